"""The form of a pattern: its name, its earliest sign, the new move."""

from typing import Any

from troth.domain.actions.writing_down import ReviseRecord
from troth.domain.book import Action, Book
from troth.domain.draft import PATTERN, Draft, DraftSlot
from troth.domain.journey.dance import Pattern
from troth.tui.context import Context
from troth.tui.kit.form import Field
from troth.tui.record_form import RecordForm


class PatternForm(RecordForm):
    """A name that blames neither, how it begins, and what I do then."""

    def __init__(self, context: Context, book: Book, made: Pattern, draft: Draft | None = None) -> None:
        """For that pattern, or as the `draft` was left."""
        self._made = made
        fields = [
            Field("name", "Name", "one that blames neither of you", made.name),
            Field("sign", "Sign", "the first thing I notice of it", made.sign),
            Field("new_move", "New move", "what I do then instead", made.new_move),
        ]
        super().__init__("A pattern", fields, context, book, slot_of(made), draft, new=False)

    def answer(self, values: dict[str, Any]) -> Action:
        """The pattern with these words."""
        return ReviseRecord(Pattern, self._made.number, tuple(values.items()))


def slot_of(made: Pattern) -> DraftSlot:
    """Where changes to a pattern wait."""
    return DraftSlot(PATTERN, (made.uid,))
