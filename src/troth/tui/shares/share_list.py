"""To share: what was noticed, is ready, was shared, or stays with me; the last two are both good ends."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.draft import SHARE, DraftSlot
from troth.domain.entries import DECKS, next_deck, share_item
from troth.domain.errors import Refused
from troth.domain.reflection import ShareItem
from troth.drawing.bars import Hint
from troth.guidance import cards
from troth.tui.draft_line import Answers
from troth.tui.library.info_pages import DEPTHS, CardPage, Shown
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import View
from troth.tui.shares.new_share import about_card, new_share
from troth.tui.shares.share_actions import SHARE_ACTIONS
from troth.tui.shares.share_page import SharePage
from troth.tui.shares.share_rows import ShareRows


class ToShare(View):
    """The list; enter opens what is under the cursor."""

    CONTENT = ShareRows
    TABLE = "shares"
    KEYS = (
        Hint("share.next", "move on"),
        Hint("share.back", "move back"),
        Hint("share.private", "keep private"),
        Hint("list.choose", "open"),
        Hint("share.new", "new"),
        Hint("reflection.view", "views"),
        Hint("share.card", "draw a card"),
        Hint("reflection.find", "find"),
        Hint("help", "help"),
    )

    ACTIONS = SHARE_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "Something to share", id="share.new"),
        Binding("c", "card", "Draw a card: events, aspirations, challenges in turn", id="share.card"),
    ]

    def picked(self) -> ShareItem | None:
        """The item under the cursor."""
        try:
            return share_item(self.book, self.key) if isinstance(self.key, int) else None
        except Refused:
            return None

    def open_picked(self) -> None:
        """Open it."""
        if (made := self.picked()) is not None:
            self.open(SharePage(self.context, self.snapshot, made.number))

    def action_new(self) -> None:
        """Note something in one line; tab leads on to its deck and depth."""
        self._begin()

    def action_card(self, turn: int = 0) -> None:
        """Draw a card of the deck that was left alone the longest; `turn` counts those left aside."""
        deck = DECKS[(DECKS.index(next_deck(self.book)) + turn) % len(DECKS)]
        of_deck = cards.decks()[deck]
        card = of_deck[(self.day.toordinal() * 7 + turn) % len(of_deck)]
        page = CardPage(
            Shown(f"A card of {deck}s", card.text, DEPTHS[card.depth]),
            lambda: self._begin(about_card(card.text, deck, card.depth)),
            lambda: self.action_card(turn + 1),
        )
        self.open(page)

    def _begin(self, drawn: Answers | None = None) -> None:
        """Begin one, from the card `drawn` where nothing waits."""
        waiting = DraftSlot(SHARE).draft(self.drafts.drafts)
        self.begin(new_share(self.context, self.book, waiting, drawn))
