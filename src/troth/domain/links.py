"""What a practice left behind, as an entry names it in words."""

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.records import Link
from troth.domain.text import shortened
from troth.domain.wording import day_and_date

CALLED: dict[str, tuple[str, str]] = {
    "commitments": ("promise", "title"),
    "boundaries": ("boundary", "statement"),
    "reflections": ("entry", "title"),
    "shares": ("to share", "text"),
    "guesses": ("guess", "guess"),
    "decisions": ("decision", "text"),
    "agenda": ("to talk about", "text"),
    "incidents": ("noted", "text"),
    "checkins": ("check-in", ""),
    "patterns": ("pattern", "name"),
    "sessions": ("session", ""),
    "measures": ("score", "name"),
    "thanks": ("thanks", "text"),
    "celebrations": ("celebrated", "text"),
}
"""What a table's records are called, and where their words stand; those without any are told by their day."""


class Linked(NamedTuple):
    """Something that was made, in words; `link` says where it stands, if it is still there."""

    kind: str
    words: str
    link: Link | None


def linked(book: Book, links: Iterable[Link]) -> list[Linked]:
    """What became of the links of an entry of mine in `book`, which is mine; a record may be gone by now."""
    found = []
    for link in links:
        kind, _ = CALLED.get(link.table, ("something", ""))
        here = link.book == "mine" and link.table in CALLED
        record = book.source.get(cast(Table, link.table), link.number) if here else None
        if record is None:
            found.append(Linked(kind, "not there any more", None))
        else:
            found.append(Linked(kind, words_of(link.table, record), link))
    return found


def words_of(table: str, record: Any) -> str:
    """The words that a record of a table is known by, in one line."""
    _, field = CALLED[table]
    return shortened(getattr(record, field)) if field else day_and_date(record.day)
