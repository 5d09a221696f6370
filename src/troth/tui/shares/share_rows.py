"""The list of what is to be shared, as rows: by state, what is to be told before others do on top."""

from collections.abc import Sequence

from troth.domain.entries import to_share
from troth.domain.reflection import ShareItem, ShareState
from troth.domain.wording import count, past_day
from troth.drawing.lines import GAP, Row, Span
from troth.tui.reflection.list_content import BLANK, Empty, ListContent, Looked, holds, note
from troth.tui.shares.share_words import FIRST, STATES


class ShareRows(ListContent):
    """Things to share by state, the newest first; what is moved keeps its place until the view is turned to again."""

    TITLE = "To share"
    FINDS = "words of it"
    ENTRY = ("thing", "things")
    NEXT = "guesses"
    EMPTY = Empty("Nothing to share is noted yet.", "n notes something; c draws a card for it.")

    def __init__(self) -> None:
        """With nothing in its place yet."""
        self._placed: dict[int, tuple[ShareState, bool]] = {}

    def settle(self) -> None:
        """What was moved goes to its place."""
        self._placed.clear()

    def rows(self, at: Looked) -> Sequence[Row]:
        """Those that hold the words, under their states."""
        items = _matching(at)
        for item in items:
            self._placed.setdefault(item.number, (item.state, item.first))
        items.sort(key=lambda item: (self._placed[item.number][1], item.number), reverse=True)
        rows: list[Row] = []
        for state, (_, title, _) in STATES.items():
            of_state = [share_row(item, at) for item in items if self._placed[item.number][0] == state]
            if of_state:
                rows += [*([BLANK] if rows else ()), note(title), *of_state]
        return rows

    def counted(self, at: Looked) -> int:
        """How many things hold the words."""
        return len(_matching(at))

    def under(self, at: Looked) -> str:
        """How many wait to be told."""
        ready = sum(item.state == "ready" for item in to_share(at.book))
        return f"{count(ready, 'thing')} ready to tell" if ready else ""


def share_row(item: ShareItem, at: Looked) -> Row:
    """A thing to share, with the day that its state has, and whether it comes before others."""
    glyph, _, word = STATES[item.state]
    quiet = item.state in ("shared", "kept_private")
    when = past_day(item.closed_on or item.day, at.day)
    told = word if item.state == "ready" else f"{word} {when}"
    words = Span(item.text.split("\n", 1)[0], "resting" if quiet else "title")
    mark = Span(f"{at.context.glyphs[glyph]} ", "muted")
    return Row(item.number, (mark, words, GAP, Span(f"{FIRST}  {told} " if item.first else f"{told} ", "muted")))


def _matching(at: Looked) -> list[ShareItem]:
    return [item for item in to_share(at.book) if holds(_words(item), at.search)]


def _words(item: ShareItem) -> str:
    return f"{item.text} {item.deck} {FIRST if item.first else ''}"
