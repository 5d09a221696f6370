"""To share: what was noticed, is ready, was shared, or stays with me; the last two are both good ends."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.draft import SHARE, DraftSlot
from troth.domain.entries import DECKS, next_deck, share_item, to_share
from troth.domain.errors import Refused
from troth.domain.reflection import ShareItem
from troth.domain.wording import count, say_day
from troth.drawing.bars import Hint
from troth.drawing.lines import GAP, Row, Span
from troth.guidance import cards
from troth.tui.draft_line import Answers
from troth.tui.library.info_pages import DEPTHS, CardPage, Shown
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import BLANK, Empty, View, heading, holds
from troth.tui.shares.new_share import about_card, new_share
from troth.tui.shares.share_actions import SHARE_ACTIONS
from troth.tui.shares.share_page import SharePage
from troth.tui.shares.share_words import FIRST, STATES


class ToShare(View):
    """The list; enter opens what is under the cursor."""

    TITLE = "To share"
    FINDS = "words of it"
    TABLE = "shares"
    KEYS = (
        Hint("share.next share.back", "on, back"),
        Hint("share.new", "new"),
        Hint("share.private", "keep private"),
        Hint("reflection.view", "guesses"),
        Hint("share.first", "first"),
        Hint("share.card", "draw a card"),
        Hint("share.change", "change"),
        Hint("help", "help"),
    )

    ACTIONS = SHARE_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "Something to share", id="share.new"),
        Binding("c", "card", "Draw a card: events, aspirations, challenges in turn", id="share.card"),
    ]

    def found(self) -> Sequence[Row]:
        """What is on the list, by state: what is to be told before others do on top, then the newest."""
        newest = sorted(to_share(self.book), key=lambda item: (item.first, item.number), reverse=True)
        items = [item for item in newest if holds(f"{item.text} {item.deck} {_first(item)}", self.search)]
        rows: list[Row] = []
        for state, (_, title, _) in STATES.items():
            of_state = [self._row(item) for item in items if item.state == state]
            if of_state:
                rows += [heading(title), *of_state, BLANK]
        return rows

    def aside(self) -> str:
        """How many wait to be told."""
        ready = sum(item.state == "ready" for item in to_share(self.book))
        return count(ready, "thing") + " ready" if ready else ""

    def empty(self) -> Empty:
        """Nothing is noticed yet."""
        return Empty("Nothing to share is noted yet.", "n notes something; c draws a card for it.")

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

    def _row(self, item: ShareItem) -> Row:
        glyph, _, word = STATES[item.state]
        quiet = item.state in ("shared", "kept_private")
        words = Span(item.text.split("\n", 1)[0], "muted" if quiet else "")
        when = say_day(item.closed_on or item.day, self.day)
        aside = f"{word}  {when:<11}" if self.narrow else f"{item.deck:<10}  {word:<12}  {when:<11}"
        mark = Span(self.context.glyphs[glyph] + " ", "muted" if quiet else "accent")
        first = Span(f"{_first(item)}  " if item.first else "", "muted" if quiet else "warm")
        return Row(item.number, (mark, words, GAP, first, Span(aside + " ", "muted")))


def _first(item: ShareItem) -> str:
    return FIRST if item.first else ""
