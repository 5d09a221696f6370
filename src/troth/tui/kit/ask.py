"""One line at the foot of the screen, with a live preview of what was understood."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from troth.drawing.bars import Key
from troth.drawing.lines import Line, Span
from troth.tui.kit.chrome import Quiet
from troth.tui.kit.line_field import LineField
from troth.tui.kit.prose import Prose
from troth.tui.kit.screens import Overlay

LIMIT = 1_000

_ASKS, _ONCE_MORE = "twice: all of it as words", "once more: all of it as words"


class Validation(NamedTuple):
    """What a typed line was understood to mean; `ok` while it can be taken as it stands.

    What `asks` is taken only by a second enter on the same line. `sign` stands before what is not understood.
    """

    ok: bool
    line: str
    asks: bool = False
    sign: str = ""


class Reply(NamedTuple):
    """What was typed."""

    text: str


class AskLine(Quiet):
    """The keys that work here, until there is something to say."""

    keys: Line = ()

    def show_keys(self, keys: Line) -> None:
        """Show `keys` from now on; what was just said stays until the next key."""
        said_nothing = self.lines[0] in ((), self.keys)
        self.keys = keys
        if said_nothing:
            self.clear_message()

    def clear_message(self) -> None:
        """Show the keys."""
        self.show([self.keys])


class Ask(ModalScreen[Reply | None], Overlay[Reply | None]):
    """Ask for one line; enter takes it while it can be taken, escape leaves without."""

    KEYS: ClassVar[Sequence[Key]] = (Key("esc", "leaves it"),)
    """What else works, besides enter."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave it", id="ask.leave")]

    def __init__(self, question: str, validate: Callable[[str], Validation], *, text: str = "") -> None:
        """Ask `question`; `validate` tells what a line means."""
        super().__init__()
        self._question, self._validate, self._text = question, validate, text
        self._last = text
        self._doubted: str | None = None

    @property
    def text(self) -> str:
        """The line as it stands; where it does not stand on the screen, as it was last seen."""
        for field in self.query(Input):
            self._last = field.value
        return self._last

    @property
    def unkept(self) -> str:
        """The line, where it is not what stood there."""
        return "" if self.text == self._text else self.text

    def compose(self) -> ComposeResult:
        """The question, the line, what was understood, and the keys."""
        with Vertical(id="ask"):
            yield Prose((Span(self._question, "strong"),))
            yield LineField(self._text, limit=LIMIT, select_on_focus=False)
            yield Prose(self._preview(), id="preview")
            yield AskLine()

    def on_mount(self) -> None:
        """Show the keys that work on what stands there."""
        self._show_keys()

    @on(Input.Changed)
    def _listen(self) -> None:
        self.query_one("#preview", Prose).set_line(self._preview())
        self._show_keys()

    @on(Input.Submitted)
    def _enter(self) -> None:
        found = self._validate(self.text)
        if found.ok or (found.asks and self._doubted == self.text):
            self.take(self.text)
        elif found.asks:
            self._doubted = self.text
            self._show_keys()

    def take(self, text: str) -> None:
        """Answer with a line that was understood."""
        self.dismiss(Reply(text))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def _preview(self) -> Line:
        found = self._validate(self.text)
        sign = (Span(f"{found.sign} ", "warm"),) if found.sign else ()
        return (*sign, Span(found.line, "accent" if found.ok else "" if sign else "muted"))

    def _show_keys(self) -> None:
        found = self._validate(self.text)
        enter = (
            "takes it" if found.ok else "" if not found.asks else _ONCE_MORE if self._doubted == self.text else _ASKS
        )
        keys = [*([Key("enter", enter)] if enter else []), *self.KEYS]
        words = "   ".join(f"{key.key} {key.label}" for key in keys)
        self.query_one(AskLine).show_keys((Span(f" {words}", "muted"),))
