"""What every answer part is: a step's page with its answer, which tells when that changes or is done."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from troth.drawing.bars import Key
from troth.practice.path import Given
from troth.practice.run import Run
from troth.tui.context import Context
from troth.tui.kit.chrome import Quiet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.practice_run.layout import Laid, laid
from troth.tui.practice_run.step_page import Page, Words

NEXT = Key("tab", "next")

_AROUND = 3
"""The rows of the screen above and below a part."""

_FEW = 24
"""On a screen of so many rows, who writes sees two rows of what was written before."""


class Part(Vertical):
    """The step at hand with the answer to it; a step that asks nothing has one without values.

    In view are always what listens and, where both fit, the last row of what is asked.
    """

    KEYS: ClassVar[tuple[Key, ...]] = (NEXT,)
    """The keys of the footer before the ones that never change."""

    WRITES: ClassVar[bool] = False
    """Whether one writes here: then the field is worth more room than what was written before."""

    class _From(Message):
        def __init__(self, part: "Part") -> None:
            super().__init__()
            self.part = part

    class Changed(_From):
        """The answer, or the time it is given in, is another now."""

    class Go(_From):
        """The answer is given: on to the next step."""

    def __init__(self, context: Context, run: Run) -> None:
        """The part for the step of `run`."""
        super().__init__()
        self.context, self.run = context, run
        self.ends_at: int | None = None
        self.turn = 0
        self.page = Page(id="step")
        self._texts = [Words(id=name) for name in Laid._fields]
        self._revealing = False

    def compose(self) -> ComposeResult:
        """The page: what was said before, what is asked, the answer; and what stays in view below it."""
        before, asked, told, aside = self._texts
        with self.page:
            yield before
            yield asked
            yield told
            yield from self.answer()
            yield aside
        yield from self.foot()

    def answer(self) -> ComposeResult:
        """What takes the answer, on the page."""
        yield from ()

    def foot(self) -> ComposeResult:
        """What stays in view below the page."""
        yield from ()

    @property
    def values(self) -> Given:
        """The answer as it stands now."""
        return ()

    @property
    def refusal(self) -> str:
        """Why this can't be taken, beside what the step itself refuses."""
        return ""

    def refused(self) -> None:
        """Go to what has to be another before the answer can be taken."""

    @property
    def target(self) -> Widget | None:
        """What listens to keys first."""
        return None

    @property
    def held(self) -> Sequence[Widget]:
        """What of the page has to be in view together: what listens, and what belongs to it."""
        focused = self.screen.focused
        return [focused] if focused is not None and focused.parent is self.page else []

    def wants(self, width: int, height: int) -> int:
        """How many rows the answer takes from a page of this size before anything else but the question has room."""
        return 0

    def keeps(self, width: int, height: int) -> int:
        """How many rows below the page stay in view, of so many for both."""
        return 0

    def lay(self, width: int, height: int) -> Laid:
        """What stands around the answer on a page of this size."""
        most = 2 if self.WRITES and self.app.size.height <= _FEW else None
        return laid(self.run, width, height - self.wants(width, height), most)

    def start(self, ends_at: int | None, turn: int) -> None:
        """Go on with the time that ran when the draft was left."""
        self.ends_at, self.turn = ends_at, turn

    def digit(self, number: int) -> None:
        """A digit was pressed."""

    @property
    def takes_enter(self) -> bool:
        """Whether enter belongs to what one writes here."""
        return False

    def enter(self) -> bool:
        """Enter was pressed; whether that leads on."""
        return True

    def takes_tab(self) -> bool:
        """Whether tab meant something here, and does not lead on."""
        return False

    def turn_page(self, step: int, page: bool) -> None:
        """Scroll by a row, or by a page: what scrolls within the page first."""
        if not (page and self.within(step)):
            self.page.turn(step, page)

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

    def changed(self) -> None:
        """Tell that the answer is another now."""
        self.reveal()
        self.post_message(self.Changed(self))

    def go(self) -> None:
        """Tell that the answer is given."""
        self.post_message(self.Go(self))

    def say(self, words: str) -> None:
        """Say something on the quiet line."""
        self.screen.query_one(Quiet).say(words)

    @property
    def mark(self) -> tuple[str, str]:
        """The glyphs of what is not chosen and what is."""
        return (self.context.glyphs["open"], self.context.glyphs["kept"])

    def reveal(self) -> None:
        """Bring what listens into view, once it is drawn."""
        if not self._revealing:
            self._revealing = True
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        self._revealing = False
        if self.is_attached and self.held:
            regions = [widget.virtual_region for widget in self.held]
            asked = self._texts[1].virtual_region
            top, bottom = min(each.y for each in regions), max(each.bottom for each in regions)
            self.page.bring(top, bottom, asked.y, max(asked.y, asked.bottom - 2))

    def on_mount(self) -> None:
        """Lay the page out for the first time."""
        self._lay()

    def on_resize(self) -> None:
        """Lay the page out for the new size."""
        self._lay()
        self.reveal()

    def on_descendant_focus(self) -> None:
        """Bring what listens now into view."""
        self.reveal()

    def on_sheet_list_highlighted(self) -> None:
        """Bring the list into view where one goes through it."""
        self.reveal()

    def on_text_area_selection_changed(self) -> None:
        """Bring the field into view where one goes through it."""
        self.reveal()

    def _lay(self) -> None:
        size = self.app.size
        width, height = self.size.width or size.width, self.size.height or max(1, size.height - _AROUND)
        found = self.lay(width, height - self.keeps(width, height))
        for words, lines in zip(self._texts, found, strict=True):
            words.say(lines)


def paged(rows: SheetList, step: int) -> bool:
    """Go a page on in a list of which there is more than is seen; whether it could."""
    before = rows.key
    if rows.max_scroll_y:
        rows.action_page(step)
    return rows.key != before
