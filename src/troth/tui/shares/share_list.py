"""To share: what was noticed, is ready, was shared, or stays with me; the last two are both good ends."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.sharing import AddShare
from troth.domain.entries import DECKS, next_deck, share_item
from troth.domain.errors import Refused
from troth.domain.reflection import Deck, ShareItem
from troth.drawing.bars import Hint
from troth.guidance import cards
from troth.tui.kit.ask import Ask, Heard, Reply
from troth.tui.library.info_pages import DEPTHS, CardPage, Shown
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import View
from troth.tui.shares.share_actions import SHARE_ACTIONS
from troth.tui.shares.share_form import ShareForm
from troth.tui.shares.share_page import SharePage
from troth.tui.shares.share_rows import ShareRows


class ToShare(View):
    """The list; enter opens what is under the cursor."""

    CONTENT = ShareRows
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
        ask = Ask("Something the other may want to know", _hear, form=True)
        self.open(ask, lambda reply: self._made(reply, "event"))

    def action_card(self, turn: int = 0) -> None:
        """Draw a card of the deck that was left alone the longest; `turn` counts those left aside."""
        deck = DECKS[(DECKS.index(next_deck(self.book)) + turn) % len(DECKS)]
        of_deck = cards.decks()[deck]
        card = of_deck[(self.day.toordinal() * 7 + turn) % len(of_deck)]
        page = CardPage(
            Shown(f"A card of {deck}s", card.text, DEPTHS[card.depth]),
            lambda: self._take(card.text, deck, card.depth),
            lambda: self.action_card(turn + 1),
        )
        self.open(page)

    def _take(self, prompt: str, deck: Deck, depth: int) -> None:
        ask = Ask(prompt, _hear, form=True)
        self.open(ask, lambda reply: self._made(reply, deck, depth))

    def _made(self, reply: Reply | None, deck: Deck, depth: int = 1) -> None:
        if reply is None:
            return
        new = ShareItem(0, self.context.uid(), self.now.at, self.now.today, reply.text, deck, depth)
        if reply.more:
            self.write(ShareForm(self.now, new), new.uid)
        else:
            self.add(AddShare(new), new.uid)


def _hear(text: str) -> Heard:
    if not text.strip():
        return Heard(False, "A few words. Only you see it until you tell it.")
    return Heard(True, "enter notes it; tab also chooses its deck and depth.")
