"""The page of a session as rows: what can be chosen for it, thing by thing, and the homework that came of it."""

from collections.abc import Iterator
from datetime import date

from troth.domain.book import Book
from troth.domain.history import recorded
from troth.domain.journey.session import FORMS, PagePart, Session, when
from troth.domain.journey.session_things import Thing, goal_of, last_held, session_things
from troth.domain.records import Commitment, Link
from troth.domain.wording import count, past_day, short_date
from troth.drawing.lines import GAP, Line, Row, Span, wrapped
from troth.drawing.session_markdown import EMPTY, session_markdown
from troth.drawing.sizes import NARROW

_KIND = 14
_NEVER = "Never offered: evenings, reasons, journal, what is for one person alone."
_BARE = ("tried", "areas")
"""What its words alone do not tell of."""

_NEAR = 4
"""So many of the last answers stand side by side."""

_BLANK = Row(None, ())


def session_rows(book: Book, made: Session, today: date, width: int) -> list[Row]:
    """All of the page; each thing's key is what it stands for."""
    things = session_things(book, made, today)
    rows = [*_head(made, today, width), *_goal(book, made, width)]
    rows += [_BLANK, Row(None, _on_page(book, made, things, today)), _BLANK]
    rows += [_row(each, width < NARROW) for each in things]
    if not things:
        rows.append(Row(None, (Span("Nothing to choose yet. E writes the question down."),)))
    rows += [_BLANK, *(Row(None, line) for line in wrapped((Span(_NEVER, "muted"),), width - 2))]
    before = last_held(book, made)
    rows += _homework(book, made, "Homework")
    rows += _homework(book, before, f"Homework since {short_date(before.day)}") if before else []
    return rows


def meant(key: object) -> Link | PagePart | None:
    """What a row stands for that may be on the page; None for homework, and where there is none."""
    match key:
        case Link(table) if table != "commitments":
            return key
        case "question" | "tried" | "areas":
            return key
    return None


def _head(made: Session, today: date, width: int) -> Iterator[Row]:
    who = f", with {made.who}" if made.who else ""
    away = (made.day - today).days
    state = {"held": "held", "called_off": "called off"}.get(made.state, "")
    soon = "today" if not away else f"in {count(away, 'day')}" if away > 0 else past_day(made.day, today)
    aside = " · ".join(filter(None, ("" if width < NARROW else FORMS[made.form], state or soon)))
    yield Row(None, (Span(when(made) + who, "strong"), GAP, Span(f"{aside} ", "muted")))


def _goal(book: Book, made: Session, width: int) -> Iterator[Row]:
    """What one wants of the sessions and how near it felt after each, where there is room."""
    found = None if width < NARROW else goal_of(book, made)
    if found is not None:
        near = f" How near: {', '.join(map(str, found.near[-_NEAR:]))} of 10" if found.near else ""
        for line in wrapped((Span(f"You want: {found.words}.{near}"),), width - 2):
            yield Row(None, line)


def _homework(book: Book, made: Session, heading: str) -> list[Row]:
    found = [each for each in book.commitments() if each.origin == Link("sessions", made.number)]
    return [_BLANK, Row(None, (Span(heading, "muted"),)), *(_promise(book, each) for each in found)] if found else []


def _on_page(book: Book, made: Session, things: tuple[Thing, ...], today: date) -> Line:
    chosen = sum(each.chosen for each in things)
    text = session_markdown(book, made, today)
    if text == EMPTY:
        return (Span("Nothing is on your page yet. space chooses."),)
    lines = f", {count(len(text.splitlines()), 'line')}"
    return (Span(f"On your page: {count(chosen, 'thing')}{lines}"), GAP, Span("P shows it ", "muted"))


def _row(made: Thing, narrow: bool) -> Row:
    kind = f"{made.kind:<{_KIND}}" if not narrow else f"{made.kind}: " if made.what in _BARE else ""
    return Row(made.what, (Span("[x] " if made.chosen else "[ ] "), Span(kind, "muted"), Span(made.words, "title")))


def _promise(book: Book, made: Commitment) -> Row:
    outcomes = [occasion.outcome for _, occasion in recorded(book, made.number)]
    kept = f"kept {outcomes.count('kept')} of {len(outcomes)}" if outcomes else ""
    aside = kept if made.state == "active" else made.state.replace("_", " ")
    said = (Span(f"{made.number:>3}  ", "muted"), Span(made.title), GAP, Span(f"{aside} ", "muted"))
    return Row(Link("commitments", made.number), said)
