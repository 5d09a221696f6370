"""The library: what was begun, then every practice by way, and the card of the day at the foot."""

from datetime import date
from functools import partial
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.draft import Draft
from troth.domain.reflection import WAYS
from troth.drawing.bars import Hint
from troth.guidance import cards, practices
from troth.practice.definition import Head
from troth.tui.journal.note_form import About, WritesNotes
from troth.tui.kit.base_app import BaseApp
from troth.tui.library.card_foot import CardFoot
from troth.tui.library.info_pages import DEPTHS, CardPage, FaultPage, Shown
from troth.tui.library.library_actions import LIBRARY_ACTIONS
from troth.tui.library.library_rows import COMPANY, LibraryPick, LibraryRows
from troth.tui.messages import Open
from troth.tui.record_actions import bindings
from troth.tui.reflection.list_view import View

_UNREAD = "It is left as it is, and everything else works. A newer Troth may have written it, or the disk has a fault."
_CHANGE = "Everything else works. Change the file, and open Troth again."

_KEYS = (
    Hint("list.choose", "open"),
    Hint("reflection.view", "journal"),
    Hint("practices.discard", "throw away"),
    Hint("practices.evidence", "evidence"),
    Hint("before", "upset?"),
    Hint("practices.card", "card"),
    Hint("reflection.find", "find"),
    Hint("help", "help"),
)


class Practices(View, WritesNotes):
    """Every practice there is; enter opens one."""

    CONTENT = LibraryRows
    KEYS = _KEYS

    ACTIONS = LIBRARY_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("c", "card", "The card of the day, larger", id="practices.card"),
        Binding("w", "way", "One of the seven ways, or all", id="practices.way"),
    ]

    _refused: date | None = None

    def compose(self) -> ComposeResult:
        """The list, and the card at its foot."""
        yield from super().compose()
        yield CardFoot(cards.card_of(self.day).text)

    def on_mount(self) -> None:
        """Begin below the packs that were left out."""
        wanted = (row.key for row in self.list.rows if isinstance(row.key, LibraryPick) and row.key.kind != "fault")
        self.list.move_to(next(wanted, None))

    def on_resize(self) -> None:
        """Fold the card anew."""
        self.query_one(CardFoot).fold()

    def draw(self) -> None:
        """Draw the rows and the card as they are now."""
        super().draw()
        for foot in self.query(CardFoot):
            foot.display = self._refused != self.day and self.looked.whole
            foot.set_words(cards.card_of(self.day).text)

    def picked(self) -> Head | Draft | None:
        """The practice at hand, or what was begun of one."""
        match self.key:
            case LibraryPick("practice", name):
                return next((head for head in practices.practices() if head.id == name), None)
            case LibraryPick("draft", uid):
                return next((draft for draft in self.drafts.drafts if draft.uid == uid), None)
        return None

    def open_picked(self) -> None:
        """Open what the row stands for."""
        match self.key:
            case LibraryPick("practice", name):
                self.post_message(Open(name))
            case LibraryPick("draft", uid):
                self.post_message(Open("", uid))
            case LibraryPick("unread", name):
                self.open(FaultPage("A draft that can't be read", name, _UNREAD))
            case LibraryPick("fault", name):
                self.open(FaultPage("A pack that was left out", name, _CHANGE))

    def action_card(self) -> None:
        """Open the card of the day, refused before or not."""
        card = cards.card_of(self.day)
        about = f"way {card.way}, {WAYS[card.way]} · {DEPTHS[card.depth]} · {COMPANY[card.who]}"
        write = partial(self.write_note, About(card.text, (card.way,)))
        self.open(CardPage(Shown("Card of the day", card.text, about), write, self._refuse_card))

    def _refuse_card(self) -> None:
        self._refused = self.day
        self.draw()
        cast(BaseApp, self.app).show_message("No card today. Nothing is noted about it.")
