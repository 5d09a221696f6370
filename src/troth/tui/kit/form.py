"""A page of fields: each is a line with a label, and tells while one types how it is understood."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from troth.domain.book import Action
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import NOTE_LIMIT
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import GAP, Span
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.line_field import LineField
from troth.tui.kit.screens import OverlayWithoutUndo
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.textual_private import ScrollsAtOnce
from troth.tui.messages import Do

_UNKEPT = "Not saved: ctrl+s saves it, esc again lets it go."


class Field(NamedTuple):
    """A field: `read` turns its text into a value or raises `NotUnderstood`; `long` texts get several rows."""

    name: str
    label: str
    hint: str
    text: str = ""
    read: Callable[[str], Any] = str
    long: bool = False


class NoteArea(TextArea):
    """A text of several rows; a paste is cut at the limit, so that the widget never stalls on it."""

    def on_paste(self, event: events.Paste) -> None:
        """Take as much of it as there is room for."""
        room = max(0, NOTE_LIMIT - len(self.text))
        if len(event.text) > room:
            event.prevent_default().stop()
            self.insert(event.text[:room])
            self.screen.query_one(Quiet).say(f"Cut at {NOTE_LIMIT:,} characters.")


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
    """Fields one under the other; ctrl+s sends up what they come to, escape leaves without.

    It closes once that is made so; what was refused stays to be changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save", priority=True),
        Binding("escape", "leave", "Leave without saving", id="form.leave"),
        Binding("down", "app.focus_next", "Next field", show=False, id="form.next"),
        Binding("up", "app.focus_previous", "Previous field", show=False, id="form.previous"),
    ]

    def __init__(self, title: str, fields: Sequence[Field]) -> None:
        """A form of `fields` under `title`."""
        super().__init__()
        self._title, self._fields = title, {field.name: field for field in fields}
        self._last = {field.name: field.text for field in fields}
        self._sending = self._told = False

    def answer(self, values: dict[str, Any]) -> Action:
        """What the values come to. Raises `Refused` with the reason when they can't stand together."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The title, the fields, and the keys."""
        yield Sheet([(Span(" " + self._title, "strong"),), ()], classes="-head")
        with Fields(id="fields"):
            for field in self._fields.values():
                yield Sheet([self._label(field, field.text)], id=f"label-{field.name}", classes="-line")
                if field.long:
                    area = NoteArea(field.text, id=field.name, tab_behavior="focus", compact=True)
                    area.cursor_blink = False
                    area.move_cursor(area.document.end)
                    yield area
                else:
                    yield LineField(field.text, id=field.name)
        yield Quiet()
        yield Keys(
            [Hint("form.save", "save"), Key("tab", "next"), Key("shift+tab", "back"), Hint("form.leave", "leave")]
        )

    @property
    def unkept(self) -> str:
        """What was typed, line by line with its labels, where it is not what stood there."""
        texts = ((field.label, field.text, self.text_of(field)) for field in self._fields.values())
        return "\n".join(f"{label}: {text}" for label, before, text in texts if text.strip() and text != before)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._told = False

    @on(Input.Changed)
    def _heard(self, event: Input.Changed) -> None:
        field = self._fields[event.input.id or ""]
        self.query_one(f"#label-{field.name}", Sheet).show([self._label(field, event.value)])

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        """Take the values, or go to the first field that is not understood."""
        if self._sending:
            return
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            try:
                values[name] = field.read(self.text_of(field))
            except NotUnderstood as error:
                self.set_focus(self.query_one(f"#{name}"))
                self.query_one(Quiet).say(str(error))
                return
        try:
            answer = self.answer(values)
        except Refused as error:
            self.query_one(Quiet).say(str(error))
            return
        self._sending = True
        self.post_message(Do(answer, self._heard_back))

    def action_leave(self) -> None:
        """Leave everything as it was; what was typed is told first, and goes the second time."""
        if self._sending:
            return
        if self.unkept and not self._told:
            self._told = True
            self.query_one(Quiet).say(_UNKEPT, "warm")
        else:
            self.dismiss(None)

    def _heard_back(self, made: bool) -> None:
        self._sending = made
        if made:
            self.dismiss(None)

    def text_of(self, field: Field) -> str:
        """What a field holds; while it does not stand on the page, what it was last seen to hold."""
        for found in self.query(f"#{field.name}"):
            self._last[field.name] = found.text if isinstance(found, TextArea) else cast(Input, found).value
        return self._last[field.name]

    def _label(self, field: Field, text: str) -> tuple[Span, ...]:
        try:
            field.read(text)
            hint = Span(field.hint + " ", "muted")
        except NotUnderstood:
            hint = Span(field.hint + " ", "warm")
        return (Span(" " + field.label, "strong"), GAP, hint)


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
