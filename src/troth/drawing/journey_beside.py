"""What stands beside the check-ins of an area: what is to be shared, the last practice, promises; nothing of none."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.journey.beside_area import Shared, promised_of, shared_of, way_of
from troth.domain.past import past_occasions
from troth.domain.records import Commitment, Link
from troth.domain.steadiness import steadiness_words
from troth.domain.wording import count, month_and_year, past_day, short_date
from troth.drawing.lines import GAP, Line, Row, Span
from troth.drawing.sentences import closed

_LABEL = 13
_NEW = "new"
"""What is said of the steadiness of a promise of which there is nothing to say yet."""


class LastPractice(NamedTuple):
    """The practice that was done last, its title, its minutes, and the day it was done."""

    id: str
    title: str
    minutes: int
    day: date


class ToShareRow(NamedTuple):
    """The row of what is to be shared of a way."""

    way: int


class PracticeRow(NamedTuple):
    """The row of a practice."""

    id: str


def beside_rows(book: Book, area: int, last: LastPractice | None, today: date) -> list[Row]:
    """What belongs to the way of an area, each row with what it leads to."""
    way = way_of(area)
    rows = [*_to_share(way, shared_of(book, way), today)]
    rows += [] if last is None else [_practice(last, today)]
    return rows + [_promise(book, each, today) for each in promised_of(book, way, today)]


def _to_share(way: int, found: Shared, today: date) -> Iterator[Row]:
    since = "" if found.since is None else f" since {month_and_year(found.since, today)}"
    parts = [f"{found.ready} ready"] if found.ready else []
    parts += [f"{found.shared} shared{since}"] if found.shared else []
    if parts:
        said = ", ".join(parts)
        yield Row(ToShareRow(way), (_name("to share"), Span(said, "title")), f"To share: {said}.")


def _practice(last: LastPractice, today: date) -> Row:
    far = (today - last.day).days > 1
    when = f"last on {_date(last.day, today)}" if far else f"last {past_day(last.day, today)}"
    line = (_name("practice"), Span(last.title, "title"), Span(f", {last.minutes} min"), GAP, Span(f"{when} ", "muted"))
    said = closed([f"Practice: {last.title}", count(last.minutes, "minute"), when])
    return Row(PracticeRow(last.id), line, said)


def _promise(book: Book, made: Commitment, today: date) -> Row:
    """A promise; its whole history is read for its word once somebody looks at the row."""

    def line() -> Line:
        steady = _steady(book, made, today)
        tail = (GAP, Span(f"{steady} ", "muted")) if steady else ()
        return (_name(f"promise {made.number:>3}"), Span(made.title, "title"), *tail)

    def said() -> str:
        return closed(list(filter(None, (f"Promise {made.number}: {made.title}", _steady(book, made, today)))))

    return Row(Link("commitments", made.number), line, said)


def _steady(book: Book, made: Commitment, today: date) -> str:
    said = steadiness_words(past_occasions(book, made, today))
    return "" if said == _NEW else said


def _date(day: date, today: date) -> str:
    return short_date(day) + ("" if day.year == today.year else f" {day.year}")


def _name(name: str) -> Span:
    return Span(f"{name:<{_LABEL}}", "muted")
