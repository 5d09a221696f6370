"""What a field may hold beyond its type: no 32nd of the month enters the program with a file from another hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

from troth.domain.journey.check_in import AREAS
from troth.domain.journey.evening import PULSES
from troth.domain.reflection import WAYS
from troth.domain.schedule import KINDS, possible

_MOMENTS = range(253_402_300_800)
_WEEK = range(7)
_MINUTES = range(1440)
_TEN = (None, *range(11))
_YEARS = range(1900, 2501)

LIMITS: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("Commitment", "schedules"): bool,
    ("Commitment", "made_at"): _MOMENTS.__contains__,
    ("Boundary", "made_at"): _MOMENTS.__contains__,
    ("Space", "back_at"): _MOMENTS.__contains__,
    ("Space", "ended_at"): lambda at: at is None or at in _MOMENTS,
    ("Reflection", "started_at"): _MOMENTS.__contains__,
    ("Reflection", "way"): lambda ways: all(way in WAYS for way in ways),
    ("ShareItem", "depth"): range(1, 4).__contains__,
    ("Guess", "sure"): lambda sure: sure is None or sure in range(101),
    ("CheckIn", "values"): lambda values: len(values) == len(AREAS) and all(value in _TEN for value in values),
    ("CheckIn", "words"): lambda words: len(words) == len(AREAS),
    ("DayMark", "pulse"): (None, *PULSES).__contains__,
    ("Incident", "minutes"): lambda minutes: minutes is None or minutes >= 0,
    **{("Decision", name): lambda lines: len(lines) == 3 for name in ("first", "second")},
    **{("Decision", name): lambda lines: len(lines) == 2 for name in ("heard", "heard_ok", "tasks")},
    ("Session", "near"): _TEN.__contains__,
    ("Celebration", "way"): (None, *WAYS).__contains__,
    ("Loops", "weekly_on"): (None, *_WEEK).__contains__,
    ("Loops", "evening_from"): _MINUTES.__contains__,
    ("Settings", "day_ends_at"): _MINUTES.__contains__,
    ("Settings", "week_starts"): _WEEK.__contains__,
    ("DayRule", "ends_at"): _MINUTES.__contains__,
    ("WeekRule", "starts"): _WEEK.__contains__,
}


def beyond(value: object) -> list[str]:
    """The fields of a record, by name, that hold what no Troth would write, at any depth.

    Of a schedule it is `kind` where it asks for days that never come.
    """
    if isinstance(value, KINDS) and not possible(value):
        return ["kind"]
    return [name for name in getattr(value, "_fields", ()) if not _within(value, name)]


def _within(value: object, name: str) -> bool:
    field = getattr(value, name)
    if name == "at" and field not in _MOMENTS:
        return False
    limit = LIMITS.get((type(value).__name__, name))
    return (limit is None or limit(field)) and _inside(field)


def _inside(field: object) -> bool:
    if isinstance(field, date):
        return field.year in _YEARS
    if hasattr(field, "_fields"):
        return not beyond(field)
    return not isinstance(field, tuple) or all(map(_inside, field))
