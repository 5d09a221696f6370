"""Help & safety: pages in our own words, and lines to call; no visit is counted, logged or remembered."""

from datetime import date
from string import ascii_lowercase
from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.settings import SetHelpLine
from troth.domain.text import TITLE_LIMIT
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Line, Span
from troth.guidance import call_lines
from troth.guidance import help as guidance
from troth.tui.context import Context
from troth.tui.record_actions import anything
from troth.tui.record_page import RecordPage
from troth.tui.snapshot import Snapshot

START = "help"
"""The name of the first page, which lists the others."""


class Safety(RecordPage):
    """The list of pages, one of them, or the lines of a region, which is asked for and never guessed."""

    PLACE = "safety"
    KEYS = (
        Hint("safety.1 safety.9", "read", "-"),
        Hint("safety.lines", "lines to call"),
        Hint("safety.own", "a line of mine"),
        Hint("page.back", "back"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "region", "Lines to call", id="safety.lines"),
        Binding("a", "own", "Write down a line of your own", id="safety.own"),
        *(Binding(str(n), f"read({n})", f"Page {n}", show=False, id=f"safety.{n}") for n in range(1, 10)),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, page: str = START) -> None:
        """The page of that name; an unknown one is the first page."""
        super().__init__(context, snapshot)
        self._first = self._shown = page if guidance.page(page) else START
        self._region = ""

    @property
    def about(self) -> str:
        """Help & safety as it was opened."""
        return f"{self.PLACE} {self._first}"

    def record(self) -> None:
        """Nothing of the book can close this page."""

    def lines(self) -> list[Line]:
        """The list, the page, or the lines of a region."""
        if self._region:
            return _call_lines(self._region, self.now.today)
        page = guidance.page(self._shown)
        return _list_lines(self.book.settings.help_line) if page is None else _page_lines(page)

    def action_read(self, number: int) -> None:
        """Open a page of the list."""
        pages = guidance.pages()
        if number <= len(pages):
            self._go(pages[number - 1].name)

    def action_region(self) -> None:
        """Ask for the place, then show its lines."""
        places = [*call_lines.regions()]
        around = call_lines.words()
        names = [*(place.name for place in places), around.somewhere_else]
        ids = dict(zip(ascii_lowercase, (*(place.id for place in places), call_lines.ELSEWHERE), strict=False))
        keys = [Key(key, name) for key, name in zip(ids, names, strict=True)]
        self.choose(around.ask, keys, lambda key: self._go("", ids[key]))

    def action_own(self) -> None:
        """Write down, change or take away one's own line."""
        text = self.book.settings.help_line
        validate = anything("It stays in your data file. Empty takes it away.", TITLE_LIMIT)
        self.ask("A name and a number that help you", validate, lambda reply: self.do(SetHelpLine(reply.text)), text)

    def action_leave(self) -> None:
        """Back to the list, or out."""
        if self._region or self._shown != self._first:
            self._go(self._first)
        else:
            super().action_leave()

    def _go(self, page: str, region: str = "") -> None:
        self._shown, self._region = page, region
        self.action_edge(False)
        self.draw()


def _list_lines(own: str) -> list[Line]:
    found: list[Line] = [(Span("Help & safety", "strong"),), ()]
    found += [(Span(f"{number}  "), Span(page.title)) for number, page in enumerate(guidance.pages(), 1)]
    found += [(), (Span("l  "), Span("Lines to call"))]
    if own:
        found += [(), (Span("Your own line  ", "muted"), Span(own))]
    found += [(), (Span(call_lines.words().unread, "muted"),)]
    return [*found, (Span("Nothing you read here is logged, counted or remembered.", "muted"),)]


def _page_lines(page: guidance.HelpPage) -> list[Line]:
    found: list[Line] = [(Span(page.title, "strong"),), ()]
    for block in page.blocks:
        found += [(Span(block.text, "muted" if block.heading else ""),), ()]
    return found


def _call_lines(region: str, today: date) -> list[Line]:
    """The lines first, and where they come from last: who needs one sees one at once."""
    around, page = call_lines.words(), call_lines.call_page(region)
    found: list[Line] = [(Span(f"Lines to call: {page.name}", "strong"),), (Span(around.safer, "muted"),), ()]
    for line in page.lines:
        old = f"  {around.old}" if line.is_old(today) else ""
        found += [(Span(line.call, "strong"), Span(f"  {line.name}"), Span(old, "warm"))]
        found += [*((Span(words, "muted"),) for words in line.more), ()]
    ends = (around.elsewhere if region == call_lines.ELSEWHERE else "", page.gaps, around.own_line)
    found += [(Span(words),) for words in ends if words]
    found += [(), (Span(around.sources, "muted"),), ()]
    return [*found, *((Span(words, "muted"),) for words in page.sources)]
