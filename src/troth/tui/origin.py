"""Where a record came from: the entry of the journal that made it, told in a line and opened by a key."""

from datetime import date
from typing import Any, cast

from troth.domain.book import Book
from troth.domain.records import Link
from troth.domain.reflection import Reflection
from troth.domain.wording import past_day
from troth.drawing.lines import Line, Span
from troth.drawing.promise_views import Pick
from troth.tui.messages import Visit
from troth.tui.record_actions import RecordAction, RecordHost


def open_origin(host: RecordHost, made: Any) -> None:
    """Open the entry that a record came from, if it is still there; a pick of a promise stands for the promise."""
    record = host.book.commitment(made.number) if isinstance(made, Pick) else made
    if record.reflection is not None and host.book.source.get("reflections", record.reflection) is not None:
        host.post_message(Visit(Link("reflections", record.reflection)))


ORIGIN = RecordAction("J", "origin.open", "Open the journal entry it came from", open_origin)


def origin_lines(book: Book, number: int | None, day: date) -> list[Line]:
    """Which entry it came from, and the key; nothing where there is none, or none any more. `day` is today."""
    entry = None if number is None else cast(Reflection | None, book.source.get("reflections", number))
    if entry is None:
        return []
    words = f"From the journal: {entry.title}, {past_day(entry.day, day)}. J opens it."
    return [(), (Span(words, "muted"),)]
