"""The closed grammar of schedules and dates as people type them; what it does not know it never guesses."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.days import ONE_DAY, month_after
from troth.domain.errors import NotUnderstood
from troth.domain.records import (
    Daily,
    EveryNDays,
    MonthlyDay,
    MonthlyNth,
    OnCue,
    Schedule,
    TimesPer,
    Weekdays,
    Window,
    Yearly,
)
from troth.domain.schedule import possible
from troth.domain.text import NOTE_LIMIT, clean_line

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
FIRST_YEAR, LAST_YEAR = 1900, 2200

SPECS = (
    "day, weekday, mon,thu, 3 days, 3 days after done, 2 weeks, 2-4 days, 3x week, 2x month, month 31, first mon, "
    "last fri, year 03-14, cue TEXT; each with until DATE if it ends"
)
DATES = "today, yesterday, tomorrow, fri, +3d, +2w, eom, 2026-12-01"


class Rhythm(NamedTuple):
    """A schedule as typed, and the day it ends, if it was given one."""

    schedule: Schedule
    until: date | None = None


class Moment(NamedTuple):
    """A date as typed, and its time of day as HH:MM, or an empty string."""

    day: date
    time: str = ""


def parse_date(text: str, today: date) -> date:
    """The day that `text` names, seen from `today`. Raises `NotUnderstood`."""
    word = text.strip().lower()
    match word:
        case "today":
            return today
        case "yesterday":
            return today - ONE_DAY
        case "tomorrow":
            return today + ONE_DAY
        case "eom":
            return month_after(today) - ONE_DAY
    weekday = _weekday(word)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        if found := re.fullmatch(r"\+(\d{1,4})([dw])", word, re.ASCII):
            day = today + timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", word, re.ASCII):
            day = date.fromisoformat(word)
        else:
            raise NotUnderstood(f"That is not a date Troth knows. It understands: {DATES}.")
    except (ValueError, OverflowError):
        raise NotUnderstood("That day is not in the calendar. A date is written like 2026-12-01.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotUnderstood(f"Troth knows the years {FIRST_YEAR} to {LAST_YEAR}. A date is written like 2026-12-01.")
    return day


def parse_moment(text: str, today: date) -> Moment:
    """The day and, if there is one, the time that `text` names: `fri`, `fri 18:00`. Raises `NotUnderstood`."""
    found = re.fullmatch(r"(.*\S)\s+([01]?\d|2[0-3]):([0-5]\d)", text.strip(), re.ASCII)
    if found is None:
        return Moment(parse_date(text, today))
    return Moment(parse_date(found[1], today), f"{int(found[2]):02}:{found[3]}")


def parse_rhythm(text: str, today: date) -> Rhythm:
    """The schedule that `text` names, with its `until`. Raises `NotUnderstood`."""
    text = clean_line(text, NOTE_LIMIT)
    if found := re.fullmatch("(.*) until (.*)", text, re.IGNORECASE | re.ASCII):
        try:
            until = parse_date(found[2], today)
        except NotUnderstood:
            if not text.lower().startswith("cue "):
                raise
        else:
            return Rhythm(_schedule(found[1]), until)
    return Rhythm(_schedule(text))


def _schedule(text: str) -> Schedule:
    if text.lower().startswith("cue ") and text[4:].strip():
        return OnCue(clean_line(text[4:]))
    words = re.sub(r"\s*([,-])\s*", r"\1", text.lower())
    for pattern, build in _FORMS:
        if found := re.fullmatch(pattern, words, re.ASCII):
            schedule = build(found)
            if schedule is not None and possible(schedule):
                return schedule
    raise NotUnderstood(f"That is not a rhythm Troth knows. It understands: {SPECS}.")


def _weekday(word: str) -> int | None:
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for number, name in enumerate(full):
        if word in (name, name[:3]):
            return number
    return None


def _on_weekdays(found: re.Match[str]) -> Schedule | None:
    days = [_weekday(word) for word in found[0].split(",")]
    known = {day for day in days if day is not None}
    return Weekdays(tuple(sorted(known))) if None not in days else None


def _every(found: re.Match[str]) -> Schedule:
    days = int(found[1]) * (7 if found[2].startswith("week") else 1)
    return EveryNDays(days, "last_done" if found[3] else "fixed")


def _nth(found: re.Match[str]) -> Schedule | None:
    weekday = _weekday(found[2])
    return None if weekday is None else MonthlyNth(NTHS[found[1]], weekday)


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Schedule | None]], ...] = (
    (r"day|daily", lambda _: Daily()),
    (r"weekdays?", lambda _: Weekdays((0, 1, 2, 3, 4))),
    (r"[a-z]+(?:,[a-z]+)*", _on_weekdays),
    (r"(\d{1,4}) (days?|weeks?)( after done)?", _every),
    (r"(\d{1,4})-(\d{1,4}) days", lambda found: Window(int(found[1]), int(found[2]))),
    (r"(\d{1,2}) ?x week", lambda found: TimesPer(int(found[1]), "week")),
    (r"(\d{1,2}) ?x month", lambda found: TimesPer(int(found[1]), "month")),
    (r"month (\d{1,2})", lambda found: MonthlyDay(int(found[1]))),
    (rf"({'|'.join(NTHS)}) ([a-z]+)", _nth),
    (r"year (\d\d)-(\d\d)", lambda found: Yearly(int(found[1]), int(found[2]))),
)
