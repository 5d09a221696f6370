"""What is part of another record: the homework of a session, a task of a decision, a round of a pattern."""

from typing import Any, NamedTuple

from troth.domain.actions.making import Add
from troth.domain.actions.writing_down import AddRecord
from troth.domain.book import Book
from troth.domain.change import Change, Edit, Table
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.session import AgendaPoint
from troth.domain.records import Commitment, Link


class PartOf(NamedTuple):
    """Write down a record as part of the one of that `table` and `uid`; where that is not there, by itself."""

    record: Commitment | AgendaPoint | Incident
    table: Table
    uid: str

    def __call__(self, book: Book) -> Change:
        """The new record, which names what it is part of; a pattern names the promise of its new move as well."""
        made: Any = self.record
        of = book.source.named(self.table, self.uid)
        if not isinstance(made, Commitment):
            return AddRecord(made._replace(of=of))(book)
        if of is None:
            return Add(made)(book)
        change = Add(made._replace(origin=Link(self.table, of)))(book)
        whole = book.source.get(self.table, of)
        if isinstance(whole, Pattern) and change.edits:
            number = book.next_number("commitments")
            change = change._replace(edits=(*change.edits, Edit("patterns", of, whole, whole._replace(promise=number))))
        return change
