"""What is being written: on the disk at every keystroke, left as a draft, ended by one change."""

from collections.abc import Callable

from textual.timer import Timer

from troth.domain.book import Action, Book
from troth.domain.draft import Draft
from troth.drawing.bars import Key
from troth.tui.context import Context
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.messages import Finish, Write

SOON = 0.4
"""Seconds after which what was typed is on the disk."""

_AGAIN = " esc again: it goes."


class Drafting(OverlayWithoutUndo[None]):
    """A screen whose every keystroke is a draft. `mine` is the draft as this screen last put it on the disk."""

    def take_up(self, context: Context, book: Book, draft: Draft | None) -> None:
        """Go on with a draft, or begin one that is on no disk yet."""
        self.context, self._book = context, book
        self.uid = draft.uid if draft else context.uid()
        self._started = draft.started_at if draft else context.now(book).at
        self.mine = self._found = draft
        self._sent: Draft | None = None
        self._waiting: Timer | None = None
        self._trouble = ""
        self._ending = self._leaving = self._over = self._warned = False

    def take(self) -> None:
        """Take in what the fields hold now."""

    def draft(self) -> Draft | None:
        """What is written, as it goes to the disk; None while there is nothing to go there."""
        raise NotImplementedError

    def rest(self) -> None:
        """Say on the quiet line how things stand, where nothing else is said."""

    def left(self) -> None:
        """Say to who left where it waits."""

    def tell(self, words: str) -> None:
        """Say words on the quiet line."""
        raise NotImplementedError

    @property
    def held(self) -> str:
        """Why something that is written may lie on no disk, as a sentence; empty where it may."""
        return ""

    @property
    def leave_key(self) -> Key:
        """The way out, and what becomes of the words."""
        return Key("esc", "leave, this goes" if self.held or self._trouble else "leave, it stays")

    def unsaved(self) -> bool:
        """Whether the disk holds other words; until it is over, even while its end is under way."""
        self._hush()
        if self._over:
            return False
        self.take()
        draft = self.draft()
        known = self.mine if draft is None or self.mine is None else self.mine._replace(saved_at=draft.saved_at)
        return draft != known

    def saved(self, draft: Draft | None, trouble: str) -> None:
        """Tell that it is on the disk, or why it is not; who left with these words leaves now, or stays with them."""
        self._trouble = trouble
        if self._over:
            return
        if self._leaving and draft is self._sent:
            self._leaving = False
            goes = f"{trouble.partition('. ')[0].rstrip('.')}." if trouble else self.held
            if not goes:
                self.close()
                self.left()
                return
            self._warned = True
            self.tell(goes + _AGAIN)
        elif trouble:
            self._warned = False
            self.tell(trouble)
        self.rest()

    def ended(self, made: bool, book: Book) -> None:
        """Close, once the end is made so; else it goes on as a draft. `book` is what there is now."""
        self._ending, self._book = made, book
        if made:
            self.close()
        else:
            self.soon()

    def soon(self) -> None:
        """Have it on the disk soon."""
        self._warned = False
        if self._waiting is None:
            self._waiting = self.set_timer(SOON, self.save)

    def save(self) -> None:
        """Have it on the disk now."""
        self._hush()
        self._warned = False
        self._sent = self.draft()
        if self._sent is not None or self.mine is not None:
            self.post_message(Write(self._sent, self))
        else:
            self.saved(None, "")

    def leave(self) -> None:
        """Leave; the draft stays. What is on no disk is told once the rest is, and goes the second time."""
        if self._ending or self._over:
            return
        self.take()
        if self._warned:
            self.close()
        else:
            self._leaving = True
            self.save()

    def end(self, ending: Callable[[str], Action]) -> None:
        """End it, once, by the action that `ending` makes of its name."""
        self._hush()
        self._ending = True
        self.post_message(Finish(ending, self))

    def close(self) -> None:
        """Close; nothing is saved any more."""
        self._hush()
        self._over = True
        self.dismiss(None)

    def _hush(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
