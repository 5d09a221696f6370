"""iCalendar: what repeats becomes a rhythm only where that gives exactly the same days, which is tried out."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, NamedTuple

from dateutil.rrule import rrulestr
from icalendar import Calendar

from troth.domain.days import ONE_DAY, month_after, month_length
from troth.domain.errors import Refused
from troth.domain.records import Pause
from troth.domain.schedule import Schedule, due_days, next_due_days, possible
from troth.domain.schedule.counted import LONGEST, EveryNDays
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.exchange.calendar_lines import read_here
from troth.exchange.found import YEARS, DayAnswered, FoundPromise, Here, ImportPlan, within
from troth.exchange.opened import text

_FEW_YEARS = 2
_YEARS_TRIED = 9
_FEW = 8
_MANY_YEARS = 90
"""A rule is tried over nine years; one of months or years that comes less than eight times in them, over ninety.

One that comes each week at least goes round, and sees each change of the clocks, within two.
"""

_FOREVER = datetime(9999, 1, 1)  # noqa: DTZ001
_MOST_RULES = 500
_MOST_DAYS = 40_000
_FORMS = {
    "DAILY": (set[str](),),
    "WEEKLY": ({"BYDAY"},),
    "MONTHLY": ({"BYDAY", "BYSETPOS"}, {"BYMONTHDAY", "BYSETPOS"}),
    "YEARLY": ({"BYMONTH", "BYMONTHDAY", "BYSETPOS"},),
}
"""What a rule may be told by at each rate; by nothing else is any rhythm of ours told."""
_BY_DAY = re.compile(r"[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)")
_REST = ("VJOURNAL", "VFREEBUSY")


class LocalDay(NamedTuple):
    """A day as it is here, and the time of day on it, if there is one."""

    day: date
    time: str = ""


def read(data: bytes, here: Here) -> ImportPlan:
    """The events and tasks of a calendar."""
    page = read_here(text(data))
    try:
        parts = [part for each in Calendar.from_ical(page, multiple=True) for part in each.walk()]
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused("It is no whole calendar. Nothing was written; export it once more.") from None
    if not parts:
        raise Refused("It is no whole calendar. Nothing was written; export it once more.")
    items = [part for part in parts if part.name in ("VEVENT", "VTODO")]
    if sum("RRULE" in item for item in items) > _MOST_RULES:
        raise Refused(f"More than {_MOST_RULES} things repeat in it. Nothing was written; bring it in parts.")
    found, left = [], list[str]()
    for item in here.through(items, "entries"):
        title = str(item.get("SUMMARY", ""))
        try:
            taken = _todo(item, here) if item.name == "VTODO" else _event(item, here)
        except (ValueError, TypeError, AttributeError, OverflowError, KeyError):
            taken = "a moment or a rule that can't be read"
        if isinstance(taken, str):
            left.append(f"{title or 'One without words'}: {taken}")
        else:
            found.append(taken)
    left += [f"A {name}" for name in _REST if any(part.name == name for part in parts)]
    return ImportPlan("ics", tuple(found), tuple(left))


def _event(item: Any, here: Here) -> FoundPromise | str:
    """An event as a promise, or why it is none."""
    start = _told(item["DTSTART"])
    if (status := str(item.get("STATUS", ""))) == "CANCELLED":
        return status.lower()
    if "RRULE" in item or "RECURRENCE-ID" in item or "RDATE" in item:
        return _repeated(item, start, here)
    moment = _local(start)
    if moment.day < here.now.today:
        return "it is over, and nothing tells how it went"
    return _found(item, Once(moment.day, moment.time), ())


def _todo(item: Any, here: Here) -> FoundPromise | str:
    """A task as a promise, or why it is none."""
    due = item.get("DUE") or item.get("DTSTART")
    if str(item.get("STATUS", "")) == "CANCELLED":
        return "cancelled"
    if "RRULE" in item:
        return "it repeats by no date" if due is None else _repeated(item, _told(due), here)
    moment = None if due is None else _local(_told(due))
    days: tuple[DayAnswered, ...] = ()
    if "COMPLETED" in item:
        days = (_done(_told(item["COMPLETED"]), here),)
    elif str(item.get("STATUS", "")) == "COMPLETED":
        return "done, without a day"
    if moment is None and days:
        moment = LocalDay(days[0].day)
    return _found(item, None if moment is None else Once(moment.day, moment.time), days)


def _done(done_on: date, here: Here) -> DayAnswered:
    """A task that was done on a day, or at a moment."""
    if not isinstance(done_on, datetime):
        return DayAnswered(within(done_on), "kept")
    at = done_on.timestamp()
    return DayAnswered(here.day(at), "kept", "", int(at))


def _found(item: Any, schedule: Schedule | None, days: tuple[DayAnswered, ...], **more: Any) -> FoundPromise:
    key = str(item.get("UID") or item.get("SUMMARY", ""))
    title, note = str(item.get("SUMMARY", "")), str(item.get("DESCRIPTION", ""))
    ours = key.removesuffix("@troth")
    is_ours = key != ours and len(ours) >= 16 and ours.isascii() and ours.isalnum()
    return FoundPromise(key, title, schedule, days, note=note, lacks="date", uid=ours if is_ours else "", **more)


def _repeated(item: Any, start: date, here: Here) -> FoundPromise | str:
    """A promise with a rhythm, where one gives the same days; else why there is none."""
    if "RECURRENCE-ID" in item:
        return "one time of it was moved; that is not taken"
    if "RDATE" in item or "EXRULE" in item or isinstance(item["RRULE"], list):
        return "its days are told one by one, or by several rules"
    no_form = f"{item['RRULE'].to_ical().decode()} has no form here"
    if not _comes(item["RRULE"]):
        return no_form
    tried = _tried(item, start)
    if not tried.moments:
        return "its rule gives no day"
    days = [moment.day for moment in tried.moments]
    times = {moment.time for moment in tried.moments}
    over = "it is over, and nothing tells how it went"
    if tried.whole and days[-1] < here.now.today:
        return over
    schedule = next(iter(_same(days, tried.whole)), None)
    if schedule is None:
        return no_form
    until = days[-1] if tried.whole else _last(item["RRULE"], schedule, days[0], tried.bound)
    if until is not None and until < here.now.today:
        return over
    time = times.pop() if len(times) == 1 else ""
    pauses = tuple(Pause(day, day) for day in sorted(set(_left_out(item))))
    return _found(item, schedule, (), since=days[0], until=until, time=time, pauses=pauses)


def _comes(rule: Any) -> bool:
    """Whether a rule can be one of ours, and has days: who asks for the days of one that has none waits for ever."""
    rate = str(*rule.get("FREQ", [""])[:1])
    by = {name for name in rule if name.startswith("BY")}
    if not any(by <= form for form in _FORMS.get(rate, ())):
        return False
    step = int(rule.get("INTERVAL", [1])[0])
    if not 1 <= step <= (1 if rate in ("MONTHLY", "YEARLY") else LONGEST):
        return False
    days = [abs(int(day)) for day in rule.get("BYMONTHDAY", ())]
    most = max((month_length(date(2000, int(month), 1)) for month in rule.get("BYMONTH", ())), default=31)
    places = [abs(int(place)) for place in rule.get("BYSETPOS", ())]
    enough = len(days) if days else 4
    return (
        all(_BY_DAY.fullmatch(str(day)) for day in rule.get("BYDAY", ()))
        and (not days or 1 <= min(days) <= most)
        and all(1 <= place <= enough for place in places)
    )


class Tried(NamedTuple):
    """The days and times that a rule gives here, as far as it is tried; whether that is the `whole` of it.

    No day of it comes after `bound`, where it says until when it goes.
    """

    moments: list[LocalDay]
    whole: bool
    bound: date | None


def _tried(item: Any, start: date) -> Tried:
    """A rule, tried out."""
    rule = item["RRULE"]
    within(start)
    clock = start if isinstance(start, datetime) else datetime.combine(start, datetime.min.time())
    zone, first = clock.tzinfo, clock.replace(tzinfo=None)
    told = ";".join(line for line in rule.to_ical().decode().split(";") if not line.startswith(("UNTIL=", "COUNT=")))
    until = min((_until(each, zone) for each in rule.get("UNTIL", ())), default=_FOREVER)
    most = min([_MOST_DAYS, *rule.get("COUNT", ())])
    moments: list[datetime] = []
    end = until
    for years in _years(rule):
        end = min(until, first.replace(year=first.year + years, day=min(first.day, 28)))
        moments = list(islice(rrulestr(f"{told};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=first), most))
        if len(moments) >= _FEW:
            break

    def here(moment: datetime) -> LocalDay:
        return _local(moment.replace(tzinfo=zone) if isinstance(start, datetime) else moment.date())

    whole = ("COUNT" in rule and len(moments) == most < _MOST_DAYS) or ("UNTIL" in rule and end == until)
    late = datetime.combine(until.date() - ONE_DAY * (until.time() < first.time()), first.time())
    bound = here(late).day if "UNTIL" in rule and late.year in YEARS else None
    return Tried([here(each) for each in moments], whole, bound)


def _years(rule: Any) -> tuple[int, ...]:
    """Over how many years a rule is tried, and over how many more where it comes too seldom in those."""
    rate, step = rule["FREQ"][0], int(rule.get("INTERVAL", [1])[0])
    if rate in ("MONTHLY", "YEARLY"):
        return _YEARS_TRIED, _MANY_YEARS
    return (_FEW_YEARS if step * (7 if rate == "WEEKLY" else 1) <= 7 else _YEARS_TRIED,)


def _last(rule: Any, schedule: Schedule, first: date, bound: date | None) -> date | None:
    """The last day of a rule that goes on for longer than it is tried; None where it has none that can be kept."""
    ends = []
    if bound is not None:
        ends += due_days(schedule, first, max(first, bound - ONE_DAY * LONGEST), bound)[-1:]
    for count in rule.get("COUNT", ()):
        days = next_due_days(schedule, first, first - ONE_DAY, count) if count <= _MOST_DAYS else []
        ends += days[-1:] if len(days) == count else []
    return min((day for day in ends if day.year in YEARS), default=None)


def _until(last: Any, zone: Any) -> datetime:
    """The last moment of a rule, as the clock of its zone shows it."""
    if not isinstance(last, datetime):
        return datetime.combine(last, datetime.max.time())
    return last.astimezone(zone).replace(tzinfo=None) if last.tzinfo is not None and zone else last.replace(tzinfo=None)


def _same(days: list[date], whole: bool) -> Iterator[Schedule]:
    """The schedules that give exactly these days, from the first of them to the last."""
    gap = (days[1] - days[0]).days if len(days) > 1 else 0
    first, nth = days[0], (days[0].day - 1) // 7 + 1
    is_last = (month_after(first) - first).days <= 7
    candidates: list[Schedule] = [
        Daily(),
        Weekdays(tuple(sorted({day.weekday() for day in days}))),
        EveryNDays(gap),
        MonthlyDay(max(day.day for day in days)),
        MonthlyNth(nth, first.weekday()),
        *([MonthlyNth(-1, first.weekday())] if is_last else ()),
        Yearly(first.month, max(day.day for day in days)),
    ]
    if len(days) < (1 if whole else _FEW):
        return
    for schedule in candidates:
        if possible(schedule) and due_days(schedule, days[0], days[0], days[-1]) == days:
            yield schedule


def _left_out(item: Any) -> Iterator[date]:
    """The days on which it is left out."""
    lists = item.get("EXDATE", [])
    for each in lists if isinstance(lists, list) else [lists]:
        for left_out in each.dts:
            yield _local(left_out.dt).day


def _told(given: Any) -> date:
    """A day or a moment of a calendar. Raises `ValueError` for one of a zone that nobody knows."""
    told: date = given.dt
    if isinstance(told, datetime) and told.tzinfo is None and "TZID" in given.params:
        raise ValueError
    return told


def _local(given: date) -> LocalDay:
    """A day, or a moment of any zone, as the wall here shows it. Raises `ValueError` for a year that can't be kept."""
    if not isinstance(given, datetime):
        return LocalDay(within(given))
    if given.tzinfo is not None:
        within(given.date())
        given = given.astimezone(UTC).astimezone().replace(tzinfo=None)
    return LocalDay(
        within(given.date()), "" if given.time() == given.min.time() else f"{given.hour:02}:{given.minute:02}"
    )
