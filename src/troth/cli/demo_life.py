"""Made-up life beside made-up promises: boundaries, entries and the long view, counted from today, always the same."""

from datetime import date, timedelta
from typing import Any, NamedTuple, cast

from troth.domain.book import Book
from troth.domain.boundary import Boundary, BoundaryEvent
from troth.domain.change import Change, Edit, Table, names
from troth.domain.days import Now, first_of_month, week_start
from troth.domain.journey.check_in import AREAS, CheckIn
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision, DecisionEvent
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.session import AgendaPoint, Measure, Session
from troth.domain.records import Link
from troth.domain.reflection import Answer, Reflection, ShareItem

_A_DAY = 86_400
_TEN = "X"
_KINDS: dict[str, tuple[Table, type[Any]]] = {
    "boundary": ("boundaries", Boundary),
    "entry": ("reflections", Reflection),
    "share": ("shares", ShareItem),
    "pattern": ("patterns", Pattern),
    "incident": ("incidents", Incident),
    "decision": ("decisions", Decision),
    "session": ("sessions", Session),
    "point": ("agenda", AgendaPoint),
    "measure": ("measures", Measure),
    "celebration": ("celebrations", Celebration),
    "thanks": ("thanks", Appreciation),
}
"""What a file of made-up life may hold, by the name it has there."""

_DAYS = ("closed_on", "decided_on", "first_said_on", "review_on", "told_on", "try_until", "understood_on")
_MOMENTS = ("at", "made_at", "started_at")
_OWN = ("on", "answers", "history", "honoured")


def day_away(now: Now, days: int) -> date:
    """The day that is so many days from today."""
    return now.today + timedelta(days=days)


def moment_of(now: Now, day: date) -> int:
    """The moment of a day that has the time of day it is now."""
    return now.at - (now.today - day).days * _A_DAY


class MadeUpLife(NamedTuple):
    """A file of made-up life as one change; each `on` is a day counted from today."""

    found: dict[str, Any]
    now: Now

    def __call__(self, book: Book) -> Change:
        """All of it; nothing of it is to be undone."""
        edits = [*self._check_ins(), *self._evenings()]
        for name, (table, kind) in _KINDS.items():
            for number, asked in enumerate(self.found.get(name, ()), 1):
                edits.append(Edit(table, number, None, self._record(name, kind, number, asked)))
        honoured = [(of, day) for of, asked in enumerate(self.found.get("boundary", ()), 1) for day in _honoured(asked)]
        for number, (of, away) in enumerate(honoured, 1):
            day = day_away(self.now, away)
            event = BoundaryEvent(number, f"honour{number:010}", moment_of(self.now, day), of, day, "honoured")
            edits.append(Edit("boundary_events", number, None, event))
        return Change("Made up.", tuple(edits), forget=names(edits))

    def _record(self, name: str, kind: type[Any], number: int, asked: dict[str, Any]) -> Any:
        day = day_away(self.now, asked.get("on", -1))
        fields = {key: self._value(key, value) for key, value in asked.items() if key not in _OWN}
        fields |= {key: moment_of(self.now, day) for key in _MOMENTS if key in kind._fields}
        if "day" in kind._fields:
            fields["day"] = day
        if "answers" in asked:
            fields["answers"] = tuple(
                Answer(f"s{n}", prompt, (said,)) for n, (prompt, said) in enumerate(asked["answers"])
            )
        if "history" in asked:
            fields["history"] = tuple(DecisionEvent(day_away(self.now, on), what) for on, what in asked["history"])
        return kind(number=number, uid=f"{name}{number:010}", **fields)

    def _value(self, key: str, value: Any) -> Any:
        if key in _DAYS:
            return day_away(self.now, value)
        if key in ("chosen", "guesses"):
            return tuple(Link(table, number) for table, number in value)
        return tuple(value) if isinstance(value, list) else value

    def _check_ins(self) -> list[Edit]:
        """A check-in a week on its last day, the newest of the last week that is over; a dot is a week without one."""
        lines = self.found.get("areas", {})
        weeks = max(map(len, lines.values()), default=0)
        last = week_start(self.now.today, 0) - timedelta(days=1)
        words = {(each["weeks_ago"], each["area"]): each["word"] for each in self.found.get("said", ())}
        edits: list[Edit] = []
        for ago in range(weeks - 1, -1, -1):
            values = tuple(_answer(lines[area][-1 - ago]) for area in AREAS)
            if any(value is not None for value in values):
                number, day = len(edits) + 1, last - timedelta(weeks=ago)
                said = tuple(words.get((ago, area), "") for area in AREAS)
                made = CheckIn(number, f"week{number:012}", moment_of(self.now, day), day, values, said)
                edits.append(Edit("checkins", number, None, made))
        return edits

    def _evenings(self) -> list[Edit]:
        """How far one could be oneself, a sign a day up to yesterday; a dot is an evening without an answer."""
        line = cast(str, self.found.get("evenings", ""))
        said = {day_away(self.now, at - len(line)): int(sign) for at, sign in enumerate(line) if sign != "."}
        months: dict[date, list[tuple[int, DayMark]]] = {}
        for day, pulse in said.items():
            months.setdefault(first_of_month(day), []).append((day.day, DayMark(pulse, moment_of(self.now, day))))
        return [
            Edit("days", number, None, DayMonth(number, first, tuple(days)))
            for number, (first, days) in enumerate(months.items(), 1)
        ]


def _honoured(asked: dict[str, Any]) -> list[int]:
    return cast("list[int]", asked.get("honoured", []))


def _answer(sign: str) -> int | None:
    return None if sign == "." else 10 if sign == _TEN else int(sign)
