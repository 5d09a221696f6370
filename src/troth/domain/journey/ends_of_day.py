"""The two ends of a day as Today shows them, and who comes back after days away."""

from datetime import date, timedelta
from typing import Literal, NamedTuple, cast

from troth.domain.book import Book
from troth.domain.days import Now, first_of_month
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.evening import DayMonth
from troth.domain.journey.keepsake import Appreciation
from troth.domain.journey.lookup import between, loops, mark_on, marks
from troth.domain.records import Month

DayPart = Literal["morning", "day", "evening"]

NOON = 720
"""The minute after midnight at which no morning's line is asked for any more."""

AWAY = 7
"""From so many days without a word on somebody comes back."""

_A_DAY = 86_400
_RECALLED = 14
"""So many days back an intention is looked for that may be taken again."""


class EndsOfDay(NamedTuple):
    """What stands at the two ends of a day.

    `intention` is what was wanted of it; where it may still be said, `asks`, with the one `before` to take again. In
    the `evening` two rows stand: the minute is `noted` or not, and thanks are "", "to say" or "said".
    """

    intention: str = ""
    asks: bool = False
    before: str = ""
    evening: bool = False
    noted: bool = False
    thanks: Literal["", "to say", "said"] = ""


def part_of_day(minute: int, ends_at: int, evening_from: int) -> DayPart:
    """The part of a logical day that ends `ends_at` minutes after midnight, at a `minute` of the wall clock."""
    if minute < ends_at or minute >= evening_from:
        return "evening"
    return "morning" if minute < NOON else "day"


def part_now(book: Book, minute: int) -> DayPart:
    """The part of the day at a `minute` after midnight, by the settings of this person."""
    return part_of_day(minute, book.settings.day_ends_at, loops(book).evening_from)


def ends_of_day(book: Book, day: date, part: DayPart) -> EndsOfDay:
    """What stands at the ends of `day` in that part of it; nothing of an end that is switched off."""
    chosen, mark = loops(book), mark_on(book, day)
    intention = "" if mark is None else mark.intention
    asks = chosen.intention and part == "morning" and not intention
    before = _intention_before(book, day) if asks else ""
    if not chosen.evening or part != "evening":
        return EndsOfDay(intention, asks, before)
    given = between(book, Appreciation, day, day)
    told = given and all(each.told_on is not None for each in given)
    noted = mark is not None and mark.pulse is not None
    return EndsOfDay(intention, asks, before, True, noted, "" if not given else "said" if told else "to say")


def days_away(book: Book, now: Now) -> int:
    """For how many days nothing was said, where those are days away; else 0, as where nothing was ever said.

    What was said is an answer to a promise, a word on a day, or a check-in. The months of the last days are looked at
    first, so that who comes daily waits for nothing.
    """
    near = now.today - timedelta(days=AWAY)
    if now.at - _last_said(book, near, now) < AWAY * _A_DAY:
        return 0
    last = _last_said(book, date.min, now)
    return (now.at - last) // _A_DAY if last else 0


def is_day_of_return(book: Book, now: Now) -> bool:
    """Whether somebody came back today or yesterday: of what was said more than a day ago the last is days away."""
    near, since = now.today - timedelta(days=AWAY + 1), now.at - _A_DAY
    last = _last_said(book, near, now, since)
    if last and now.at - last < AWAY * _A_DAY:
        return False
    return bool(last or _last_said(book, date.min, now, since))


def _intention_before(book: Book, day: date) -> str:
    said = marks(book, day - timedelta(days=_RECALLED), day - timedelta(days=1))
    return next((mark.intention for mark in reversed(said.values()) if mark.intention), "")


def _last_said(book: Book, first: date, now: Now, before: int | None = None) -> int:
    """The moment at which something was last said of a day from the month of `first` on; 0 where nothing was.

    With `before`, of what was said by that moment.
    """
    source, since = book.source, first_of_month(first)
    answers = cast("list[Month]", [*source.between("months", since, now.today)])
    marked = cast("list[DayMonth]", [*source.between("days", since, now.today)])
    said = [each.at for month in answers for _, each in month.days]
    said += [each.at for days in marked for _, each in days.days]
    said += [each.at for each in between(book, CheckIn, since, now.today)]
    return max((at for at in said if before is None or at <= before), default=0)
