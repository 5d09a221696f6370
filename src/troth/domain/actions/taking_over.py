"""What journals hold from before the long view had records of its own, brought there as one change."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from troth.domain.actions.writing_down import AddRecord
from troth.domain.book import Book
from troth.domain.change import Change, Edit, merged
from troth.domain.entries import entry
from troth.domain.journey.check_in import AREAS, CheckIn, area_line
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import KINDS
from troth.domain.reflection import Reflection
from troth.domain.wording import count

Kept = CheckIn | Appreciation | Celebration

_STEPS = {"E36": ("areas", 2), "E38": ("what", 3), "E39": ("what", 4)}
"""Of each practice the answer that is brought, and the place of the step that makes its record today."""


class Held(NamedTuple):
    """How many of each the journal holds that do not stand in the long view."""

    check_ins: int = 0
    good_moments: int = 0
    thanks: int = 0

    @property
    def words(self) -> str:
        """What there is, in words; empty where there is nothing."""
        names = ("check-in", "good moment", "thank-you")
        return ", ".join(count(many, name) for many, name in zip(self, names, strict=True) if many)


@lru_cache(1)
def held_before(book: Book) -> Held:
    """What could be brought over."""
    kinds = [type(each) for each in _held(book)]
    return Held(*(kinds.count(kind) for kind in (CheckIn, Celebration, Appreciation)))


class TakeOver(NamedTuple):
    """Bring it all over; the entries stay as they are, and done twice it changes nothing."""

    def __call__(self, book: Book) -> Change:
        """The records, as one change."""
        words = held_before(book).words
        edits: list[Edit] = []
        for each in _held(book):
            change = AddRecord(each)(book)
            edits += change.edits
            book = book.after(change)
        return Change(f"Brought here: {words}." if edits else "All of it stands here already.", merged(edits))


def _held(book: Book) -> Iterator[Kept]:
    """What each entry holds, the oldest first, unless a record of it is there."""
    for outline in reversed(book.source.outlines()):
        if outline.practice in _STEPS:
            made = _record(entry(book, outline.number))
            if made is not None and book.source.named(KINDS[type(made)].table, made.uid) is None:
                yield made


def _record(made: Reflection) -> Kept | None:
    step, place = _STEPS[made.practice]
    answers = {answer.step: answer.values for answer in made.answers}
    values, uid = answers.get(step, ()), f"{made.uid}{place:02x}"
    if not any(value.strip() for value in values):
        return None
    if made.practice == "E36":
        said = [area_line(value) for value in (*values, *[""] * len(AREAS))[: len(AREAS)]]
        numbers, words = tuple(each.value for each in said), tuple(each.word for each in said)
        together = answers.get("who") == ("Together",)
        return CheckIn(0, uid, made.at, made.day, numbers, words, together, made.number)
    if made.practice == "E38":
        return Appreciation(0, uid, made.at, made.day, values[0], reflection=made.number)
    took = answers.get("dared", ("",))[0]
    return Celebration(0, uid, made.at, made.day, values[0], took, reflection=made.number)
