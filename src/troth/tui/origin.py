"""Where a record came from: the entry of the journal that made it, told in a line and opened by a key."""

from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from troth.domain.book import Book
from troth.domain.reflection import Link, Reflection
from troth.domain.wording import iso_and_day
from troth.drawing.lines import Line, Span
from troth.tui.messages import Visit
from troth.tui.record_actions import RecordActions


class FromEntry(RecordActions):
    """The key that leads back to the entry; whoever mixes this in says which one it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "origin", "Open the journal entry it came from", id="origin.open"),
    ]

    def origin(self) -> int | None:
        """The number of the entry; None where there is none."""
        raise NotImplementedError

    def action_origin(self) -> None:
        """Open it, if it is still there."""
        number = self.origin()
        if number is not None and self.book.source.get("reflections", number) is not None:
            self.post_message(Visit(Link("reflections", number)))


def origin_lines(book: Book, number: int | None) -> list[Line]:
    """Which entry it came from, and the key; nothing where there is none, or none any more."""
    entry = None if number is None else cast(Reflection | None, book.source.get("reflections", number))
    if entry is None:
        return []
    words = f"From the journal: {entry.title}, {iso_and_day(entry.day)}. J opens it."
    return [(), (Span(words, "muted"),)]
