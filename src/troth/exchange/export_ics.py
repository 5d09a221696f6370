"""The promises that run, as a calendar: what has days by the calendar as all-day events, all else that has a next day
as a task. A calendar says what is to come; what was answered stands in the other exports.
"""

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from troth import __version__
from troth.domain.book import Book
from troth.domain.days import ONE_DAY, Now
from troth.domain.history import standing
from troth.domain.outlook import current_due
from troth.domain.records import Commitment
from troth.domain.schedule import has_fixed_days, spell
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Once
from troth.domain.text import visible
from troth.domain.wording import count
from troth.exchange.exported import Exported, title_of
from troth.exchange.recurrence import dated, rule

if TYPE_CHECKING:
    from icalendar import Component, Event, Todo

_WAITS = "that waits for a cue", "that wait for a cue"
_CLOSED = "that is closed", "that are closed"
_OFFERED = "that is not agreed yet", "that are not agreed yet"
_NO_DAY = "without a day to come", "without a day to come"


def as_ics(book: Book, now: Now, discreet: bool) -> Exported:
    """The calendar on this day; the same promise has the same UID in each, so that a later one takes its place."""
    from icalendar import Calendar

    calendar, left_out = Calendar(), Counter[tuple[str, str]]()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Troth//Troth {__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    for promise in book.commitments():
        found = _component(book, promise, now, discreet)
        if isinstance(found, tuple):
            left_out[found] += 1
        else:
            calendar.add_component(found)
    text = calendar.to_ical(sorted=False).decode()
    without = [count(number, one, many) for (one, many), number in left_out.items()]
    return Exported(text, count(len(calendar.subcomponents), "running promise"), ", ".join(without))


def _component(book: Book, promise: Commitment, now: Now, discreet: bool) -> "Component | tuple[str, str]":
    """The promise in the calendar, or the words for why it is not in it."""
    schedule, state = promise.schedule, standing(promise, now.today)
    if state in ("draft", "offered"):
        return _OFFERED
    if state not in ("active", "paused"):
        return _CLOSED
    if isinstance(schedule, OnCue):
        return _WAITS
    made = _event(book, promise, now, discreet) if has_fixed_days(schedule) else _todo(book, promise, now, discreet)
    if made is None:
        return _NO_DAY
    made.add("class", "PRIVATE")
    return made


def _event(book: Book, promise: Commitment, now: Now, discreet: bool) -> "Event | None":
    from icalendar import Event

    days = dated(book, promise)
    if days is None:
        return None
    event = Event()
    _name(event, promise, now, title_of(promise, discreet))
    event.add("dtstart", days.first)
    event.add("dtend", days.first + ONE_DAY)
    _describe(event, promise, discreet)
    if days.repeats:
        event.add("rrule", rule(promise.schedule) | ({"until": days.last} if days.last is not None else {}))
    for name, exceptions in (("exdate", days.without), ("rdate", days.besides)):
        if exceptions:
            event.add(name, list(exceptions))
    event.add("transp", "TRANSPARENT")
    return event


def _todo(book: Book, promise: Commitment, now: Now, discreet: bool) -> "Todo | None":
    from icalendar import Todo

    due = current_due(book, promise, now.today)
    if due is None:
        return None
    todo = Todo()
    _name(todo, promise, now, f"{title_of(promise, discreet)} ({spell(promise.schedule)})")
    todo.add("due", due)
    _describe(todo, promise, discreet)
    todo.add("status", "NEEDS-ACTION")
    return todo


def _name(component: "Component", promise: Commitment, now: Now, summary: str) -> None:
    component.add("uid", f"{promise.uid}@troth")
    component.add("dtstamp", datetime.fromtimestamp(now.at, UTC))
    component.add("summary", visible(summary))


def _describe(component: "Component", promise: Commitment, discreet: bool) -> None:
    time = promise.schedule.time if isinstance(promise.schedule, Once) else ""
    lines = [f"at {time}" if time else "", "" if discreet else promise.note]
    if any(lines):
        component.add("description", visible("\n".join(filter(None, lines)), keep="\n"))
