"""Books to send out, built of records, and the days that another program finds in a calendar."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr
from icalendar import Calendar

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now, first_of_month
from troth.domain.follow_up import Move
from troth.domain.records import Commitment, Month, Occasion, Version
from troth.domain.schedule import Schedule

FRIDAY = date(2026, 11, 27)
NOW = Now(1_795_750_200, FRIDAY)
"""Half past three in the morning, in UTC."""


def promised(
    number: int, uid: str, title: str, schedule: Schedule, since: date = FRIDAY, **fields: object
) -> Commitment:
    ends = fields.pop("versions", None) or (Version(since, schedule),)
    return Commitment(number, uid, NOW.at, title, ends, since)._replace(**fields)  # type: ignore[arg-type]


def book_of(*promises: Commitment, moves: Iterable[Move] = (), months: Iterable[Month] = ()) -> Book:
    edits = [Edit("commitments", each.number, None, each) for each in promises]
    edits += [Edit("moves", each.number, None, each) for each in moves]
    edits += [Edit("months", each.number, None, each) for each in months]
    return Book().after(Change("", tuple(edits)))


def month(number: int, of: int, first: date, days: dict[int, Occasion]) -> Month:
    return Month(number, of, first_of_month(first), tuple(sorted(days.items())))


def moved(number: int, day: date, to: date) -> Move:
    return Move(number, f"m{number}", NOW.at, 1, day, to)


def calendar_of(text: str) -> Calendar:
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    return found


def days_in(text: str, last: date) -> list[date]:
    """The days, up to `last`, of the one event of a calendar, as dateutil counts them."""
    (event,) = calendar_of(text).walk("VEVENT")
    first = event["DTSTART"].dt
    assert type(first) is date and event["DTEND"].dt == first + timedelta(days=1)
    begins = datetime.combine(first, datetime.min.time())
    found = {first}
    if "RRULE" in event:
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=begins)
        until = datetime.combine(max(first, last), datetime.min.time())
        found = {each.date() for each in rule.between(begins, until, inc=True)}
        assert first in found, "a calendar shows the first day, whatever the rule says"
    found |= {each.dt for each in event["RDATE"].dts} if "RDATE" in event else set()
    found -= {each.dt for each in event["EXDATE"].dts} if "EXDATE" in event else set()
    return sorted(day for day in found if day <= last)
