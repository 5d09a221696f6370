"""One line at the foot of the screen, with a live preview of what was understood."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from troth.drawing.bars import Key, key_bar, keys_of
from troth.drawing.lines import GAP, Line, Span
from troth.tui.kit.chrome import LEAVE, Quiet
from troth.tui.kit.keys_in_force import printed
from troth.tui.kit.line_field import LineField
from troth.tui.kit.prose import Prose
from troth.tui.kit.screens import Overlay

LIMIT = 1_000

_ASKS, _ONCE_MORE = "enter twice keeps all of it as words", "enter once more keeps all of it as words"
_REFUSED = "nothing is kept yet"
_NOT_YET = "enter does nothing yet; above stands what is needed."
_INDENT = Span("      ")


class Validation(NamedTuple):
    """What a typed line was understood to mean; `ok` while it can be taken as it stands.

    What `asks` is taken only by a second enter on the same line. `sign` stands before what is not understood, and `row`
    is how it will stand once it is taken, with `line` below.
    """

    ok: bool
    line: str
    asks: bool = False
    sign: str = ""
    row: Line = ()


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

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave it", id="ask.leave")]

    def __init__(
        self,
        question: str,
        validate: Callable[[str], Validation],
        *,
        text: str = "",
        aside: str = "",
        forms: str = "",
        takes: str = "take it",
        keys: Sequence[Key] = (Key("esc", "leave it"),),
    ) -> None:
        """Ask `question`; `validate` tells what a line means. `aside` and `forms` show how one may be written.

        Enter `takes` a line that was understood; `keys` are what else works.
        """
        super().__init__()
        self._question, self._validate, self._text = question, validate, text
        self._aside, self._forms, self._takes, self._keys = aside, forms, takes, keys
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
            aside = (GAP, Span(f"{self._aside} ", "muted")) if self._aside else ()
            yield Prose((Span(self._question), *aside))
            yield LineField(self._text, placeholder=self._forms, limit=LIMIT, select_on_focus=False)
            yield Prose(*self._preview(self._validate(self.text)), id="preview")
            yield AskLine()

    def on_mount(self) -> None:
        """Show the keys that work on what stands there."""
        self._show_keys(self._validate(self.text))

    @on(Input.Changed)
    def _listen(self, changed: Input.Changed) -> None:
        """Letters that came together are understood once: while the line is a later one, that one's turn comes."""
        if changed.value == self.text:
            self._show_found()

    def _show_found(self) -> None:
        found = self._validate(self.text)
        self.query_one("#preview", Prose).set_lines(*self._preview(found))
        self._show_keys(found)

    @on(Input.Submitted)
    def _enter(self) -> None:
        found = self._validate(self.text)
        if found.ok or (found.asks and self._doubted == self.text):
            self.take(self.text)
        elif found.asks:
            self._doubted = self.text
            self._show_found()
        else:
            self.query_one(AskLine).show_message(_NOT_YET)

    def take(self, text: str) -> None:
        """Answer with a line that was understood."""
        self.dismiss(Reply(text))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def _preview(self, found: Validation) -> list[Line]:
        if found.row:
            return [found.row, (_INDENT, Span(found.line, "muted"))]
        if found.sign:
            then = _REFUSED if not found.asks else _ONCE_MORE if self._doubted == self.text else _ASKS
            return [(Span(f" {found.sign:<5}", "warm"), Span(found.line)), (_INDENT, Span(then, "muted"))]
        return [(Span(found.line, "accent" if found.ok else "muted"),)]

    def _show_keys(self, found: Validation) -> None:
        enter = self._takes if found.ok else "as words" if found.asks else ""
        out = keys_of([LEAVE], printed(self.app.screen_stack[0]))
        keys = [*([Key("enter", enter)] if enter else []), *self._keys, *out]
        self.query_one(AskLine).show_keys(key_bar(keys, self.app.size.width))
