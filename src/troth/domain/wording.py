"""Schedules, days and outcomes in words: the grammar's own for writing back, people's for reading."""

from datetime import date

from troth.domain.grammar import NTHS, WEEKDAYS
from troth.domain.records import (
    Daily,
    EveryNDays,
    MonthlyDay,
    MonthlyNth,
    Once,
    OnCue,
    Outcome,
    Schedule,
    TimesPer,
    Weekdays,
    Window,
    Yearly,
)

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

OUTCOME_WORDS: dict[Outcome, str] = {
    "kept": "kept",
    "partly": "partly",
    "not_kept": "not kept",
    "excused": "excused",
    "slack": "slack",
    "repaired": "repaired",
}

GLYPHS = {
    "open": "○",
    "kept": "●",
    "partly": "◐",
    "excused": "–",
    "slack": "·",
    "repaired": "◆",
    "not_kept": "◇",
    "paused": "z",
}
"""The mark of each outcome and state; a word always stands beside it."""

ASCII_GLYPHS = {
    "open": "o",
    "kept": "x",
    "partly": "~",
    "excused": "-",
    "slack": ".",
    "repaired": "+",
    "not_kept": "!",
    "paused": "z",
}
"""The same marks for terminals without Unicode."""


def spell(schedule: Schedule) -> str:
    """`schedule` in the grammar that `troth add --every` reads; a date for `once`."""
    match schedule:
        case Once():
            return f"{schedule.due.isoformat()} {schedule.time}".rstrip()
        case Daily():
            return "day"
        case Weekdays(days=(0, 1, 2, 3, 4)):
            return "weekday"
        case Weekdays():
            return ",".join(WEEKDAYS[day] for day in schedule.days)
        case EveryNDays():
            unit = f"{schedule.n} days" if schedule.n != 1 else "1 day"
            return unit + (" after done" if schedule.anchor == "last_done" else "")
        case Window():
            return f"{schedule.min_days}-{schedule.max_days} days"
        case TimesPer():
            return f"{schedule.n}x {schedule.period}"
        case MonthlyDay():
            return f"month {schedule.day}"
        case MonthlyNth():
            return f"{_nth_word(schedule.nth)} {WEEKDAYS[schedule.weekday]}"
        case Yearly():
            return f"year {schedule.month:02}-{schedule.day:02}"
        case OnCue():
            return f"cue {schedule.cue}"


def say(schedule: Schedule) -> str:
    """`schedule` as a person would say it."""
    match schedule:
        case Once():
            return f"once, {iso_and_day(schedule.due)}" + (f" at {schedule.time}" if schedule.time else "")
        case Daily():
            return "every day"
        case Weekdays(days=(0, 1, 2, 3, 4)):
            return "Monday to Friday"
        case Weekdays():
            return " ".join(DAY_NAMES[day] for day in schedule.days)
        case EveryNDays():
            return _say_every(schedule)
        case Window():
            return f"every {schedule.min_days} to {schedule.max_days} days"
        case TimesPer():
            times = {1: "once", 2: "twice"}.get(schedule.n, f"{schedule.n} times")
            return f"{times} a {schedule.period}"
        case MonthlyDay():
            return f"each month on day {schedule.day}" + (" (or the last day)" if schedule.day > 28 else "")
        case MonthlyNth():
            return f"each month, {_nth_word(schedule.nth)} {DAY_NAMES[schedule.weekday]}"
        case Yearly():
            return f"each year on {schedule.day} {MONTH_NAMES[schedule.month - 1]}"
        case OnCue():
            return f"when {schedule.cue}"


def say_day(day: date, today: date) -> str:
    """`day` as people say it, seen from `today`: today, Fri, in 9 days, 3 Mar."""
    away = (day - today).days
    match away:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    if -7 < away < 7:
        return DAY_NAMES[day.weekday()]
    if 0 < away < 15:
        return f"in {away} days"
    return short_date(day) if day.year == today.year else f"{short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """`day` as 3 Mar."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def day_and_date(day: date) -> str:
    """`day` as Mon 3 Mar."""
    return f"{DAY_NAMES[day.weekday()]} {short_date(day)}"


def iso_and_day(day: date) -> str:
    """`day` as Mon 2026-03-02, for where a date has to be exact."""
    return f"{DAY_NAMES[day.weekday()]} {day.isoformat()}"


def count(n: int, one: str, many: str = "") -> str:
    """`n` things in words: 1 day, 3 days."""
    return f"{n} {one}" if n == 1 else f"{n} {many or one + 's'}"


def _say_every(schedule: EveryNDays) -> str:
    if schedule.anchor == "last_done":
        return f"{count(schedule.n, 'day')} after the last time"
    if schedule.n % 7 == 0:
        return "every week" if schedule.n == 7 else f"every {schedule.n // 7} weeks"
    return "every day" if schedule.n == 1 else f"every {schedule.n} days"


def _nth_word(nth: int) -> str:
    return next(word for word, number in NTHS.items() if number == nth)
