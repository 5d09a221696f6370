"""The closed grammar of schedules and dates as people type them; what it does not know it never guesses."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.days import ONE_DAY, month_after, weekday_named
from troth.domain.errors import NotUnderstood
from troth.domain.schedule import KINDS, Schedule, possible
from troth.domain.text import NOTE_LIMIT, clean_line

FIRST_YEAR, LAST_YEAR = 1900, 2200

SPECS = f"{', '.join(filter(None, (kind.examples() for kind in KINDS)))}; each with until DATE if it ends"
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
    weekday = weekday_named(word)
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
    for kind in KINDS:
        schedule = kind.parse(text)
        if schedule is not None and possible(schedule):
            return schedule
    raise NotUnderstood(f"That is not a rhythm Troth knows. It understands: {SPECS}.")
