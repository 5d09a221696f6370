"""Help & safety: pages in our own words, and lines to call; no visit is counted, logged or remembered."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.settings import SetHelpLine
from troth.domain.text import TITLE_LIMIT
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Line, Span
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
            return _call_lines(self._region)
        page = guidance.page(self._shown)
        return _list_lines(self.book.settings.help_line) if page is None else _page_lines(page)

    def action_read(self, number: int) -> None:
        """Open a page of the list."""
        pages = guidance.pages()
        if number <= len(pages):
            self._go(pages[number - 1].name)

    def action_region(self) -> None:
        """Ask for the place, then show its lines."""
        regions = guidance.regions()
        keys = [Key(str(number + 1), region.name) for number, region in enumerate(regions)]
        self.choose(guidance.words().ask, keys, lambda key: self._go("", regions[int(key) - 1].id))

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
    return [*found, (), (Span("Nothing you read here is logged, counted or remembered.", "muted"),)]


def _page_lines(page: guidance.HelpPage) -> list[Line]:
    found: list[Line] = [(Span(page.title, "strong"),), ()]
    for block in page.blocks:
        found += [(Span(block.text, "muted" if block.heading else ""),), ()]
    return found


def _call_lines(region: str) -> list[Line]:
    words = guidance.words()
    name = next((each.name for each in guidance.regions() if each.id == region), "")
    found: list[Line] = [(Span(f"Lines to call: {name}", "strong"),), ()]
    for line in guidance.lines(region):
        found += [(Span(line.phone), Span(f"  {line.name}")), (Span(f"{line.who_for}. {line.hours}.", "muted"),)]
        found += [(Span(text, "muted"),) for text in (line.text and f"Text: {line.text}", line.web, line.note) if text]
        found += [(Span(f"Checked {line.verified_on.isoformat()}: {line.source}", "muted"),), ()]
    return [*found, (Span(words.checked, "muted"),), (Span(words.elsewhere, "muted"),)]
