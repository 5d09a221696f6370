"""What is done with a run of a practice once it is over, and with the journal's entries."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from troth.domain.actions.boundaries import AddBoundary
from troth.domain.actions.making import Add
from troth.domain.actions.opened_practice import Opened
from troth.domain.actions.part_of import PartOf
from troth.domain.actions.practice_acts import Act, number_of
from troth.domain.actions.sharing import AddGuess, AddShare
from troth.domain.actions.writing_down import AddRecord, Plain
from troth.domain.belonging import came_of
from troth.domain.book import Action, Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit, merged
from troth.domain.days import Now
from troth.domain.entries import entry
from troth.domain.errors import Refused
from troth.domain.records import Commitment, Link
from troth.domain.reflection import Answer, Guess, Reflection, ShareItem
from troth.domain.text import clean, fitting, shortened
from troth.domain.wording import day_and_date, near_day

Left = Commitment | Boundary | ShareItem | Guess | Plain | PartOf
"""What a practice can leave behind."""

_PROMPT = 600


class FinishReflection(NamedTuple):
    """End a run: keep it in the journal, or not (None), make what it leaves behind and do its acts, as one change.

    What is made names the entry it came from, and the entry names what was made. Of a run that is not kept nothing
    stays but what was made, which names nothing. A run that was kept before is that entry, with the words of now.
    An act that can't be done is left out, and said aside; its words, of the `words` of each act, go into the entry.
    What was promised by then and is kept by the practice `opened` is kept.
    """

    reflection: Reflection | None
    leaves: tuple[Left, ...] = ()
    acts: tuple[Act, ...] = ()
    words: tuple[Answer, ...] = ()
    opened: Opened | None = None

    def __call__(self, book: Book) -> Change:
        """The entry and everything made. Raises `Refused` when one of them can't be made; then nothing is."""
        kept = self.reflection
        before = None if kept is None else _known(book, kept.uid)
        number = before.number if before else None if kept is None else book.next_number("reflections")
        changes = []
        opened = Change("") if self.opened is None else self.opened(book)
        book = book.after(opened)
        for left in self.leaves:
            change = leaving(left, number)(book)
            changes.append(change)
            book = book.after(change)
        links = [Link(edit.table, edit.number) for change in changes for edit in change.edits if edit.before is None]
        changes = [*([opened] if opened.edits else []), *changes]
        left_out, unused = list[str](), list[Answer]()
        for nth, act in enumerate(self.acts):
            try:
                change = act(book)
            except Refused as refused:
                left_out.append(str(refused).removesuffix(" Nothing was changed."))
                unused += self.words[nth : nth + 1]
                continue
            changes.append(change)
            links.append(Link(act.of.table, number_of(book, act.of) or 0))
            book = book.after(change)
        edits = [*merged(edit for change in changes for edit in change.edits)]
        summaries = [change.summary for change in changes]
        if kept is not None and number is not None:
            answers = (*kept.answers, *unused)
            made = _checked(kept._replace(number=number, made=tuple(dict.fromkeys(links)), answers=answers))
            if before is None:
                edits.insert(0, Edit("reflections", number, None, made))
                summaries.insert(0, f"Kept in the journal: {made.title}." if made.title else "Kept in the journal.")
            else:
                edits = _said_anew(before, made) + edits
                news = [change.summary for change in changes if change.edits]
                summaries = ["Changed in the journal.", *news] if edits else ["It is in the journal already."]
        asides = dict.fromkeys(line for change in changes for line in change.aside)
        rest = ["The rest is done."] if left_out and edits else []
        return Change(" ".join(summaries) or "Nothing was kept.", tuple(edits), (*asides, *left_out, *rest))


class EditEntry(NamedTuple):
    """Give answers of an entry other words; each is named by its step.

    `began` are the words that they began from, so that nothing is replaced that the person never saw.
    """

    number: int
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    now: Now
    began: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __call__(self, book: Book) -> Change:
        """The entry with its new words.

        Raises `Refused` for a step it does not have, for words that are others by now, or when no word is left.
        """
        before = entry(book, self.number)
        given, began = dict(self.answers), dict(self.began)
        for step, _, values, _ in before.answers:
            if values not in (began.get(step, values), given.get(step, values)):
                raise Refused(f"Entry {self.number} was changed elsewhere meanwhile. Nothing was changed here.")
        if not given.keys() <= {answer.step for answer in before.answers}:
            raise Refused(f"Entry {self.number} has no such answer. Nothing was changed.")
        answers = tuple(answer._replace(values=given.get(answer.step, answer.values)) for answer in before.answers)
        after = _checked(before._replace(answers=answers))
        if after.answers == before.answers:
            return Change("Nothing to change.")
        edit = Edit("reflections", self.number, before, after._replace(revised_on=self.now.today))
        return Change("Changed in the journal.", (edit,))


class MoveEntry(NamedTuple):
    """Let an entry be for another day, today or before it."""

    number: int
    day: date
    now: Now

    def __call__(self, book: Book) -> Change:
        """The entry on that day. Raises `Refused` for a day to come."""
        before = entry(book, self.number)
        _refuse_to_come(self.day, self.now)
        said = near_day(self.day, self.now.today)
        if before.day == self.day:
            return Change(f"It is for {said} already.")
        edit = Edit("reflections", self.number, before, before._replace(day=self.day))
        return Change(f"Moved in the journal, to {said}.", (edit,))


class DeleteEntry(NamedTuple):
    """Take an entry out of the journal; undo brings it back. What it left behind stays."""

    number: int

    def __call__(self, book: Book) -> Change:
        """The journal without the entry."""
        before = entry(book, self.number)
        rest = " What came of it stays." if came_of(book, self.number) else ""
        return Change(f"Taken out of the journal.{rest}", (Edit("reflections", self.number, before, None),))


def note(text: str, now: Now, uid: str, day: date | None = None) -> FinishReflection:
    """A free note, kept, for today or a `day` before it. Raises `Refused` for a day to come."""
    day = day or now.today
    _refuse_to_come(day, now)
    return FinishReflection(Reflection(0, uid, now.at, day, now.at, answers=(Answer("note", "", (text,)),)))


def _refuse_to_come(day: date, now: Now) -> None:
    if day > now.today:
        said = f"{day_and_date(day)} is still to come; an entry is for today or a day before."
        raise Refused(f"{said} Nothing was saved.")


def _known(book: Book, uid: str) -> Reflection | None:
    number = next((each.number for each in book.source.outlines() if each.uid == uid), None)
    return None if number is None else entry(book, number)


def _said_anew(before: Reflection, now: Reflection) -> list[Edit]:
    """The edit that gives an entry the answers of now, and names what was made beside what was made before."""
    links = (*before.made, *(link for link in now.made if link not in before.made))
    after = before._replace(answers=now.answers, made=links)
    if after == before:
        return []
    revised = now.day if after.answers != before.answers else before.revised_on
    return [Edit("reflections", before.number, before, after._replace(revised_on=revised))]


def leaving(left: Left, number: int | None = None) -> Action:
    """What makes a record that a practice leaves behind; it names the entry of that `number`, if there is one."""
    if isinstance(left, PartOf):
        return left._replace(record=left.record._replace(reflection=number))
    make: Callable[[Any], Action] = _MAKERS.get(type(left), AddRecord)
    return make(left._replace(reflection=number))


_MAKERS: dict[type[Any], Callable[[Any], Action]] = {
    Commitment: Add,
    Boundary: AddBoundary,
    ShareItem: AddShare,
    Guess: AddGuess,
}


def _checked(made: Reflection) -> Reflection:
    answers = []
    called = "An answer" if made.practice else "A note"
    for step, prompt, values, labels in made.answers:
        texts = tuple(fitting(value, called).rstrip() for value in values)
        if any(texts):
            named = tuple(shortened(label) for label in labels)
            answers.append(Answer(step, _shown(prompt), texts, named))
    if not answers and not made.practice:
        raise Refused("There are no words in it. Nothing was saved.")
    return made._replace(title=shortened(made.title), answers=tuple(answers))


def _shown(prompt: str) -> str:
    """A prompt as it stands before its answer, with a sign where its end is left out."""
    text = clean(prompt)
    return text if len(text) <= _PROMPT else text[: _PROMPT - 1].rstrip() + "…"
