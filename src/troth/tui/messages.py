"""What travels up from the widgets: intentions, never changes."""

from collections.abc import Callable
from typing import Any, NamedTuple

from textual.message import Message
from textual.screen import Screen

from troth.domain.book import Action
from troth.domain.draft import Draft
from troth.domain.records import Link


class Do(Message):
    """Make this action so; the app does it, and the new book comes down. `answered` is told whether it is.

    `before` ("import") keeps a snapshot of the state before for good. What takes long is done in the `background`,
    on a thread, while the screen goes on.
    """

    def __init__(
        self,
        action: Action,
        answered: Callable[[bool], None] | None = None,
        before: str = "",
        *,
        background: bool = False,
    ) -> None:
        super().__init__()
        self.action, self.answered, self.before, self.background = action, answered, before, background


class OpenPage(Message):
    """Open a page over all others; `answered` gets what it is closed with."""

    def __init__(self, page: Screen[Any], answered: Callable[[Any], None] | None = None) -> None:
        super().__init__()
        self.page, self.answered = page, answered


class Show(Message):
    """Open a page of Help & safety, by its name; nothing of it is remembered."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page


class Visit(Message):
    """Open the page on a record."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link


class Open(Message):
    """Open a practice, by its name: at its first step, or where the draft of that name was left.

    With `first`, the option already chosen there, a new run begins behind the first step.
    """

    def __init__(self, practice: str, draft: str | None = None, first: str = "") -> None:
        super().__init__()
        self.practice, self.draft, self.first = practice, draft, first


class DiscardDraft(Message):
    """Throw a draft away, by its name; undo brings it back while the app stands."""

    def __init__(self, draft: str) -> None:
        super().__init__()
        self.draft = draft


class Saved(NamedTuple):
    """How it stands with what is written: its name by now, what of it lies on the disk, and why not all of it does."""

    uid: str
    draft: Draft | None = None
    trouble: str = ""


class Write(Message):
    """Put the draft of that name on the disk; None takes away what was left there."""

    def __init__(self, uid: str, draft: Draft | None) -> None:
        super().__init__()
        self.uid, self.draft = uid, draft


class Left(Message):
    """Nobody writes the draft of that name any more; it stays as far as it lies on the disk."""

    def __init__(self, uid: str) -> None:
        super().__init__()
        self.uid = uid


class Finish(Message):
    """End what is written: make the action of its name so, and let the draft of that name go once it is."""

    def __init__(self, uid: str, ending: Callable[[str], Action]) -> None:
        super().__init__()
        self.uid, self.ending = uid, ending
