"""Something new to share: noted in one line, of itself or from a card, or in its form."""

from textual.screen import Screen

from troth.domain.actions.sharing import AddShare
from troth.domain.book import Book
from troth.domain.draft import SHARE, Draft, DraftSlot
from troth.domain.entries import DECKS
from troth.domain.reflection import Deck, ShareItem
from troth.tui.context import Context
from troth.tui.draft_line import Answers, Beginning
from troth.tui.kit.ask import Validation
from troth.tui.shares.share_form import ShareForm

_ASKED = "Something your partner may want to know"
_TITLE = "Something to share"


def new_share(context: Context, book: Book, draft: Draft | None = None, card: Answers | None = None) -> Beginning:
    """How a thing to share is begun: as the draft that waits of one, else from a `card`."""
    more = {**(card or {}), **({} if draft is None else draft.answers)}
    question, deck, depth = (more.get(name, (other,))[0] for name, other in _PLAIN.items())

    def made(text: str, deck: str = "event", depth: str = "1") -> ShareItem:
        now = context.now(book)
        known = next((each for each in DECKS if each == deck), DECKS[0])
        return ShareItem(0, context.uid(), now.at, now.today, text, known, int(depth) if depth in "123" else 1)

    def form(text: str, left: Draft | None) -> Screen[None]:
        return ShareForm(context, book, made(""), left, {"text": text, "deck": deck, "depth": depth})

    asked = {name: (value,) for name, value in (("question", question), ("deck", deck), ("depth", depth))}
    return Beginning(
        DraftSlot(SHARE), _TITLE, question, _hear, lambda text: AddShare(made(text, deck, depth)), form, asked
    )


def about_card(question: str, deck: Deck, depth: int) -> Answers:
    """What goes with a line that is written about a card."""
    return {"question": (question,), "deck": (deck,), "depth": (str(depth),)}


_PLAIN = {"question": _ASKED, "deck": "event", "depth": "1"}
"""What stands where no card was drawn."""


def _hear(text: str) -> Validation:
    if not text.strip():
        return Validation(False, "A few words. Only you see it until you tell it.")
    return Validation(True, "enter notes it; tab also chooses its deck and depth.")
