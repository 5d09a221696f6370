"""What a run does with the records that were chosen: the action, and the words that go with it."""

from typing import Any

from troth.domain.actions.practice_acts import Act as Deed
from troth.domain.actions.practice_acts import (
    HeldSession,
    MovePromise,
    ReadyCard,
    ReadySession,
    RepairPromise,
    UnderstoodCard,
)
from troth.domain.dates import parse_moment
from troth.domain.days import Now
from troth.domain.follow_up import Repair
from troth.domain.text import shortened
from troth.practice.journey_steps import AfterSession, PrepareSession
from troth.practice.made import Made, chosen, record
from troth.practice.record_steps import Act, MoveCommitment, ReadyBoundary, RepairCommitment
from troth.practice.run import Run

LABELS = {
    "day": "The new day",
    "why": "Why it moves",
    "responsibility": "What was mine in it",
    "amends": "What I will do to make it good",
    "by": "By which day",
    "regret": "I am sorry that",
    "explanation": "How it came about",
    "change": "What changes",
    "statement": "In my words",
    "how_to_honour": "Honour it by",
    "what_i_will_do": "What I will do",
    "said_back": "What was said back",
    "question": "The question that goes there",
    "tried": "What was tried",
    "insight": "What I see differently now",
    "hard": "What was hard",
    "for_helper": "For the helper alone",
    "goal": "What I want to get out of it",
    "near": "How near that feels, 0 to 10",
}
"""How each text of a step that acts is called."""


def words(made: Made, run: Run) -> dict[str, str]:
    """The texts that go with it, by name; what was left empty is not among them."""
    step = made.step
    assert isinstance(step, Act)
    texts = {**made.texts, **{name: run.filled(getattr(step, name), "") for name in step.TERMS}}
    return {name: text for name, text in texts.items() if text.strip()}


def deed(made: Made, run: Run, uid: str, now: Now) -> Deed:
    """What a run does with a record that was chosen. Raises `NotUnderstood` for a date that is none."""
    step, texts = made.step, made.texts
    assert isinstance(step, Act)
    of = record(run, step)
    known: dict[str, Any] = {name: run.filled(getattr(step, name), "") for name in step.TERMS}
    if isinstance(step, MoveCommitment):
        moment = parse_moment(texts["day"], now.today)
        told = chosen(run, step, "told") == "yes"
        return MovePromise(of, moment.day, now, uid, told, moment.time, texts["why"])
    if isinstance(step, RepairCommitment):
        asked = chosen(run, step, "asked") == "yes"
        by = parse_moment(texts["by"], now.today).day if texts["by"].strip() else None
        mine = Repair(0, uid, now.at, 0, now.today, texts["responsibility"], texts["amends"])
        return RepairPromise(of, mine._replace(amends_by=by, asked_forgiveness=asked, **known), now)
    if isinstance(step, AfterSession):
        near = int(known["near"]) if known["near"].isdecimal() else None
        return HeldSession(of, tuple({**texts, **known, "near": near}.items()), now)
    if isinstance(step, PrepareSession):
        return ReadySession(of, tuple(words(made, run).items()))
    if isinstance(step, ReadyBoundary):
        fields = {**texts, **{name: shortened(text) for name, text in known.items() if text}}
        return ReadyCard(of, tuple(fields.items()), now, uid)
    return UnderstoodCard(of, texts["said_back"], now, uid)
