"""The long view as JSON: figures of one's own, never an evening, and nothing that is for one alone."""

from datetime import date
from typing import Any

from troth.domain.book import Book
from troth.domain.days import DaySpan, first_of_month
from troth.domain.journey.areas import AllAreas
from troth.domain.journey.caught import caught
from troth.domain.journey.check_in import AREAS
from troth.domain.journey.dance import STAGES, Pattern
from troth.domain.journey.decision import Decision, stage
from troth.domain.journey.lookup import every, rounds
from troth.domain.journey.promise_figures import outcomes, since_repair, told_in_time
from troth.domain.journey.session_things import next_session, session_things
from troth.drawing.journey_look import SHOWN


def as_json(book: Book, found: AllAreas, day: date) -> dict[str, Any]:
    """The fields of the object, as they are on a day."""
    return {
        "day": day.isoformat(),
        "items": [_area(found, area) for area in range(len(AREAS))],
        "promises": _promises(book, DaySpan(found.weeks[-SHOWN], day), day),
        "boundaries": _boundaries(book, day),
        "patterns": [_pattern(book, made) for made in every(book, Pattern)],
        "decisions": [_decision(made, day) for made in every(book, Decision)],
        "session": _session(book, day),
    }


def _area(found: AllAreas, area: int) -> dict[str, Any]:
    made = found.areas[area]
    answers = list(made.found.values())
    standing, usual, then = made.standing, made.usual, made.then
    return {
        "area": AREAS[area],
        "value": answers[-1].value if answers else None,
        "usual": None if usual is None else [usual.low, usual.high],
        "word": None if standing is None else standing.word,
        "check_ins": 0 if standing is None else standing.weeks,
        "then": None if then is None else then.then,
        "now": None if then is None else then.now,
    }


def _promises(book: Book, span: DaySpan, day: date) -> dict[str, Any]:
    told, repair = told_in_time(book, span, day), since_repair(book, day)
    return {
        "since": span.first.isoformat(),
        "outcomes": outcomes(book, span, day),
        "told_in_time": None if told is None else told._asdict(),
        "since_repair": None if repair is None else {**repair._asdict(), "day": repair.day.isoformat()},
    }


def _boundaries(book: Book, day: date) -> dict[str, Any]:
    own = [made.number for made in book.boundaries() if made.owner == "me"]
    first = first_of_month(day)
    times = [
        sum(event.kind == "honoured" and first <= event.day <= day for event in book.boundary_events(number))
        for number in own
    ]
    return {"month": first.isoformat()[:7], "honoured": sum(times), "of_mine": sum(map(bool, times)), "mine": len(own)}


def _pattern(book: Book, made: Pattern) -> dict[str, Any]:
    seen = rounds(book, made.number)
    word = caught([STAGES.get(each.caught) for each in seen])
    last = seen[-1].day.isoformat() if seen else None
    named = {"number": made.number, "name": made.name, "state": made.state}
    return {**named, "times": len(seen), "last": last, "caught": word}


def _decision(made: Decision, day: date) -> dict[str, Any]:
    again = None if made.review_on is None else made.review_on.isoformat()
    return {"number": made.number, "question": made.text, "stage": stage(made, day), "look_again": again}


def _session(book: Book, day: date) -> dict[str, Any] | None:
    """The next session; none where none is planned."""
    made = next_session(book, day)
    if made is None:
        return None
    chosen = sum(thing.chosen for thing in session_things(book, made, day))
    when = {"day": made.day.isoformat(), "time": made.time or None}
    return {"number": made.number, **when, "form": made.form, "on_page": chosen}
