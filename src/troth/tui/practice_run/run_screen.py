"""A practice, one step a screen: where I am, what is asked, what I answer; every keystroke is a draft."""

from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.drawing.bars import Key
from troth.drawing.lines import GAP, Span
from troth.practice.definition import Practice
from troth.tui.context import Context
from troth.tui.kit.chrome import Keys
from troth.tui.kit.sheet import Sheet
from troth.tui.practice_run.inputs.end import EndPart
from troth.tui.practice_run.inputs.registry import part_for
from troth.tui.practice_run.inputs.step_input import Part
from troth.tui.practice_run.keeping import Keeping
from troth.tui.practice_run.step_page import Resting

_BACK, _SAFETY = Key("shift+tab", "back"), Key("F1", "help & safety")


class Runner(Keeping):
    """One run of a practice; leaving it keeps the draft, ending it is one change."""

    PLACE = "practice"
    F1 = "help"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next", "Next step", id="practice.next", priority=True),
        Binding("shift+tab", "back", "Step before; nothing is lost", id="practice.back", priority=True),
        Binding("enter", "enter", "Go on", show=False, id="practice.enter", priority=True),
        Binding("escape", "leave", "Leave; it stays as it is", id="practice.leave"),
        Binding("pagedown", "scroll(1, True)", "Page down", show=False, id="practice.page_down", priority=True),
        Binding("pageup", "scroll(-1, True)", "Page up", show=False, id="practice.page_up", priority=True),
        Binding("down,j", "scroll(1)", "Down", show=False, id="practice.down"),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="practice.up"),
        *(Binding(str(n), f"digit({n})", f"Choose {n}", show=False, id=f"practice.choose.{n}") for n in range(1, 10)),
    ]

    def __init__(self, context: Context, book: Book, practice: Practice, draft: Draft | None = None) -> None:
        """A new run, or the one of a draft, at its step."""
        super().__init__(context, book, practice, draft)
        self._part: Part | None = None
        self._where = Sheet([()], id="where", classes="-line")

    def compose(self) -> ComposeResult:
        """The title and the place, the quiet line, the keys."""
        yield self._where
        yield Resting()
        yield Keys()

    async def on_mount(self) -> None:
        """Show the step at hand."""
        await self._show()

    @property
    def part(self) -> Part:
        """What takes the answer."""
        assert self._part is not None
        return self._part

    async def action_next(self) -> None:
        """Go to the next step, where the answer allows it."""
        if not (self._ending or self.part.takes_tab()):
            if self._run.finished:
                self.tell("This is the last page. enter ends it here.")
            else:
                await self._forward()

    async def action_back(self) -> None:
        """Go to the step before."""
        if not self._ending and self._run.place.k > 1:
            self.take()
            self._run = self._run.back()
            await self._arrive()

    async def action_enter(self) -> None:
        """Hand enter to the answer, and go on or end it where that is what it means."""
        if self.part.takes_enter:
            raise SkipAction
        if not self._ending and self.part.enter():
            await self._go()

    def action_leave(self) -> None:
        """Leave; the draft stays."""
        self.leave()

    def action_digit(self, number: int) -> None:
        """Hand a digit to the answer."""
        self.part.digit(number)

    def action_scroll(self, step: int, page: bool = False) -> None:
        """Scroll by a row, or by a page."""
        self.part.turn_page(step, page)

    @on(Part.Changed)
    def _changed(self, message: Part.Changed) -> None:
        if message.part is self._part and not self._ending:
            self.take()
            self.soon()

    @on(Part.Go)
    def _gone(self, message: Part.Go) -> None:
        self.app.call_next(self._go_from, message.part)

    async def _go_from(self, part: Part) -> None:
        if part is self._part and not self._over:
            await self._go()

    async def _go(self) -> None:
        part = self.part
        if not isinstance(part, EndPart):
            await self._forward()
        elif doubt := part.doubt:
            self.tell(doubt)
        else:
            self.finish(part.keep)

    async def _forward(self) -> None:
        self.take(onwards=True)
        refusal = self.part.refusal or self._run.refusal
        if refusal:
            self.part.refused()
            self.tell(refusal)
            return
        self._run = self._run.next()
        await self._arrive()

    async def _arrive(self) -> None:
        """Show the step that was gone to."""
        await self._show()
        self.save()

    def take(self, onwards: bool = False) -> None:
        """Take the answer as it stands; texts filled in beforehand only on the way on."""
        part, run = self._part, self._run
        if part is None or part.run.step.id != run.step.id:
            return
        taken = run.answered if onwards and run.step.ASKS else run.written
        self._run = taken(part.values)._replace(ends_at=part.ends_at, turn=part.turn)

    async def _show(self) -> None:
        run = self._run
        part = part_for(self.context, run, lambda: self.context.now(self._book))
        part.start(run.ends_at, run.turn)
        place = Span(f"{run.place.k} of {run.place.n} ", "muted")
        self._where.show([(Span(" "), Span(run.practice.title, "title"), GAP, place)])
        self._show_keys(part)
        with self.app.batch_update():
            before, self._part = self._part, part
            if before is not None:
                await before.remove()
            if not self._where.is_attached:
                return
            await self.mount(part, after=self._where)
            self.set_focus(part.target, scroll_visible=False)

    def rest(self) -> None:
        """Say how things stand, and in the footer what leaving does."""
        super().rest()
        if self._part is not None:
            self._show_keys(self._part)

    def _show_keys(self, part: Part) -> None:
        """Where there is little room, the way out is told before the way back."""
        short = [*part.KEYS, Key("esc", "leave"), _BACK, _SAFETY]
        whole = [*part.KEYS, _BACK, self.leave_key, _SAFETY]
        fits = sum(len(key.key) + len(key.label) + 3 for key in whole) <= self.app.size.width
        for keys in self.query(Keys):
            keys.show_keys(whole if fits else short)
