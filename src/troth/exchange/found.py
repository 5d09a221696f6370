"""What is found in another program's file, and how it becomes promises: nothing of it is guessed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import blake2b
from time import monotonic
from typing import Literal, NamedTuple, TypeVar

from troth.clock import day_at
from troth.domain.actions.bringing_in import BroughtPromise
from troth.domain.days import ONE_DAY, DayEnds, Now
from troth.domain.grammar import Rhythm, time_cue
from troth.domain.outcome_table import OUTCOMES, Outcome
from troth.domain.records import Commitment, MadeTo, Occasion, Pause, PromiseStep, State, Version
from troth.domain.schedule import Schedule, has_fixed_days, next_due_days
from troth.domain.schedule.dated import Once
from troth.domain.text import NOTE_LIMIT, TITLE_LIMIT, clean, clean_line, shortened
from troth.domain.wording import count

YEARS = range(1900, 2501)
"""The years that a day here can lie in."""

Lacks = Literal["rhythm", "date"]

_OFTEN = 0.1
"""So many seconds lie at least between two times that who listens hears of it."""

_LINE_LIMIT = 300

Piece = TypeVar("Piece")

Heard = Callable[[int, int, str], None]
"""Hears how many pieces are gone through, of how many, and what they are called; it may raise, which stops all."""


class DayAnswered(NamedTuple):
    """How a day went, in our words for it; `at` is when that was said, if it is known."""

    day: date
    outcome: Outcome
    note: str = ""
    at: int | None = None


class FoundPromise(NamedTuple):
    """One promise as another program holds it; `key` is what it is called there, the same each time it is read.

    Without a schedule it `lacks` one, which somebody has to choose; `why` says what stands there instead. `since` is
    its first day, where that is told.
    """

    key: str
    title: str
    schedule: Schedule | None
    days: tuple[DayAnswered, ...] = ()
    since: date | None = None
    until: date | None = None
    time: str = ""
    note: str = ""
    steps: tuple[PromiseStep, ...] = ()
    pauses: tuple[Pause, ...] = ()
    shelved: bool = False
    lacks: Lacks = "rhythm"
    why: str = ""
    uid: str = ""


class ImportPlan(NamedTuple):
    """What a file of `kind` holds: promises, and lines about what has no exact form here; nothing is written yet."""

    kind: str
    found: tuple[FoundPromise, ...]
    left: tuple[str, ...] = ()


class ChosenWhere(NamedTuple):
    """Where a rhythm and a date are chosen for what has none."""

    rhythm: str
    date: str


IN_SHELL = ChosenWhere("--every SPEC", "--by DATE")


class Taken(NamedTuple):
    """The promises of a plan, and all that is not taken exactly, a line each.

    Those that may have to wait for a choice are told by their uid: what they lack, and a line that says why.
    """

    brought: tuple[BroughtPromise, ...]
    asks: Mapping[str, tuple[Lacks, str]]
    left: tuple[str, ...]

    def asked(self, waiting: Iterable[BroughtPromise], where: ChosenWhere = IN_SHELL) -> tuple[str, ...]:
        """The lines about those that wait: a rhythm is chosen one by one, a date for all at once."""
        asks = [self.asks[each.promise.uid] for each in waiting]
        dates = sum(lacks == "date" for lacks, _ in asks)
        lines = [f"{why}; choose one ({where.rhythm})" for lacks, why in asks if lacks == "rhythm"]
        return (*lines, *([f"{dates} without a date; choose one for all ({where.date})"] if dates else ()))


def looked_through(done: int, of: int, called: str) -> str:
    """The words for how far it is."""
    return f"Looked through {done:,} of {of:,} {called}."


def nobody(done: int, of: int, called: str) -> None:
    """Nobody hears how far it is."""


class Here(NamedTuple):
    """Where and when a file is read: the present, when days end here, and who hears how far it is."""

    now: Now
    ends: DayEnds = DayEnds()
    heard: Heard = nobody

    def through(self, pieces: Sequence[Piece], called: str) -> Iterator[Piece]:
        """Each of the pieces; now and then who listens hears how far it is, and may stop it."""
        due = 0.0
        for at, piece in enumerate(pieces):
            if (moment := monotonic()) >= due:
                due = moment + _OFTEN
                self.heard(at, len(pieces), called)
            yield piece

    def day(self, at: float) -> date:
        """The logical day of a moment. Raises `ValueError` for one that no clock here shows."""
        try:
            return within(day_at(at, self.ends))
        except (OverflowError, OSError):
            raise ValueError(at) from None


class ChosenForAll(NamedTuple):
    """What the person says for all that the file does not: a rhythm, a date, and whom the promises are to."""

    rhythm: Rhythm | None = None
    date: Once | None = None
    made_to: MadeTo = "self"


def wall(at: float) -> datetime:
    """What the clock on the wall shows at a moment. Raises `ValueError` for one that it never does."""
    try:
        return datetime.fromtimestamp(at, tz=UTC).astimezone().replace(tzinfo=None)
    except (OverflowError, OSError):
        raise ValueError(at) from None


def within(day: date) -> date:
    """The same day. Raises `ValueError` where it lies in a year that can't be kept."""
    if day.year not in YEARS:
        raise ValueError(day.year)
    return day


def iso_day(text: str) -> date:
    """The day that is written as 2026-11-23, and in no other way. Raises `ValueError`."""
    if len(text) != 10 or not text.isascii() or text[4] != "-":
        raise ValueError
    return within(date.fromisoformat(text))


def brought(plan: ImportPlan, here: Here, chosen: ChosenForAll) -> Taken:
    """The promises of a plan with what was chosen."""
    names: dict[str, int] = {}
    taken, asks, left = list[BroughtPromise](), dict[str, tuple[Lacks, str]](), list(plan.left)
    for found in here.through(plan.found, "promises"):
        if not clean_line(found.title):
            left.append("One without words")
            continue
        if any(len(text) > NOTE_LIMIT for text in (found.note, *(each.note for each in found.days))):
            left.append(f"{shortened(found.title)}: a note of more than {NOTE_LIMIT:,} characters, cut there")
        days = tuple(each for each in found.days if each.day <= here.now.today)
        if early := len(found.days) - len(days):
            left.append(f"{shortened(found.title)}: {count(early, 'day')} that had not come yet")
            if not days and isinstance(found.schedule, Once):
                continue
        again = names[found.key] = names.get(found.key, 0) + 1
        name = found.uid or uid(plan.kind, found.key if again == 1 else f"{found.key}\0{again}")
        taken.append(_brought(found._replace(days=days), name, here, chosen))
        asks[name] = (found.lacks, _brief(f"{shortened(found.title)}: {found.why}"))
    return Taken(tuple(taken), asks, tuple(map(_brief, left)))


def _brief(line: str) -> str:
    """A line about something whose own words may be endless: its beginning and its end, where the reason stands."""
    if len(line) <= _LINE_LIMIT:
        return line
    return f"{shortened(line, _LINE_LIMIT - 100)} … {line[-100:]}"


def uid(kind: str, key: str) -> str:
    """The name across files of what came from another program: the same each time it comes."""
    return blake2b(f"{kind}\0{key}".encode("utf-8", "replace"), digest_size=8).hexdigest()


def _brought(found: FoundPromise, name: str, here: Here, chosen: ChosenForAll) -> BroughtPromise:
    schedule, since, until, time = found.schedule, found.since, found.until, found.time
    if schedule is None and found.lacks == "date":
        schedule = chosen.date
    elif schedule is None and chosen.rhythm is not None:
        schedule, until, time = chosen.rhythm.schedule, chosen.rhythm.until or until, chosen.rhythm.time or time
        since = since or chosen.rhythm.since
    once = isinstance(schedule, Once)
    days = found.days[-1:] if once else found.days
    starts = since or min((each.day for each in days), default=here.now.today)
    if schedule is not None and not days:
        starts = _begins(schedule, starts, here.now.today)
    state, closed = _ended(found, once, days, here.now.today)
    promise = Commitment(
        0,
        name,
        here.now.at,
        shortened(found.title, TITLE_LIMIT),
        () if schedule is None else (Version(starts, schedule),),
        starts,
        ends_on=None if until is None or once else max(until, starts),
        state=state,
        closed_on=closed,
        made_to=chosen.made_to,
        kind="promise" if once or found.lacks == "date" else "rhythm",
        cue="" if schedule is None else time_cue(schedule, time),
        note=_note(found),
        steps=tuple(step._replace(text=shortened(step.text)) for step in found.steps),
        pauses=found.pauses,
        asks_from=None if once else here.now.today,
    )
    return BroughtPromise(promise, tuple((each.day, _occasion(each, here)) for each in days))


def _begins(schedule: Schedule, since: date, today: date) -> date:
    """The first day of a promise of which no day was answered: none that is past, unless it has one date alone."""
    if isinstance(schedule, Once):
        return min(since, schedule.due)
    if since >= today or not has_fixed_days(schedule):
        return since
    return next(iter(next_due_days(schedule, since, today - ONE_DAY, 1)), today)


def _ended(found: FoundPromise, once: bool, days: Sequence[DayAnswered], today: date) -> tuple[State, date | None]:
    if once and days:
        return OUTCOMES[days[-1].outcome].closes, days[-1].day
    return ("released", today) if found.shelved else ("active", None)


def _occasion(answered: DayAnswered, here: Here) -> Occasion:
    at = here.now.at if answered.at is None else min(answered.at, here.now.at)
    return Occasion(answered.outcome, max(at, 0), _cut(answered.note))


def _note(found: FoundPromise) -> str:
    """The note, led by the whole title where that is too long for one."""
    whole = clean_line(found.title)
    return _cut("\n".join(filter(None, (whole if len(whole) > TITLE_LIMIT else "", found.note.strip()))))


def _cut(text: str) -> str:
    text = clean(text[: 8 * NOTE_LIMIT])
    return text if len(text) <= NOTE_LIMIT else text[: NOTE_LIMIT - 1] + "…"
