"""A made-up year for the drawings of the long view: check-ins with a gap in July, a dance, a session, good moments."""

from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.dance import Caught, Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.session import AgendaPoint, Session
from troth.domain.records import Link

TODAY = date(2026, 11, 26)
"""A Thursday."""

LAST = date(2026, 11, 22)
"""The Sunday of the last check-in."""

_AWAY = range(30, 34)
_CAUGHT: tuple[tuple[date, Caught], ...] = (
    (date(2026, 4, 9), "after"),
    (date(2026, 5, 5), "late"),
    (date(2026, 6, 9), "late"),
    (date(2026, 8, 20), "early"),
    (date(2026, 9, 19), "late"),
    (date(2026, 10, 17), "early"),
    (date(2026, 11, 14), "before"),
)


def a_year() -> Book:
    """The book of that year."""
    edits = []
    for week in range(52):
        if week not in _AWAY:
            number = len(edits) + 1
            edits.append(Edit("checkins", number, None, _check_in(number, week)))
    edits += [
        Edit("incidents", n, None, Incident(n, f"i{n}", 0, day, "A door.", topic="money", caught=caught, of=1))
        for n, (day, caught) in enumerate(_CAUGHT, 1)
    ]
    evenings = tuple((day, DayMark(3 + day % 2, 0)) for day in range(2, 26) if day % 4)
    moments = [("You told me about the exam.", date(2025, 11, 27)), ("We laughed.", date(2026, 11, 15))]
    edits += [
        Edit("celebrations", n, None, Celebration(n, f"c{n}", 0, day, it)) for n, (it, day) in enumerate(moments, 1)
    ]
    edits += [
        Edit("patterns", 1, None, Pattern(1, "p", 0, date(2026, 4, 9), "the snail and the storm")),
        Edit("days", 1, None, DayMonth(1, date(2026, 11, 1), evenings)),
        Edit("sessions", 1, None, Session(1, "s", 0, date(2026, 12, 3), "18:00", chosen=(Link("patterns", 1),))),
        Edit("thanks", 1, None, Appreciation(1, "t", 0, date(2026, 11, 8), "asking before you told your mother")),
        Edit("agenda", 1, None, AgendaPoint(1, "a", 0, date(2026, 11, 20), "Who asks about March")),
        Edit("decisions", 1, None, _decision()),
    ]
    return Book().after(Change("A year.", tuple(edits)))


def _check_in(number: int, week: int) -> CheckIn:
    openness = {49: 5, 50: 4, 51: 4}.get(week, 6 + week % 2)
    values = (6, 5, 4 + week // 13, openness, 7, None if week == 40 else 6, 3)
    words = ("", "", "", "hard to start" if week == 51 else "", "", "", "")
    return CheckIn(number, f"w{number}", 0, LAST - timedelta(weeks=51 - week), values, words)


def _decision() -> Decision:
    made = Decision(1, "d", 0, date(2026, 9, 1), "Where do we spend the winter?", state="decided", choice="Here.")
    return made._replace(decided_on=date(2026, 9, 12), review_on=date(2026, 11, 29))
