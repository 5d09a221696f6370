"""Records from before that were one text, given the fields they have today: decisions, rounds of a dance, points."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from troth.domain.book import Book
from troth.domain.change import Edit
from troth.domain.dates import parse_date
from troth.domain.errors import NotUnderstood
from troth.domain.journey.dance import DanceMove, Incident
from troth.domain.journey.decision import Decision, DecisionEvent
from troth.domain.journey.lookup import every
from troth.domain.journey.session import AgendaPoint
from troth.domain.reflection import Reflection
from troth.domain.text import shortened

Answers = Mapping[str, Sequence[str]]

_DECIDED = re.compile(r"(?P<question>.+?) We decided: (?P<choice>.+)\. Look again:(?P<again>.*)", re.DOTALL)
_OPEN = "Open: "

MOVES: Mapping[str, DanceMove] = {
    "Went after it, asked and asked": "pursue",
    "Found fault, got sharp": "criticise",
    "Explained, argued, put it right": "explain",
    "Went quiet, or went away": "withdraw",
    "Froze, could not think": "freeze",
    "Gave in, said what they wanted to hear": "appease",
}
"""The labels under which a map of the dance kept the moves."""


def read_apart(book: Book) -> Iterator[Edit]:
    """An edit for each record that can be told apart; what was told apart is none any more."""
    for decision in every(book, Decision):
        if decision == Decision(*decision[:7]) and (parts := old_decision(decision, _answers(book, decision))):
            yield Edit("decisions", decision.number, decision, parts)
    for incident in every(book, Incident):
        if incident == Incident(*incident[:7]) and (told := _round(incident, _answers(book, incident, "E30", "E30T"))):
            yield Edit("incidents", incident.number, incident, told)
    for point in every(book, AgendaPoint):
        if point.meant == "talk" and point.of is None and _answers(book, point, "E34", "E35"):
            yield Edit("agenda", point.number, point, point._replace(meant="session"))


def old_decision(made: Decision, said: Answers) -> Decision | None:
    """The parts of a decision that holds the sentence of its practice, whose answers may be there; else None.

    A day to look again that is none stays words, and never comes up.
    """
    if made.text.startswith(_OPEN):
        return made._replace(text=made.text.removeprefix(_OPEN), history=(DecisionEvent(made.day, "opened"),))
    found = _DECIDED.fullmatch(made.text)
    if found is None:
        return None
    again = found["again"].strip()
    review = _day(again, made.day)
    heard = _padded(said.get("heard", ()), 2)
    return made._replace(
        text=found["question"],
        choice=found["choice"],
        first=_padded(said.get("first", ()), 3),
        second=_padded(said.get("second", ()), 3),
        heard=heard,
        heard_ok=(all(heard), all(heard)),
        ways=next(iter(said.get("options", ())), ""),
        tasks=_padded(said.get("tasks", ()), 2),
        try_until=_day(next(iter(said.get("trial", ())), ""), made.day),
        review_on=review,
        review_words=again if review is None else "",
        decided_on=made.day,
        state="decided",
        history=(DecisionEvent(made.day, "opened"), DecisionEvent(made.day, "decided", found["choice"])),
    )


def _round(made: Incident, said: Answers) -> Incident | None:
    """A round with what its map says of it; the map of two tells of nobody whose side is whose, but the topic."""
    if not said:
        return None
    moves = [each for each in said.get("moves", ()) if each]
    own = ", ".join(each for each in moves if each not in MOVES)
    known = tuple(MOVES[each] for each in moves if each in MOVES)
    found = made._replace(
        topic=shortened(next(iter(said.get("fact", ())), "")), mine=(*known, *(("own",) if own else ())), own_words=own
    )
    if moves:
        _, top, story, soft, needs = _padded(said.get("theirs", ()), 5)
        found = found._replace(
            top=_filled(said.get("top", ())),
            story=next(iter(said.get("story", ())), ""),
            soft=_filled(said.get("soft", ())),
            needs=_filled(said.get("need", ())),
            their_top=top,
            their_story=story,
            their_soft=soft,
            their_needs=needs,
        )
    return None if found == made else found


def _answers(book: Book, made: Decision | Incident | AgendaPoint, *practices: str) -> Answers:
    """What was answered in the entry that a record came from, of one of the practices if some are named."""
    source = None if made.reflection is None else book.source.get("reflections", made.reflection)
    if not isinstance(source, Reflection) or (practices and source.practice not in practices):
        return {}
    return {answer.step: answer.values for answer in source.answers}


def _day(text: str, seen: date) -> date | None:
    try:
        return parse_date(text, seen) if text else None
    except NotUnderstood:
        return None


def _padded(values: Sequence[str], length: int) -> tuple[str, ...]:
    return (*values, *("",) * length)[:length]


def _filled(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(None, values))
