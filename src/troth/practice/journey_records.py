"""The records of the long view that a run leaves behind: their fields from what was answered."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from troth.domain.dates import parse_moment
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.session import AgendaPoint, Session
from troth.domain.text import shortened
from troth.practice.conditions import Condition
from troth.practice.journey_steps import (
    MakeAgenda,
    MakeDecision,
    MakeIncident,
    MakeNoted,
    MakePattern,
    MakeSession,
)
from troth.practice.made import chosen
from troth.practice.record_steps import CHOSEN
from troth.practice.run import Run

Noted = Decision | AgendaPoint | Incident | Pattern | Session
"""What such a step makes."""

_LONG = ("story", "asked", "repair", "ways", "choice", "tried")
"""The texts that may be longer than a line."""

_MINUTES = re.compile(r"(\d{1,5})(?: ?(?:m|min|minutes?))?\.?", re.ASCII | re.IGNORECASE)


def noted(step: MakeNoted, texts: Mapping[str, str], run: Run, uid: str, now: Now) -> Noted:
    """The record that a step makes. Raises `NotUnderstood` for a day that is none."""
    way, known = run.practice.way[0], noted_fields(step, run, now.today)
    if isinstance(step, MakeSession):
        moment = parse_moment(texts["day"], now.today)
        return Session(0, uid, now.at, moment.day, moment.time, question=texts["question"], **known)
    if isinstance(step, MakePattern):
        return Pattern(0, uid, now.at, now.today, texts["name"], **known)
    kinds: dict[type[MakeNoted], type[Decision | AgendaPoint | Incident]]
    kinds = {MakeDecision: Decision, MakeAgenda: AgendaPoint, MakeIncident: Incident}
    return kinds[type(step)](0, uid, now.at, now.today, texts["text"], way, **known)


def noted_fields(step: MakeNoted, run: Run, today: date) -> dict[str, Any]:
    """What such a record has beside its texts, by the names of its fields."""
    known: dict[str, Any] = {key: chosen(run, step, key) for key in step.CHOICES}
    for name in step.TERMS:
        text = run.filled(getattr(step, name), "").strip()
        known[name] = text if name in _LONG else shortened(text)
    known |= {name: _several(run, getattr(step, name), words) for name, words in step.SEVERAL.items()}
    if isinstance(step, MakeDecision):
        return known | _decided(step, run, known, today)
    known |= {name: (*filter(None, known[name]),) for name in step.SEVERAL}
    if isinstance(step, MakeIncident | MakePattern):
        known["asked_on"] = today if known["asked"] else None
    if isinstance(step, MakeIncident):
        known |= _lasted(known["minutes"], known["repair"])
    return known


def _several(run: Run, text: str, words: Collection[str]) -> tuple[str, ...]:
    """All that was answered at a step, of the `words` that are known; else what stands between commas."""
    named = CHOSEN.fullmatch(text)
    if named is None:
        return tuple(shortened(part) for part in run.filled(text, "").split(",") if part.strip()) if text else ()
    given = run.given(named[1]) if named[1] in [step.id for step in run.path] else ()
    if words:
        return tuple(value for value in given if value in words)
    return tuple(shortened(value) for value in given)


def _decided(step: MakeDecision, run: Run, known: Mapping[str, Any], today: date) -> dict[str, Any]:
    """How far a decision came, its lines each in its place, and its days; words that are no day are kept as words."""
    heard = _places(known["heard"], 2)
    ok = all(heard) and bool(step.both_heard) and all(_holds(run, each) for each in step.both_heard)
    days = {name: _day(known[name], today) for name in ("try_until", "review_on")}
    return {
        "first": _places(known["first"], 3),
        "second": _places(known["second"], 3),
        "heard": heard,
        "heard_ok": (ok, ok),
        "tasks": _places(known["tasks"], 2),
        "review_words": shortened("; ".join(known[name] for name, day in days.items() if day is None and known[name])),
        "state": "decided" if known["choice"] else "heard" if ok else "open",
        "decided_on": today if known["choice"] else None,
        **days,
    }


def _holds(run: Run, condition: Condition) -> bool:
    asked = next((step for step in run.path if step.id == condition.step), None)
    return condition.holds(() if asked is None else asked.counted(run.given(asked.id)))


def _places(texts: Sequence[str], count: int) -> tuple[str, ...]:
    return (*texts, *[""] * count)[:count]


def _day(text: str, today: date) -> date | None:
    """The day to come that a text names; None where it is none."""
    day = coming(text, today)
    return None if isinstance(day, str) else day


def coming(text: str, today: date) -> date | str:
    """The day to come that a text names, or why it is none."""
    try:
        day = parse_moment(text, today).day
    except NotUnderstood as problem:
        return str(problem)
    return day if day > today else "That day is over. Take one that is still to come."


def _lasted(minutes: str, repair: str) -> dict[str, Any]:
    """After how many minutes they were back; what is no number of minutes stays, before what helped."""
    found = _MINUTES.fullmatch(minutes)
    if found is not None:
        return {"minutes": int(found[1])}
    return {"minutes": None, "repair": ". ".join(filter(None, [minutes.rstrip("."), repair]))}
