"""The form of a record, a new one or one that changes: what is typed is a draft until it is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from troth.domain.book import Action, Book
from troth.domain.draft import OF, Draft, DraftSlot
from troth.domain.errors import Refused
from troth.tui.context import Context
from troth.tui.draft_form import DraftForm
from troth.tui.kit.form import Field

_GOES = "Not saved: ctrl+s keeps it, esc again lets it go."


class RecordForm(DraftForm):
    """A form over a record. Words for a new one wait when it is left; changes to one are told of, and go.

    `fields` say what stands there while nothing is typed: what is another text is what a draft holds.
    """

    WAITS = "It waits: the same key goes on with it."

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        context: Context,
        book: Book,
        slot: DraftSlot,
        draft: Draft | None = None,
        begun: Mapping[str, str] | None = None,
        *,
        new: bool = True,
    ) -> None:
        """With the texts `begun`, and over them those of a draft that waits in `slot`; of a `new` record or not."""
        left = {name: text for name, (text, *_) in _given(draft).items()}
        super().__init__(title, fields, context, book, draft, {**(begun or {}), **left})
        self._slot, self._new = slot, new
        self.leave = "" if new else "leave"
        self._told: dict[str, str] | None = None

    def answer(self, values: dict[str, Any]) -> Action:
        """What the values come to. Raises `Refused` with the reason when they can't stand together."""
        raise NotImplementedError

    def draft(self) -> Draft | None:
        """The texts that are others; None while there are none."""
        typed = self._typed()
        if not typed:
            return None
        answers = {OF: self._slot.of, **{name: (text,) for name, text in typed.items()}}
        title = self._title if self._new else f"Changes: {self._title}"
        now = self.context.now(self._book).at
        return Draft(self.autosave.uid, "", title, self._started, now, self._slot.at, answers)

    def on_mount(self) -> None:
        """Have on the disk what was begun elsewhere."""
        super().on_mount()
        if self.autosave.unsaved:
            self.autosave.changed()

    def action_save(self) -> None:
        """Make of the values what they come to, or say why that can't be."""
        values = self.values()
        if values is None:
            return
        try:
            answer = self.answer(values)
        except Refused as error:
            self.show_message(str(error))
        else:
            self.autosave.end(lambda _: answer)

    def action_leave(self) -> None:
        """Leave; changes to what exists already go the second time."""
        if self._new:
            super().action_leave()
        elif self.draft() is not None and self._told != self._typed():
            self._told = self._typed()
            self.show_message(_GOES)
        else:
            self.autosave.drop()

    def _typed(self) -> dict[str, str]:
        return {name: text for name, text in self.texts().items() if text != self._fields[name].text}


def _given(draft: Draft | None) -> Mapping[str, Sequence[str]]:
    return {name: given for name, given in (draft.answers if draft else {}).items() if name != OF and given}
