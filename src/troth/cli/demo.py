"""Made-up promises with half a year of history, always the same but for the day they end on."""

import tomllib
from datetime import date, timedelta
from typing import Any, NamedTuple

from troth.cli.context import CommandContext
from troth.cli.demo_life import MadeUpLife, day_away, moment_of
from troth.domain.actions.several import Several
from troth.domain.book import Book
from troth.domain.change import Change, Edit, names
from troth.domain.days import Now, first_of_month
from troth.domain.follow_up import Move, Repair, Update
from troth.domain.grammar import parse_rhythm
from troth.domain.outcome_table import OUTCOMES
from troth.domain.records import Commitment, Link, Month, Occasion, PromiseStep, Version
from troth.domain.schedule import Schedule, due_days
from troth.domain.schedule.dated import Once
from troth.resources import content

_OUTCOMES = {outcome[0]: outcome for outcome in OUTCOMES}
"""Each outcome by the letter it has in a history."""

_FIELDS = ("size", "why", "cue", "then", "smallest", "note", "confidence", "tell_every")


def fill(context: CommandContext, *, year: bool = False) -> None:
    """Write made-up promises, and the life beside them, into the context's file, which holds nothing yet."""
    with open(content("year.toml" if year else "demo.toml"), "rb") as file:
        found = tomllib.load(file)
    now = context.now
    context.store.do(Several((MadeUp(found["promise"], found["weeks"], now), MadeUpLife(found, now))), now.at)


class MadeUp(NamedTuple):
    """All made-up promises as one change; `promises` as `content/demo.toml` gives them."""

    promises: list[dict[str, Any]]
    weeks: int
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promises with their history; nothing of it is to be undone."""
        edits: list[Edit] = []
        for number, asked in enumerate(self.promises, 1):
            self._add(edits, number, asked)
        return Change("Made up.", tuple(edits), forget=names(edits))

    def _add(self, edits: list[Edit], number: int, asked: dict[str, Any]) -> None:
        start = day_away(self.now, asked.get("made", -7 * self.weeks))
        schedule: Schedule
        if "by" in asked:
            due = day_away(self.now, asked["by"])
            schedule, days = Once(due, asked.get("time", "")), [due] if "history" in asked else []
        else:
            schedule = parse_rhythm(asked["every"], start).schedule
            marked = parse_rhythm(asked.get("on", asked["every"]), start).schedule
            days = due_days(marked, start, start, day_away(self.now, -1))
        said = self._said(days, asked.get("history", "."))
        edits.append(Edit("commitments", number, None, self._promise(number, asked, schedule, start)))
        for first in sorted({first_of_month(day) for day in said}):
            month = tuple((day.day, said[day]) for day in sorted(said) if first_of_month(day) == first)
            made = Month(_count(edits, "months"), number, first, month)
            edits.append(Edit("months", made.number, None, made))
        self._log(edits, number, asked)

    def _promise(self, number: int, asked: dict[str, Any], schedule: Schedule, start: date) -> Commitment:
        fields: dict[str, Any] = {name: asked[name] for name in _FIELDS if name in asked}
        done = asked.get("steps_done", 0)
        steps = tuple(PromiseStep(text, start if n < done else None) for n, text in enumerate(asked.get("steps", ())))
        once = isinstance(schedule, Once)
        said = _OUTCOMES.get(asked.get("history", ".")) if once else None
        return Commitment(
            number,
            f"demo{number:012}",
            moment_of(self.now, start),
            asked["title"],
            (Version(start, schedule),),
            start,
            state=OUTCOMES[said].closes if said else "active",
            closed_on=schedule.due if isinstance(schedule, Once) and said else None,
            made_to=asked["to"],
            kind="promise" if once else "rhythm",
            steps=steps,
            origin=Link("sessions", asked["session"]) if "session" in asked else None,
            **fields,
        )

    def _said(self, days: list[date], history: str) -> dict[date, Occasion]:
        outcomes = ((day, _OUTCOMES.get(history[n % len(history)])) for n, day in enumerate(days))
        return {day: Occasion(outcome, moment_of(self.now, day)) for day, outcome in outcomes if outcome is not None}

    def _log(self, edits: list[Edit], number: int, asked: dict[str, Any]) -> None:
        for told in asked.get("told", ()):
            n, day = _count(edits, "updates"), day_away(self.now, told["day"])
            update = Update(n, f"told{n:012}", moment_of(self.now, day), number, day, told["how"], told["text"])
            edits.append(Edit("updates", n, None, update))
        for moved in asked.get("moved", ()):
            n, at = _count(edits, "moves"), moment_of(self.now, day_away(self.now, moved["day"]))
            was, to = day_away(self.now, moved["from"]), day_away(self.now, asked["by"])
            move = Move(n, f"move{n:012}", at, number, was, to, "before", why=moved["why"])
            edits.append(Edit("moves", n, None, move))
        if "repair" in asked:
            n, day = _count(edits, "repairs"), day_away(self.now, asked["by"])
            repair = Repair(
                n,
                f"mend{n:012}",
                moment_of(self.now, day),
                number,
                day,
                told_on=day + timedelta(days=1),
                amends_done_on=day + timedelta(days=21),
                **asked["repair"],
            )
            edits.append(Edit("repairs", n, None, repair))


def _count(edits: list[Edit], table: str) -> int:
    return 1 + sum(edit.table == table for edit in edits)
