"""What begins in Journey with one line: a moment, thanks, a point, a session on its day, the name of a pattern."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from troth.domain.actions.patterns import NamePattern
from troth.domain.actions.writing_down import AddRecord, Plain
from troth.domain.book import Book
from troth.domain.dates import parse_date
from troth.domain.draft import MOMENT, DraftSlot
from troth.domain.errors import NotUnderstood
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.session import AgendaPoint, Session
from troth.domain.text import NOTE_LIMIT, TITLE_LIMIT
from troth.domain.wording import coming_day
from troth.tui.context import Context
from troth.tui.draft_line import Beginning
from troth.tui.kit.ask import Validation
from troth.tui.record_actions import RecordHost, too_long


class Line(NamedTuple):
    """A kind of record that is one line: what its draft is called, what is asked, what enter does, and the record."""

    title: str
    question: str
    takes: str
    make: Callable[[str, int, date, str], Plain]


LINES: Mapping[str, Line] = {
    "celebration": Line(
        "A good moment",
        "Something went well",
        "enter keeps it. It comes back a year from now.",
        lambda uid, at, day, text: Celebration(0, uid, at, day, text),
    ),
    "thanks": Line(
        "A thank-you",
        "Thank you for",
        "enter keeps it, still to say. s in the list says it was said.",
        lambda uid, at, day, text: Appreciation(0, uid, at, day, text),
    ),
    "point": Line(
        "A point to talk about",
        "To talk about",
        "enter keeps it for the next talk.",
        lambda uid, at, day, text: AgendaPoint(0, uid, at, day, text),
    ),
}
"""The kinds, by the name that their drafts go by."""

_NOT_YET = "A few words. They stay in your file."


def begin_line(context: Context, book: Book, kind: str) -> Beginning:
    """How one of them is begun."""
    line = LINES[kind]

    def validate(text: str) -> Validation:
        if len(text) > NOTE_LIMIT:
            return too_long(NOTE_LIMIT)
        return Validation(True, line.takes) if text.strip() else Validation(False, _NOT_YET)

    def make(text: str) -> AddRecord:
        now = context.now(book)
        return AddRecord(line.make(context.uid(), now.at, now.today, text), now.today)

    return Beginning(DraftSlot(MOMENT, (kind,)), line.title, line.question, validate, make)


def begin_session(host: RecordHost) -> None:
    """Ask for the day of a session, and plan it."""

    def validate(text: str) -> Validation:
        try:
            return Validation(True, f"A session {coming_day(parse_date(text, host.now.today), host.now.today)}.")
        except NotUnderstood as problem:
            return Validation(False, str(problem) if text.strip() else "thu, 3 dec, +2w")

    def plan(text: str) -> None:
        now = host.now
        day = parse_date(text, now.today)
        host.do(AddRecord(Session(0, host.context.uid(), now.at, day)))

    host.ask("A session is on", validate, lambda reply: plan(reply.text))


def name_pattern(context: Context, book: Book) -> Beginning:
    """How the two moves that come together are given a name."""

    def validate(text: str) -> Validation:
        words = "A name that blames neither of you. The notes of it come along."
        return Validation(bool(text.strip()), words) if len(text) <= TITLE_LIMIT else too_long(TITLE_LIMIT)

    def make(text: str) -> NamePattern:
        return NamePattern(text, context.uid(), context.now(book))

    return Beginning(DraftSlot(MOMENT, ("pattern",)), "A name for a pattern", "We call it", validate, make)
