"""A free note for the journal, and the key that writes one."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.book import Book
from troth.domain.dates import OFFERED, parse_date
from troth.domain.draft import FRESH, NOTE, Draft
from troth.domain.errors import NotUnderstood
from troth.domain.reflection import Answer, Reflection
from troth.domain.wording import ago, day_and_date
from troth.drawing.lines import Span
from troth.tui.context import Context
from troth.tui.draft_form import DraftForm
from troth.tui.journal.entry_texts import as_typed
from troth.tui.kit.ask import Reply, Validation
from troth.tui.kit.form import Field
from troth.tui.kit.prose import Prose
from troth.tui.messages import Open
from troth.tui.record_actions import RecordHost, not_a_day


class About(NamedTuple):
    """What a note answers, the way that belongs to, and the day it is for where that is not the one it is kept on."""

    prompt: str = ""
    way: tuple[int, ...] = ()
    day: date | None = None

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """How it lies in a draft, beside the words."""
        day = {} if self.day is None else {"day": (self.day.isoformat(),)}
        return {"prompt": (self.prompt,), "way": tuple(map(str, self.way)), **day}


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
        day, way = _one(begun, "day"), tuple(map(int, begun.get("way", about.way)))
        self._about = About(_one(begun, "prompt") or about.prompt, way, date.fromisoformat(day) if day else about.day)

    def compose(self) -> ComposeResult:
        """What is written about, and for which day where that is another, over the note."""
        day = self._about.day
        if day is not None:
            today = self.context.now(self._book).today
            yield Prose((Span(f"For {day_and_date(day)} ({ago(day, today)})", "muted"),))
        if self._about.prompt:
            yield Prose((Span(self._about.prompt),))
        yield from super().compose()

    def draft(self) -> Draft | None:
        """The note; None while it has no word, and as it was found until a word is another."""
        text = self.texts()[NOTE]
        if self.autosave.saved.draft == self._found and as_typed(text) == as_typed(self._fields[NOTE].text):
            return self._found
        if not text.strip():
            return None
        answers, now = {**self._about.answers, NOTE: (text,)}, self.context.now(self._book).at
        return Draft(self.autosave.uid, "", "A note", self._started, now, NOTE, answers)

    def action_save(self) -> None:
        """Keep it in the journal."""
        text = self.texts()[NOTE]
        if not text.strip():
            self.show_message("There are no words in it yet. esc leaves without.")
            return
        now, about, began = self.context.now(self._book), self._about, self._started
        answers, day = (Answer(NOTE, about.prompt, (text,)),), about.day or now.today
        self.autosave.end(
            lambda uid: FinishReflection(Reflection(0, uid, now.at, day, began, way=about.way, answers=answers))
        )


class WritesNotes(RecordHost):
    """The keys that write a free note, for today or for another day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "note", "A free note for the journal", id="journal.note"),
        Binding("N", "note_for", "A free note for another day", id="journal.note_for"),
    ]

    def action_note(self) -> None:
        """Write a free note."""
        self.write_note()

    def action_note_for(self) -> None:
        """Ask for which day, then write a free note for it."""

        def taken(reply: Reply) -> None:
            self.write_note(About(day=parse_date(reply.text, self.now.today, "past")))

        validate = partial(validate_past, today=self.now.today)
        self.ask("A note for which day? Today or a day before.", validate, taken)

    def write_note(self, about: About = NOTHING) -> None:
        """Write a note, about something where that is given; this evening's note of the same that waits goes on."""
        waits = (each for each in self.drafts.drafts if self.now.at - each.saved_at < FRESH and each.at == NOTE)
        draft = next((each for each in waits if {**about.answers, NOTE: each.answers.get(NOTE)} == each.answers), None)
        if draft is None:
            self.open(NoteForm(self.context, self.book, about=about))
        else:
            self.post_message(Open("", draft.uid))


def validate_past(text: str, today: date) -> Validation:
    """How a day is understood that an entry is for: today, or one before."""
    try:
        day = parse_date(text, today, "past")
    except NotUnderstood as problem:
        return not_a_day(problem, OFFERED["past"])
    if day > today:
        return Validation(False, f"{day_and_date(day)} is still to come.")
    return Validation(True, f"It is for {day_and_date(day)} ({ago(day, today)}).")


def _one(answers: Mapping[str, tuple[str, ...]], name: str = NOTE, other: str = "") -> str:
    return "".join(answers.get(name, (other,)))
