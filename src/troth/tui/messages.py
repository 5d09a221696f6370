"""What travels up from the widgets: intentions, never changes."""

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from textual.message import Message
from textual.screen import Screen

from troth.domain.book import Action, Book
from troth.domain.draft import Draft
from troth.domain.reflection import Link


class Do(Message):
    """Make this action so; the app does it, and the new book comes down. `answered` is told whether it is."""

    def __init__(self, action: Action, answered: Callable[[bool], None] | None = None) -> None:
        super().__init__()
        self.action, self.answered = action, answered


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
    """Open a practice, by its name: at its first step, or where the draft of that name was left."""

    def __init__(self, practice: str, draft: str | None = None) -> None:
        super().__init__()
        self.practice, self.draft = practice, draft


class DiscardDraft(Message):
    """Throw a draft away, by its name; undo brings it back while the app stands."""

    def __init__(self, draft: str) -> None:
        super().__init__()
        self.draft = draft


@runtime_checkable
class Writer(Protocol):
    """Who writes the draft of that name, and hears how it went; `mine` is what it last put on the disk."""

    uid: str
    mine: Draft | None

    def unsaved(self) -> bool:
        """Whether what lies on the disk is other than what is written."""

    def draft(self) -> Draft | None:
        """What is written, as it goes to the disk; None while there is nothing to go there."""

    def saved(self, draft: Draft | None, trouble: str) -> None:
        """The draft is on the disk, unless there is a word of `trouble`."""

    def ended(self, made: bool, book: Book) -> None:
        """The end was made so, or refused; `book` is what there is now."""


class Write(Message):
    """Put a draft on the disk; None takes away what the writer left there."""

    def __init__(self, draft: Draft | None, writer: Writer) -> None:
        super().__init__()
        self.draft, self.writer = draft, writer


class Finish(Message):
    """End what is written: make the action of its name so, and let its draft go once it is."""

    def __init__(self, ending: Callable[[str], Action], writer: Writer) -> None:
        super().__init__()
        self.ending, self.writer = ending, writer
