"""What tabs and pages on records share: the snapshot they draw, the actions on the record at hand, intentions sent up.

An action on a record is a row of a table: its key, its name, its words, and a function of who hosts it and the record.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, ClassVar, NamedTuple, cast

from textual import events
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.screen import Screen

from troth.domain.book import Action, Book
from troth.domain.dates import COMING_DATES
from troth.domain.days import Now
from troth.domain.draft import Draft, DraftList, DraftSlot
from troth.domain.errors import NotUnderstood, Refused, TwoDays
from troth.domain.text import NOTE_LIMIT, clean_line
from troth.drawing.bars import Key
from troth.tui.context import Context
from troth.tui.draft_line import Beginning
from troth.tui.kit.ask import Ask, Reply, Validation
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.choose import ChooseKey
from troth.tui.kit.textual_private import bound_to
from troth.tui.messages import Do, OpenPage
from troth.tui.snapshot import EMPTY, Snapshot


def always(host: "RecordHost", record: Any) -> bool:
    """Whatever the record, it can be done."""
    return True


def not_a_day(problem: NotUnderstood, forms: str = COMING_DATES) -> Validation:
    """Why a line names no day: the days that it can be, or what is understood."""
    return Validation(False, str(problem) if isinstance(problem, TwoDays) else f"A day: {forms}")


class RecordAction(NamedTuple):
    """What a key does with the record at hand; `id` names it in keymaps, `act` is given the host and the record.

    Where it is not `possible` the key is not in force, so that no footer, help or palette offers it. What works `alone`
    needs no record at hand, and may be given None. What `asks` is followed by words, or by a key that chooses.
    """

    key: str
    id: str
    words: str
    act: Callable[["RecordHost", Any], None]
    possible: Callable[["RecordHost", Any], bool] = always
    alone: bool = False
    asks: bool = False


def bindings(actions: Sequence[RecordAction]) -> list[BindingType]:
    """The keys of `actions`, for the class that hosts them."""
    return [Binding(each.key, f"act('{each.id}')", each.words, id=each.id) for each in actions]


def say_refused(host: "RecordHost", event: events.Key) -> None:
    """Say so where a key of this place does nothing now; one that only moves about is known to end somewhere.

    What was typed on the heels of a key that asks, for what it did not open, goes with it.
    """
    refused = next((each for each in bound_to(host, event.key) if each.show), None)
    if refused is None or event.key in host.screen.active_bindings:
        return
    app, words = cast(BaseApp, host.app), re.split("[:;]| [(]", refused.description)[0]
    words = words if words.startswith("I ") else words[:1].lower() + words[1:]
    app.show_message(f"{app.get_key_display(refused)} does nothing here ({words}).", name=words)
    if any(each.asks for each in host.ACTIONS if each.id == refused.id):
        app.inputs.drop_behind(event)
    event.stop()


class RecordHost(DOMNode):
    """What hosts actions on records: it draws the `snapshot` that is handed down, and changes nothing itself."""

    ACTIONS: ClassVar[Sequence[RecordAction]] = ()
    """What can be done with the record at hand; `bindings` makes keys of it."""

    context: Context

    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    @property
    def book(self) -> Book:
        """The book as last handed down."""
        return self.snapshot.book

    @property
    def day(self) -> date:
        """The day as last handed down."""
        return self.snapshot.day

    @property
    def drafts(self) -> DraftList:
        """The drafts as last handed down."""
        return self.snapshot.drafts

    @property
    def now(self) -> Now:
        """The present."""
        return self.context.now(self.book)

    on_key = say_refused

    def picked(self) -> Any:
        """The record at hand; None where there is none."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key is in force: one that acts on a record is where there is one, and it can be done with it."""
        return can_do(self, str(parameters[0])) if action == "act" else super().check_action(action, parameters)

    def action_act(self, id: str) -> None:
        """Do what that name stands for with the record at hand."""
        action, made = action_of(self, id), self.picked()
        if made is not None or action.alone:
            action.act(self, made)

    def do(self, action: Action | None) -> None:
        """Send an intention up; None is the answer of a form that was left."""
        if action is not None:
            self.post_message(Do(action))

    def open(self, page: Screen[Any], answered: Callable[[Any], None] | None = None) -> None:
        """Open a page over this; `answered` gets what it is closed with."""
        self.post_message(OpenPage(page, answered))

    def resume(
        self,
        slot: DraftSlot,
        form: Callable[[Draft | None], Screen[Any]],
        closed: Callable[[Any], None] | None = None,
    ) -> None:
        """Open a form with what waits for it in `slot`; `closed` is told when it is over or left."""
        self.open(form(slot.draft(self.drafts.drafts)), closed)

    def begin(self, beginning: Beginning, closed: Callable[[Any], None] | None = None) -> None:
        """Begin words in a line, or go on with what waits of them; `closed` is told when that is over or left."""
        page = partial(beginning.page, self.context, lambda: self.now.at)
        self.resume(beginning.slot, page, closed)

    def ask(
        self, question: str, validate: Callable[[str], Validation], taken: Callable[[Reply], None], text: str = ""
    ) -> None:
        """Ask for one line; `taken` gets the answer, if there is one."""
        self.open(Ask(question, validate, text=text), lambda reply: None if reply is None else taken(reply))

    def choose(self, question: str, choices: Sequence[Key], taken: Callable[[str], None]) -> None:
        """Ask for one key; `taken` gets it, if one was chosen."""
        self.open(ChooseKey(question, choices), lambda key: None if key is None else taken(key))


def action_of(host: RecordHost, id: str) -> RecordAction:
    """The action of that name."""
    return next(each for each in host.ACTIONS if each.id == id)


def can_do(host: RecordHost, id: str) -> bool:
    """Whether the action of that name can be done with the record at hand, or works alone."""
    with suppress(NoMatches, Refused):
        action, made = action_of(host, id), host.picked()
        return (made is not None or action.alone) and action.possible(host, made)
    return False


def anything(line: str, limit: int = NOTE_LIMIT) -> Callable[[str], Validation]:
    """A hearing for a line that may say anything, or nothing, in at most `limit` characters; `line` tells what for."""
    return lambda text: Validation(True, line) if len(clean_line(text)) <= limit else too_long(limit)


def too_long(limit: int) -> Validation:
    """A line that can't be taken as it stands."""
    return Validation(False, f"That is longer than {limit} characters; a few words less, please.")
