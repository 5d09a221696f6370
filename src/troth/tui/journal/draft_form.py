"""A form over the journal whose words are a draft until they are kept."""

from collections.abc import Sequence
from typing import cast

from textual import on
from textual.reactive import reactive
from textual.widgets import TextArea

from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.drawing.bars import Key
from troth.tui.autosave import Autosave
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.form import Field, Form
from troth.tui.messages import Saved
from troth.tui.snapshot import EMPTY, Snapshot


class DraftForm(Form):
    """A form whose words are a draft until they are kept; escape leaves, and they stay."""

    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    unkept = ""
    """Nothing: it is a draft."""

    def __init__(self, title: str, fields: Sequence[Field], context: Context, book: Book, draft: Draft | None) -> None:
        """A form of `fields`, for a new draft or the one that it was left as."""
        super().__init__(title, fields)
        self.context, self._book = context, book
        self._started = draft.started_at if draft else context.now(book).at
        self.autosave = Autosave(self, self.draft, context.uid(), draft)

    def draft(self) -> Draft | None:
        """What is written, as it goes to the disk; None while there is nothing to go there."""
        raise NotImplementedError

    @property
    def worth(self) -> bool:
        """Whether anything is written that can stay."""
        raise NotImplementedError

    def watch_snapshot(self) -> None:
        """Know the book as it is now."""
        self._book = self.snapshot.book

    @on(TextArea.Changed)
    def _wrote(self) -> None:
        self.autosave.changed()

    def on_mount(self) -> None:
        """Say in the footer what leaving does."""
        self._show_keys()

    def show_saved(self, saved: Saved) -> None:
        """Say why it is on no disk; to who left, where it waits."""
        leaving = self.autosave.phase == "leaving"
        self.tell(self.autosave.take(saved))
        if leaving and self.autosave.phase == "over":
            cast(BaseApp, self.app).say("It stays as a draft, on top of Practices.")
        self._show_keys()

    def show_end(self, made: bool) -> None:
        """Close, or go on."""
        self.autosave.take_end(made)

    def tell(self, words: str) -> None:
        """Say words on the quiet line, if there are any."""
        for quiet in self.query(Quiet):
            if words:
                quiet.say(words, "warm")

    def texts(self) -> dict[str, str]:
        """What the fields hold."""
        return {name: self.text_of(field) for name, field in self._fields.items()}

    def action_leave(self) -> None:
        """Leave it as a draft; without words, as nothing."""
        if self.worth:
            self.autosave.leave()
        else:
            self.autosave.drop()

    def _show_keys(self) -> None:
        """The way out tells what becomes of the words."""
        for keys in self.query(Keys):
            keys.show_keys([Key("ctrl+s", "keep it"), self.autosave.leave_key(""), Key("F1", "help")])
