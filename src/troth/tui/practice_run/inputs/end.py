"""The last page: what the practice leaves behind, and whether its words are kept."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult

from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.practice.made import makes
from troth.practice.preview import Point, preview
from troth.practice.run import Run
from troth.practice.secrets import secret
from troth.practice.steps import End
from troth.practice.transcript import said
from troth.tui.context import Context
from troth.tui.practice_run.folding import SMALL, folded_all, rule
from troth.tui.practice_run.inputs.option_list import OptionsInput
from troth.tui.practice_run.inputs.step_input import input_for
from troth.tui.practice_run.layout import Laid, laid
from troth.tui.practice_run.posted import RunEnded
from troth.tui.practice_run.step_page import FoldedText
from troth.tui.snapshot import Snapshot

_NEVER = "Nothing you wrote here is kept."
_KEEP = "Your answers go into the journal."
_NOWHERE = "Your answers will be nowhere: in no journal, no copy and no draft."
_MADE = "Your answers will be nowhere. What is listed above stays, with its words."

_LAST = "This is the last page. enter ends it here."
_GOES = "1 keeps these words, 2 lets them go. Then enter."


@input_for(End)
class EndInput(OptionsInput[End]):
    """What will be made, and keep or do not keep where the practice asks; enter ends it."""

    KEYS = (Hint("practice.enter", "end it here"),)

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        keep = run.practice.keep_default == "yes" and not secret(run)
        self._choice, self._chose = ["keep" if keep else "not"] if run.practice.keep == "ask" else [], False
        super().__init__(context, run, snapshot)

    def listed(self) -> Iterable[tuple[str, str]]:
        """Both, where the practice asks."""
        if self.run.practice.keep == "ask":
            keep = "Keep it in the journal: you both say yes" if self.run.practice.both else "Keep it in the journal"
            yield from (("keep", keep), ("not", "Do not keep it"))

    @property
    def chosen(self) -> Sequence[str]:
        """What is chosen on this page; the run knows nothing of it."""
        return self._choice

    def compose_answer(self) -> ComposeResult:
        """All of it is below the page."""
        yield from ()

    def foot(self) -> ComposeResult:
        """The choice, and what it means."""
        yield FoldedText(id="rule")
        if self.options:
            yield self.sheet
        yield FoldedText(id="means")

    def keeps(self, width: int, height: int) -> int:
        """The rule, the choice, what it means."""
        return (height > SMALL) + len(self.options) + len(folded_all(_means(self.run, "keep" in self.chosen), width))

    def lay(self, width: int, height: int) -> Laid:
        """Below the last words what will be made."""
        found, told = laid(self.run, width, height, 0), preview(self.run, self.snapshot.book, self.now)
        listed = [*_listed("You will make:", told.made), *_listed("This will be so:", told.done)]
        return found._replace(above=[*found.above, *listed][: -1 if listed else None])

    def draw(self) -> None:
        """Draw the choice and what it means."""
        super().draw()
        width, height = self.size.width or self.app.size.width, self.size.height
        self.query_one("#rule", FoldedText).set_lines([rule(width, self.context.ascii)] if height > SMALL else [])
        self.query_one("#means", FoldedText).set_lines(_means(self.run, "keep" in self.chosen))

    def toggle(self, name: str) -> None:
        """Choose the one or the other."""
        self._choice, self._chose = [name], True
        self.draw()

    def tab(self) -> None:
        """There is no step after this one."""
        self.show_message(_LAST)

    def enter(self) -> None:
        """End it, as the row under the cursor says; that words go has to be chosen: a key that led here may be held."""
        if self.options and self.chosen != [self.sheet.key]:
            self.toggle(str(self.sheet.key))
        keep = "keep" in self.chosen
        if self.options and not (self._chose or keep) and said(self.run):
            self.show_message(_GOES)
        else:
            self.post_message(RunEnded(self.step.id, keep))


def _means(run: Run, keep: bool) -> list[Line]:
    """What becomes of the answers."""
    if run.practice.keep == "always" or keep:
        return [(Span(_KEEP, "muted"),)]
    return [(Span(_MADE if makes(run) else _NEVER if run.practice.keep == "never" else _NOWHERE, "muted"),)]


def _listed(head: str, points: Sequence[Point]) -> list[Line]:
    """Points below a head, and what goes with each further in; nothing without points."""
    found: list[Line] = [(Span(head, "muted"),)] if points else []
    for text, label, refused in points:
        if label:
            found.append((Span("    "), Span(f"{label}: ", "muted"), Span(text, "muted")))
        else:
            found.append((Span("  "), Span(text, "muted" if refused else "")))
    return [*found, ()] if points else []
