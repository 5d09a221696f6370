"""What every step of a practice stands on: a page that scrolls at once, words folded on it, and the quiet line."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from troth.drawing.lines import GAP, Line, Span
from troth.drawing.scrolling import end_words
from troth.tui.kit.chrome import Quiet
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.kit.textual_private import ScrollsAtOnce
from troth.tui.practice_run.folding import folded_all
from troth.tui.practice_run.layout import Laid

PAUSE = 0.4
"""Seconds after which words come on a line where none stood."""


class PageEnd(Sheet):
    """Over the last row of a page that goes on, how many more rows there are; over the first one an arrow."""

    def set_words(self, words: str) -> None:
        """Show words at the right edge, or nothing at all."""
        self.display = bool(words)
        self.show([(GAP, Span(f"{words} ", "muted"))])


class ScrollingPage(VerticalScroll, ScrollsAtOnce, can_focus=False, inherit_bindings=False):
    """The words of a step and its answer; where there is more above or below, that is told."""

    def compose(self) -> ComposeResult:
        """What tells of more, over what lies on the page."""
        yield PageEnd(id="above")
        yield PageEnd(id="below")

    def on_resize(self) -> None:
        """Tell what is out of view now."""
        self._point()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell what is out of view now."""
        super().watch_scroll_y(old_value, new_value)
        self._point()

    def watch_virtual_size(self) -> None:
        """Tell what is out of view now."""
        self._point()

    def turn(self, step: int, page: bool) -> None:
        """Scroll by a row, or by a page."""
        self.scroll_relative(y=step * (max(1, self.size.height - 1) if page else 1), animate=False)

    def bring(self, top: int, bottom: int, *above: int) -> None:
        """Scroll, no further than it takes, until the rows from `top` to before `bottom` are seen.

        And with them, where both fit, the first of the rows `above` that can be.
        """
        height = self.size.height - (bottom < self.virtual_size.height > self.size.height)
        least = max(0, min(bottom - height, top))
        most = next(row for row in (*above, top) if row >= least)
        self.scroll_to(y=min(max(self.scroll_offset.y, least), most), animate=False, immediate=True)

    def _point(self) -> None:
        if not self.is_mounted:
            return
        top, window = self.scroll_offset.y, self.size.height - 1
        more = self.virtual_size.height - top - window
        for edge in self.query(PageEnd):
            if edge.id == "above":
                edge.set_words("^" if edge.ascii and top > 0 else "↑" if top > 0 else "")
            else:
                edge.set_words(end_words(0, more, "more lines", edge.ascii) if more > 1 else "")


class FoldedText(Sheet):
    """Lines folded to a calm width, as high as they need."""

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None) -> None:
        """With `lines` to begin with, not yet folded."""
        super().__init__((), id=id)
        self._words: list[Line] = list(lines)

    def set_lines(self, lines: Iterable[Line]) -> None:
        """Show `lines` in place of what stood there."""
        self._words = list(lines)
        self.fold()

    def folded(self, lines: Iterable[Line]) -> list[Line]:
        """Lines folded to the width there is."""
        return folded_all(lines, self.size.width or self.app.size.width)

    def on_mount(self) -> None:
        """Be as high as needed from the first layout on, in a page as wide as the screen."""
        self.fold()

    def on_resize(self, event: events.Resize) -> None:
        """Fold to the new width."""
        self.fold()

    def fold(self) -> None:
        """Draw the lines, folded to the width there is."""
        if not self.is_mounted:
            return
        folded = self.folded(self._words)
        if self.styles.height is None or self.styles.height.value != len(folded):
            self.styles.height = len(folded)
        self.show(folded)


class StepPage(ScrollingPage):
    """The page of a step: what is asked and help above the answer that lies on it, what was said before below it.

    In view are always what listens and, where both fit, the last row of what is asked.
    """

    def __init__(self, held: Callable[[], Sequence[Widget]]) -> None:
        """`held` tells what of the page has to be in view together."""
        super().__init__(id="step")
        self._held = held
        self._revealing = False
        self._laid = Laid([], [])
        self._over, self._under = FoldedText(), FoldedText()

    def around(self, answer: Iterable[Widget]) -> Iterator[Widget]:
        """What lies on the page, with the answer in the midst of it."""
        yield self._over
        yield from answer
        yield self._under

    def lay(self, found: Laid) -> None:
        """Show what stands around the answer."""
        self._laid = found
        self._over.set_lines(found.above)
        self._under.set_lines(found.below)

    def within(self, step: int) -> bool:
        """Go a page on in what listens, where there is more of it than is seen; whether it could."""
        match self.screen.focused:
            case SheetList() as rows:
                return paged(rows, step)
            case TextArea() as area if area.max_scroll_y:
                before = area.cursor_location
                (area.action_cursor_page_down if step > 0 else area.action_cursor_page_up)()
                return area.cursor_location != before
        return False

    def reveal(self) -> None:
        """Bring what listens into view, once it is drawn."""
        if not self._revealing:
            self._revealing = True
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        self._revealing = False
        if self.is_attached and (held := self._held()):
            regions = [widget.virtual_region for widget in held]
            top, bottom = min(each.y for each in regions), max(each.bottom for each in regions)
            over = self._over.virtual_region.y
            self.bring(top, bottom, over, over + self._laid.asked, over + max(self._laid.asked, self._laid.told - 2))

    def on_descendant_focus(self) -> None:
        """Bring what listens now into view."""
        self.reveal()

    def on_sheet_list_highlighted(self) -> None:
        """Bring the list into view where one goes through it."""
        self.reveal()

    def on_text_area_selection_changed(self) -> None:
        """Bring the field into view where one goes through it."""
        self.reveal()


class RestingLine(Quiet):
    """A quiet line that goes back to its own words when there is nothing else to say."""

    rest = ""
    _coming: Timer | None = None

    def rest_on(self, words: str, at_once: bool = False) -> None:
        """Go back to `words` from now on; where none stood they come after a pause: nothing blinks for who writes."""
        if self._coming is not None:
            self._coming.stop()
        self._coming = None
        if words and not (self.rest or at_once):
            self._coming = self.set_timer(PAUSE, lambda: self.rest_on(words, at_once=True))
            return
        resting = self.text in ("", self.rest)
        self.rest = words
        if resting:
            self.clear_message()

    def clear_message(self) -> None:
        """Show what is always so."""
        self.show([(Span(" "), Span(self.rest, "muted"))] if self.rest else [()])


def paged(rows: SheetList, step: int) -> bool:
    """Go a page on in a list of which there is more than is seen; whether it could."""
    before = rows.key
    if rows.max_scroll_y:
        rows.action_page(step)
    return rows.key != before
