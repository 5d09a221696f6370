"""A practice, one step a screen: where I am, what is asked, what I answer; every keystroke is a draft."""

from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from troth.domain.days import Now
from troth.domain.draft import Draft
from troth.practice.definition import Practice
from troth.practice.on_disk import from_draft, on_disk
from troth.practice.outcome import outcome
from troth.practice.run import Run
from troth.practice.secrets import secret, without_secrets
from troth.tui.autosave import Autosave
from troth.tui.context import Context
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.kit.sheet import Sheet
from troth.tui.messages import Saved
from troth.tui.practice_run.inputs.registry import new_input
from troth.tui.practice_run.inputs.step_input import NO_RUN, StepInput
from troth.tui.practice_run.layout import place_line
from troth.tui.practice_run.posted import Answered, FloorPassed, OfStep, Onwards, Paused, RunEnded, Started
from troth.tui.practice_run.step_keys import HELD, StepKeys, step_hints
from troth.tui.practice_run.step_page import RestingLine
from troth.tui.snapshot import EMPTY, Snapshot

_HELD = "Troth writes this to no disk."


class RunScreen(OverlayWithoutUndo[None]):
    """One run of a practice; leaving it keeps the draft, ending it is one change."""

    PLACE = "practice"
    F1 = "help"
    HOLDS = HELD

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next", "Next step", id="practice.next", priority=True),
        Binding("shift+tab", "back", "Step before; nothing is lost", id="practice.back", priority=True),
        Binding("enter", "enter", "Go on", show=False, id="practice.enter", priority=True),
        Binding("escape", "leave", "Leave; it stays as it is", id="practice.leave"),
        Binding("pagedown", "scroll(1, True)", "Page down", show=False, id="practice.page_down", priority=True),
        Binding("pageup", "scroll(-1, True)", "Page up", show=False, id="practice.page_up", priority=True),
        Binding("down,j", "scroll(1)", "Down", show=False, id="practice.down"),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="practice.up"),
    ]

    run: reactive[Run] = reactive(NO_RUN, init=False)
    """The run as it stands; all that is seen here, and what lies on the disk, follows from it."""
    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    def __init__(
        self, context: Context, snapshot: Snapshot, practice: Practice, draft: Draft | None = None, first: str = ""
    ) -> None:
        """A new run, behind its `first` step where that is answered, or the one of a draft, at its step."""
        super().__init__()
        self.context = context
        self.set_reactive(RunScreen.snapshot, snapshot)
        self.autosave = Autosave(self, self.draft, context.uid(), draft)
        run = from_draft(draft, practice) if draft else Run(practice, self.autosave.uid, self._now.at)
        run = run.answered((first,)).next() if first else run
        self._given = run if first else None
        self.set_reactive(RunScreen.run, run)
        self._input = new_input(context, run, snapshot)
        self._where = Sheet([()], id="where", classes="-line")

    def draft(self) -> Draft | None:
        """The run without what is secret; none before anything was answered here."""
        untouched = self.run == self._given or not without_secrets(self.run).begun
        if untouched and self.autosave.saved.draft is None:
            return None
        return on_disk(self.run._replace(uid=self.autosave.uid), self._now.at)

    def show_saved(self, saved: Saved) -> None:
        """Say what there is to tell, that it is saved or why not, and in the footer what leaving does."""
        self._show_trouble(self.autosave.take(saved, self._held))
        self._rest()
        self._show_keys()

    def show_end(self, made: bool) -> None:
        """Close, or go on."""
        self.autosave.take_end(made)

    def compose(self) -> ComposeResult:
        """The title and the place, the step at hand, the quiet line, the keys."""
        yield self._where
        yield self._input
        yield RestingLine()
        yield StepKeys()

    async def on_mount(self) -> None:
        """Show the first step at hand."""
        self._listen()

    def watch_run(self) -> None:
        """Hand the run to the step at hand, or to the input for another one; and have it on the disk."""
        if self.run.step.id == self._input.step.id:
            self._hand_down()
            self._show_place()
            self.autosave.changed()
        else:
            self._input = new_input(self.context, self.run, self.snapshot)
            self.call_next(self._show_step)
            self.autosave.save()
        self._rest()
        self._show_keys()

    def watch_snapshot(self) -> None:
        """Let the step at hand know the book as it is now."""
        self._input.snapshot = self.snapshot

    def action_next(self) -> None:
        """Hand tab to the answer, which goes to the next step where it allows that."""
        if not self.autosave.ended:
            self._input.tab()

    def action_back(self) -> None:
        """Go to the step before."""
        if not self.autosave.ended and self.run.place.k > 1:
            self.run = self.run.back()

    def action_enter(self) -> None:
        """Hand enter to the answer, which goes on or ends it where that is what it means."""
        if self._input.takes_enter:
            raise SkipAction
        if not self.autosave.ended:
            self._input.enter()

    def action_leave(self) -> None:
        """Leave; the draft stays."""
        self.autosave.leave()

    def action_scroll(self, step: int, page: bool = False) -> None:
        """Scroll by a row, or by a page: what scrolls within the page first."""
        if not (page and self._input.within(step)):
            self._input.page.turn(step, page)

    @on(Answered)
    def _answered(self, message: Answered) -> None:
        if self._takes(message):
            self.run = self.run.written(message.values)

    @on(Onwards)
    def _onwards(self, message: Onwards) -> None:
        if self._takes(message):
            run = self.run.answered(message.values)
            self.run = run.next()
            self._show_trouble(run.refusal)

    @on(Started)
    def _started(self, message: Started) -> None:
        if self._takes(message):
            self.run = self.run.started(self._now.at)

    @on(Paused)
    def _paused(self, message: Paused) -> None:
        if self._takes(message):
            self.run = self.run.paused(self._now.at)

    @on(FloorPassed)
    def _passed(self, message: FloorPassed) -> None:
        if self._takes(message):
            self.run = self.run.passed().started(self._now.at)

    @on(RunEnded)
    def _ended(self, message: RunEnded) -> None:
        if self._takes(message):
            run, now, keep = self.run, self._now, message.keep
            self.autosave.end(lambda uid: outcome(run._replace(uid=uid), now, keep=keep))

    def _takes(self, message: OfStep) -> bool:
        """Whether a message is about the step at hand, of a run that goes on."""
        return message.step == self.run.step.id and not self.autosave.ended

    @property
    def _now(self) -> Now:
        return self.context.now(self.snapshot.book)

    @property
    def _held(self) -> str:
        """A secret answer, and what was said after it, is on no disk."""
        return _HELD if secret(self.run) else ""

    def _show_trouble(self, words: str) -> None:
        """Show words on the quiet line, if there are any."""
        for quiet in self.query(RestingLine):
            if words:
                quiet.show_message(words)

    def _rest(self) -> None:
        """Let the quiet line say that it is saved, while it is."""
        saved = self.autosave.saved
        lies = saved.draft is not None and not saved.trouble and not self.autosave.unsaved
        for quiet in self.query(RestingLine):
            quiet.rest_on(self._held or ("saved" if lies else ""), at_once=bool(self._held))

    async def _show_step(self) -> None:
        """Put the input for the step at hand in the place of the one before."""
        with self.app.batch_update():
            for each in self.query(StepInput):
                if each is not self._input:
                    await each.remove()
            if self._where.is_attached and not self._input.is_attached:
                await self.mount(self._input, after=self._where)
            if self._where.is_attached:
                self._listen()

    def _listen(self) -> None:
        """Say where one is, and let the input that stands now have the run and the keys."""
        self._show_place()
        self._hand_down()
        self.set_focus(self._input.target, scroll_visible=False)
        self._show_keys()

    def _show_place(self) -> None:
        """Say which practice it is, and where in it one stands."""
        self._where.show([place_line(self.run, self.size.width or self.app.size.width)])

    def _hand_down(self) -> None:
        if self._input.is_mounted:
            self._input.run = self.run

    def _show_keys(self) -> None:
        """Tell the keys of the answer, and those that are the same at every step."""
        leave = self.autosave.leave_key(self._held).label
        for keys in self.query(StepKeys):
            keys.show_keys(step_hints(self.run, self._input.keys, leave))
