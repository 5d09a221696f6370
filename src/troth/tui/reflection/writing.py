"""Writing in the journal: a free note, and new words for what was answered."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from troth.domain.actions.reflecting import EditEntry, FinishReflection
from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.domain.entries import entry
from troth.domain.reflection import Answer, Reflection
from troth.tui.desk import Desk
from troth.tui.dialogs.form import Field, Form
from troth.tui.dialogs.prose import Prose
from troth.tui.frame import Key, Keys, Quiet
from troth.tui.ground import Ground
from troth.tui.lines import Span
from troth.tui.messages import Discard
from troth.tui.reflection.drafting import Drafting
from troth.tui.verbs import Verbs

NOTE, ENTRY = "note", "entry"
"""Where a draft without a practice stands: in a free note, or in new words for an entry."""


class About(NamedTuple):
    """What a note answers, and the way that belongs to."""

    prompt: str = ""
    way: tuple[int, ...] = ()


NOTHING = About()


class Writing(Drafting, Form[None]):
    """A form whose words are a draft until they are kept; escape leaves, and they stay."""

    @on(TextArea.Changed)
    def _wrote(self) -> None:
        self.soon()

    def on_mount(self) -> None:
        """Say in the footer what leaving does."""
        self.rest()

    def rest(self) -> None:
        """The way out tells what becomes of the words."""
        for keys in self.query(Keys):
            keys.show_keys([Key("ctrl+s", "keep it"), self.leave_key, Key("F1", "help")])

    def tell(self, words: str) -> None:
        """Say words on the quiet line."""
        for quiet in self.query(Quiet):
            quiet.say(words, "warm")

    def saved(self, trouble: str) -> None:
        """Tell who leaves where it waits."""
        leaving = self._leaving
        super().saved(trouble)
        if leaving and not trouble:
            cast(Ground, self.app).say("It stays as a draft, on top of Practices.")

    def texts(self) -> dict[str, str]:
        """What the fields hold."""
        return {area.id or "": area.text for area in self.query(TextArea)}

    def action_leave(self) -> None:
        """Leave; the words stay as a draft."""
        self.leave()


class NoteForm(Writing):
    """A free note, of as many rows as it takes."""

    def __init__(self, desk: Desk, book: Book, draft: Draft | None = None, about: About = NOTHING) -> None:
        """An empty note, about something where that is given; or one that was left before, as it was."""
        begun = {} if draft is None else draft.answers
        super().__init__("A note for the journal", [Field("note", "What is on my mind", "", _one(begun), long=True)])
        self.take_up(desk, book, draft)
        self._about = _one(begun, "prompt") or about.prompt
        self._way = tuple(begun.get("way", map(str, about.way)))

    def compose(self) -> ComposeResult:
        """What is written about, if anything, over the note."""
        if self._about:
            yield Prose((Span(self._about, "strong"),))
        yield from super().compose()

    def draft(self) -> Draft | None:
        """The note; None before its first word."""
        text = self.texts().get("note", "")
        if not text.strip() and self.mine is None:
            return None
        answers = {"prompt": (self._about,), "way": self._way, "note": (text,)}
        now = self._desk.now(self._book).at
        return Draft(self.uid, "", "A note", self._started, now, NOTE, answers)

    def action_save(self) -> None:
        """Keep it in the journal."""
        text = self.texts()["note"]
        if self._ending:
            return
        if not text.strip():
            self.tell("There are no words in it yet. esc leaves without.")
            return
        now, way = self._desk.now(self._book), tuple(int(each) for each in self._way)
        answers, began = (Answer("note", self._about, (text,)),), self._started
        self.end(lambda uid: FinishReflection(Reflection(0, uid, now.at, now.today, began, way=way, answers=answers)))

    def leave(self) -> None:
        """Leave it as a draft; without words, as nothing."""
        if not self.texts()["note"].strip() and not self._ending:
            if self.mine is not None:
                self.app.post_message(Discard(self.uid))
            self.close()
        else:
            super().leave()


class EntryForm(Writing):
    """New words for the answers of an entry; what is left as it was stays as it was."""

    def __init__(self, desk: Desk, book: Book, made: Reflection, draft: Draft | None = None) -> None:
        """A form over the answers of `made`, or as it was left."""
        self._made = made
        known = {} if draft is None else draft.answers
        fields = [field for n, answer in enumerate(made.answers) for field in _fields(n, answer)]
        super().__init__(
            made.title or "A note", [each._replace(text=_one(known, each.name, each.text)) for each in fields]
        )
        self.take_up(desk, book, draft)

    def draft(self) -> Draft | None:
        """The words as they stand; None while none was changed."""
        texts = self.texts()
        if self.mine is None and not self._changed(texts):
            return None
        answers = {"entry": (self._made.uid,), **{name: (text,) for name, text in texts.items()}}
        now = self._desk.now(self._book).at
        return Draft(self.uid, "", "Changes to an entry", self._started, now, ENTRY, answers)

    def action_save(self) -> None:
        """Give the entry its new words."""
        if not self._ending:
            edit = EditEntry(self._made.number, self._changed(self.texts()), self._desk.now(self._book))
            self.end(lambda _: edit)

    def _changed(self, texts: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        answers = []
        for n, answer in enumerate(self._made.answers):
            values = tuple(
                text if typed == _typed(text) else typed
                for k, text in enumerate(answer.values)
                for typed in (texts.get(f"a{n}-{k}", text),)
            )
            if values != answer.values:
                answers.append((answer.step, values))
        return tuple(answers)


def form_for(desk: Desk, book: Book, draft: Draft) -> Writing:
    """The form that a draft without a practice was written in; a note of its words where their entry is gone."""
    if draft.at != ENTRY:
        return NoteForm(desk, book, draft)
    uid = _one(draft.answers, "entry")
    number = next((each.number for each in book.source.outlines() if each.uid == uid), None)
    if number is not None:
        return EntryForm(desk, book, entry(book, number), draft)
    words = "\n\n".join(text for name, (text, *_) in draft.answers.items() if name != "entry")
    return NoteForm(desk, book, draft._replace(answers={"note": (words,)}))


class WritesNotes(Verbs):
    """The key that writes a free note."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "note", "A free note for the journal", id="journal.note")]

    def action_note(self) -> None:
        """Write a free note."""
        self.write_note()

    def write_note(self, about: About = NOTHING) -> None:
        """Write a note, about something where that is given."""
        self.app.push_screen(NoteForm(self.desk, self.current_book(), about=about))


def _one(answers: Mapping[str, tuple[str, ...]], name: str = NOTE, other: str = "") -> str:
    return "".join(answers.get(name, (other,)))


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
