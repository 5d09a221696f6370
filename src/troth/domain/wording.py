"""Days and numbers in words."""

from datetime import date

from troth.domain.days import WEEKDAYS

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def coming_day(day: date, today: date) -> str:
    """`day`, today or to come, as people say it: today, tomorrow, on Sunday, Tue 8 Dec, 6 Jan 2027."""
    match (day - today).days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case 2 | 3 | 4 | 5 | 6:
            return f"on {WEEKDAYS[day.weekday()].capitalize()}"
    return far_day(day, today)


def far_day(day: date, today: date) -> str:
    """`day` with its weekday, or its year where that is another: Tue 8 Dec, 6 Jan 2027."""
    return day_and_date(day) if day.year == today.year else f"{short_date(day)} {day.year}"


def by_day(day: date, today: date) -> str:
    """The last day of a span that runs, as people say it: by today, by Sunday, by Tue 8 Dec."""
    said = coming_day(day, today)
    return f"by {said.removeprefix('on ')}"


def past_day(day: date, today: date) -> str:
    """`day`, today or before, as people say it: today, yesterday, Wed, 2 days ago, 3 Nov, 3 Nov 2025."""
    match ago := (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case 2 | 3 | 4 | 5 | 6:
            return f"{DAY_NAMES[day.weekday()]}, {ago} days ago"
    return short_date(day) if day.year == today.year else f"{short_date(day)} {day.year}"


def near_day(day: date, today: date) -> str:
    """`day` with its direction: yesterday, 3 Nov, today, on Sunday."""
    return coming_day(day, today) if day >= today else past_day(day, today)


def ago(day: date, today: date) -> str:
    """How long before `today` a day was: today, yesterday, 9 days ago."""
    away = (today - day).days
    return past_day(day, today) if away < 2 else f"{away} days ago"


def short_date(day: date) -> str:
    """`day` as 3 Mar."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def day_and_date(day: date, today: date | None = None) -> str:
    """`day` as Mon 3 Mar, and with its year where that is another than that of `today`."""
    year = "" if today is None or day.year == today.year else f" {day.year}"
    return f"{DAY_NAMES[day.weekday()]} {short_date(day)}{year}"


def month_and_year(month: date, today: date) -> str:
    """The month of a day in words, with its year where that is another: November, October 2025."""
    name = MONTHS[month.month - 1]
    return name if month.year == today.year else f"{name} {month.year}"


def iso_and_day(day: date) -> str:
    """`day` as Mon 2026-03-02, for where a date has to be exact."""
    return f"{DAY_NAMES[day.weekday()]} {day.isoformat()}"


def count(n: int, one: str, many: str = "") -> str:
    """`n` things in words: 1 day, 3 days."""
    return f"{n} {one}" if n == 1 else f"{n} {many or one + 's'}"
