"""How Obsidian's tasks say a rhythm, where they can say exactly the same days."""

from troth.domain.days import WEEKDAYS
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Weekdays, Yearly
from troth.domain.wording import MONTHS

SIGNS = "📅⏳🛫➕✅❌🔁🏁🆔⛔🔺⏫🔼🔽⏬"
"""What stands before a field of a task; in a title it would be taken for one."""

_LAST_OF_ALL, _IN_EVERY_MONTH = 31, 28


def repeats(schedule: Schedule) -> str:
    """As in: every week on Monday; empty where there are no such words."""
    match schedule:
        case Daily():
            return "every day"
        case Weekdays(days):
            names = [WEEKDAYS[day].capitalize() for day in days]
            return "every weekday" if days == (0, 1, 2, 3, 4) else f"every week on {', '.join(names)}"
        case EveryNDays(n, anchor):
            every = "every day" if n == 1 else f"every {n} days"
            return every + (" when done" if anchor == "last_done" else "")
        case MonthlyDay(day) if day <= _IN_EVERY_MONTH:
            return f"every month on the {_ordinal(day)}"
        case MonthlyDay(day) if day == _LAST_OF_ALL:
            return "every month on the last"
        case MonthlyNth(nth, weekday):
            return f"every month on the {'last' if nth == -1 else _ordinal(nth)} {WEEKDAYS[weekday].capitalize()}"
        case Yearly(month, day) if (month, day) != (2, 29):
            return f"every {MONTHS[month - 1]} on the {_ordinal(day)}"
    return ""


def _ordinal(n: int) -> str:
    ending = "th" if 11 <= n <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"
