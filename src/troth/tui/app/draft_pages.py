"""The page on which a draft without a practice is written on, whatever it is of."""

from contextlib import suppress
from datetime import date
from typing import Any

from textual.screen import Screen

from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.change import Table
from troth.domain.draft import (
    AFTER,
    ANSWER,
    BOUNDARY,
    DECISION,
    GUESS,
    OF,
    PATTERN,
    PROMISE,
    REPAIR,
    SESSION,
    SHARE,
    Draft,
)  # fmt: skip
from troth.domain.follow_up import Repair
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.session import Session
from troth.domain.records import Commitment
from troth.domain.reflection import Guess, ShareItem
from troth.tui.context import Context
from troth.tui.draft_line import Beginning

_TABLES: dict[str, Table] = {
    PROMISE: "commitments",
    BOUNDARY: "boundaries",
    SHARE: "shares",
    GUESS: "guesses",
    REPAIR: "repairs",
    PATTERN: "patterns",
    DECISION: "decisions",
    SESSION: "sessions",
    AFTER: "sessions",
}


_ASKED: tuple[Table, ...] = ("commitments", "boundaries", "guesses", "decisions", "patterns", "incidents")
"""What questions are asked about."""


def page_of_draft(context: Context, book: Book, draft: Draft) -> Screen[Any] | None:
    """The line or form that a draft was written in; where what it is of is gone, a note of its words, if any."""
    from troth.tui.journal.entry_form import form_for

    return (_record_page(context, book, draft) if not draft.practice else None) or form_for(context, book, draft)


def _record_page(context: Context, book: Book, draft: Draft) -> Screen[Any] | None:
    of = draft.answers.get(OF, ())
    if draft.at == ANSWER:
        beginning = _question(context, book, of)
        return None if beginning is None else beginning.page(context, lambda: context.now(book).at, draft)
    made = _named(book, _TABLES[draft.at], of[:1]) if draft.at in _TABLES else None
    match made:
        case Commitment() if draft.at == PROMISE:
            from troth.tui.commitments.promise_form import PromiseForm

            return PromiseForm(context, book, made, draft=draft)
        case Boundary():
            from troth.tui.boundaries.boundary_form import BoundaryForm

            return BoundaryForm(context, book, made, draft)
        case ShareItem():
            from troth.tui.shares.share_form import ShareForm

            return ShareForm(context, book, made, draft)
        case Guess():
            from troth.tui.guesses.guess_form import GuessForm

            return GuessForm(context, book, made, draft)
        case Repair():
            from troth.tui.commitments.repair_form import RepairForm

            return RepairForm(context, book, made.of, made.day, made, draft)
        case Pattern():
            from troth.tui.journey.pattern_form import PatternForm

            return PatternForm(context, book, made, draft)
        case Decision():
            from troth.tui.journey.decision_form import DecisionForm

            return DecisionForm(context, book, made, draft)
        case Session():
            from troth.tui.journey.session_actions import AfterForm, SessionForm

            return (AfterForm if draft.at == AFTER else SessionForm)(context, book, made, draft)
    return _new_record_page(context, book, draft, of)


def _question(context: Context, book: Book, of: tuple[str, ...]) -> Beginning | None:
    """The question about a record that is answered in a line, if the record is there."""
    made = next(filter(None, (_named(book, table, of[:1]) for table in _ASKED)), None)
    match made, of[1:]:
        case Commitment(), (("told" | "released") as asked,):
            from troth.tui.commitments.promise_actions import releasing, telling

            return (telling if asked == "told" else releasing)(context, book, made)
        case Boundary(), (("deed" | "said back") as asked,):
            from troth.tui.boundaries.boundary_actions import deed, read_back

            return (deed if asked == "deed" else read_back)(context, book, made)
        case Guess(), ("guess",):
            from troth.tui.guesses.guess_actions import answer_guess

            return answer_guess(context, book, made)
        case Decision(), (asked,):
            from troth.tui.journey.decision_actions import HEARD, decided, say_back

            if asked in HEARD:
                return say_back(context, book, made, HEARD.index(asked))
            return decided(context, book, made) if asked == "decided" else None
        case ((Incident() | Pattern()), ("asked",)):
            from troth.tui.journey.dance_actions import note_asked

            return note_asked(context, book, made)
    return None


def _new_record_page(context: Context, book: Book, draft: Draft, of: tuple[str, ...]) -> Screen[Any] | None:
    from troth.tui.journey.begin import LINES, begin_line, name_pattern

    now = context.now(book)
    match draft.at, of:
        case "promise", ():
            from troth.tui.commitments.new_promise import new_promise

            return new_promise(context, book).page(context, lambda: now.at, draft)
        case "boundary", (("me" | "partner") as owner,):
            from troth.tui.boundaries.new_boundary import new_boundary

            return new_boundary(context, book, owner).page(context, lambda: now.at, draft)
        case "share", ():
            from troth.tui.shares.new_share import new_share

            return new_share(context, book, draft).page(context, lambda: now.at, draft)
        case "guess", ():
            from troth.tui.guesses.guess_form import GuessForm

            return GuessForm(context, book, Guess(0, context.uid(), now.at, now.today, ""), draft)
        case "moment", ("checkin",):
            from troth.tui.journey.check_in_form import CheckInForm

            return CheckInForm(context, book, draft)
        case "moment", (kind,) if kind in LINES:
            return begin_line(context, book, kind).page(context, lambda: now.at, draft)
        case "moment", ("pattern",):
            return name_pattern(context, book).page(context, lambda: now.at, draft)
        case "moment", ("intention",):
            from troth.tui.commitments.day_end_keys import intention

            return intention(context, book, now.today).page(context, lambda: now.at, draft)
        case "repair", (uid, day):
            from troth.tui.commitments.repair_form import RepairForm

            promise = _named(book, "commitments", (uid,))
            with suppress(ValueError):
                if isinstance(promise, Commitment):
                    return RepairForm(context, book, promise.number, date.fromisoformat(day), draft=draft)
    return None


def _named(book: Book, table: Table, of: tuple[str, ...]) -> Any:
    """The record of that name, if it is there."""
    return next((each for each in book.source.all(table) if getattr(each, "uid", "") in of), None)
