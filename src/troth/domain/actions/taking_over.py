"""What journals hold from before the long view had records of its own, brought there as one change."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from troth.domain.actions.reading_apart import read_apart
from troth.domain.actions.writing_down import AddRecord
from troth.domain.book import Book
from troth.domain.change import Change, Edit, merged
from troth.domain.entries import entry
from troth.domain.journey.check_in import AREAS, CheckIn, area_line, check_in
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import KINDS
from troth.domain.reflection import Reflection
from troth.domain.wording import count

Kept = CheckIn | Appreciation | Celebration


class Brought(NamedTuple):
    """Of a practice the step whose answer is brought, the place of the step that makes its record today, and its kind.

    A record is called by its entry and that place, as one that the practice makes itself, so that none comes twice.
    """

    step: str
    place: int
    kind: type[Kept]


PRACTICES = {
    "E36": Brought("areas", 2, CheckIn),
    "E38": Brought("what", 3, Appreciation),
    "E39": Brought("what", 4, Celebration),
}
"""What is brought, by the name of its practice."""


class Held(NamedTuple):
    """How many of each the journal holds that do not stand in the long view, or stand there as one text."""

    check_ins: int = 0
    good_moments: int = 0
    thanks: int = 0
    decisions: int = 0
    rounds: int = 0
    points: int = 0

    @property
    def words(self) -> str:
        """What there is, in words; empty where there is nothing."""
        names = ("check-in", "good moment", "thank-you", "decision", "round of a dance", "point for a session")
        return ", ".join(count(many, name) for many, name in zip(self, names, strict=True) if many)


@lru_cache(1)
def held_before(book: Book) -> Held:
    """What could be brought over."""
    kinds = [type(each) for each in _held(book)]
    tables = [edit.table for edit in read_apart(book)]
    return Held(
        *(kinds.count(kind) for kind in (CheckIn, Celebration, Appreciation)),
        *(tables.count(table) for table in ("decisions", "incidents", "agenda")),
    )


class TakeOver(NamedTuple):
    """Bring it all over; the entries stay as they are, and done twice it changes nothing."""

    def __call__(self, book: Book) -> Change:
        """The records, as one change."""
        words = held_before(book).words
        edits: list[Edit] = [*read_apart(book)]
        for each in _held(book):
            change = AddRecord(each)(book)
            edits += change.edits
            book = book.after(change)
        return Change(f"Brought here: {words}." if edits else "All of it stands here already.", merged(edits))


def _held(book: Book) -> Iterator[Kept]:
    """What each entry holds, the oldest first, unless a record of it is there; that entry is not read again."""
    for outline in reversed(book.source.outlines()):
        brought = PRACTICES.get(outline.practice)
        if brought is None:
            continue
        uid = f"{outline.uid}{brought.place:02x}"
        if book.source.named(KINDS[brought.kind].table, uid) is None:
            made = entry(book, outline.number)
            answers = {answer.step: answer.values for answer in made.answers}
            if any(value.strip() for value in answers.get(brought.step, ())):
                yield _record(made, uid, answers)


def _record(made: Reflection, uid: str, answers: Mapping[str, Sequence[str]]) -> Kept:
    said = answers[PRACTICES[made.practice].step]
    if made.practice == "E36":
        lines, together = [area_line(line) for line in said[: len(AREAS)]], answers.get("who") == ("Together",)
        return check_in(uid, made.at, made.day, lines, together, made.number)
    if made.practice == "E38":
        return Appreciation(0, uid, made.at, made.day, said[0], reflection=made.number)
    took = answers.get("dared", ("",))[0]
    return Celebration(0, uid, made.at, made.day, said[0], took, reflection=made.number)
