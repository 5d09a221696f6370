"""One thing to share in full."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.entries import share_item
from troth.domain.records import Link
from troth.domain.reflection import ShareItem
from troth.domain.wording import past_day
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.tui.context import Context
from troth.tui.library.info_pages import DEPTHS
from troth.tui.origin import ORIGIN, origin_lines
from troth.tui.record_actions import bindings
from troth.tui.record_page import RecordPage
from troth.tui.shares.share_actions import SHARE_ACTIONS
from troth.tui.shares.share_words import FIRST, STATES
from troth.tui.snapshot import Snapshot


class SharePage(RecordPage):
    """One thing to share in full."""

    KEYS = (
        Hint("share.next", "move on"),
        Hint("share.back", "move back"),
        Hint("share.private", "keep private"),
        Hint("share.change", "change"),
        Hint("page.back", "back"),
        Hint("share.first", "first"),
        Hint("share.drop", "take off"),
        Hint("help", "help"),
    )

    ACTIONS = (ORIGIN, *SHARE_ACTIONS)

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", "Back", show=False, id="share.leave"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """A page for the item of that number."""
        super().__init__(context, snapshot)
        self._number = number

    @property
    def about(self) -> Link:
        """The record."""
        return Link("shares", self._number)

    def record(self) -> ShareItem:
        """The item."""
        return share_item(self.book, self._number)

    def picked(self) -> ShareItem:
        """The item of this page."""
        return self.record()

    def lines(self) -> list[Line]:
        """Its words, where it stands, and where it came from."""
        made = self.record()
        closed = "" if made.closed_on is None else f" {past_day(made.closed_on, self.day)}"
        about = [STATES[made.state][2] + closed, *([FIRST] if made.first else [])]
        about += [f"{made.deck}, {DEPTHS[made.depth]}", f"noted {past_day(made.day, self.day)}"]
        first, *more = made.text.split("\n")
        lines: list[Line] = [(Span(first, "strong"),), (Span(" · ".join(about), "muted"),)]
        lines += [(), *((Span(part),) for part in more)] if more else []
        if made.state == "kept_private":
            lines += [(), (Span("Keeping it is as good an end as telling. H brings it back.", "muted"),)]
        return lines + origin_lines(self.book, made.reflection, self.day)
