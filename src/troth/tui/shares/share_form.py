"""The form of a thing to share."""

from collections.abc import Mapping
from typing import Any

from troth.domain.actions.sharing import AddShare, ReviseShare
from troth.domain.book import Action, Book
from troth.domain.draft import SHARE, Draft, DraftSlot
from troth.domain.entries import DECKS
from troth.domain.errors import Refused
from troth.domain.reflection import ShareItem
from troth.tui.context import Context
from troth.tui.kit.form import Field, choice, number
from troth.tui.library.info_pages import DEPTHS
from troth.tui.record_form import RecordForm


class ShareForm(RecordForm):
    """Its words, its deck, its depth, and whether the other would want to know it before others."""

    def __init__(
        self,
        context: Context,
        book: Book,
        made: ShareItem,
        draft: Draft | None = None,
        begun: Mapping[str, str] | None = None,
    ) -> None:
        """A form for `made`; one that has no number yet is new, and may have the texts `begun` already."""
        self._made = made
        depths = ", ".join(f"{depth} {word}" for depth, word in DEPTHS.items())
        super().__init__(
            "Something to share",
            [
                Field("text", "In my words", "", made.text, long=True),
                choice("deck", "Deck", ", ".join(DECKS), made.deck, DECKS),
                Field("depth", "Depth", depths, str(made.depth), number(1, 3), choices=tuple(map(str, DEPTHS))),
                choice("first", "Before others", "yes or no", "yes" if made.first else "no", ("no", "yes")),
            ],
            context,
            book,
            slot_of(made),
            draft,
            begun,
            new=not made.number,
        )

    def answer(self, values: dict[str, Any]) -> Action:
        """The item noted, or changed. Raises `Refused` when it has no words."""
        if not values["text"].strip():
            raise Refused("It needs a few words.")
        depth, first = values["depth"] or self._made.depth, values["first"] == "yes"
        if self._made.number:
            return ReviseShare(self._made.number, values["text"], values["deck"], depth, first)
        return AddShare(self._made._replace(text=values["text"], deck=values["deck"], depth=depth, first=first))


def slot_of(made: ShareItem) -> DraftSlot:
    """Where the words of a thing to share wait."""
    return DraftSlot(SHARE, (made.uid,) if made.number else ())
