"""Writing in the journal: a free note, and new words for what was answered."""

from typing import Any, ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from troth.domain.actions.reflecting import EditEntry, FinishReflection
from troth.domain.book import Action, Book
from troth.domain.reflection import Answer, Reflection
from troth.tui.desk import Desk, Draft
from troth.tui.dialogs.form import Field, Form
from troth.tui.dialogs.prose import Prose
from troth.tui.frame import Key, Keys, Quiet
from troth.tui.ground import Ground
from troth.tui.lines import Span
from troth.tui.messages import Discard, Finish, Write
from troth.tui.verbs import Verbs

REST = 0.4
"""Seconds after a keystroke at which the note is put on the disk."""


class About(NamedTuple):
    """What a note answers, and the way that belongs to."""

    prompt: str = ""
    way: tuple[int, ...] = ()


NOTHING = About()


class NoteForm(Form[None]):
    """A free note, of as many rows as it takes; until it is kept it lies on the disk as a draft."""

    def __init__(self, desk: Desk, book: Book, draft: Draft | None = None, about: About = NOTHING) -> None:
        """An empty note, about something where that is given; or one that was left before, as it was."""
        self._desk, self._book = desk, book
        self._draft = _empty(desk.uid(), desk.now(book).at, about) if draft is None else draft
        self._rest: Timer | None = None
        self._about = "".join(self._draft.answers.get("prompt", ()))
        field = Field("note", "What is on my mind", "", self._words, long=True)
        super().__init__("A note for the journal", [field])

    @property
    def _words(self) -> str:
        return "".join(self._draft.answers.get("note", ()))

    @on(TextArea.Changed)
    def _wrote(self) -> None:
        if self._rest is None:
            self._rest = self.set_timer(REST, self._save)

    def compose(self) -> ComposeResult:
        """What is written about, if anything, over the note."""
        if self._about:
            yield Prose((Span(self._about, "strong"),))
        yield from super().compose()

    def on_mount(self) -> None:
        """Say in the footer that leaving loses nothing."""
        self.query_one(Keys).show_keys([Key("ctrl+s", "keep it"), Key("esc", "leave, it stays"), Key("F1", "help")])

    def unsaved(self) -> Draft | None:
        """What is not on the disk yet."""
        text = self.query_one(TextArea).text
        if text == self._words:
            return None
        answers = {**self._draft.answers, "note": (text,)}
        return self._draft._replace(answers=answers, saved_at=self._desk.now(self._book).at)

    def saved(self, trouble: str) -> None:
        """Say why it is not on the disk, if it is not."""
        if trouble:
            self.query_one(Quiet).say(trouble, "warm")

    def ended(self, made: bool) -> None:
        """It is in the journal; or it is still here."""
        if made:
            self.dismiss(None)

    def action_save(self) -> None:
        """Keep it in the journal."""
        text = self.query_one(TextArea).text
        if not text.strip():
            self.query_one(Quiet).say("There are no words in it yet. esc leaves without.")
            return
        self._save()
        now = self._desk.now(self._book)
        said = Answer("note", self._about, (text,))
        way = tuple(int(each) for each in self._draft.answers.get("way", ()))
        made = Reflection(0, self._draft.uid, now.at, now.today, self._draft.started_at, way=way, answers=(said,))
        self.post_message(Finish(FinishReflection(made), self._draft.uid, self))

    def action_leave(self) -> None:
        """Leave it as a draft; without words, as nothing."""
        self._save()
        empty = not self._words.strip()
        if empty:
            self.app.post_message(Discard(self._draft.uid))
        self.dismiss(None)
        if not empty:
            cast(Ground, self.app).say("It stays as a draft, on top of Practices.")

    def _save(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        draft = self.unsaved()
        if draft is not None:
            self._draft = draft
            self.app.post_message(Write(draft, self))


class EntryForm(Form[Action]):
    """New words for the answers of an entry; what is left as it was stays as it was."""

    def __init__(self, desk: Desk, book: Book, made: Reflection) -> None:
        """A form over the answers of `made`."""
        self._made, self._now = made, desk.now(book)
        fields = [field for n, answer in enumerate(made.answers) for field in _fields(n, answer)]
        super().__init__(made.title or "A note", fields)

    def answer(self, values: dict[str, Any]) -> Action:
        """The entry with its new words."""
        answers = []
        for n, answer in enumerate(self._made.answers):
            texts = tuple(
                text if typed == _typed(text) else typed
                for k, text in enumerate(answer.values)
                for typed in (values[f"a{n}-{k}"],)
            )
            if texts != answer.values:
                answers.append((answer.step, texts))
        return EditEntry(self._made.number, tuple(answers), self._now)


class WritesNotes(Verbs):
    """The key that writes a free note."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "note", "A free note for the journal", id="journal.note")]

    def action_note(self) -> None:
        """Write a free note."""
        self.write_note()

    def write_note(self, about: About = NOTHING, draft: Draft | None = None) -> None:
        """Write a note, about something where that is given, or go on with one."""
        self.app.push_screen(NoteForm(self.desk, self.current_book(), draft, about))


def _empty(uid: str, at: int, about: About) -> Draft:
    answers = {"prompt": (about.prompt,), "way": tuple(map(str, about.way))}
    return Draft(uid, "", "A note", at, at, "note", answers)


def _fields(n: int, answer: Answer) -> list[Field]:
    """A field for each value of an answer, under its label or the prompt."""
    labels = answer.labels + ("",) * len(answer.values)
    return [
        Field(f"a{n}-{k}", labels[k] or (answer.prompt if k == 0 else "and"), "", text, long=True)
        for k, text in enumerate(answer.values)
    ]


def _typed(text: str) -> str:
    """A text as a field gives it back."""
    return "\n".join(text.splitlines())
