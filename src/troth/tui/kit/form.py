"""A page of fields: each is a line with a label, and tells while one types how it is understood."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from troth.domain.errors import NotUnderstood
from troth.domain.text import NOTE_LIMIT
from troth.drawing.lines import GAP, Line, Span
from troth.tui.kit.choice_field import ChoiceField
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.line_field import LineField
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.textual_private import ScrollsAtOnce


class Field(NamedTuple):
    """A field: `read` turns its text into a value or raises `NotUnderstood`; `long` texts get several rows.

    Where there are `choices`, one of them is chosen.
    """

    name: str
    label: str
    hint: str
    text: str = ""
    read: Callable[[str], Any] = str
    long: bool = False
    choices: Sequence[str] = ()


class NoteArea(TextArea):
    """A text of several rows; a paste is cut at the limit, so that the widget never stalls on it."""

    def on_paste(self, event: events.Paste) -> None:
        """Take as much of it as there is room for."""
        room = max(0, NOTE_LIMIT - len(self.text))
        if len(event.text) > room:
            event.prevent_default().stop()
            self.insert(event.text[:room])
            self.screen.query_one(Quiet).show_message(f"Cut at {NOTE_LIMIT:,} characters.")


class Fields(VerticalScroll, ScrollsAtOnce, can_focus=False, inherit_bindings=False):
    """The fields, scrolled at once with the one that listens; the arrow keys walk from field to field."""

    def on_resize(self) -> None:
        """Keep the one that listens in view, once all stand where they do at the new size."""
        self.call_after_refresh(self._follow)

    def on_descendant_focus(self) -> None:
        """Show the label of the one that listens, too."""
        self.call_later(self._follow)

    def _follow(self) -> None:
        field = self.screen.focused
        if field is None or field.parent is not self:
            return
        both = self.children[self.children.index(field) - 1].virtual_region.union(field.virtual_region)
        self.scroll_to_region(both if both.height <= self.size.height else field.virtual_region, animate=False)


class Form(OverlayWithoutUndo[None]):
    """Fields one under the other; what saving and leaving do is told by who derives from it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save", priority=True),
        Binding("escape", "leave", "Leave", id="form.leave"),
        Binding("down", "app.focus_next", "Next field", show=False, id="form.next"),
        Binding("up", "app.focus_previous", "Previous field", show=False, id="form.previous"),
    ]

    def __init__(self, title: str, fields: Sequence[Field], begun: Mapping[str, str] | None = None) -> None:
        """A form of `fields` under `title`, in which the texts `begun` stand in place of the fields' own."""
        super().__init__()
        self._title, self._fields = title, {field.name: field for field in fields}
        self._last = {field.name: field.text for field in fields}
        self._last |= {name: text for name, text in (begun or {}).items() if name in self._fields}

    def compose(self) -> ComposeResult:
        """The title, the fields, and the keys."""
        yield Sheet([(Span(" " + self._title, "strong"),), ()], classes="-head")
        with Fields(id="fields"):
            for name, field in self._fields.items():
                text = self._last[name]
                yield Sheet([_label(field, text)], id=f"label-{name}", classes="-line")
                if field.long:
                    area = NoteArea(text, id=name, tab_behavior="focus", compact=True)
                    area.cursor_blink = False
                    area.move_cursor(area.document.end)
                    yield area
                elif field.choices:
                    yield ChoiceField(field.choices, text, id=name)
                else:
                    yield LineField(text, select_on_focus=text == field.text, id=name)
        yield Quiet()
        yield Keys()

    @on(Input.Changed)
    def _heard(self, event: Input.Changed) -> None:
        field = self._fields[event.input.id or ""]
        self.query_one(f"#label-{field.name}", Sheet).show([_label(field, event.value)])

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def texts(self) -> dict[str, str]:
        """What the fields hold; those that do not stand on the page, what they were last seen to hold."""
        for name in self._fields:
            for found in self.query(f"#{name}"):
                self._last[name] = found.text if isinstance(found, TextArea) else cast(Input, found).value
        return dict(self._last)

    def values(self) -> dict[str, Any] | None:
        """What the texts mean; None where one is not understood, which is gone to and said."""
        values: dict[str, Any] = {}
        for name, text in self.texts().items():
            try:
                values[name] = self._fields[name].read(text)
            except NotUnderstood as error:
                self.set_focus(self.query_one(f"#{name}"))
                self.show_message(str(error))
                return None
        return values

    def show_message(self, words: str) -> None:
        """Show words on the quiet line, if there are any."""
        for quiet in self.query(Quiet):
            if words:
                quiet.show_message(words, "warm")


def _label(field: Field, text: str) -> Line:
    """The name of a field, and what it takes; that stands out while the text is not understood."""
    try:
        field.read(text)
        hint = Span(field.hint + " ", "muted")
    except NotUnderstood:
        hint = Span(field.hint + " ", "warm")
    return (Span(" " + field.label, "strong"), GAP, hint)


def choice(name: str, label: str, hint: str, text: str, words: Sequence[str]) -> Field:
    """A field in which one of `words` is chosen."""
    return Field(name, label, hint, text, one_of(*words), choices=words)


def number(low: int, high: int) -> Callable[[str], int | None]:
    """A reader for a whole number from `low` to `high`; an empty field is None."""

    def read(text: str) -> int | None:
        text = text.strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and low <= int(text[:6]) <= high:
            return int(text)
        raise NotUnderstood(f"A number from {low} to {high}, or nothing.")

    return read


def one_of(*words: str) -> Callable[[str], str]:
    """A reader for one of `words`, of which the beginning is enough; an empty field is the first."""

    def read(text: str) -> str:
        typed = text.strip().lower()
        found = [word for word in words if word.startswith(typed)]
        if not typed or found:
            return found[0] if typed else words[0]
        raise NotUnderstood(f"One of: {', '.join(words)}.")

    return read
