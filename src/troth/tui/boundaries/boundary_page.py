"""One boundary on a page of its own, with the same keys as on the board."""

from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from troth.domain.board import stands, status_on
from troth.domain.book import Book
from troth.domain.boundary import CATEGORIES, CAUSES, COLUMNS, FIRMNESS, SHAPES, TERMS, Boundary, BoundaryEvent
from troth.domain.reflection import Link
from troth.domain.wording import say_day
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.tui.boundaries.boundary_actions import BOUNDARY_ACTIONS
from troth.tui.context import Context
from troth.tui.origin import ORIGIN, origin_lines
from troth.tui.record_actions import bindings
from troth.tui.record_page import RecordPage
from troth.tui.snapshot import Snapshot


class BoundaryPage(RecordPage):
    """Everything about one boundary; escape goes back."""

    PLACE = "boundary"
    KEYS = (
        Hint("boundary.honoured", "honoured"),
        Hint("boundary.strained", "strained"),
        Hint("boundary.next", "next column"),
        Hint("boundary.change", "change"),
        Hint("boundary.withdraw", "withdraw"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = (ORIGIN, *BOUNDARY_ACTIONS)

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """A page for the boundary of that number."""
        super().__init__(context, snapshot)
        self._number = number

    @property
    def about(self) -> Link:
        """The record."""
        return Link("boundaries", self._number)

    def record(self) -> Boundary:
        """The boundary."""
        return self.book.boundary(self._number)

    def lines(self) -> list[Line]:
        """Everything about the boundary."""
        made = self.record()
        return page_lines(self.book, made, self.now.today) + origin_lines(self.book, made.reflection, self.day)

    def picked(self) -> Boundary:
        """The boundary of this page."""
        return self.record()


def page_lines(book: Book, made: Boundary, day: date) -> list[Line]:
    """A boundary in full: its words, how it is honoured, its history, and its earlier wordings."""
    status = status_on(made, day)
    word = "withdrawn" if status == "withdrawn" else COLUMNS[status]
    whose = "mine" if made.owner == "me" else "my partner's, as I understand it"
    no = "It counts as no." if made.shape == "agreement" and not stands(made) else ""
    fries = ", ".join(name for name, true in made.fries._asdict().items() if true)
    facts = [
        *((name, getattr(made, field)) for field, name in TERMS.items()),
        ("It protects", {"both": "both of us", "me": "me", "us": "us"}[made.protects]),
        ("Agreed", fries if made.shape == "agreement" else ""),
        ("Said", "" if made.first_said_on is None else made.first_said_on.isoformat()),
        ("Said back", made.said_back),
        ("Review", "" if made.review_on is None else made.review_on.isoformat()),
    ]
    firm = FIRMNESS[made.firmness]
    about = f"{word} · {whose} · {CATEGORIES[made.category]} · {SHAPES[made.shape]} · {firm}"
    lines: list[Line] = [(Span(made.statement, "strong"),), (Span(about, "muted"),), (Span(no, "warm"),)]
    lines += [(Span(f"{name:<16}", "muted"), Span(text)) for name, text in facts if text]
    events = book.boundary_events(made.number)
    if events:
        lines += [(), (Span("What happened", "strong"),)]
        lines += [_event_line(event, day) for event in reversed(events)]
    if made.earlier:
        lines += [(), (Span("Earlier words", "strong"),)]
        for wording in reversed(made.earlier):
            lines.append((Span(f"until {wording.until.isoformat()}  ", "muted"), Span(wording.text)))
            named = (
                ("when", wording.applies_when),
                ("honour it by", wording.how_to_honour),
                ("said back", wording.said_back),
            )
            lines += [(Span(" " * 18, "muted"), Span(f"{name}: {text}", "muted")) for name, text in named if text]
    return lines


def _event_line(event: BoundaryEvent, day: date) -> Line:
    cause = f", {CAUSES[event.cause]}" if event.cause else ""
    note = f"  {event.note}" if event.note else ""
    return (Span(f"{say_day(event.day, day):<16}", "muted"), Span(f"{event.kind}{cause}{note}"))
