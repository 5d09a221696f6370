"""The lists of the long view: patterns with their rounds, decisions, sessions; each row opens its page."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal

from troth.domain.book import Book
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision, DecisionStage, stage
from troth.domain.journey.lookup import every, is_loose, rounds
from troth.domain.journey.session import SessionState, when
from troth.domain.journey.session_things import in_order, is_ahead
from troth.domain.records import Link
from troth.domain.text import shortened
from troth.domain.wording import count, near_day
from troth.drawing.decision_lines import standing
from troth.drawing.lines import GAP, Row, Span
from troth.drawing.pattern_lines import round_words

ListView = Literal["patterns", "decisions", "sessions"]

_BLANK = Row(None, ())
_INDENT = "    "
_STAGES: dict[DecisionStage, str] = {
    "review": "To look at again",
    "open": "Open",
    "heard": "Both heard",
    "decided": "Decided",
    "ended": "Ended",
}
_SESSIONS: dict[SessionState, str] = {"planned": "", "held": "held", "called_off": "called off"}


def pattern_rows(book: Book, today: date) -> Iterator[Row]:
    """The dances with their rounds, those that rest last, then what happened beside them; the newest first."""
    made = every(book, Pattern)
    loose = [each for each in every(book, Incident) if is_loose(book, each)]
    if not made and not loose:
        yield _words("Nothing yet. i writes down what happened; what comes back shows with time.")
    for each in sorted(made, key=lambda pattern: (pattern.state == "resting", -pattern.number)):
        seen = rounds(book, each.number)
        aside = "rests" if each.state == "resting" else count(len(seen), "time")
        yield _record(Link("patterns", each.number), each.name, aside)
        yield from (_incident(one, _INDENT, today) for one in reversed(seen))
        yield _BLANK
    if loose:
        yield Row(None, (Span("Of no pattern", "muted"),))
        yield from (_incident(each, "", today) for each in sorted(loose, key=_newest, reverse=True))


def decision_rows(book: Book, today: date) -> Iterator[Row]:
    """The decisions by where they stand, those that are to be looked at first."""
    made = every(book, Decision)
    if not made:
        yield _words("Nothing yet. Decide together, in Reflection, opens one; so does troth decision add.")
    for at, heading in _STAGES.items():
        here = [each for each in made if stage(each, today) == at]
        if here:
            yield Row(None, (Span(heading, "muted"),))
            yield from (
                _record(Link("decisions", each.number), each.text, standing(each, today).partition(" · ")[2])
                for each in sorted(here, key=_newest, reverse=True)
            )
            yield _BLANK


def session_rows(book: Book, today: date) -> Iterator[Row]:
    """The sessions, the next one first, then those before, the newest first."""
    made = in_order(book, today)
    if not made:
        yield _words("Nothing yet. S plans a session with somebody who helps you.")
    for heading, ahead in (("To come", True), ("Before", False)):
        here = [each for each in made if is_ahead(each, today) == ahead]
        if here:
            yield Row(None, (Span(heading, "muted"),))
            for each in here:
                who = f", with {each.who}" if each.who else ""
                chosen = len(each.chosen) + len(each.parts)
                page = f"{count(chosen, 'thing')} on the page" if chosen else ""
                yield _record(Link("sessions", each.number), f"{when(each)}{who}", _SESSIONS[each.state] or page)
            yield _BLANK


LISTS: Mapping[ListView, tuple[str, Callable[[Book, date], Iterator[Row]]]] = {
    "patterns": ("Patterns", pattern_rows),
    "decisions": ("Decisions", decision_rows),
    "sessions": ("Sessions", session_rows),
}
"""Each list: its title, and its rows."""


def list_rows(book: Book, today: date, view: ListView) -> list[Row]:
    """A list under its title."""
    title, rows = LISTS[view]
    found = [Row(None, (Span(title),)), _BLANK, *rows(book, today)]
    return found[:-1] if found[-1] == _BLANK else found


def _newest(made: Incident | Decision) -> tuple[date, int]:
    return made.day, made.number


def _incident(made: Incident, indent: str, today: date) -> Row:
    day = f"{indent}{near_day(made.day, today):<16}"
    return Row(Link("incidents", made.number), (Span(day, "muted"), Span(round_words(made) or shortened(made.text))))


def _record(link: Link, words: str, aside: str) -> Row:
    tail = (GAP, Span(f"{aside} ", "muted")) if aside else ()
    return Row(link, (Span(shortened(words), "title"), *tail))


def _words(text: str) -> Row:
    return Row(None, (Span(text),))
