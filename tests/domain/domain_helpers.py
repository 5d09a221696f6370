"""What the tests of the domain share: a calendar to stand on, short ways to make and answer promises."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import HealthCheck, settings

from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly
from troth.domain.book import Action, Book
from troth.domain.change import Change, Table
from troth.domain.days import Now
from troth.domain.outcome_table import Outcome
from troth.domain.records import State
from troth.domain.schedule import Schedule
from troth.domain.schedule.dated import Daily

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY - timedelta(days=1)
ANSWERS = {"kept": Keep, "partly": Partly, "not_kept": NotKept, "excused": Excuse}

quick = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
thorough = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


def day(n: int, month: int = 3, year: int = 2026) -> date:
    return date(year, month, n)


def now(today: date, at: int | None = None) -> Now:
    return Now((today - date(1970, 1, 1)).days * 86_400 if at is None else at, today)


def made(
    schedule: Schedule | None = None,
    starts: date = MONDAY,
    book: Book | None = None,
    state: State = "active",
    uid: str = "",
    title: str = "call mum",
    **fields: Any,
) -> Book:
    """A book with one more promise."""
    book = Book() if book is None else book
    uid = uid or f"p{len(book.commitments()) + 1}"
    new = promise(title, schedule or Daily(), starts, now(starts), uid, state=state, **fields)
    return do(book, Add(new))


def do(book: Book, *actions: Action) -> Book:
    for action in actions:
        book = book.after(action(book))
    return book


def change(book: Book, action: Action) -> Change:
    return action(book)


def answer(book: Book, outcome: str, when: date, today: date | None = None, number: int = 1, note: str = "") -> Book:
    return do(book, ANSWERS[outcome](number, when, now(today or when), note))


def answered(book: Book, pairs: Iterable[tuple[int, str]], number: int = 1) -> Book:
    """`book` with days of March 2026 answered."""
    for n, outcome in pairs:
        book = answer(book, outcome, day(n), number=number)
    return book


def outcome_on(book: Book, when: date, number: int = 1) -> Outcome | None:
    from troth.domain.history import occasion_on

    found = occasion_on(book, number, when)
    return None if found is None else found.outcome


def state(book: Book, number: int = 1) -> State:
    return book.commitment(number).state


def contents(book: Book) -> dict[str, list[object]]:
    """Everything in a book, for comparing it with another."""
    tables: tuple[Table, ...] = get_args(Table)
    return {table: list(book.source.all(table)) for table in tables}
