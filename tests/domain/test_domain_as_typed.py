"""Lines as people type them, written from the rules of the grammar alone: what is meant, and what must be asked."""

from datetime import date

import pytest

from troth.domain.quick import parse_quick
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly

WED = date(2026, 3, 18)
SUN = Weekdays((6,))


def once(month: int, day: int, time: str = "") -> Once:
    return Once(date(2026, month, day), time)


MEANT: list[tuple[str, str, Schedule]] = [
    ("Call mum every sunday", "Call mum", SUN),
    ("Walk every sun", "Walk", SUN),
    ("Walk every SUN", "Walk", SUN),
    ("Walk Every Sunday", "Walk", SUN),
    ("Walk each sunday", "Walk", SUN),
    ("Walk   every   sun", "Walk", SUN),
    ("Cook every tue and thu", "Cook", Weekdays((1, 3))),
    ("Cook every tuesday, thursday", "Cook", Weekdays((1, 3))),
    ("Cook every tue,thu", "Cook", Weekdays((1, 3))),
    ("Cook every thu and tue", "Cook", Weekdays((1, 3))),
    ("Cook every mon, wed and fri", "Cook", Weekdays((0, 2, 4))),
    ("Cook each mon, wed, and fri", "Cook", Weekdays((0, 2, 4))),
    ("Lunch together every sat & sun", "Lunch together", Weekdays((5, 6))),
    ("Call mum every mon, tue, wed, thu and fri", "Call mum", Weekdays((0, 1, 2, 3, 4))),
    ("Stretch every weekday", "Stretch", Weekdays((0, 1, 2, 3, 4))),
    ("Sleep in every weekend", "Sleep in", Weekdays((5, 6))),
    ("Call mum every week", "Call mum", TimesPer(1, "week")),
    ("Call mum EVERY WEEK", "Call mum", TimesPer(1, "week")),
    ("Call mum each week", "Call mum", TimesPer(1, "week")),
    ("Write to her parents weekly", "Write to her parents", TimesPer(1, "week")),
    ("Pay rent every month", "Pay rent", TimesPer(1, "month")),
    ("Look at the budget monthly", "Look at the budget", TimesPer(1, "month")),
    ("Run once a week", "Run", TimesPer(1, "week")),
    ("Run twice a week", "Run", TimesPer(2, "week")),
    ("Run three times a week", "Run", TimesPer(3, "week")),
    ("Run 3 times a week", "Run", TimesPer(3, "week")),
    ("Run 5 times a month", "Run", TimesPer(5, "month")),
    ("Dinner out twice a month", "Dinner out", TimesPer(2, "month")),
    ("Visit dad once a month", "Visit dad", TimesPer(1, "month")),
    ("Run every 3x week", "Run", TimesPer(3, "week")),
    ("Run each 2x month", "Run", TimesPer(2, "month")),
    ("Read every day", "Read", Daily()),
    ("Read daily", "Read", Daily()),
    ("Read Daily", "Read", Daily()),
    ("Stretch every morning", "Stretch", Daily()),
    ("Lock the door every evening", "Lock the door", Daily()),
    ("Walk each evening", "Walk", Daily()),
    ("Change the sheets every other week", "Change the sheets", EveryNDays(14)),
    ("Put the bins out every other tue", "Put the bins out", EveryNDays(14)),
    ("Water the plants every 3 days", "Water the plants", EveryNDays(3)),
    ("Cut my hair every 6 weeks", "Cut my hair", EveryNDays(42)),
    ("Water the plants every 3 days after done", "Water the plants", EveryNDays(3, "last_done")),
    ("Call her every 2-4 days", "Call her", Window(2, 4)),
    ("Pay rent every month 31", "Pay rent", MonthlyDay(31)),
    ("Dine every first sun", "Dine", MonthlyNth(1, 6)),
    ("Dine every last friday", "Dine", MonthlyNth(-1, 4)),
    ("Flowers every year 05-14", "Flowers", Yearly(5, 14)),
    ("Say so every cue when voices rise", "Say so", OnCue("when voices rise")),
    ("Walk every sun at 18:00", "Walk", SUN),
    ("Call mum every monday and thursday at 8:30", "Call mum", Weekdays((0, 3))),
    ("Send the form by friday", "Send the form", once(3, 20)),
    ("Send the form by fri 18:00", "Send the form", once(3, 20, "18:00")),
    ("Call the bank tomorrow", "Call the bank", once(3, 19)),
    ("Call the bank by tomorrow", "Call the bank", once(3, 19)),
    ("Call mum tomorrow at 18:00", "Call mum", once(3, 19, "18:00")),
    ("Call the bank on monday", "Call the bank", once(3, 23)),
    ("Call the bank monday", "Call the bank", once(3, 23)),
    ("Call the bank Mon", "Call the bank", once(3, 23)),
    ("Call mum sunday at 09:00", "Call mum", once(3, 22, "09:00")),
    ("Walk on sunday at 10:00", "Walk", once(3, 22, "10:00")),
    ("Dentist 2026-04-02", "Dentist", once(4, 2)),
    ("Dentist on 2026-04-02", "Dentist", once(4, 2)),
    ("Book the table by 12 nov", "Book the table", once(11, 12)),
    ("Book the table by 12 november", "Book the table", once(11, 12)),
    ("Book the table by nov 12", "Book the table", once(11, 12)),
    ("Book the table by November 12", "Book the table", once(11, 12)),
    ("Book the table on 3 apr", "Book the table", once(4, 3)),
    ("Walk every day from monday", "Walk", Daily()),
    ("Walk from monday every day", "Walk", Daily()),
    ("Walk every day until 30 apr", "Walk", Daily()),
    ("Walk until 30 april every day", "Walk", Daily()),
    ("Walk every day from mon until fri", "Walk", Daily()),
    ("Plan our weekends every sunday", "Plan our weekends", SUN),
    ("Write to mum on sunday", "Write to mum", once(3, 22)),
    ("Read chapter 3 on sunday", "Read chapter 3", once(3, 22)),
    ("Give 100% every day", "Give 100%", Daily()),
    ("Eat with each other on sunday", "Eat with each other", once(3, 22)),
    ("Step on the scale every monday", "Step on the scale", Weekdays((0,))),
    ("Read from the start every evening", "Read from the start", Daily()),
    ("Talk about every quarrel on sunday", "Talk about every quarrel", once(3, 22)),
    ("Call her tomorrow", "Call her", once(3, 19)),
    ("Call her once a week", "Call her", TimesPer(1, "week")),
    ("Thank each other daily", "Thank each other", Daily()),
    ("See each other tomorrow", "See each other", once(3, 19)),
    ("Sleep on it tomorrow", "Sleep on it", once(3, 19)),
    ("Answer each message tomorrow", "Answer each message", once(3, 19)),
    ("Check in sunday", "Check in", once(3, 22)),
    ("Check in once a week", "Check in", TimesPer(1, "week")),
    ("Be good tomorrow", "Be good", once(3, 19)),
    ("Run 3x a week", "Run", TimesPer(3, "week")),
    ("Run 3x week", "Run", TimesPer(3, "week")),
    ("Call mum once every week", "Call mum", TimesPer(1, "week")),
    ("Call mum once every 2 weeks", "Call mum", EveryNDays(14)),
    ("Call mum on mondays and fridays", "Call mum", Weekdays((0, 4))),
    ("Dance every sunday!", "Dance", SUN),
    ("Dance every Mon.", "Dance", Weekdays((0,))),
    ("Call mum tomorrow.", "Call mum", once(3, 19)),
    ("Sunday lunch every sunday", "Sunday lunch", SUN),
]

TITLES = [
    "Talk about tomorrow",
    "Plan our sundays",
    "Have a good sunday",
    "Listen before I answer",
    "Talk for 3 days",
    "Call mum at 18:00",
    "Read 12 pages",
    "Celebrate date night",
    "Plan our weekends",
    "Be kind",
    "Turn the light on",
    "Drop by",
    "Keep my weekday mornings free",
    "Talk first, then decide",
    "Run a week",
    "Say weekly what I need",
    "Cook monday dinners",
    "Talk about May",
    "March with her",
    "Buy the sun cream",
    "Do it once",
    "Eat at 18:00",
    "Give a hug to them all",
    "Ask before I decide",
    "Every promise counts",
    "Have the daily talk outside",
    "Yearly letter",
]

SOFT = [
    "Call mum 12 nov",
    "Call mum nov 12",
    "Call mum +3d",
    "Call mum in 3 days",
    "Call mum in a week",
    "Call mum this weekend",
    "Call mum sundays",
    "Call mum mon-fri",
    "Call mum biweekly",
    "Call mum 3x/week",
    "Walk every blue moon",
    "Walk every full moon",
    "Walk each new moon",
    "Say sorry for last night",
    "Say sorry for the last time",
    "Ask what she did last summer",
    "Listen from the heart",
    "Wait until asked",
    "Sleep by the window",
    "Sit next to her",
    "Stand by me",
    "Read the book on trust",
    "Tell the truth every time",
    "Kiss her every chance I get",
    "Answer each message kindly",
    "Love each other",
    "Book it by christmas",
    "Be home by noon",
    "Review every quarter",
    "Call mum every sondag",
]

FIRM = [
    "Tuesday",
    "Renew the insurance yearly",
    "See each other tuesday",
    "Walk every blue monday",
    "Hand it in by late monday",
    "Call her sunday",
    "Call you sat",
    "The place where we sat",
    "Call mum tomorrow at 25:00",
    "Call mum sunday 25:00",
    "Call mum sunday at noon",
    "Call mum tomorrow morning",
    "Call mum mon and thu",
    "Call mum mon, thu",
    "Call mum before friday",
    "Walk every day till friday",
    "Walk every day except sunday",
    "Walk every day starting tomorrow",
    "Walk every 2nd tuesday",
    "Walk every mon-fri",
    "Walk on weekdays and sun",
    "Walk on the 15th of each month",
    "Run twice every 2 weeks",
    "Stop every cue we quarrel on sunday",
    "Hold my tongue until friday",
    "Walk every day from 1 may until 2026-04-01",
    "Hold my tongue from friday",
    "Hand it in by tomorrow evening",
    "Call mum next friday",
    "Call mum on next friday",
    "Call mum by next fri",
    "Call mum next week",
    "Return the book last friday",
    "Pay by 12/11",
    "Pay on 12/11",
    "Pay by 12",
    "Pay by the 12th",
    "Pay on the 12th",
    "Call mum every 3",
    "Call mum every 3 dayz",
    "Call mum every few days",
    "Visit every couple of weeks",
    "Walk every half year",
    "Tell the truth every single day",
    "Hand it in by next week",
    "Hand it in by the end of the month",
    "Hand it in by the end of the year",
    "Hand it in by end of january",
    "Meet on monday or tuesday",
    "Meet every monday or tuesday",
    "Pay by 31 feb",
    "Pay by 2026-02-30",
    "Pay on 2026-13-01",
    "Dentist 2026-02-30",
    "Walk every 0 days",
    "Walk every 8x week",
    "Run 8 times a week",
    "Run 32 times a month",
    "Pay every month 32",
    "Call her every 9-2 days",
    "Walk on sun at 25:00",
    "Walk every sun at noon",
    "Walk every monday at",
    "Walk every sunday until 12/11",
    "Walk every day from the 12th",
    "Walk every sun every mon",
    "Walk every day by friday",
    "Walk on sunday by monday",
    "Walk every sunday-ish",
    "Meet on the first monday in may",
]


@pytest.mark.parametrize(("line", "title", "schedule"), MEANT)
def test_what_was_meant_is_understood(line: str, title: str, schedule: Schedule) -> None:
    found = parse_quick(line, WED)
    assert (found.title, found.schedule, found.unread) == (title, schedule, None)


@pytest.mark.parametrize(("line", "since", "until", "time"), [
    ("Walk every day from monday", date(2026, 3, 23), None, ""),
    ("Walk every day until 30 apr", None, date(2026, 4, 30), ""),
    ("Walk every day from mon until fri", date(2026, 3, 23), date(2026, 3, 27), ""),
    ("Put the bins out every other tue", date(2026, 3, 24), None, ""),
    ("Walk every sun at 18:00", None, None, "18:00"),
    ("Call mum every monday and thursday at 8:30", None, None, "08:30"),
    ("Call mum every sun at 6pm", None, None, "18:00"),
])  # fmt: skip
def test_what_was_meant_with_a_rhythm(line: str, since: date | None, until: date | None, time: str) -> None:
    found = parse_quick(line, WED)
    assert (found.starts_on, found.ends_on, found.time) == (since, until, time)


@pytest.mark.parametrize("line", TITLES)
def test_words_that_tell_no_time_stay_title(line: str) -> None:
    found = parse_quick(line, WED)
    assert (found.title, found.schedule, found.unread) == (line, Once(WED), None)


@pytest.mark.parametrize("line", SOFT)
def test_a_clause_that_names_no_time_is_asked(line: str) -> None:
    found = parse_quick(line, WED)
    assert found.unread is not None
    assert (found.title, found.unread.firm, found.dated) == (line, False, False)


@pytest.mark.parametrize("line", FIRM)
def test_a_clause_that_names_a_time_is_refused(line: str) -> None:
    found = parse_quick(line, WED)
    assert found.unread is not None
    assert found.unread.firm
