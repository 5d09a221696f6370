"""The last page: what the practice leaves behind, and whether its words are kept."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widget import Widget

from troth.domain.days import Now
from troth.drawing.bars import Key
from troth.drawing.lines import Line, Span
from troth.practice.made import makes
from troth.practice.path import Given
from troth.practice.preview import Point, preview
from troth.practice.run import Run
from troth.practice.secrets import secret
from troth.practice.transcript import said
from troth.tui.context import Context
from troth.tui.practice_run.inputs.options import OptionsPart
from troth.tui.practice_run.inputs.run_book import book_of
from troth.tui.practice_run.layout import Laid
from troth.tui.practice_run.step_page import SMALL, Words, folded_all, rule

_NEVER = "Nothing you wrote here is kept."
_KEEP = "Your answers go into the journal."
_NOWHERE = "Your answers will be nowhere: in no journal, no copy and no draft."
_MADE = "Your answers will be nowhere. What is listed above stays, with its words."

_GOES = "1 keeps these words, 2 lets them go. Then enter."


class EndPart(OptionsPart):
    """What will be made, and keep or do not keep where the practice asks; enter ends it."""

    KEYS = (Key("enter", "end it here"),)

    def __init__(self, context: Context, run: Run, now: Now) -> None:
        self._now = now
        asks = run.practice.keep == "ask"
        options = [("keep", "Keep it in the journal"), ("not", "Do not keep it")] if asks else []
        super().__init__(context, run, options, 1, "chosen")
        keep = run.practice.keep_default == "yes" and not secret(run)
        self.chosen = [("keep" if keep else "not")] if asks else []
        self._chose = False

    def answer(self) -> ComposeResult:
        """All of it is below the page."""
        yield from ()

    def foot(self) -> ComposeResult:
        """The choice, and what it means."""
        yield Words(id="rule")
        if self.options:
            yield self.sheet
        yield Words(id="means")

    def keeps(self, width: int, height: int) -> int:
        """The rule, the choice, what it means."""
        return (height > SMALL) + len(self.options) + len(folded_all(self._means(), width))

    def lay(self, width: int, height: int) -> Laid:
        """Below the last words what will be made."""
        found, told = super().lay(width, height), preview(self.run, book_of(self), self._now)
        listed = [*_listed("You will make:", told.made), *_listed("This will be so:", told.done)]
        return found._replace(help=[*found.help, *listed][:-1])

    def draw(self) -> None:
        """Draw the choice and what it means."""
        super().draw()
        width, height = self.size.width or self.app.size.width, self.size.height
        self.query_one("#rule", Words).say([rule(width, self.context.ascii)] if height > SMALL else [])
        self.query_one("#means", Words).say(self._means())

    def _means(self) -> list[Line]:
        """What becomes of the answers."""
        keep = self.run.practice.keep
        if keep == "always" or self.keep:
            return [(Span(_KEEP, "muted"),)]
        return [(Span(_MADE if makes(self.run) else _NEVER if keep == "never" else _NOWHERE, "muted"),)]

    @property
    def target(self) -> Widget | None:
        """The choice, where there is one."""
        return super().target if self.options else None

    def enter(self) -> bool:
        """End it, as the row under the cursor says."""
        return not self.options or super().enter()

    @property
    def keep(self) -> bool:
        """Whether the words are kept."""
        return "keep" in self.chosen

    @property
    def doubt(self) -> str:
        """What to choose before words go: a key that led here, and is pressed again or held, is no decision."""
        return _GOES if self.options and not (self._chose or self.keep) and said(self.run) else ""

    @property
    def values(self) -> Given:
        """An end is no answer."""
        return ()

    def toggle(self, name: str) -> None:
        """Choose the one or the other."""
        self.chosen, self._chose = [name], True
        self.draw()


def _listed(head: str, points: Sequence[Point]) -> list[Line]:
    """Points below a head, and what goes with each further in; nothing without points."""
    found: list[Line] = [(Span(head, "muted"),)] if points else []
    for text, label, refused in points:
        if label:
            found.append((Span("    "), Span(f"{label}: ", "muted"), Span(text, "muted")))
        else:
            found.append((Span("  "), Span(text, "warm" if refused else "")))
    return [*found, ()] if points else []
