"""A note of what happened in full: the fact, the moves, what lay below; guesses about the other are marked."""

from datetime import date

from troth.domain.book import Book
from troth.domain.journey.dance import Incident, Pattern, guessed
from troth.domain.journey.lookup import is_loose, one
from troth.domain.wording import past_day
from troth.drawing.lines import GAP, Line, Span
from troth.drawing.pattern_lines import OWN, moves_words, round_words

_LABEL = 10


def incident_lines(book: Book, made: Incident, today: date) -> list[Line]:
    """All of a note of what happened."""
    fact, *more = made.text.split("\n")
    asked = "" if made.asked_on is None else f"asked {past_day(made.asked_on, today)}: {made.asked}"
    rows = (
        ("I", moves_words(made.mine, made.own_words or OWN)),
        ("They", moves_words(made.theirs)),
        ("I felt", ", ".join(made.top)),
        ("Story", made.story),
        ("Below", ", ".join(made.soft)),
        ("I needed", ", ".join(made.needs)),
        ("My guess", "; ".join(guessed(made))),
        ("They said", asked),
        ("Repair", made.repair),
    )
    about = " · ".join(filter(None, (past_day(made.day, today), round_words(made))))
    lines: list[Line] = [(Span(fact, "strong"), GAP, Span(_round_of(book, made), "muted"))]
    lines += [*((Span(each),) for each in more), (Span(about, "muted"),), ()]
    lines += [(Span(f"{name:<{_LABEL}}", "muted"), Span(words)) for name, words in rows if words]
    if guessed(made) and not made.asked:
        lines += [(), (Span("What is a guess stays one until you ask. a writes down what they said.", "muted"),)]
    return lines


def _round_of(book: Book, made: Incident) -> str:
    return "" if made.of is None or is_loose(book, made) else one(book, Pattern, made.of).name
