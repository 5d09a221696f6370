"""The one line in which a record is begun: a draft until it is kept."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from troth.domain.book import Action
from troth.domain.draft import LINE, OF, PROMISE, Draft, DraftSlot
from troth.drawing.bars import Key
from troth.tui.autosave import Autosave
from troth.tui.context import Context
from troth.tui.kit.ask import Ask, Validation
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Quiet
from troth.tui.messages import OpenPage, Saved

_WAITS = "It waits: the same key goes on with it."

Answers = Mapping[str, tuple[str, ...]]


class Beginning(NamedTuple):
    """How a kind of record is begun: where its words wait and under which title, what is asked, and what it comes to.

    `validate` tells what a line means, `make` what is made of it, `form` opens the whole form on it, as the draft
    that it was left as; what is all in one line has none. `more` is what goes with the line and is not typed.
    """

    slot: DraftSlot
    title: str
    question: str
    validate: Callable[[str], Validation]
    make: Callable[[str], Action]
    form: Callable[[str, Draft | None], Screen[None]] | None = None
    more: Answers = MappingProxyType({})
    aside: str = ""
    forms: str = ""

    def page(self, context: Context, now: Callable[[], int], draft: Draft | None) -> Screen[Any]:
        """What it is written on: the line, or the form where it was left there."""
        if self.form is None or draft is None or LINE in draft.answers:
            return DraftLine(context, now, self, draft)
        return self.form("", draft)


class DraftLine(Ask):
    """Ask for a line: enter makes a record of it, tab goes on to its form, escape leaves it where it waits."""

    KEYS = (Key("tab", "all fields"), Key("esc", "leave here"))
    TAKE = "keep it"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "form", "The whole form", id="ask.more", priority=True)]

    unkept = ""
    """Nothing: it is a draft."""

    def __init__(self, context: Context, now: Callable[[], int], beginning: Beginning, draft: Draft | None) -> None:
        """Empty, or as the `draft` was left; `now` tells the moment."""
        left = draft.answers.get(LINE, ()) if draft else ()
        super().__init__(
            beginning.question, beginning.validate, text="".join(left), aside=beginning.aside, forms=beginning.forms
        )
        self.set_class(beginning.slot.at == PROMISE, "-row")
        self._beginning, self._now = beginning, now
        self._started = draft.started_at if draft else now()
        self._goes_on = False
        self.autosave = Autosave(self, self.draft, context.uid(), draft)

    def draft(self) -> Draft | None:
        """The line; None while it has no word."""
        if not self.text.strip():
            return None
        slot, title, *_ = self._beginning
        answers = {OF: slot.of, LINE: (self.text,), **self._beginning.more}
        return Draft(self.autosave.uid, "", title, self._started, self._now(), slot.at, answers)

    @on(Input.Changed)
    def _wrote(self) -> None:
        self.autosave.changed()

    def take(self, text: str) -> None:
        """Make a record of it."""
        self.autosave.end(lambda _: self._beginning.make(text))

    def action_leave(self) -> None:
        """Leave it where it waits; without words, as nothing."""
        if self.text.strip():
            self.autosave.leave()
        else:
            self.autosave.drop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a form to go on to, or there is none."""
        return self._beginning.form is not None if action == "form" else super().check_action(action, parameters)

    def action_form(self) -> None:
        """Go on to the form, once the line is on the disk, or can't be."""
        if self.autosave.phase == "warned":
            self._open_form()
        elif not self.autosave.ended:
            self._goes_on = True
            self.autosave.leave()

    def show_saved(self, saved: Saved) -> None:
        """Go on, or leave, once it is on the disk; why it is on none is told, and who goes on has it in the form."""
        leaving = self.autosave.phase == "leaving"
        trouble = self.autosave.take(saved)
        if leaving and self._goes_on and self.autosave.phase != "leaving":
            self._open_form()
        elif leaving and self.autosave.phase == "over":
            cast(BaseApp, self.app).show_message(_WAITS)
        elif trouble:
            self.query_one(Quiet).show_message(trouble, "warm")

    def show_end(self, made: bool) -> None:
        """Close, or go on."""
        self.autosave.take_end(made)

    def _open_form(self) -> None:
        if self._beginning.form is not None:
            self.app.post_message(OpenPage(self._beginning.form(self.text, self.autosave.saved.draft)))
        if self.autosave.phase != "over":
            self.autosave.close()
