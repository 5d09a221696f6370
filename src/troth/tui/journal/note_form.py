"""A free note for the journal, and the key that writes one."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.book import Book
from troth.domain.draft import NOTE, Draft
from troth.domain.reflection import Answer, Reflection
from troth.drawing.lines import Span
from troth.tui.context import Context
from troth.tui.draft_form import DraftForm
from troth.tui.journal.entry_texts import as_typed
from troth.tui.kit.form import Field
from troth.tui.kit.prose import Prose
from troth.tui.record_actions import RecordHost


class About(NamedTuple):
    """What a note answers, and the way that belongs to."""

    prompt: str = ""
    way: tuple[int, ...] = ()


NOTHING = About()


class NoteForm(DraftForm):
    """A free note, of as many rows as it takes."""

    def __init__(
        self, context: Context, book: Book, draft: Draft | None = None, about: About = NOTHING, words: str = ""
    ) -> None:
        """An empty note, about something where that is given; or one that was left before, as it was.

        With `words`, those stand in it, and the draft that they are from stays as it is until a word is another.
        """
        begun = {NOTE: (words,)} if words or draft is None else draft.answers
        fields = [Field(NOTE, "What is on my mind", "", _one(begun), long=True)]
        super().__init__("A note for the journal", fields, context, book, draft)
        self._found = draft
        self._about = _one(begun, "prompt") or about.prompt
        self._way = tuple(begun.get("way", map(str, about.way)))

    def compose(self) -> ComposeResult:
        """What is written about, if anything, over the note."""
        if self._about:
            yield Prose((Span(self._about),))
        yield from super().compose()

    def draft(self) -> Draft | None:
        """The note; None while it has no word, and as it was found until a word is another."""
        text = self.texts()[NOTE]
        if self.autosave.saved.draft == self._found and as_typed(text) == as_typed(self._fields[NOTE].text):
            return self._found
        if not text.strip():
            return None
        answers = {"prompt": (self._about,), "way": self._way, "note": (text,)}
        now = self.context.now(self._book).at
        return Draft(self.autosave.uid, "", "A note", self._started, now, NOTE, answers)

    def action_save(self) -> None:
        """Keep it in the journal."""
        text = self.texts()[NOTE]
        if not text.strip():
            self.show_message("There are no words in it yet. esc leaves without.")
            return
        now, way = self.context.now(self._book), tuple(int(each) for each in self._way)
        answers, began = (Answer("note", self._about, (text,)),), self._started
        self.autosave.end(
            lambda uid: FinishReflection(Reflection(0, uid, now.at, now.today, began, way=way, answers=answers))
        )


class WritesNotes(RecordHost):
    """The key that writes a free note."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "note", "A free note for the journal", id="journal.note")]

    def action_note(self) -> None:
        """Write a free note."""
        self.write_note()

    def write_note(self, about: About = NOTHING) -> None:
        """Write a note, about something where that is given."""
        self.open(NoteForm(self.context, self.book, about=about))


def _one(answers: Mapping[str, tuple[str, ...]], name: str = NOTE, other: str = "") -> str:
    return "".join(answers.get(name, (other,)))
