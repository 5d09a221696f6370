"""Another copy of the same data, or an export of it, brought in record by record; done twice it adds nothing.

Records are the same by their uid, months by what they are of. What is only there is added, with its number where that
was never used here; what is in both is united. Nothing that is here is taken away.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from troth.domain.book import Book
from troth.domain.change import Change, Edit, Table
from troth.domain.links import CALLED, words_of
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.records import Link, Occasion
from troth.domain.source import Source
from troth.domain.two_versions import DayDiffers, Differing, united, united_days
from troth.domain.wording import count, iso_and_day

When = Mapping[tuple[str, int], int]
"""The moment of the last change of each record of which that is known, by its table and number."""

Numbers = dict[tuple[str, int], int]
"""The number that each of their records has here, by its table and its number there."""

TABLES: tuple[Table, ...] = get_args(Table)

_SINGLE = ("settings", "loops")
"""Tables of one record, which stays as it is here where there is one."""

_MONTHS = ("months", "days")

_POINTS: dict[tuple[str, str], Table] = {
    **{(table, "of"): "commitments" for table in ("months", "moves", "updates", "repairs")},
    ("boundary_events", "of"): "boundaries",
    ("incidents", "of"): "patterns",
    ("agenda", "of"): "sessions",
    ("measures", "of"): "sessions",
    ("patterns", "promise"): "commitments",
    **{(table, "reflection"): "reflections" for table in TABLES},
}
"""The fields that hold the number of a record, and its table."""

_NEEDED = ("months", "moves", "updates", "repairs", "boundary_events")
"""Tables whose records are nothing without what they are of."""


class Merge(NamedTuple):
    """Bring in all of `theirs`, another copy; of what differs the side that was changed later stands."""

    theirs: Source
    changed_there: When
    changed_here: When

    def __call__(self, book: Book) -> Change:
        """The records, as one change; what a person should know of them is said aside."""
        told = list[str]()
        numbers = _numbered(book, self.theirs, told)
        here = {(table, _key(table, each)): each for table in TABLES for each in book.source.all(table)}
        edits, lost = dict[tuple[Table, int], Edit](), 0
        for table in TABLES:
            for record in self.theirs.all(table):
                moved = _moved(table, record, numbers)
                if moved is None:
                    lost += 1
                    continue
                key = (table, _key(table, moved))
                before = here.get(key)
                after = moved if before is None else self._united(table, record.number, before, moved, told)
                if after != before:
                    first = edits.get((table, after.number))
                    edits[table, after.number] = Edit(table, after.number, first.before if first else before, after)
                    here[key] = after
        told += [f"{count(lost, 'record')} of what is not in that file"] if lost else []
        return Change(_summary(tuple(edits.values())), tuple(edits.values()), tuple(dict.fromkeys(told)))

    def _united(self, table: Table, number: int, mine: Any, theirs: Any, told: list[str]) -> Any:
        if table in _MONTHS:
            days = list[DayDiffers]()
            whole = united_days(mine, theirs, days)
            told += [_of_day(table, mine, each) for each in days]
            return whole
        if table in _SINGLE:
            told += [f"{table}: what is here stands"] if mine != theirs else []
            return mine
        newer = self.changed_there.get((table, number), 0) > self.changed_here.get((table, mine.number), 0)
        differing = Differing([], [])
        whole = united(mine, theirs, newer, differing)
        if differing.both:
            told.append(f"{_named(table, whole)}: both texts stand ({', '.join(dict.fromkeys(differing.both))})")
        if differing.one:
            side = "there" if newer else "here"
            told.append(f"{_named(table, whole)}: as it is {side}: {'; '.join(dict.fromkeys(differing.one))}")
        return whole


def _numbered(book: Book, theirs: Source, told: list[str]) -> Numbers:
    """The number of each of their records here: of the one it is the same as, its own if free, or a new one."""
    numbers: Numbers = {}
    for table in TABLES:
        known = {_key(table, each): each.number for each in book.source.all(table)}
        records = list(theirs.all(table))
        free = book.next_number(table)
        upcoming = max([free, *(record.number + 1 for record in records)])
        for record in records:
            moved = record if table not in _MONTHS else _moved(table, record, numbers)
            key = None if moved is None else _key(table, moved)
            if key in known:
                numbers[table, record.number] = known[key]
                continue
            number = record.number
            if number < free and table not in _SINGLE:
                number, upcoming = upcoming, upcoming + 1
                if table in CALLED:
                    told.append(f"{_named(table, record)} is {number} here: that number is taken")
            numbers[table, record.number] = known[key] = number
    return numbers


def _key(table: str, record: Any) -> object:
    """What a record is the same by in both files."""
    if table == "months":
        return record.of, record.first
    return record.first if table == "days" else 1 if table in _SINGLE else record.uid


def _moved(table: Table, record: Any, numbers: Numbers) -> Any:
    """A record of theirs with the numbers that it and what it points to have here; None where its owner is missing."""
    fields: dict[str, Any] = {"number": numbers.get((table, record.number), record.number)}
    for name in record._fields:
        value = getattr(record, name)
        if value is not None and (points := _POINTS.get((table, name))) is not None:
            fields[name] = numbers.get((points, value))
            if fields[name] is None and table in _NEEDED and name == "of":
                return None
        elif isinstance(value, Link):
            fields[name] = _link(value, numbers)
        elif type(value) is tuple and value and isinstance(value[0], Link):
            fields[name] = tuple(link for each in value if (link := _link(each, numbers)) is not None)
    return record._replace(**fields)


def _link(link: Link, numbers: Numbers) -> Link | None:
    """A link to the same record by its number here; None where that is not there."""
    if link.book != "mine":
        return link
    number = numbers.get((link.table, link.number))
    return None if number is None else link._replace(number=number)


def _summary(edits: tuple[Edit, ...]) -> str:
    added = sum(edit.before is None for edit in edits)
    changed = len(edits) - added
    parts = [f"{count(added, 'record')} new" if added else "", f"{count(changed, 'record')} united" if changed else ""]
    return f"Brought in: {', '.join(filter(None, parts))}." if edits else "All of it is here already."


def _named(table: str, record: Any) -> str:
    """What a record is called in a line: promise 3, Call mum."""
    if table not in CALLED:
        return f"{table.replace('_', ' ')} {record.number}"
    return f"{CALLED[table][0].capitalize()} {record.number}, {words_of(table, record)}"


def _of_day(table: str, month: Any, differs: DayDiffers) -> str:
    """The line about a day of which both tell."""
    day = iso_and_day(differs.day)
    if not isinstance(differs.stands, Occasion):
        return f"{day}: the pulse that was said later stands"
    stands, other = (OUTCOME_WORDS[each.outcome] for each in (differs.stands, differs.other))
    return f"Promise {month.of}, {day}: {stands} was said later and stands, {other} does not"
