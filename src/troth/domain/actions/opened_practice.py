"""A promise that opens a practice is kept by finishing it."""

from datetime import timedelta
from typing import NamedTuple

from troth.domain.actions.outcomes import Keep
from troth.domain.book import Book
from troth.domain.change import Change, Edit, merged
from troth.domain.days import Now
from troth.domain.history import occasion_on
from troth.domain.outlook import due_on
from troth.domain.records import Commitment
from troth.domain.schedule.dated import Once

_NEAR = timedelta(days=3)
"""So long before and after its day a one-off is kept by it."""


class Opened(NamedTuple):
    """A practice was finished: what promises to do it, and is asked for now, is kept."""

    practice: str
    now: Now

    def __call__(self, book: Book) -> Change:
        """The promises kept; none is an answer, too, and what was answered stays as it is."""
        said, edits = list[str](), list[Edit]()
        for promise in book.commitments():
            if promise.opens == self.practice and self._asks(book, promise):
                change = Keep(promise.number, self.now.today, self.now)(book)
                book = book.after(change)
                said.append(change.summary)
                edits += change.edits
        return Change(" ".join(said), merged(edits))

    def _asks(self, book: Book, promise: Commitment) -> bool:
        today = self.now.today
        if promise.state != "active" or promise.by == "partner" or occasion_on(book, promise.number, today) is not None:
            return False
        if isinstance(promise.schedule, Once):
            return abs(promise.schedule.due - today) <= _NEAR
        entry = due_on(book, promise, today)
        return entry is not None and entry.outcome is None
