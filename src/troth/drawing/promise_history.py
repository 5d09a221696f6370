"""The days of a promise as marks: this week, half a year by weeks, half a year by days."""

from collections.abc import Mapping
from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.days import days_between, week_start
from troth.domain.history import is_paused, recorded_between
from troth.domain.open_days import asked_days
from troth.domain.outcome_table import Outcome
from troth.domain.outlook import due_on, next_days
from troth.domain.records import Commitment, Occasion
from troth.domain.schedule import follows_last
from troth.domain.schedule.dated import Weekdays
from troth.domain.wording import DAY_NAMES, MONTH_NAMES
from troth.drawing.lines import Line, Span

WEEKS = 26

_KEPT = "▪"
"""The cell of a day that was kept: smaller than its mark in a list, so that the others stand out among so many."""

_WEAKEST: tuple[Outcome, ...] = ("not_kept", "partly", "repaired", "slack", "excused", "kept")
_PLAIN = {"kept": "rule", "excused": "muted", "slack": "muted"}
_WORK_WEEK = Weekdays((0, 1, 2, 3, 4))


def week_marks(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> list[tuple[str, str]]:
    """This week: the letter of each day, and its mark or a blank; without the weekend where it is never due then."""
    first = week_start(day, book.settings.week_starts)
    last = first + timedelta(days=6)
    said = recorded_between(book, promise.number, first, last)
    due = set(_due(book, promise, first, last))
    due |= {day} if due_on(book, promise, day) is not None else set()
    found = [
        (DAY_NAMES[when.weekday()][0], _mark(promise, when, said.get(when), when in due, glyphs), when)
        for when in days_between(first, last)
    ]
    work = promise.schedule == _WORK_WEEK
    return [(name, mark) for name, mark, when in found if mark != " " or not work or when.weekday() < 5]


def weeks_by_month(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> str:
    """Half a year, a mark a week by month: the weakest outcome of it, or a blank."""
    first, said = _half_year(book, promise, day)
    shapes, months = _shapes(glyphs), list[str]()
    for week in range(WEEKS):
        begins = first + timedelta(weeks=week)
        outcomes = {said[when].outcome for when in days_between(begins, begins + timedelta(days=6)) if when in said}
        mark = next((shapes[each] for each in _WEAKEST if each in outcomes), " ")
        name = MONTH_NAMES[begins.month - 1]
        if not months or not months[-1].startswith(name):
            months.append(f"{name} ")
        months[-1] += mark
    return " ".join(months).rstrip()


def heat_map(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> list[Line]:
    """Half a year, a column a week and a row a weekday; each outcome has a shape, so that no colour is needed."""
    first, said = _half_year(book, promise, day)
    shapes = _shapes(glyphs)
    lines: list[Line] = [(Span("  " + _months(first), "muted"),)]
    for weekday in range(7):
        name = DAY_NAMES[(first + timedelta(days=weekday)).weekday()][0]
        row = [said.get(first + timedelta(weeks=week, days=weekday)) for week in range(WEEKS)]
        while row and row[-1] is None:
            row.pop()
        marks = [Span(" ", "rule") if each is None else _cell(each.outcome, shapes) for each in row]
        lines.append((Span(name + " ", "muted"), *marks))
    return lines


def _cell(outcome: Outcome, shapes: Mapping[str, str]) -> Span:
    return Span(shapes[outcome], _PLAIN.get(outcome, ""))


def _shapes(glyphs: Mapping[str, str]) -> Mapping[str, str]:
    return {**glyphs, "kept": _KEPT} if glyphs["kept"] == "●" else glyphs


def _half_year(book: Book, promise: Commitment, day: date) -> tuple[date, dict[date, Occasion]]:
    this = week_start(day, book.settings.week_starts)
    first = this - timedelta(weeks=WEEKS - 1)
    return first, recorded_between(book, promise.number, first, this + timedelta(days=6))


def _due(book: Book, promise: Commitment, first: date, last: date) -> list[date]:
    if follows_last(promise.schedule):
        return [when for when in next_days(book, promise, first - timedelta(days=1), 7) if when <= last]
    return asked_days(book, promise, first, last)


def _mark(promise: Commitment, day: date, occasion: Occasion | None, due: bool, glyphs: Mapping[str, str]) -> str:
    if occasion is not None:
        return glyphs[occasion.outcome]
    if is_paused(promise, day):
        return glyphs["paused"]
    return glyphs["open"] if due else " "


def _months(first: date) -> str:
    line = [" "] * (WEEKS + 2)
    for week in range(WEEKS):
        begins = first + timedelta(weeks=week)
        if begins.day <= 7 and week < WEEKS - 1:
            line[week : week + 3] = MONTH_NAMES[begins.month - 1]
    return "".join(line).rstrip()
