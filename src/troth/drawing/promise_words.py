"""How a promise stands, in words: its rhythm, what is asked of it now, its run, when it was told, what comes next."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import week_start
from troth.domain.history import recorded_between, rest_on, standing, tally_on
from troth.domain.outlook import calendar_days, due_on, next_days, open_before, told_last
from troth.domain.past import Went, past_occasions
from troth.domain.records import Commitment
from troth.domain.schedule import follows_last, say
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.steadiness import run, steadiness_words
from troth.domain.whom import MINE
from troth.domain.wording import ago, by_day, coming_day, count, day_and_date, past_day, short_date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Standing(NamedTuple):
    """What is said of a promise in a few words: each may be empty."""

    rhythm: str
    asked: str
    run: str
    steady: str
    told: str
    coming: str


def stands(book: Book, promise: Commitment, day: date, show_run: bool = True) -> Standing:
    """How `promise` stands on `day`."""
    went = past_occasions(book, promise, day)
    return Standing(
        rhythm(promise, day),
        asked(book, promise, day),
        _run_words(went) if show_run else "",
        steadiness_words(went).removeprefix("new"),
        told_words(book, promise, day),
        next_words(book, promise, day),
    )


def rhythm(promise: Commitment, day: date) -> str:
    """When it is due and to whom it is made: every day, to each other; big."""
    schedule = promise.schedule
    when = say(schedule)
    if isinstance(schedule, Once):
        near = schedule.due.year == day.year
        when = f"once, by {short_date(schedule.due)}{'' if near else f' {schedule.due.year}'}"
    size = " · big" if promise.size == "big" else ""
    return f"{when}, to {MINE[promise.made_to]}{size}"


def asked(book: Book, promise: Commitment, day: date) -> str:
    """What is asked of it now: how often it was kept this week, what waits for an answer, when it begins."""
    match standing(promise, day):
        case "active":
            return _asked(book, promise, day)
        case "paused":
            rest = rest_on(promise, day)
            until = None if rest is None else rest.until
            return "paused" if until is None else f"paused until {day_and_date(until, day)}"
        case "released":
            return "let go" + (f": {promise.closed_why}" if promise.closed_why else "")
        case "offered" | "draft" as state:
            return f"{state}: it begins once it is agreed on"
        case "repairing":
            return "a repair is under way"
        case _:
            return ""


def _asked(book: Book, promise: Commitment, day: date) -> str:
    schedule = promise.schedule
    late = open_before(book, promise, day)
    if isinstance(schedule, TimesPer) and (found := tally_on(book, promise, day, day)) is not None:
        left = found.needed - found.kept
        more = _NUMBERS[left] if left < len(_NUMBERS) else str(left)
        said = f"{found.kept} of {found.needed} this {schedule.period}"
        return said + (f", {more} more {by_day(found.span.last, day)}" if left > 0 else "")
    if late is not None:
        when = past_day(late.day, day) if (day - late.day).days < 2 else day_and_date(late.day)
        return f"{when} has no answer yet" + (f", and {count(late.others, 'day')} before it" if late.others else "")
    if isinstance(schedule, OnCue):
        return ""
    if isinstance(schedule, Once):
        return (coming_day if schedule.due >= day else past_day)(schedule.due, day) + (
            f", by {schedule.time}" if schedule.time else ""
        )
    ahead = next_days(book, promise, day, 1)
    if promise.starts_on >= day and due_on(book, promise, day) is None:
        return f"first on {day_and_date(ahead[0], day)}" if ahead else ""
    first = max(week_start(day, book.settings.week_starts), promise.starts_on)
    due = set() if follows_last(schedule) else set(calendar_days(book, promise, first, day))
    answered = recorded_between(book, promise.number, first, day)
    kept = sum(occasion.outcome == "kept" for occasion in answered.values())
    due |= set(answered)
    if len(due) > 1 or kept:
        return f"{kept} of {len(due)} this week"
    return f"next {coming_day(ahead[0], day)}" if ahead and not due else ""


def _run_words(went: Sequence[Went]) -> str:
    found = run(went)
    since = found.since_repair or 0
    parts = [f"{found.now} in a row"] if found.now > 1 else []
    parts += [f"best {found.best}"] if found.best > max(found.now, 1) else []
    parts += [f"{since} since the repair"] if 0 < since < found.now else []
    return ", ".join(parts)


def told_words(book: Book, promise: Commitment, day: date) -> str:
    """When the other person was last told how it goes, and how."""
    last = told_last(book, promise)
    if last is None:
        return "not told yet" if promise.tell_every or promise.tell_before else ""
    how = next((update.how for update in reversed(book.updates(promise.number)) if update.day == last), "")
    return f"told {past_day(last, day)}" + (f", {how}" if how else "")


def told_since(book: Book, promise: Commitment, day: date) -> str:
    """How long ago the other person was told: told 9 days ago, not told yet."""
    last = told_last(book, promise)
    return "not told yet" if last is None else f"told {ago(last, day)}"


def next_words(book: Book, promise: Commitment, day: date, wanted: int = 1) -> str:
    """When it is due next, as far as that is known."""
    by = "by " if isinstance(promise.schedule, TimesPer) or follows_last(promise.schedule) else ""
    days = next_days(book, promise, day, wanted)
    said = [f"{by}{coming_day(each, day).removeprefix('on ') if by else coming_day(each, day)}" for each in days[:1]]
    return ", ".join([*said, *(f"{by}{day_and_date(each, day)}" for each in days[1:])])


def weeks_before(day: date, week_starts: int, weeks: int) -> date:
    """The first day of the first of the last `weeks` weeks."""
    return week_start(day, week_starts) - timedelta(weeks=weeks - 1)
