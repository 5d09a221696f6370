"""The page on a small record, which is a day and some words: a point to talk about, thanks, a good moment, a score."""

from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from troth.domain.actions.erasing import ERASED
from troth.domain.actions.writing_down import Plain
from troth.domain.change import Table
from troth.domain.errors import Refused
from troth.domain.links import words_of
from troth.domain.records import Link
from troth.domain.wording import past_day
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.tui.context import Context
from troth.tui.erase import ERASE
from troth.tui.journey.to_talk import POINT_DONE
from troth.tui.record_actions import bindings
from troth.tui.record_page import RecordPage
from troth.tui.reflection.list_content import said_way
from troth.tui.snapshot import Snapshot


class PlainPage(RecordPage):
    """A small record in full."""

    KEYS = (
        Hint("page.down page.up", "scroll"),
        Hint("point.done", "talked about"),
        Hint("erase", "erase"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = (ERASE, POINT_DONE)

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", "Back", show=False, id="plain.leave"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, table: Table, number: int) -> None:
        """A page for the record of that number."""
        super().__init__(context, snapshot)
        self._table, self._number = table, number

    @property
    def about(self) -> Link:
        """The record."""
        return Link(self._table, self._number)

    def record(self) -> Plain:
        """The record. Raises `Refused` when it is gone."""
        found = self.book.source.get(self._table, self._number)
        if found is None:
            raise Refused(f"There is no {ERASED[self._table][0]} {self._number}.")
        return cast(Plain, found)

    def picked(self) -> Plain:
        """The record of this page."""
        return self.record()

    def lines(self) -> list[Line]:
        """Its whole text, its day and way, and what a good moment took."""
        made = self.record()
        way = getattr(made, "way", None)
        about = f"noted {past_day(made.day, self.day)}{f' · {said_way((way,), False)}' if way else ''}"
        text: str = getattr(made, "text", words_of(self._table, made))
        words: list[Line] = [(Span(part),) for part in text.split("\n")]
        if took := getattr(made, "took", ""):
            words += [(), (Span(f"It took: {' '.join(took.split())}"),)]
        title = f"A {ERASED[self._table][0]}"
        return [(Span(title, "strong"),), (Span(about, "muted"),), (), *words]
