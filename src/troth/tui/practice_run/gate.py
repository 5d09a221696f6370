"""What is asked before some practices; the answer stays on this page and is gone with it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.drawing.bars import Hint
from troth.drawing.lines import GAP, Line, Span
from troth.practice.definition import Practice
from troth.resources import paragraphs
from troth.tui.kit.chrome import Quiet
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.practice_run.layout import placed, spaced
from troth.tui.practice_run.option_rows import NONE, OptionRows, option_rows
from troth.tui.practice_run.step_keys import HELD, SAFETY, StepKeys
from troth.tui.practice_run.step_page import FoldedText, ScrollingPage

_ANSWERS = (("on", "No"), ("unsure", "Not sure"), ("yes", "Yes"))
_MOST = 3
_WITH = {"solo": "alone", "together": "both", "either": "either"}


class Gate(OverlayWithoutUndo[str | None]):
    """A line and enter, or a question of three answers; it ends in on, instead, help, other, or nothing.

    Before a practice for two both are asked in turn, and every page looks the same whatever was answered.
    """

    PLACE = "gate"
    F1 = "help"
    HOLDS = HELD

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="gate.leave"),
        Binding("enter", "enter", "Go on", show=False, id="gate.enter"),
        Binding("down,j", "scroll(1)", "Down", show=False, id="gate.down"),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="gate.up"),
        Binding("pagedown", "scroll(1, True)", "Page down", show=False, id="gate.page_down", priority=True),
        Binding("pageup", "scroll(-1, True)", "Page up", show=False, id="gate.page_up", priority=True),
        *(Binding(str(n), f"digit({n})", f"Answer {n}", show=False, id=f"gate.{n}") for n in range(1, _MOST + 1)),
    ]

    def __init__(self, practice: Practice, instead: Practice | None) -> None:
        """Before `practice`; `instead` is what is offered in its place."""
        super().__init__()
        self._practice, self._instead = practice, instead
        _, soft, asks, self._unsaved, self._rather, *turns, self._stop, self._thanks = paragraphs("places", "gate.md")
        self._hard = practice.gate == "hard"
        self._turns = [[turn, asks] for turn in turns] if self._hard and practice.who == "together" else []
        self._asked = self._turns[0] if self._turns else [asks] if self._hard else [soft]
        self._said: list[str] = []
        self._choices: Sequence[tuple[str, str]] = _ANSWERS if self._hard else ()
        self._answered = False
        self._above, self._below = FoldedText(), FoldedText()
        self._rows = OptionRows()

    def compose(self) -> ComposeResult:
        """The title, the question, what can be said, what lies ahead, the keys."""
        about = f"{self._practice.minutes} min, {_WITH[self._practice.who]} "
        yield Sheet([(Span(f" {self._practice.title}", "muted"), GAP, Span(about, "muted"))], classes="-line")
        with ScrollingPage(id="step"):
            yield self._above
            yield self._rows
            yield self._below
        yield Quiet()
        yield StepKeys()

    def on_mount(self) -> None:
        """Draw the answers; the cursor stands in the middle, so that a key pressed by habit answers nothing hastily."""
        self._draw()
        self._rows.move_to("unsure")

    def on_resize(self) -> None:
        """Draw to the new width."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit is in force where an answer has it, and enter where there is nothing to answer."""
        if action == "digit":
            return isinstance(parameters[0], int) and parameters[0] <= len(self._choices)
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Back to where one stood."""
        self.dismiss(None)

    def action_enter(self) -> None:
        """Go on where there is nothing to answer."""
        if not self._choices:
            self.dismiss("on" if set(self._said) <= {"on"} else "other")

    def action_digit(self, number: int) -> None:
        """Answer by number."""
        self._answer(self._choices[number - 1][0])

    def action_scroll(self, step: int, page: bool = False) -> None:
        """Scroll by a row, or by a page."""
        self.query_one(ScrollingPage).turn(step, page)

    def on_sheet_list_chosen(self, event: SheetList.Chosen) -> None:
        """Answer with the row at the cursor."""
        event.stop()
        self._answer(str(event.key))

    def _answer(self, name: str) -> None:
        if self._turns:
            self._take_turn(name)
            return
        if name not in ("unsure", "yes"):
            self.dismiss(None if name == "leave" else name)
            return
        title = self._instead.title if self._instead is not None else ""
        offer = [("instead", f"{title} (alone)")] if title else []
        self._choices = (*offer, ("help", "Help & safety"), ("leave", "Nothing for now"))
        self._answered = True
        self._draw()
        self._rows.action_end(-1)

    def _take_turn(self, name: str) -> None:
        """Ask the other of the two in the same way; after both, say in the same words what comes."""
        self._said.append(name)
        if len(self._said) < len(self._turns):
            self._asked = self._turns[len(self._said)]
        else:
            self._asked, self._choices = [self._thanks], ()
        self._draw()
        self._rows.move_to("unsure")

    def _draw(self) -> None:
        size, ascii = self.size, bool(getattr(self.app, "ascii", False))
        asked = [self._rather] if self._answered else self._asked
        told = [self._unsaved] if self._hard and self._choices and not self._answered else []
        intro = "" if self._answered or not self._practice.intro else f"Ahead: {self._practice.intro}"
        ahead: list[Line] = spaced([f"{intro} {self._stop}".strip()], "muted") if not self._answered else []
        rows = option_rows(self._choices, (), NONE, size.width, ascii)
        found = placed(spaced(asked, ""), spaced(told, "muted"), ahead, size.width, size.height - 3, len(rows) or 1)
        self._above.set_lines(found.above)
        self._below.set_lines(found.below)
        self._rows.display = bool(rows)
        self._rows.styles.height = len(rows)
        self._rows.show_rows(rows)
        self.set_focus(self._rows if rows else None)
        self._show_keys()

    def _show_keys(self) -> None:
        last = len(self._choices)
        answer = Hint(f"gate.1 gate.{last}", "answer", "-") if last else Hint("gate.enter", "go on")
        keys = [answer, Hint("gate.leave", "back"), SAFETY._replace(label="help & safety")]
        self.query_one(StepKeys).show_keys(keys)
