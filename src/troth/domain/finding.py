"""Promises found by words: in their titles, and in all that was written about them."""

from collections.abc import Iterator, Mapping, Sequence

from troth.domain.book import Book
from troth.domain.history import recorded
from troth.domain.records import Commitment
from troth.domain.text import comparable
from troth.domain.wording import short_date

Texts = Sequence[tuple[str, str]]
"""What is written about a promise, in small letters, each with where it is; the title first."""


class TextIndex:
    """What is searched of each promise, by its number; read once for each book."""

    def __init__(self) -> None:
        """Of no book yet."""
        self._of: Book | None = None
        self._texts: dict[int, Texts] = {}

    def of(self, book: Book) -> Mapping[int, Texts]:
        """What is searched in `book`."""
        if self._of is not book:
            self._of = book
            self._texts = {
                promise.number: [(where, comparable(text)) for where, text in _texts(book, promise)]
                for promise in book.commitments()
            }
        return self._texts


def found(texts: Mapping[int, Texts], search: str) -> dict[int, str]:
    """The promises whose number `search` is, or of which all its words are found; and where, if not in the title."""
    words = comparable(search).split()
    places: dict[int, str] = {}
    for number, written in texts.items():
        title = written[0][1]
        missing = [word for word in words if word not in title]
        if words == [str(number)] or not missing:
            places[number] = ""
        elif all(any(word in text for _, text in written) for word in missing):
            places[number] = next(where for where, text in written if any(word in text for word in missing))
    return places


def _texts(book: Book, promise: Commitment) -> Iterator[tuple[str, str]]:
    yield "", promise.title
    yield "in its note", promise.note
    yield "in its why", promise.why
    yield "in its cue", f"{promise.cue} {getattr(promise.schedule, 'cue', '')}"
    yield "in its plan", f"{promise.then} {promise.obstacle} {promise.plan_b} {promise.smallest}"
    yield "in a step", " ".join(step.text for step in promise.steps)
    yield "in why it was let go", promise.closed_why
    for update in book.updates(promise.number):
        yield f"told {short_date(update.day)}", f"{update.how} {update.text}"
    for move in book.moves(promise.number):
        yield f"moved {short_date(move.day)}", move.why
    for repair in book.repairs(promise.number):
        words = (repair.responsibility, repair.amends, repair.explanation, repair.regret, repair.change)
        yield f"repair of {short_date(repair.day)}", " ".join(words)
    for day, occasion in recorded(book, promise.number):
        if occasion.note:
            yield f"note of {short_date(day)}", occasion.note
