"""Dates as people type them; what is not known, and what can be more than one day, is refused and never guessed."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from troth.domain.days import (
    MONTHS,
    ONE_DAY,
    WEEKDAYS,
    first_of_month,
    month_after,
    month_length,
    month_named,
    weekday_named,
)
from troth.domain.errors import NotUnderstood, TwoDays

FIRST_YEAR, LAST_YEAR = 1900, 2200
_LEAP_YEAR = 2000

Toward = Literal["coming", "past", "either"]
"""Where a day lies that does not tell it: a bare weekday, a day of a month without its year."""

DATES = "today, yesterday, tomorrow, fri, 12 nov, +3d, -3d, +2w, eom, 2026-12-01"
COMING_DATES = "today, tomorrow, fri, 12 nov, +3d, +2w, eom, 2026-12-01"
OFFERED: dict[Toward, str] = {
    "coming": COMING_DATES,
    "past": "today, yesterday, fri, 12 nov, -3d, 2026-12-01",
    "either": DATES,
}
"""What is offered where a date is not understood: only days that lie where it should."""

_TIME = (
    r"(?:(?P<day>.*?\S)\s+)??(?:at\s+)?"
    r"(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)|(?P<half>1[0-2]|0?[1-9])(?::(?P<past>[0-5]\d))? ?(?P<noon>[ap])m)"
)
_SHIFT = r"([+-])(\d{1,4})([dw])"
_ISO = r"\d{4}-\d\d-\d\d"
_DAY_MONTH = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]+)\.?(?:,? (?P<year>\d{4}))?"
_MONTH_DAY = r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"
_NAMED = r".*\d.* [a-z]{3}.*|[a-z]{3}.*\d.*"
_NUMBERS = r"(\d{1,2})[/.-](\d{1,2})(?:\.|[/.-](?:\d{4}|\d\d))?"
_ALONE = r"(?:the )?(\d{1,2})(?:st|nd|rd|th|\.)?"


class Moment(NamedTuple):
    """A date as typed, and its time of day as HH:MM, or an empty string."""

    day: date
    time: str = ""


def parse_date(text: str, today: date, toward: Toward = "coming") -> date:
    """The day that `text` names, seen from `today`. Raises `NotUnderstood`, and `TwoDays` where it could be several."""
    word = " ".join(text.lower().split())
    weekday, dated = _apart(word)
    try:
        day = _by_name(word, today, toward) or _by_numbers(dated, today, toward)
    except (ValueError, OverflowError):
        raise NotUnderstood("That day is not in the calendar. A date is written like 2026-12-01.") from None
    if day is None:
        raise NotUnderstood(f"That is not a date Troth knows. It understands: {OFFERED[toward]}.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotUnderstood(f"Troth knows the years {FIRST_YEAR} to {LAST_YEAR}. A date is written like 2026-12-01.")
    if weekday not in (None, day.weekday()):
        raise NotUnderstood(f"That date is a {WEEKDAYS[day.weekday()].title()}. Write the weekday or the date alone.")
    return day


def _apart(word: str) -> tuple[int | None, str]:
    """The weekday that stands before a date, and the date: sunday 6 december, mon, 7 dec."""
    found = re.fullmatch(rf"([a-z]+),? ({_ISO}|{_NAMED})", word, re.ASCII)
    weekday = None if found is None else weekday_named(found[1])
    return (None, word) if found is None or weekday is None else (weekday, found[2])


def parse_moment(text: str, today: date, toward: Toward = "coming") -> Moment:
    """The day and the time of day that `text` names: `fri`, `by fri 18:00`, `18:00` (today). Raises `NotUnderstood`."""
    text = re.sub("^(?:by|on) ", "", text.strip(), flags=re.IGNORECASE | re.ASCII)
    found = re.fullmatch(_TIME, text, re.IGNORECASE | re.ASCII)
    if found is None:
        return Moment(parse_date(text, today, toward))
    day = today if found["day"] is None else parse_date(found["day"], today, toward)
    if found["hour"] is not None:
        return Moment(day, f"{int(found['hour']):02}:{found['minute']}")
    hour = int(found["half"]) % 12 + (12 if found["noon"].lower() == "p" else 0)
    return Moment(day, f"{hour:02}:{found['past'] or '00'}")


_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _by_name(word: str, today: date, toward: Toward) -> date | None:
    """A day by its name; None where there is none. Raises `OverflowError` where the calendar ends before it."""
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if word == "eom":
        return month_after(today) - ONE_DAY
    following = word.startswith("next ")
    weekday = weekday_named(word.removeprefix("next ").removeprefix("this "))
    if weekday is None:
        return None
    ahead, ago = (weekday - today.weekday() - 1) % 7 + 1, (today.weekday() - weekday) % 7
    if following and toward == "past":
        return None
    if following:
        raise TwoDays(tuple((today + timedelta(days=days)).isoformat() for days in (ahead, ahead + 7)))
    if toward == "either" and ago:
        raise TwoDays(tuple((today + timedelta(days=days)).isoformat() for days in (-ago, ahead)))
    return today + timedelta(days=ahead if toward == "coming" else -ago)


def _by_numbers(word: str, today: date, toward: Toward) -> date | None:
    """A day by its numbers; None where there are none. Raises `ValueError` for a day that no calendar has."""
    if found := re.fullmatch(_SHIFT, word, re.ASCII):
        days = int(found[2]) * (7 if found[3] == "w" else 1)
        return today + timedelta(days=days if found[1] == "+" else -days)
    if re.fullmatch(_ISO, word, re.ASCII):
        return date.fromisoformat(word)
    named = re.fullmatch(_DAY_MONTH, word, re.ASCII) or re.fullmatch(_MONTH_DAY, word, re.ASCII)
    if named and (month := month_named(named["month"])) is not None:
        day = int(named["day"])
        return date(int(named["year"]), month, day) if named["year"] else _of_year(month, day, today, toward)
    if found := re.fullmatch(_NUMBERS, word, re.ASCII):
        _refuse_numbers(int(found[1]), int(found[2]))
    if found := re.fullmatch(_ALONE, word, re.ASCII):
        _refuse_day(int(found[1]), today, toward)
    return None


def _of_year(month: int, day: int, today: date, toward: Toward) -> date:
    """That day of a month, of the nearest year in which it lies where it should; 29 February waits for its year."""
    if not 1 <= day <= _longest(month):
        raise ValueError(day)
    years = (year for year in range(today.year - 8, today.year + 9) if day <= month_length(date(year, month, 1)))
    days = [date(year, month, day) for year in years]
    coming, last = next(each for each in days if each >= today), next(each for each in days[::-1] if each <= today)
    if toward == "either" and coming != last:
        raise TwoDays((last.isoformat(), coming.isoformat()))
    return coming if toward == "coming" else last


def _refuse_numbers(one: int, other: int) -> None:
    """Refuse a day and a month that do not tell which is which. Raises `TwoDays`, or `ValueError` for no day at all."""
    pairs = dict.fromkeys(((one, other), (other, one)))
    ways = [_in_words(day, month) for day, month in pairs if 1 <= month <= 12 and 1 <= day <= _longest(month)]
    if not ways:
        raise ValueError(one)
    raise TwoDays(tuple(ways))


def _refuse_day(day: int, today: date, toward: Toward) -> None:
    """Refuse a day of no month with the two nearest that lie where it should. Raises `TwoDays`, or `ValueError`."""
    if not 1 <= day <= 31:
        raise ValueError(day)
    months = (month_after(first_of_month(today), away) for away in range(-4, 5))
    days = [month.replace(day=day) for month in months if day <= month_length(month)]
    past, coming = [each for each in days if each <= today], [each for each in days if each >= today]
    if toward == "either":
        raise TwoDays(tuple(dict.fromkeys((past[-1].isoformat(), coming[0].isoformat()))))
    found = coming[:2] if toward == "coming" else past[:-3:-1]
    raise TwoDays(tuple(_in_words(each.day, each.month) for each in found))


def _in_words(day: int, month: int) -> str:
    return f"{day} {MONTHS[month - 1][:3]}"


def _longest(month: int) -> int:
    return month_length(date(_LEAP_YEAR, month, 1))
