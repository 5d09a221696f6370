"""The one line in which a record is begun, or a question about one is answered: a draft until it is kept."""

from collections.abc import Callable, Mapping
from functools import partial
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

_LINE_KEYS = (Key("esc", "leave here"),)
_FORM_KEYS = (Key("tab", "all fields"), *_LINE_KEYS)

Answers = Mapping[str, tuple[str, ...]]


class Further(NamedTuple):
    """What is asked behind a line: `page` asks it over the line, `action` tells what both come to, or None: not yet."""

    page: Screen[Any]
    action: Callable[[Any], Action | None]


class Beginning(NamedTuple):
    """How words in a line are begun: where they wait and under which title, what is asked, and what they come to.

    `validate` tells what a line means, `make` what is made of it or asked behind it, `form` opens the whole form on it,
    as the draft that it was left as; what is all in one line has none. `more` is what goes with the line and is not
    typed. `text` stands there at first, and is no draft until it is another; enter `takes` the line.
    """

    slot: DraftSlot
    title: str
    question: str
    validate: Callable[[str], Validation]
    make: Callable[[str], Action | Further]
    form: Callable[[str, Draft | None], Screen[None]] | None = None
    more: Answers = MappingProxyType({})
    aside: str = ""
    forms: str = ""
    text: str = ""
    takes: str = "keep it"

    def page(self, context: Context, now: Callable[[], int], draft: Draft | None) -> Screen[Any]:
        """What it is written on: the line, or the form where it was left there."""
        if self.form is None or draft is None or LINE in draft.answers:
            return DraftLine(context, now, self, draft)
        return self.form("", draft)


class DraftLine(Ask):
    """Ask for a line: enter makes of it what it comes to, tab goes on to its form, escape leaves it where it waits."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "form", "The whole form", id="ask.more", priority=True)]

    unkept = ""
    """Nothing: it is a draft."""

    def __init__(self, context: Context, now: Callable[[], int], beginning: Beginning, draft: Draft | None) -> None:
        """Empty, or as the `draft` was left; `now` tells the moment."""
        left = draft.answers.get(LINE, ()) if draft else ()
        super().__init__(
            beginning.question,
            beginning.validate,
            text="".join(left) or beginning.text,
            aside=beginning.aside,
            forms=beginning.forms,
            takes=beginning.takes,
            keys=_LINE_KEYS if beginning.form is None else _FORM_KEYS,
        )
        self.set_class(beginning.slot.at == PROMISE, "-row")
        self._beginning, self._now = beginning, now
        self._started = draft.started_at if draft else now()
        self._goes_on = False
        self.autosave = Autosave(self, self.draft, context.uid(), draft)

    def draft(self) -> Draft | None:
        """The line; None while it has no word, or says what stood there."""
        if not self.text.strip() or self.text == self._beginning.text:
            return None
        slot, title, *_ = self._beginning
        answers = {OF: slot.of, LINE: (self.text,), **self._beginning.more}
        return Draft(self.autosave.uid, "", title, self._started, self._now(), slot.at, answers)

    @on(Input.Changed)
    def _wrote(self) -> None:
        self.autosave.changed()

    def take(self, text: str) -> None:
        """Make of it what it comes to, or ask what that needs; the words wait until it is so."""
        made = self._beginning.make(text)
        if not isinstance(made, Further):
            self.autosave.end(lambda _: made)
        elif self.autosave.phase in ("writing", "warned"):
            self.app.post_message(OpenPage(made.page, partial(self._go_on, made)))

    def action_leave(self) -> None:
        """Leave it where it waits; without words, as nothing."""
        if self.draft() is not None:
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

    def _go_on(self, further: Further, given: object) -> None:
        action = None if given is None else further.action(given)
        if action is not None:
            self.autosave.end(lambda _: action)

    def _open_form(self) -> None:
        if self._beginning.form is not None:
            self.app.post_message(OpenPage(self._beginning.form(self.text, self.autosave.saved.draft)))
        if self.autosave.phase != "over":
            self.autosave.close()
