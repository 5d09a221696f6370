"""Taking away for good all of one kind, all entries of the journal before a day, or all that is noted before a day."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from troth.domain.actions.erasing import BEYOND, ERASED, all_of
from troth.domain.belonging import belonging
from troth.domain.book import Book
from troth.domain.change import Change, Edit, Forgotten, Record, Table, merged, names
from troth.domain.errors import Refused
from troth.domain.wording import count, day_and_date

_DATED: tuple[Table, ...] = (
    "reflections", "shares", "decisions", "agenda", "incidents", "guesses", "checkins", "patterns", "sessions",
    "measures", "thanks", "celebrations", "moves", "updates", "repairs", "boundary_events",
)  # fmt: skip
"""The tables whose records are of one day."""

_OTHERS: dict[Table, tuple[str, str]] = {
    "months": ("month of answers", "months of answers"),
    "days": ("month of days", "months of days"),
    "moves": ("day that was moved", "days that were moved"),
    "updates": ("telling", "tellings"),
    "repairs": ("repair", "repairs"),
    "boundary_events": ("event of a boundary", "events of boundaries"),
    "spaces": ("time of space", "times of space"),
}


class EraseKind(NamedTuple):
    """Take every record of a table away for good, those that were deleted before too, with what belongs to them."""

    table: Table

    def __call__(self, book: Book) -> Change:
        """The book without them. Raises `Refused` when there never was one."""
        if book.next_number(self.table) == 1:
            raise Refused(f"There are no {ERASED[self.table][1]}. Nothing was erased.")
        gone = [(self.table, record) for record in book.source.all(self.table)]
        edits = _edits(book, gone)
        ever: list[Forgotten] = [(self.table, number) for number in range(1, book.next_number(self.table))]
        return Change(f"Erased. {BEYOND}", edits, forget=(*ever, *names(edits)))


class EraseEntriesBefore(NamedTuple):
    """Take the entries of the journal before a day away for good, with what came of them and may hold their words."""

    day: date

    def __call__(self, book: Book) -> Change:
        """The book without them; no edits where there are none."""
        edits = _edits(book, _before(book, "reflections", self.day))
        gone: tuple[tuple[Table, date], ...] = (("reflections", self.day),)
        return Change(f"Erased. {BEYOND}", edits, forget=names(edits), forget_before=gone if edits else ())


class EraseBefore(NamedTuple):
    """Take all away for good that is noted for days before one.

    A promise or boundary that was closed by then goes whole; one that still stands stays, without its past. `day_of`
    tells the logical day of a moment, since a time of space knows no other.
    """

    day: date
    day_of: Callable[[int], date]

    def __call__(self, book: Book) -> Change:
        """The book without them. Raises `Refused` where nothing is that old."""
        gone = [*_closed(book, self.day)]
        for table in _DATED:
            gone += _before(book, table, self.day)
        spaces: Iterable[Any] = book.source.all("spaces")
        gone += [("spaces", each) for each in spaces if self.day_of(each.at) < self.day]
        edits = list(_edits(book, gone))
        forget: list[Forgotten] = [*names(edits)]
        whole = set(forget)
        for table in ("months", "days"):
            months: Iterable[Any] = book.source.all(table)
            for month in months:
                if (table, month.number) not in whole and month.first < self.day:
                    edit = _later(table, month, self.day)
                    edits += [] if edit.before == edit.after else [edit]
                    forget += _days(edit, self.day)
        if not edits:
            raise Refused(f"Nothing is noted for days before {day_and_date(self.day)}. Nothing was erased.")
        before = tuple((table, self.day) for table in _DATED)
        return Change(f"Erased. {BEYOND}", merged(edits), forget=tuple(forget), forget_before=before)


def counted(change: Change) -> str:
    """What a change takes away, in numbers: 3 entries, 1 promise."""
    goes = Counter(edit.table for edit in change.edits)
    called = {**ERASED, **_OTHERS}
    return all_of([count(n, *called[table]) for table, n in goes.items()])


def _edits(book: Book, gone: list[tuple[Table, Any]]) -> tuple[Edit, ...]:
    also = [each for table, record in gone for each in belonging(book, table, record.number)]
    return merged(Edit(table, record.number, record, None) for table, record in (*gone, *also))


def _before(book: Book, table: Table, day: date) -> list[tuple[Table, Record]]:
    return [(table, record) for record in book.source.all(table) if getattr(record, "day", day) < day]


def _closed(book: Book, day: date) -> list[tuple[Table, Record]]:
    found: list[tuple[Table, Record]] = []
    for promise in book.commitments():
        if promise.closed_on is not None and promise.closed_on < day:
            answered = [month.first.replace(day=on) for month in book.months(promise.number) for on, _ in month.days]
            found += [("commitments", promise)] if all(on < day for on in answered) else []
    for made in book.boundaries():
        if made.withdrawn_on is not None and made.withdrawn_on < day:
            events = book.boundary_events(made.number)
            found += [("boundaries", made)] if all(event.day < day for event in events) else []
    return found


def _later(table: Table, month: Any, day: date) -> Edit:
    """A month without its days before one."""
    kept = tuple((on, said) for on, said in month.days if month.first.replace(day=on) >= day)
    return Edit(table, month.number, month, month._replace(days=kept) if kept else None)


def _days(edit: Edit, day: date) -> list[Forgotten]:
    if edit.after is None:
        return [(edit.table, edit.number)]
    return [(edit.table, edit.number, str(on)) for on in range(1, day.day)]
