"""The library: drafts to resume, the card of the day, then every practice by way."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from troth.domain.draft import Draft
from troth.domain.entries import last_done
from troth.domain.reflection import WAYS, WHO
from troth.domain.wording import count
from troth.drawing.bars import Hint
from troth.drawing.lines import Row
from troth.guidance import cards, own, practices
from troth.practice.definition import Head
from troth.tui.context import Context
from troth.tui.journal.note_form import About, WritesNotes
from troth.tui.kit.base_app import BaseApp
from troth.tui.library.info_pages import DEPTHS, CardPage, EvidencePage, FaultPage, Shown
from troth.tui.library.library_rows import (
    LibraryPick,
    by_way,
    card_row,
    draft_row,
    fault_row,
    matches,
    practice_row,
    unread_row,
)
from troth.tui.messages import DiscardDraft, Open
from troth.tui.reflection.list_view import BLANK, Empty, View, heading
from troth.tui.snapshot import Snapshot

_UNREAD = "It is left as it is, and everything else works. A newer Troth may have written it, or the disk has a fault."
_CHANGE = "Everything else works. Change the file, and open Troth again."


class Practices(View, WritesNotes):
    """Every practice there is; enter opens one."""

    TITLE = "Practices"
    FINDS = "words of a practice"
    KEYS = (
        Hint("list.choose", "open"),
        Hint("reflection.view", "journal"),
        Hint("practices.evidence", "evidence"),
        Hint("before", "upset?"),
        Hint("practices.card", "card"),
        Hint("reflection.find", "find"),
        Hint("help", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "evidence", "What is known about this method, and how surely", id="practices.evidence"),
        Binding("c", "card", "The card of the day, larger", id="practices.card"),
        Binding("w", "way", "One of the seven ways, or all", id="practices.way"),
        Binding("d", "discard", "Throw the draft away", id="practices.discard"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The library as `snapshot` has it."""
        super().__init__(context, snapshot)
        self._refused: date | None = None
        self._count = 0

    def found(self) -> Sequence[Row]:
        """Drafts and the card while nothing is searched, the practices found, and the packs that can't be used."""
        rows: list[Row] = []
        if not self.search.strip() and self.way is None:
            at, hour = self.now.at, self.context.hour
            drafts = [draft_row(draft, at, hour(draft.saved_at)) for draft in self.drafts.drafts]
            drafts += [unread_row(path) for path in self.drafts.unread]
            rows += [heading("To resume"), *drafts, BLANK] if drafts else []
            card = None if self._refused == self.day else cards.card_of(self.day)
            rows += [heading("Card of the day"), card_row(card.text), BLANK] if card else []
        done = last_done(self.book)
        heads = [head for head in practices.practices() if self.way in (None, *head.way) and matches(head, self.search)]
        self._count = len(heads)
        for title, of_title in by_way(heads):
            told = (practice_row(head, done.get(head.id), self.day, self.narrow) for head in of_title)
            rows += [heading(title), *told, BLANK]
        rows += [fault_row(words) for words in own.problems()]
        return rows

    def aside(self) -> str:
        """How many there are."""
        of_way = "" if self.way is None else f"way {self.way} · "
        return of_way + (count(self._count, "practice") if self._count else "")

    def empty(self) -> Empty:
        """No practice at all."""
        return Empty("There is no practice here.", "n writes a free note.")

    def open_picked(self) -> None:
        """Open what the row stands for."""
        match self.key:
            case LibraryPick("practice", name):
                self.post_message(Open(name))
            case LibraryPick("draft", name):
                draft = self._draft(name)
                if draft is not None:
                    self.post_message(Open(draft.practice, draft.uid))
            case LibraryPick("unread", name):
                self.open(FaultPage("A draft that can't be read", name, _UNREAD))
            case LibraryPick("card"):
                self.action_card()
            case LibraryPick("fault", name):
                self.open(FaultPage("A pack that was left out", name, _CHANGE))

    def action_evidence(self) -> None:
        """Open the evidence note."""
        head = self._head()
        if head is not None:
            self.open(EvidencePage(head))

    def action_card(self) -> None:
        """Open the card of the day, refused before or not."""
        card = cards.card_of(self.day)
        about = f"way {card.way}, {WAYS[card.way]} · {DEPTHS[card.depth]} · {WHO[card.who]}"
        write = partial(self.write_note, About(card.text, (card.way,)))
        self.open(CardPage(Shown("Card of the day", card.text, about), write, self._refuse_card))

    def action_discard(self) -> None:
        """Throw the draft at hand away."""
        match self.key:
            case LibraryPick("draft", name):
                self.post_message(DiscardDraft(name))
                cast(BaseApp, self.app).say("Thrown away. u brings it back until you leave.")

    def _head(self) -> Head | None:
        """The practice at hand, or that of the draft at hand."""
        name = ""
        match self.key:
            case LibraryPick("practice", name):
                pass
            case LibraryPick("draft", uid):
                draft = self._draft(uid)
                name = draft.practice if draft is not None else ""
        return next((head for head in practices.practices() if head.id == name), None)

    def _draft(self, uid: str) -> Draft | None:
        return next((draft for draft in self.drafts.drafts if draft.uid == uid), None)

    def _refuse_card(self) -> None:
        self._refused = self.day
        self.draw()
        cast(BaseApp, self.app).say("No card today. Nothing is noted about it.")
