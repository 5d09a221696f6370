"""Making a promise, changing its words or rules, and agreeing on it."""

from datetime import date
from typing import Any, NamedTuple

from troth.domain.book import Book
from troth.domain.capacity import warnings
from troth.domain.change import Change, Edit
from troth.domain.days import ONE_DAY, Now
from troth.domain.desire import promises_sex
from troth.domain.errors import Refused
from troth.domain.history import recorded
from troth.domain.records import Commitment, Pause, PromiseStep, State, Version
from troth.domain.schedule import Schedule, possible, say
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Once
from troth.domain.text import TITLE_LIMIT, fitting, fitting_line
from troth.domain.wording import count, day_and_date

_LINES = {
    "title": "The title",
    "why": "Why it matters",
    "cue": "The cue",
    "then": "What you do then",
    "obstacle": "The obstacle",
    "plan_b": "The plan",
    "smallest": "The smallest version",
}
_NOTES = {"note": "The note", "closed_why": "The reason"}
_BOUNDS = (
    ("way", 1, 7),
    ("confidence", 1, 10),
    ("slack_per_month", 0, 4),
    ("tell_every", 1, 366),
    ("tell_before", 0, 366),
)


class Add(NamedTuple):
    """Make `promise`; its number is given here, whatever it carries."""

    promise: Commitment

    def __call__(self, book: Book) -> Change:
        """A new promise. Raises `Refused` when it has no title or a value is out of bounds."""
        made = checked(self.promise._replace(number=book.next_number("commitments")))
        for other in book.commitments():
            if other.uid == made.uid:
                return Change(f"Made already, as promise {other.number}: {other.title}.")
        line = f"Promise {made.number}: {made.title} ({say(made.schedule)})."
        aside = tuple(warnings(book, made, made.starts_on))
        return Change(line, (Edit("commitments", made.number, None, made),), aside)


class AddEach(NamedTuple):
    """Make several promises, each with the number of the line that it was read from: all of them, or none."""

    promises: tuple[tuple[int, Commitment], ...]

    def __call__(self, book: Book) -> Change:
        """The new promises. Raises `Refused` with the number of the first line that can't be one."""
        edits = []
        number = book.next_number("commitments")
        for away, (line, given) in enumerate(self.promises):
            try:
                made = checked(given._replace(number=number + away))
            except Refused as refused:
                raise Refused(f"Line {line}: {refused}") from None
            edits.append(Edit("commitments", made.number, None, made))
        if len(edits) == 1:
            return Add(self.promises[0][1])(book)
        return Change(f"{count(len(edits), 'promise')} made.", tuple(edits))


class Revise(NamedTuple):
    """Change fields of a promise; `schedule` closes the schedule that was in force until today."""

    number: int
    fields: tuple[tuple[str, Any], ...]
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promise with its new words and rules; nothing where they are the same."""
        before = book.commitment(self.number)
        fields = dict(self.fields)
        schedule = fields.pop("schedule", None)
        after = before._replace(**fields)
        if after.starts_on != before.starts_on:
            after = _begun_anew(after)
        if schedule is not None and schedule != before.schedule:
            after = _with_schedule(book, after, schedule, self.now.today)
        after = checked(after, before)
        if after == before:
            return Change(f"Nothing to change: {before.title}.")
        said = _retimed(before, after, self.now.today)
        return Change(f"Changed: {after.title}{said}.", (Edit("commitments", self.number, before, after),))


class Agree(NamedTuple):
    """Take a drafted or offered promise further: `offered`, `active` once agreed, or `released` when declined."""

    number: int
    to: State
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promise in its next state. Raises `Refused` when it can't go there from where it is."""
        before = book.commitment(self.number)
        if before.state == self.to:
            return Change(f"It is so already: {before.title}.")
        if (before.state, self.to) not in _AGREEING:
            raise Refused(f"Promise {self.number} is made already. Nothing was changed.")
        today, begins = self.now.today, self.to == "active"
        after = before._replace(
            state=self.to,
            agreed_on=today if begins else None,
            closed_on=today if self.to == "released" else None,
        )
        if begins and before.starts_on < today and not isinstance(before.schedule, Once):
            after = after._replace(pauses=(*before.pauses, Pause(before.starts_on, today - ONE_DAY)))
        word = _AGREEING[before.state, self.to]
        return Change(f"{word}: {before.title}.", (Edit("commitments", self.number, before, after),))


class Discard(NamedTuple):
    """Throw a draft away; only what was never promised can be thrown away."""

    number: int

    def __call__(self, book: Book) -> Change:
        """The book without the draft and what was noted with it."""
        before = book.commitment(self.number)
        if before.state != "draft":
            raise Refused(f"Promise {self.number} is more than a draft. `troth release {self.number}` lets it go.")
        edits = [Edit("commitments", self.number, before, None)]
        edits += (Edit("moves", move.number, move, None) for move in book.moves(self.number))
        edits += (Edit("updates", update.number, update, None) for update in book.updates(self.number))
        return Change(f"Discarded: {before.title}.", tuple(edits))


class FinishStep(NamedTuple):
    """One step of a big promise is done, or, said again, not done yet."""

    number: int
    step: int
    done: bool
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promise with that step done or open."""
        before = book.commitment(self.number)
        if not 0 <= self.step < len(before.steps):
            raise Refused(f"Promise {self.number} has {count(len(before.steps), 'step')}. Nothing was changed.")
        step = before.steps[self.step]
        if (step.done_on is not None) == self.done:
            return Change(f"It is so already: {step.text}.")
        steps = list(before.steps)
        steps[self.step] = PromiseStep(step.text, self.now.today if self.done else None)
        after = before._replace(steps=tuple(steps))
        word = "Step done" if self.done else "Step open again"
        return Change(f"{word}: {step.text}.", (Edit("commitments", self.number, before, after),))


_AGREEING: dict[tuple[State, State], str] = {
    ("draft", "offered"): "Offered",
    ("draft", "active"): "Promised",
    ("offered", "active"): "Agreed",
    ("offered", "draft"): "Back to a draft",
    ("offered", "released"): "Declined",
}


def promise(title: str, schedule: Schedule, starts_on: date, now: Now, uid: str, **fields: Any) -> Commitment:
    """A new promise, not yet numbered; a one-off starts no later than it is due."""
    if isinstance(schedule, Once):
        starts_on = min(starts_on, schedule.due)
    return Commitment(0, uid, now.at, title, (Version(starts_on, schedule),), starts_on, **fields)


def with_due(promise: Commitment, once: Once) -> Commitment:
    """A one-off with another date; it starts no later than it is due."""
    since = min(promise.starts_on, once.due)
    return promise._replace(schedules=(Version(since, once),), starts_on=since)


def checked(made: Commitment, before: Commitment | None = None) -> Commitment:
    """`made` with its texts normalised. Raises `Refused` when it has no title or a value is out of bounds.

    It promises no desire, but for what it said `before` already, from where nothing was turned down.
    """
    texts: dict[str, Any] = {name: fitting_line(getattr(made, name), called) for name, called in _LINES.items()}
    texts.update({name: fitting(getattr(made, name), called) for name, called in _NOTES.items()})
    steps = tuple(step._replace(text=fitting_line(step.text, "A step")) for step in made.steps if step.text.strip())
    schedules = tuple(version._replace(schedule=_cleaned(version.schedule)) for version in made.schedules)
    made = made._replace(**texts, steps=steps, schedules=schedules)
    if not made.title:
        raise Refused(f"A promise needs a few words, at most {TITLE_LIMIT} characters. Nothing was saved.")
    if _promises_desire(made, before):
        raise Refused(
            "Desire can't be owed, so closeness can't be promised ahead. "
            "Promise time for the two of you, or write down a wish or a boundary. Nothing was saved."
        )
    if not possible(made.schedule):
        raise Refused("No day would ever come for such a rhythm. Nothing was saved.")
    if made.ends_on is not None and made.ends_on < made.starts_on:
        raise Refused("It would end before it starts. Nothing was saved; give a later end.")
    for name, low, high in _BOUNDS:
        value = getattr(made, name)
        if value is not None and not low <= value <= high:
            raise Refused(f"{name.replace('_', ' ').capitalize()} goes from {low} to {high}. Nothing was saved.")
    return made


def _promises_desire(made: Commitment, before: Commitment | None) -> bool:
    """Whether it promises closeness that it did not promise `before`."""
    if made.category == "intimacy" and (before is None or before.category != "intimacy"):
        return True
    return (before is None or before.title != made.title) and promises_sex(made.title)


def _cleaned(schedule: Schedule) -> Schedule:
    return schedule._replace(cue=fitting_line(schedule.cue, "The cue")) if isinstance(schedule, OnCue) else schedule


def _retimed(before: Commitment, after: Commitment, today: date) -> str:
    """What is said back of a promise that is due otherwise now: its days, and the last one."""
    said = [say(after.schedule)] if after.schedule != before.schedule else []
    if after.ends_on != before.ends_on:
        said.append("without an end" if after.ends_on is None else f"until {day_and_date(after.ends_on, today)}")
    return f" ({', '.join(said)})" if said else ""


def _begun_anew(promise: Commitment) -> Commitment:
    """`promise` with its rules counted from its start, where that was given another day."""
    if isinstance(promise.schedule, Once):
        return with_due(promise, promise.schedule)
    schedules, starts_on = promise.schedules, promise.starts_on
    first = max((n for n, version in enumerate(schedules) if version.since <= starts_on), default=0)
    return promise._replace(schedules=(schedules[first]._replace(since=starts_on), *schedules[first + 1 :]))


def _with_schedule(book: Book, promise: Commitment, schedule: Schedule, today: date) -> Commitment:
    """`promise` by another schedule from `today` on; a one-off keeps no earlier rules, and a rhythm no single day."""
    was_once = isinstance(promise.schedule, Once)
    if isinstance(schedule, Once) != was_once and recorded(book, promise.number):
        raise Refused(
            f"Promise {promise.number} has answers, which would not fit the other kind. "
            f"`troth release {promise.number}` lets it go; make a new one beside it."
        )
    if isinstance(schedule, Once):
        return with_due(promise, schedule)
    since = max(today, promise.starts_on)
    kept = () if was_once else tuple(version for version in promise.schedules if version.since < since)
    return promise._replace(schedules=(*kept, Version(since, schedule)))
