"""What comes back by itself on a day: one offer at most, and silence where it was taken or sent away."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple, cast

from troth.domain.book import Book
from troth.domain.days import month_length
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.keepsake import Celebration
from troth.domain.journey.looking_back import first_used, years_before
from troth.domain.journey.lookup import between, loops

OfferName = Literal["letter", "month", "week", "observer", "ways"]

WEEKLY, MONTHLY, OBSERVER = "E36", "E37", "E22"
"""The practices that three of the offers lead to."""

_USED_FOR_WEEK = timedelta(days=6)
_USED_FOR_MONTH = timedelta(days=21)
_WEEK_STANDS = 3
_WEEK_BEFORE = timedelta(days=3)
_MONTH_STANDS = range(1, 8)
_MONTH_SILENT = timedelta(days=19)
_TURN, _TURNS, _STANDS = 122, 3, 14
"""The four months between two looks through other eyes; after so many turns without one it is not offered any more."""

_MOMENTS = 6
_A_YEAR = timedelta(days=365)


class Offer(NamedTuple):
    """Something that may be done now; sent away, it is silent through `until`, the day before its next turn."""

    name: OfferName
    until: date


def offer_of(book: Book, today: date) -> Offer | None:
    """The one offer of a day: the first whose turn it is; none any more where one was taken or sent away today."""
    first = first_used(book)
    if first is None or _had_one(book, today):
        return None
    silent = {each.name for each in loops(book).quiet if each.until >= today}
    return next((each for each in _due(book, first, today) if each.name not in silent), None)


def _had_one(book: Book, today: date) -> bool:
    sent = any(each.on == today for each in loops(book).quiet)
    return sent or bool(between(book, CheckIn, today, today)) or _done(book, {WEEKLY, MONTHLY, OBSERVER}, today, today)


def _due(book: Book, first: date, today: date) -> Iterator[Offer]:
    """Those whose turn it is, the rarest first."""
    offers = (find(book, first, today) for find in (_letter, _month, _week, _observer))
    return (offer for offer in offers if offer is not None)


def _letter(book: Book, first: date, today: date) -> Offer | None:
    """Two weeks from the anniversary of the first use, where enough was celebrated in the year before."""
    last = max((day for day in _anniversaries(first, today) if day <= today), default=None)
    if last is None or (today - last).days >= _STANDS:
        return None
    celebrated = sum(each.again for each in between(book, Celebration, today - _A_YEAR, today))
    ahead = min(day for day in _anniversaries(first, today) if day > today)
    return Offer("letter", ahead - timedelta(days=1)) if celebrated >= _MOMENTS else None


def _anniversaries(first: date, today: date) -> list[date]:
    """Those of last year, this one and the next."""
    years = (year for year in (today.year - 1, today.year, today.year + 1) if year > first.year)
    return [years_before(first, first.year - year) for year in years]


def _month(book: Book, first: date, today: date) -> Offer | None:
    """The first days of a month, where the last one was not looked at yet."""
    if today.day not in _MONTH_STANDS or today - first < _USED_FOR_MONTH:
        return None
    if _done(book, {MONTHLY}, today - _MONTH_SILENT, today):
        return None
    return Offer("month", today.replace(day=month_length(today)))


def _week(book: Book, first: date, today: date) -> Offer | None:
    """Three days from the weekday of the weekly look, where it was not had, and no promise leads to it."""
    on = loops(book).weekly_on
    if on is None or today - first < _USED_FOR_WEEK:
        return None
    since = (today.weekday() - on) % 7
    begins = today - timedelta(days=since)
    if since >= _WEEK_STANDS or any(each.opens == WEEKLY and each.state == "active" for each in book.commitments()):
        return None
    looked = between(book, CheckIn, begins - _WEEK_BEFORE, today)
    if looked or _done(book, {WEEKLY}, begins - _WEEK_BEFORE, today):
        return None
    return Offer("week", begins + timedelta(days=6))


def _observer(book: Book, first: date, today: date) -> Offer | None:
    """Two weeks every four months, where the person did it before of their own and not since."""
    for turn in range(1, _TURNS + 1):
        latest = today - timedelta(days=turn * _TURN)
        earliest = latest - timedelta(days=_STANDS - 1)
        if latest >= first and _done(book, {OBSERVER}, earliest, latest):
            from troth.domain.entries import last_done

            last = last_done(book)[OBSERVER]
            ends = last + timedelta(days=(turn + 1) * _TURN - 1)
            return Offer("observer", ends) if last <= latest else None
    return None


def _done(book: Book, practices: set[str], first: date, last: date) -> bool:
    """Whether one of those practices was kept on one of the days."""
    if last < first:
        return False
    from troth.domain.reflection import Reflection

    kept = cast("list[Reflection]", [*book.source.between("reflections", first, last)])
    return any(each.practice in practices for each in kept)
