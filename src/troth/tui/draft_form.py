"""A form whose words are a draft until they are kept."""

from collections.abc import Mapping, Sequence
from typing import cast

from textual import on
from textual.reactive import reactive
from textual.widgets import Input, TextArea

from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.drawing.bars import Hint, Key
from troth.tui.autosave import Autosave
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys
from troth.tui.kit.form import Field, Form
from troth.tui.messages import Saved
from troth.tui.snapshot import EMPTY, Snapshot


class DraftForm(Form):
    """A form whose words are a draft until they are kept; escape leaves, and they stay."""

    WAITS = "It stays as a draft, on top of Practices."
    """What is said to who leaves."""

    leave = ""
    """What the footer says of leaving where the words do not stay."""

    snapshot: reactive[Snapshot] = reactive(EMPTY, init=False)

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        context: Context,
        book: Book,
        draft: Draft | None,
        begun: Mapping[str, str] | None = None,
    ) -> None:
        """A form of `fields`, for a new draft or the one that it was left as, in which the texts `begun` stand."""
        super().__init__(title, fields, begun)
        self.context, self._book = context, book
        self._started = draft.started_at if draft else context.now(book).at
        self.autosave = Autosave(self, self.draft, context.uid(), draft)

    def draft(self) -> Draft | None:
        """What is written, as it goes to the disk; None while there is nothing to go there."""
        raise NotImplementedError

    def watch_snapshot(self) -> None:
        """Know the book as it is now."""
        self._book = self.snapshot.book

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _wrote(self) -> None:
        self.autosave.changed()

    def on_mount(self) -> None:
        """Say in the footer what leaving does."""
        self._show_keys()

    def show_saved(self, saved: Saved) -> None:
        """Say why it is on no disk; to who left, where it waits."""
        leaving = self.autosave.phase == "leaving"
        self.show_message(self.autosave.take(saved))
        if leaving and self.autosave.phase == "over":
            cast(BaseApp, self.app).show_message(self.WAITS)
        self._show_keys()

    def show_end(self, made: bool) -> None:
        """Close, or go on."""
        self.autosave.take_end(made)

    def action_leave(self) -> None:
        """Leave it as a draft; without words, as nothing."""
        if self.draft() is not None:
            self.autosave.leave()
        else:
            self.autosave.drop()

    def _show_keys(self) -> None:
        """The way out tells what becomes of the words."""
        leave = Hint("form.leave", self.leave or self.autosave.leave_key("").label)
        walk = [Key("tab", "next")] if len(self._fields) > 1 else []
        for keys in self.query(Keys):
            keys.show_keys([Hint("form.save", "keep it"), leave, *walk, Hint("help.anywhere", "help")])
