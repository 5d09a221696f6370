"""What a record of a practice is called, and how its time and what goes with it are said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from troth.domain.actions.boundaries import LONGEST
from troth.domain.boundary import CATEGORIES, FIRMNESS, TERMS
from troth.domain.errors import NotUnderstood, TwoDays
from troth.domain.grammar import time_cue
from troth.domain.journey.dance import CAUGHT, DANCE_MOVES
from troth.domain.schedule import Schedule, say
from troth.domain.schedule.dated import Once
from troth.domain.text import TITLE_LIMIT
from troth.domain.whom import MINE
from troth.domain.wording import day_and_date
from troth.practice.journey_steps import MakeDecision, MakeIncident, MakePattern, MakeSession
from troth.practice.record_steps import (
    Make,
    MakeBoundary,
    MakeCelebration,
    MakeCommitment,
    MakeShare,
    MakeThanks,
    rhythm_or_day,
)

KINDS = {
    "make_commitment": "a promise",
    "make_boundary": "a boundary",
    "make_share": "something to share",
    "make_decision": "something to decide together",
    "make_agenda": "a point to talk about",
    "make_incident": "a note of what happened",
    "make_guess": "a guess to check later",
    "make_pattern": "a pattern that comes back",
    "make_session": "a session to come",
    "make_thanks": "a thank-you, still to say",
    "make_celebration": "a good moment",
    "areas": "a look at the week",
}
"""What a step makes, in words."""

LABELS = {
    "title": "The promise",
    "every": "When (fri 18:00, +3d) or how often (every fri)",
    "why": "Why",
    "statement": "In my words",
    "text": "In my words",
    "guess": "My guess",
    "seen": "What I noticed",
    "sure": "How sure I am, 0 to 100",
    "name": "Its name",
    "day": "Its day (fri 18:00, 3 dec, +2w)",
    "question": "The question to take there",
}
"""How each text of a record is asked for."""

LIMITS = {
    "make_commitment": {"title": TITLE_LIMIT, "why": TITLE_LIMIT},
    "make_boundary": {"statement": LONGEST},
    "make_pattern": {"name": TITLE_LIMIT},
    "ready_boundary": {"statement": LONGEST, "how_to_honour": TITLE_LIMIT, "what_i_will_do": TITLE_LIMIT},
}
"""How many characters a text of a record takes, where they are fewer than a line of a practice takes."""


_RULES = {"cue": "Cue", "then": "Then I", "obstacle": "In the way", "plan_b": "Then", "smallest": "On a bad day"}


def about(step: Make, fields: Mapping[str, Any]) -> str:
    """What kind of a record a step makes, behind the choice to make it."""
    match step:
        case MakeCommitment():
            return f" to {MINE[fields['made_to']]}"
        case MakeBoundary():
            return f" ({CATEGORIES[fields['category']]}), forming and private"
        case MakeShare():
            return f" ({fields['deck']}, {fields['state']}{', before others' if fields['first'] else ''})"
    return ""


def beside(step: Make, fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What goes with a record that a step makes, from the answers, each with its name."""
    found: dict[str, str] = {}
    match step:
        case MakeCommitment():
            found = {name: fields[field] for field, name in _RULES.items()}
        case MakeBoundary():
            firm = FIRMNESS[fields["firmness"]] if fields["firmness"] != "depends" else ""
            found = {"How firm": firm, **{name: fields.get(field, "") for field, name in TERMS.items()}}
        case MakeThanks():
            found = {"It shows": fields["shows"], "It gave me": fields["gave"]}
        case MakeCelebration():
            found = {"It took": fields["took"]}
        case MakeIncident():
            found = {"About": fields["topic"], **_moves(fields), "Noticed": CAUGHT[fields["caught"]]}
        case MakePattern():
            found = {**_moves(fields), "The first sign": fields["sign"], "My new move": fields["new_move"]}
        case MakeDecision():
            found = {"Decided": fields["choice"], "Look again": _look_again(fields)}
        case MakeSession():
            found = {"Tried": fields["tried"]}
    return [(name, " ".join(words.split())) for name, words in found.items() if words]


def _moves(fields: Mapping[str, Any]) -> dict[str, str]:
    """The moves of a dance on both sides."""
    told = {"I": fields["mine"], "They": fields["theirs"]}
    return {who: ", ".join(DANCE_MOVES[move] for move in moves) for who, moves in told.items()}


def _look_again(fields: Mapping[str, Any]) -> str:
    """When a decision comes back: a day, or words that are none."""
    day = fields["review_on"]
    return fields["review_words"] if day is None else day_and_date(day)


def said_time(text: str, today: date) -> str:
    """A rhythm or a date in words. Raises `NotUnderstood` with what would be understood."""
    try:
        found = rhythm_or_day(text, today)
    except TwoDays:
        raise
    except NotUnderstood:
        raise NotUnderstood("A day: tomorrow, fri 18:00, +3d. Or how often: every fri, 2x week.") from None
    since = f", from {day_and_date(found.since, today)}" if found.since else ""
    time = time_cue(found.schedule, found.time)
    return f"{said_schedule(found.schedule, found.until, today)}{since}{f', {time}' if time else ''}"


def said_schedule(schedule: Schedule, ends_on: date | None, today: date) -> str:
    """When a promise is for, or how often, in words."""
    if schedule == Once(today):
        return "for today"
    if isinstance(schedule, Once):
        return f"for {day_and_date(schedule.due, today)}{f', {schedule.time}' if schedule.time else ''}"
    until = f", until {day_and_date(ends_on, today)}" if ends_on else ""
    return f"{say(schedule)}{until}"
