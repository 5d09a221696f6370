"""Writing in the journal: a free note, and new words for what was answered."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from troth.domain.actions.reflecting import EditEntry, FinishReflection
from troth.domain.book import Book
from troth.domain.draft import ENTRY, NOTE, Draft
from troth.domain.entries import entry
from troth.domain.errors import Refused
from troth.domain.reflection import Answer, Reflection
from troth.drawing.bars import Key
from troth.drawing.lines import Span
from troth.tui.autosave import Drafting
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.form import Field, Form
from troth.tui.kit.prose import Prose
from troth.tui.messages import Write
from troth.tui.record_actions import RecordHost

_JOINED = "It was changed elsewhere too: all is here. ctrl+s keeps it."
_ENTRY_GONE = "That entry is gone. esc leaves; your words stay as a draft."


_Words = tuple[tuple[str, tuple[str, ...]], ...]


class About(NamedTuple):
    """What a note answers, and the way that belongs to."""

    prompt: str = ""
    way: tuple[int, ...] = ()


NOTHING = About()


class Writing(Form, Drafting):
    """A form whose words are a draft until they are kept; escape leaves, and they stay."""

    unkept = ""
    """Nothing: it is a draft."""

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

    def left(self) -> None:
        """Say to who left where it waits."""
        cast(BaseApp, self.app).say("It stays as a draft, on top of Practices.")

    def texts(self) -> dict[str, str]:
        """What the fields hold."""
        return {name: self.text_of(field) for name, field in self._fields.items()}

    @property
    def worth(self) -> bool:
        """Whether anything is written that can stay."""
        raise NotImplementedError

    def leave(self) -> None:
        """Leave it as a draft; without words, as nothing."""
        if self.worth or self._ending:
            super().leave()
        elif not self._over:
            if self.mine is not None:
                self.app.post_message(Write(None, self))
            self.close()

    def action_leave(self) -> None:
        """Leave; the words stay as a draft."""
        self.leave()


class NoteForm(Writing):
    """A free note, of as many rows as it takes."""

    def __init__(self, context: Context, book: Book, draft: Draft | None = None, about: About = NOTHING) -> None:
        """An empty note, about something where that is given; or one that was left before, as it was."""
        begun = {} if draft is None else draft.answers
        super().__init__("A note for the journal", [Field(NOTE, "What is on my mind", "", _one(begun), long=True)])
        self.take_up(context, book, draft)
        self._about = _one(begun, "prompt") or about.prompt
        self._way = tuple(begun.get("way", map(str, about.way)))

    def compose(self) -> ComposeResult:
        """What is written about, if anything, over the note."""
        if self._about:
            yield Prose((Span(self._about, "strong"),))
        yield from super().compose()

    def draft(self) -> Draft | None:
        """The note; None while it has no word, and as it was found until a word is another."""
        text = self.texts()[NOTE]
        if self.mine is self._found and _typed(text) == _typed(self._fields[NOTE].text):
            return self.mine
        if not text.strip():
            return None
        answers = {"prompt": (self._about,), "way": self._way, "note": (text,)}
        now = self.context.now(self._book).at
        return Draft(self.uid, "", "A note", self._started, now, NOTE, answers)

    def action_save(self) -> None:
        """Keep it in the journal."""
        text = self.texts()[NOTE]
        if self._ending or self._over:
            return
        if not text.strip():
            self.tell("There are no words in it yet. esc leaves without.")
            return
        now, way = self.context.now(self._book), tuple(int(each) for each in self._way)
        answers, began = (Answer("note", self._about, (text,)),), self._started
        self.end(lambda uid: FinishReflection(Reflection(0, uid, now.at, now.today, began, way=way, answers=answers)))

    @property
    def worth(self) -> bool:
        """Whether there is a word in it."""
        return bool(self.texts()[NOTE].strip())


class EntryForm(Writing):
    """New words for the answers of an entry; what is left as it was stays as it was.

    Each field knows the text it began from: what another window wrote there since joins it, and is replaced by nothing.
    """

    def __init__(self, context: Context, book: Book, made: Reflection, draft: Draft | None = None) -> None:
        """A form over the answers of `made`, or as it was left."""
        self._made, self._began = made, _texts(made, made)
        left = {name: draft.answers[name] for name in self._began if name in draft.answers} if draft else {}
        self._joined = any(began != self._began[name] for name, (_, *rest) in left.items() for began in rest)
        fields = [field for n, answer in enumerate(made.answers) for field in _fields(n, answer)]
        for at, field in enumerate(fields):
            typed, began = (*left.get(field.name, ()), field.text, field.text)[:2]
            fields[at] = field._replace(text=_both(typed, began, field.text))
        super().__init__(made.title or "A note", fields)
        self.take_up(context, book, draft)

    def on_mount(self) -> None:
        """Tell what joined it since it was left."""
        super().on_mount()
        if self._joined:
            self.tell(_JOINED)

    def draft(self) -> Draft | None:
        """The words that are others, each with what it began from; None while there are none."""
        if not self.worth:
            return None
        texts = {name: text for name, text in self.texts().items() if text != _typed(self._began[name])}
        answers = {ENTRY: (self._made.uid,), **{name: (text, self._began[name]) for name, text in texts.items()}}
        now = self.context.now(self._book).at
        return Draft(self.uid, "", "Changes to an entry", self._started, now, ENTRY, answers)

    def action_save(self) -> None:
        """Give the entry its new words."""
        if not (self._ending or self._over):
            changed, began = self._changed()
            edit = EditEntry(self._made.number, changed, self.context.now(self._book), began)
            self.end(lambda _: edit)

    def ended(self, made: bool, book: Book) -> None:
        """Where it was refused, take in what the entry says by now, to be looked at before it is saved again."""
        super().ended(made, book)
        if not made:
            self._take_in(book)

    @property
    def worth(self) -> bool:
        """Whether any word is another."""
        return any(self._changed())

    def _take_in(self, book: Book) -> None:
        try:
            texts = _texts(self._made, entry(book, self._made.number))
        except Refused:
            self.tell(_ENTRY_GONE)
            return
        if texts == self._began:
            return
        for area in self.query(TextArea):
            name = area.id or ""
            joined = _both(area.text, self._began[name], texts[name])
            if joined != area.text:
                area.text = joined
                area.move_cursor(area.document.end)
        self._began = texts
        self.tell(_JOINED)

    def _changed(self) -> tuple[_Words, _Words]:
        """The answers that are others: their words now, and the words they began from."""
        texts, now, then = self.texts(), [], []
        for n, answer in enumerate(self._made.answers):
            names = [f"a{n}-{k}" for k in range(len(answer.values))]
            began = tuple(self._began[name] for name in names)
            values = tuple(
                text if texts[name] == _typed(text) else texts[name] for name, text in zip(names, began, strict=True)
            )
            if values != began:
                now.append((answer.step, values))
                then.append((answer.step, began))
        return tuple(now), tuple(then)


def form_for(context: Context, book: Book, draft: Draft) -> Writing | None:
    """The form that a draft was written in; where its entry or its practice is gone, a note of its words, if any."""
    if not draft.practice and draft.at == ENTRY:
        uid = _one(draft.answers, ENTRY)
        number = next((each.number for each in book.source.outlines() if each.uid == uid), None)
        if number is not None:
            return EntryForm(context, book, entry(book, number), draft)
        given = [values[:1] for name, values in draft.answers.items() if name != ENTRY]
    elif draft.practice:
        given = list(draft.answers.values())
    else:
        return NoteForm(context, book, draft)
    words = "\n\n".join(text for values in given for text in values if text.strip())
    if not words:
        return None
    form = NoteForm(context, book, draft._replace(answers={"prompt": (draft.title,), NOTE: (words,)}))
    form.take_up(context, book, draft)
    return form


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


def _texts(shape: Reflection, made: Reflection) -> dict[str, str]:
    """What an entry says in the field of each value of `shape`, the same entry as it was before."""
    now = {answer.step: answer.values for answer in made.answers}
    return {
        f"a{n}-{k}": "".join(now.get(answer.step, ())[k : k + 1])
        for n, answer in enumerate(shape.answers)
        for k in range(len(answer.values))
    }


def _both(typed: str, began: str, theirs: str) -> str:
    """The words of a field that began from one text, where the entry says another by now."""
    if typed == _typed(began):
        return theirs
    return typed if theirs == began or typed == _typed(theirs) else f"{typed}\n\n{theirs}"


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
