"""The full form of a promise, for a new one and for one that changes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from troth.domain.actions.making import Add, Revise, checked, promise
from troth.domain.book import Action, Book
from troth.domain.boundary import CATEGORIES, category_named
from troth.domain.dates import COMING_DATES, parse_date, parse_moment
from troth.domain.days import Now
from troth.domain.draft import PROMISE, Draft, DraftSlot
from troth.domain.errors import NotUnderstood, TwoDays
from troth.domain.grammar import SPECS, Rhythm, first_day, from_today, parse_rhythm, time_cue
from troth.domain.quick import Quick
from troth.domain.records import About, Commitment, PromiseStep
from troth.domain.schedule import spell
from troth.domain.schedule.dated import Once
from troth.tui.context import Context
from troth.tui.kit.form import Field, choice, number
from troth.tui.record_form import RecordForm

_TO = ("partner", "self", "both")
_SIZES = ("small", "medium", "big")
_YES = ("no", "yes")
_ABOUT = ("", *CATEGORIES.values())


class PromiseForm(RecordForm):
    """Everything a promise can hold; only its words and when it is due are asked for."""

    def __init__(
        self,
        context: Context,
        book: Book,
        made: Commitment | None = None,
        quick: Quick | None = None,
        draft: Draft | None = None,
    ) -> None:
        """A form for `made`, or for a new promise that begins with what was typed in one line."""
        self.context, self._made, self._now = context, made, context.now(book)
        today = self._now.today
        fields = promise_fields(made or promise("", Once(today), today, self._now, ""), today, made is None)
        if made is None:
            super().__init__("A new promise", fields, context, book, DraftSlot(PROMISE), draft, begun(quick, self._now))
        else:
            slot = DraftSlot(PROMISE, (made.uid,))
            super().__init__(f"Promise {made.number}", fields, context, book, slot, draft, new=False)

    def answer(self, values: dict[str, Any]) -> Action:
        """The promise made, or changed. Raises `Refused` when it can't stand."""
        rhythm: Rhythm = values.pop("when")
        offered = values.pop("offered", "no") == "yes"
        ends = values.pop("ends_on") or rhythm.until
        fields = {**values, "ends_on": ends, "matters_every_time": values["matters_every_time"] == "yes"}
        fields["cue"] = time_cue(rhythm.schedule, rhythm.time, fields["cue"])
        fields["slack_per_month"] = 2 if values["slack_per_month"] is None else values["slack_per_month"]
        if self._made is not None:
            done = {step.text: step.done_on for step in self._made.steps}
            fields["steps"] = tuple(step._replace(done_on=done.get(step.text)) for step in fields["steps"])
            checked(self._made._replace(**fields), self._made)
            fields["schedule"] = from_today(rhythm, self._now.today)
            return Revise(self._made.number, tuple(fields.items()), self._now)
        title, starts = fields.pop("title"), fields.pop("starts_on")
        starts_on = first_day(rhythm.since, starts or rhythm.since or self._now.today)
        made = promise(title, rhythm.schedule, starts_on, self._now, self.context.uid(), **fields)
        return Add(checked(made._replace(state="offered" if offered else "active")))


def begun(quick: Quick | None, now: Now) -> dict[str, str]:
    """The texts of a new promise of which the line `quick` was typed."""
    if quick is None:
        return {}
    made = promise(quick.title, quick.schedule, quick.starts_on or now.today, now, "")
    cue = time_cue(quick.schedule, quick.time)
    made = made._replace(ends_on=quick.ends_on, made_to=quick.made_to, size=quick.size, cue=cue)
    return {field.name: field.text for field in promise_fields(made, now.today, True)}


def promise_fields(made: Commitment, today: date, new: bool) -> list[Field]:
    """The fields over `made`."""
    ends = "" if made.ends_on is None else made.ends_on.isoformat()
    texts = [
        ("why", "Why it matters", "to them, or to me"),
        ("cue", "Cue", "the moment that reminds me"),
        ("then", "When it comes, I", "what I do in that moment"),
        ("obstacle", "What may get in the way", ""),
        ("plan_b", "And then", "what I do when it does"),
        ("smallest", "On a bad day", "the smallest version that still counts"),
    ]
    grace = made.schedule.grace_days if not new and isinstance(made.schedule, Once) else 0
    fields = [
        Field("title", "I promise to", "a few words", made.title),
        Field("when", "When", "day, mon,thu, 3x week, 2026-12-01 …", spell(made.schedule), _when(today, grace)),
        choice("made_to", "To", "partner, self or both", made.made_to, _TO),
        choice("size", "Size", "small, medium or big", made.size, _SIZES),
        *(Field(name, label, hint, getattr(made, name)) for name, label, hint in texts),
        Field("category", "About", "digital, money, work ... or nothing", _about(made), _category, choices=_ABOUT),
        Field("confidence", "How sure I am", "1 to 10", _text(made.confidence), number(1, 10)),
        Field("steps", "Steps", "one a row", "\n".join(step.text for step in made.steps), _steps, True),
        Field("tell_every", "Tell them how it goes", "every so many days", _text(made.tell_every), number(1, 366)),
        Field("tell_before", "Tell them before", "so many days ahead", _text(made.tell_before), number(0, 60)),
        Field("slack_per_month", "Slack", "0 to 4 a month", _text(made.slack_per_month), number(0, 4)),
        choice("matters_every_time", "Every time counts", "yes or no", _YES[made.matters_every_time], _YES),
        Field("ends_on", "Ends", "a date, or nothing", ends, lambda text: _day(text, today)),
        Field("note", "Note", "", made.note, long=True),
    ]
    if new:
        starts = "" if made.starts_on == today else made.starts_on.isoformat()
        from_day = Field("starts_on", "From", "a date; nothing means today", starts, lambda text: _day(text, today))
        fields.insert(2, from_day)
        fields.append(choice("offered", "Offer it first", "yes: it begins once they agree", "no", _YES))
    return fields


def _when(today: date, grace: int) -> Callable[[str], Rhythm]:
    def read(text: str) -> Rhythm:
        try:
            moment = parse_moment(text, today)
        except TwoDays:
            raise
        except NotUnderstood:
            try:
                return parse_rhythm(text, today)
            except NotUnderstood:
                raise NotUnderstood(f"Understood are dates ({COMING_DATES}) and rhythms ({SPECS}).") from None
        return Rhythm(Once(moment.day, moment.time, grace))

    return read


def _text(value: int | None) -> str:
    return "" if value is None else str(value)


def _about(made: Commitment) -> str:
    return CATEGORIES[made.category] if made.category else ""


def _category(text: str) -> About:
    return category_named(text) if text.strip() else ""


def _day(text: str, today: date) -> date | None:
    return parse_date(text, today) if text.strip() else None


def _steps(text: str) -> tuple[PromiseStep, ...]:
    return tuple(PromiseStep(line.strip()) for line in text.splitlines() if line.strip())
