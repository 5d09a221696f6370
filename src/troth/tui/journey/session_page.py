"""The page of a session: what goes there is chosen thing by thing, seen as it will be, and written to a file."""

from typing import ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType

from troth.domain.actions.sessions import ChooseForPage, TakeGuesses
from troth.domain.journey.session import Session
from troth.domain.journey.session_things import Thing, session_things
from troth.domain.records import Link
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Row, Span
from troth.drawing.session_markdown import session_markdown
from troth.drawing.session_rows import meant, session_rows
from troth.tui.journey.kept_record_page import KeptRecordPage
from troth.tui.journey.listed_record_page import ListedRecordPage
from troth.tui.journey.session_actions import SESSION_ACTIONS
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys
from troth.tui.kit.sheet_list import SheetList
from troth.tui.messages import Visit
from troth.tui.record_actions import bindings


class SessionPage(ListedRecordPage):
    """One session and all that could go there; it follows the book, and closes when it is gone."""

    KIND = Session

    KEYS = (
        Hint("session.choose", "choose"),
        Hint("session.preview", "see the page"),
        Hint("session.write", "write a file"),
        Hint("session.guesses", "guesses"),
        Hint("session.after", "after it"),
        Hint("session.change", "words"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    ACTIONS = SESSION_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("space", "choose", "Put it on the page, or take it off", id="session.choose"),
        Binding("exclamation_mark", "guesses", "Guesses go along, or not", key_display="!", id="session.guesses"),
        Binding("P", "preview", "See the page as it will be", id="session.preview"),
        Binding("W", "write", "Write the page to a new file", id="session.write"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is there is chosen, and only guesses that are there go along."""
        match action:
            case "choose":
                return self._thing() is not None
            case "guesses":
                thing = self._thing()
                return thing is not None and thing.chosen and thing.guesses is not None
            case "write":
                return any(each.chosen for each in self._things())
        return super().check_action(action, parameters)

    @on(SheetList.Highlighted)
    def _at_another(self) -> None:
        self.refresh_bindings()
        self.query_one(Keys).show_keys(self.KEYS)

    @on(SheetList.Chosen)
    def _open(self, event: SheetList.Chosen) -> None:
        if isinstance(event.key, Link):
            self.post_message(Visit(event.key))

    def action_choose(self) -> None:
        """Put what is under the cursor on the page, or take it off."""
        thing = self._thing()
        if thing is not None:
            self.do(ChooseForPage(self._number, thing.what, not thing.chosen))

    def action_guesses(self) -> None:
        """Let the guesses of what is under the cursor go along, or not."""
        thing = self._thing()
        if thing is not None and isinstance(thing.what, Link):
            self.do(TakeGuesses(self._number, thing.what, not thing.guesses))

    def action_preview(self) -> None:
        """Show the page as it will be."""
        self.open(SessionPreview(self.context, self.snapshot, self._number))

    def action_write(self) -> None:
        """Write the page to a new file."""
        cast(BaseApp, self.app).show_message(self.context.hand_out(self._text()))

    def _thing(self) -> Thing | None:
        """What is under the cursor, if it may be on the page."""
        key = next((meant(each.key) for each in self.query(SheetList)), None)
        return next((each for each in self._things() if each.what == key), None)

    def _things(self) -> tuple[Thing, ...]:
        return session_things(self.book, self.picked(), self.day)

    def rows(self) -> list[Row]:
        """All that could go there."""
        return session_rows(self.book, self.picked(), self.day, self.app.size.width - 1)

    def _text(self) -> str:
        return session_markdown(self.book, self.picked(), self.day)


class SessionPreview(KeptRecordPage):
    """The page that goes there, as it is written: nothing else is on it."""

    KIND = Session

    KEYS = (
        Hint("page.down page.up", "scroll"),
        Hint("session.write", "write a file"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("W", "write", "Write the page to a new file", id="session.write")]

    @property
    def about(self) -> object:
        """What is taken to the session, which is another page than the one on it."""
        return "page", self._number

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty page is not written."""
        if action == "write":
            return any(each.chosen for each in session_things(self.book, self.record(), self.day))
        return super().check_action(action, parameters)

    def lines(self) -> list[Line]:
        """Each line of it."""
        return [(Span(line),) for line in self._text().splitlines()]

    def action_write(self) -> None:
        """Write the page to a new file."""
        cast(BaseApp, self.app).show_message(self.context.hand_out(self._text()))

    def _text(self) -> str:
        return session_markdown(self.book, self.record(), self.day)
