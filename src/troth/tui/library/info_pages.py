"""Pages to read beside the lists: a card, the evidence behind a practice, what is wrong with a pack."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from troth.domain.reflection import WAYS
from troth.domain.wording import count, past_day
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.guidance import notes
from troth.guidance.notes import OWN
from troth.practice.definition import Head
from troth.tui.kit.reader import Reader
from troth.tui.library.library_rows import COMPANY

DEPTHS = {1: "light", 2: "nearer", 3: "tender"}


class Shown(NamedTuple):
    """A card as its page shows it."""

    title: str
    words: str
    about: str


class CardPage(Reader):
    """A card; taking it up leads on, leaving it is noted nowhere."""

    KEYS = (
        Hint("card.write", "write"),
        Hint("card.refuse", "leave it"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "take", "Write about it", id="card.write"),
        Binding("x", "refuse", "Leave it; nothing of that is noted", id="card.refuse"),
        Binding("enter,c", "leave", "Back", show=False, id="card.back"),
    ]

    def __init__(self, shown: Shown, take: Callable[[], None], refuse: Callable[[], None]) -> None:
        """A page for a card; `take` and `refuse` are called once it is closed."""
        super().__init__()
        self._card, self._take, self._refuse = shown, take, refuse

    def lines(self) -> list[Line]:
        """What the card says, and what it is."""
        title, words, about = self._card
        lines: list[Line] = [(Span(words, "strong"),), (Span(f"{title} · {about}", "muted"),), ()]
        return [*lines, (Span("It is an offer: take it, change it, or leave it.", "muted"),)]

    def action_take(self) -> None:
        """Take it up."""
        self.dismiss(None)
        self._take()

    def action_refuse(self) -> None:
        """Leave it."""
        self.dismiss(None)
        self._refuse()


class EvidencePage(Reader):
    """What is known about the method of a practice, how surely, and where that was read."""

    KEYS = (Hint("page.down page.up", "scroll"), Hint("page.back", "back"), Hint("help", "help"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,i", "leave", "Back", show=False, id="evidence.back")]

    def __init__(self, head: Head, last: date | None, day: date) -> None:
        """A page for the practice of `head`, which was done last on that day, seen from `day`."""
        super().__init__()
        self._head, self._last, self._day = head, last, day

    def lines(self) -> list[Line]:
        """The practice and how it is called, its grade in words, the note and its sources."""
        head = self._head
        ways = "all seven ways" if len(head.way) == len(WAYS) else ", ".join(f"{way} {WAYS[way]}" for way in head.way)
        about = f"{head.id} · {count(head.minutes, 'minute')}, {COMPANY[head.who]} · {ways}"
        found: list[Line] = [(Span(head.title, "strong"),), (Span(about, "muted"),)]
        found += [(Span(f"done {past_day(self._last, self._day)}", "muted"),)] if self._last is not None else []
        found += [(), (Span(head.intro),), ()] if head.intro else [()]
        note = notes.note(head.note) if head.note else None
        if note is not None:
            found += [(Span(note.title, "muted"),), *((Span(part),) for part in note.paragraphs), ()]
        own = note is not None and note.grade == OWN
        grade = OWN if own else head.grade or (note.grade if note else "")
        if grade:
            found += [(Span("How sure is that", "muted"),), (Span(f"{grade:<5}"), Span(notes.in_words(grade)))]
            found += [] if own else [(Span(notes.grades().about, "muted"),)]
        if note is not None and note.sources:
            found += [(), (Span("Read in", "muted"),), *((Span("  "), Span(source)) for source in note.sources)]
        elif note is None:
            found += [(Span("No note was written about its method."),)]
        return found


class FaultPage(Reader):
    """What can't be used, and why, in full."""

    KEYS = (Hint("page.back", "back"), Hint("help", "help"))

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave", "Back", show=False, id="fault.back")]

    def __init__(self, title: str, words: str, rest: str) -> None:
        """A page of `words` for a file, and `rest` for what follows from it."""
        super().__init__()
        self._title, self._words, self._rest = title, words, rest

    def lines(self) -> list[Line]:
        """File, line and reason."""
        return [(Span(self._title, "strong"),), (), (Span(self._words),), (), (Span(self._rest, "muted"),)]
