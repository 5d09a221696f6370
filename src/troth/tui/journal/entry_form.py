"""New words for the answers of an entry, and the form that a draft goes on in."""

from textual.widgets import TextArea

from troth.domain.actions.reflecting import EditEntry
from troth.domain.book import Book
from troth.domain.draft import ENTRY, NOTE, OF, Draft
from troth.domain.entries import entry
from troth.domain.errors import Refused
from troth.domain.reflection import Answer, Reflection
from troth.tui.context import Context
from troth.tui.draft_form import DraftForm
from troth.tui.journal.entry_texts import both, entry_texts, name_of
from troth.tui.journal.note_form import About, NoteForm
from troth.tui.kit.form import Field

_JOINED = "It was changed elsewhere too: all is here. ctrl+s keeps it."
_ENTRY_GONE = "That entry is gone. esc leaves; your words stay as a draft."


class EntryForm(DraftForm):
    """New words for the answers of an entry; what is left as it was stays as it was.

    Each field knows the text it began from: what another window wrote there since joins it, and is replaced by nothing.
    """

    def __init__(self, context: Context, book: Book, made: Reflection, draft: Draft | None = None) -> None:
        """A form over the answers of `made`, or as it was left."""
        self._made, self._entry = made, entry_texts(made, made)
        began_now = self._entry.began
        left = {name: draft.answers[name] for name in began_now if name in draft.answers} if draft else {}
        self._joined = any(began != began_now[name] for name, (_, *rest) in left.items() for began in rest)
        fields = [field for n, answer in enumerate(made.answers) for field in _fields(n, answer)]
        for at, field in enumerate(fields):
            typed, began = (*left.get(field.name, ()), field.text, field.text)[:2]
            fields[at] = field._replace(text=both(typed, began, field.text))
        super().__init__(made.title or "A note", fields, context, book, draft)

    def on_mount(self) -> None:
        """Tell what joined it since it was left."""
        super().on_mount()
        if self._joined:
            self.show_message(_JOINED)

    def draft(self) -> Draft | None:
        """The words that are others, each with what it began from; None while there are none."""
        if not self.worth:
            return None
        answers = {ENTRY: (self._made.uid,), **self._entry.typed(self.texts())}
        now = self.context.now(self._book).at
        return Draft(self.autosave.uid, "", "Changes to an entry", self._started, now, ENTRY, answers)

    def action_save(self) -> None:
        """Give the entry its new words."""
        changed, began = self._entry.changed(self.texts())
        edit = EditEntry(self._made.number, changed, self.context.now(self._book), began)
        self.autosave.end(lambda _: edit)

    def show_end(self, made: bool) -> None:
        """Where it was refused, take in what the entry says by now, to be looked at before it is saved again."""
        super().show_end(made)
        if not made:
            self._take_in()

    @property
    def worth(self) -> bool:
        """Whether any word is another."""
        return any(self._entry.changed(self.texts()))

    def _take_in(self) -> None:
        try:
            entry_now = entry_texts(self._made, entry(self._book, self._made.number))
        except Refused:
            self.show_message(_ENTRY_GONE)
            return
        if entry_now == self._entry:
            return
        for area in self.query(TextArea):
            name = area.id or ""
            joined = both(area.text, self._entry.began[name], entry_now.began[name])
            if joined != area.text:
                area.text = joined
                area.move_cursor(area.document.end)
        self._entry = entry_now
        self.show_message(_JOINED)


def form_for(context: Context, book: Book, draft: Draft) -> DraftForm | None:
    """The form that a draft was written in; where its entry or its practice is gone, a note of its words, if any."""
    if not draft.practice and draft.at == ENTRY:
        uid = "".join(draft.answers.get(ENTRY, ()))
        number = next((each.number for each in book.source.outlines() if each.uid == uid), None)
        if number is not None:
            return EntryForm(context, book, entry(book, number), draft)
        given = [values[:1] for name, values in draft.answers.items() if name != ENTRY]
    elif draft.practice:
        given = list(draft.answers.values())
    elif draft.at == NOTE:
        return NoteForm(context, book, draft)
    else:
        given = [values for name, values in draft.answers.items() if name != OF]
    words = "\n\n".join(text for values in given for text in values if text.strip())
    if not words:
        return None
    return NoteForm(context, book, draft, About(draft.title), words)


def _fields(n: int, answer: Answer) -> list[Field]:
    """A field for each value of an answer, under its label or the prompt."""
    labels = answer.labels + ("",) * len(answer.values)
    return [
        Field(name_of(n, k), labels[k] or (answer.prompt if k == 0 else "and"), "", text, long=True)
        for k, text in enumerate(answer.values)
    ]
