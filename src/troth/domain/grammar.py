"""The closed grammar of rhythms as people type them; what it does not know it never guesses."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.dates import parse_date, parse_moment
from troth.domain.days import WEEKDAYS, weekday_named
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.schedule import KINDS, Schedule, possible
from troth.domain.schedule.counted import EveryNDays
from troth.domain.schedule.dated import Once
from troth.domain.text import clean_line

SPECS = f"{', '.join(filter(None, (kind.examples() for kind in KINDS)))}; each with until DATE if it ends"

_CUE = "cue "
_WITH_TIME = r"(.*?[^\s,]),? (at \S+(?: [ap]m)?|\d\d?:\d\d|\d\d?(?::\d\d)? ?[ap]m)"
_SEVERAL_DAYS = r"(?:[a-z]+(?:days|ends))(?:(?: *, *(?:and )?| and | & )[a-z]+(?:days|ends))*"
_TIME_BEFORE = r"^at \d\d:\d\d(?:, |$)"
_TWO_RHYTHMS = r"(?:every|each) second ([a-z]+)(?:,? (?:until|at)\b.*)?"


class Rhythm(NamedTuple):
    """A schedule as typed, and what was said with it: the day it ends, the day it begins, a time of day as HH:MM."""

    schedule: Schedule
    until: date | None = None
    since: date | None = None
    time: str = ""


def time_cue(schedule: Schedule, time: str, cue: str = "") -> str:
    """The cue with a time of day before it, where the schedule has no place for that; another time before it goes."""
    at = f"at {time}" if time and not isinstance(schedule, Once) else ""
    return cue if at in cue else ", ".join(filter(None, (at, re.sub(_TIME_BEFORE, "", cue))))


def first_day(since: date | None, start: date) -> date:
    """The day from `start` on at which a rhythm begins that would begin on `since`, where its weekday is told."""
    return start if since is None else start + timedelta(days=(since.weekday() - start.weekday()) % 7)


def names_several(clause: str) -> bool:
    """Whether a clause behind `on` names days by their plurals, which is a rhythm: mondays, weekends at 18:00."""
    found = re.fullmatch(_WITH_TIME, clause, re.IGNORECASE | re.ASCII)
    return re.fullmatch(_SEVERAL_DAYS, clause if found is None else found[1], re.IGNORECASE | re.ASCII) is not None


def from_today(rhythm: Rhythm, today: date) -> Schedule:
    """The schedule that a running promise is changed to. Raises `Refused` where it would begin on another day."""
    if rhythm.since not in (None, today):
        raise Refused("A changed rhythm counts from today, and that one begins on another day. Nothing was changed.")
    return rhythm.schedule


def two_rhythms(text: str) -> tuple[str, ...]:
    """How the rhythms are written that `every second tue` can be: each other week, or once in each month."""
    found = re.fullmatch(_TWO_RHYTHMS, text, re.IGNORECASE | re.ASCII)
    weekday = None if found is None else weekday_named(found[1])
    if weekday is None:
        return ()
    name = WEEKDAYS[weekday][:3]
    return f"every other {name}", f"every second {name} of the month"


def parse_rhythm(text: str, today: date) -> Rhythm:
    """The schedule that `text` names, with its `until` and its time. Raises `NotUnderstood`."""
    text = clean_line(text)
    if ways := two_rhythms(text):
        raise NotUnderstood(f"That can be two rhythms. Write {' or '.join(ways)}.")
    text = re.sub("^(?:every|each(?! other)) ", "", text, flags=re.IGNORECASE | re.ASCII)
    is_cue = text.lower().startswith(_CUE)
    if found := re.fullmatch("(.*) until (.*)", text, re.IGNORECASE | re.ASCII):
        try:
            until = parse_date(found[2], today)
        except NotUnderstood:
            if not is_cue:
                raise
        else:
            return parse_rhythm(found[1], today)._replace(until=until)
    if not is_cue and (found := re.fullmatch(_WITH_TIME, text, re.IGNORECASE | re.ASCII)):
        return _rhythm(found[1], today)._replace(time=parse_moment(found[2], today).time)
    return _rhythm(text, today)


def _rhythm(text: str, today: date) -> Rhythm:
    if text.lower().startswith("on ") and names_several(text[3:]):
        text = text[3:]
    for kind in KINDS:
        schedule = kind.parse(text)
        if schedule is not None and possible(schedule):
            return Rhythm(schedule)
    if found := re.fullmatch("other ([a-z]+)", text, re.IGNORECASE | re.ASCII):
        weekday = weekday_named(found[1])
        if weekday is not None:
            return Rhythm(EveryNDays(14), since=today + timedelta(days=(weekday - today.weekday()) % 7))
    raise NotUnderstood(f"That is not a rhythm Troth knows. It understands: {SPECS}.")
