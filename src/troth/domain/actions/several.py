"""Several actions as one change, written once and undone together."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Action, Book
from troth.domain.change import Change, Edit, Forgotten, Table, merged


class Several(NamedTuple):
    """Do `actions` in order, each on what the one before it left; if one is refused, none is done."""

    actions: tuple[Action, ...]

    def __call__(self, book: Book) -> Change:
        """The actions' changes as one; its summary has a line for each, and nothing is said aside twice.

        What one of them forgets is forgotten.
        """
        summaries: list[str] = []
        edits: list[Edit] = []
        asides: list[str] = []
        forget: list[Forgotten] = []
        before: list[tuple[Table, date]] = []
        for action in self.actions:
            change = action(book)
            summaries.append(change.summary)
            edits += change.edits
            asides += change.aside
            forget += change.forget
            before += change.forget_before
            book = book.after(change)
        return Change("\n".join(summaries), merged(edits), tuple(dict.fromkeys(asides)), tuple(forget), tuple(before))
