"""From a run to what stays of it: an entry of the journal, where it is kept, and the records that it leaves behind."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from troth.domain.actions.making import promise
from troth.domain.actions.reflecting import FinishReflection, Left
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.records import Commitment, Once
from troth.domain.reflection import AgendaPoint, Answer, Decision, Guess, Incident, Reflection, ShareItem
from troth.practice.acts import LABELS, deed, words
from troth.practice.record_steps import (
    INFORM,
    WEEKS,
    Act,
    MakeBoundary,
    MakeCommitment,
    MakeGuess,
    MakeShare,
    rhythm_or_day,
)
from troth.practice.rounds import step_of
from troth.practice.run import Made, Run

_PLAIN: dict[str, type[Decision] | type[AgendaPoint] | type[Incident]] = {
    "make_decision": Decision,
    "make_agenda": AgendaPoint,
    "make_incident": Incident,
}


def finish(run: Run, uid: str, started_at: int, now: Now, *, keep: bool) -> FinishReflection:
    """The end of a run as one action. `keep` is the person's answer, which counts where the practice asks for it.

    `uid` is the run's own name, and a record's is made of it and its step's place: an end said twice makes nothing
    twice. What was answered to a step that the practice has no more stays under its name. Raises `NotUnderstood` for a
    rhythm that is none.
    """
    practice = run.practice
    places = {step.id: place for place, step in enumerate(practice.steps)}
    named = [(made, f"{uid}{places[made.step.id]:02x}") for made in run.made]
    leaves = tuple(left(made, run, name, now) for made, name in named if not isinstance(made.step, Act))
    acting = [(made, name) for made, name in named if isinstance(made.step, Act)]
    acts = tuple(deed(made, run, name, now) for made, name in acting)
    if not {"always": True, "never": False}.get(practice.keep, keep):
        return FinishReflection(None, leaves, acts)
    answers = [Answer(*said) for said in run.said]
    answers += [Answer(name, "", given) for name, given in run.answers.items() if step_of(name) not in places]
    entry = Reflection(
        0, uid, now.at, now.today, started_at, practice.id, practice.title, practice.way, answers=tuple(answers)
    )
    return FinishReflection(entry, leaves, acts, tuple(_unused(made, run) for made, _ in acting))


def left(made: Made, run: Run, uid: str, now: Now) -> Left:
    """One record that a run leaves behind. Raises `NotUnderstood` for a rhythm or a date that is none."""
    step, texts, way = made.step, made.texts, run.practice.way[0]
    known: dict[str, Any] = {key: run.chosen(step, key) for key in step.CHOICES}
    if isinstance(step, MakeCommitment | MakeBoundary):
        known |= {name: run.filled(getattr(step, name), "") for name in step.TERMS}
    if isinstance(step, MakeCommitment):
        known |= INFORM.get(known.pop("inform"), {})
        sure = _number(run.filled(step.confidence, ""), 1, 10)
        return _promise(texts, now, uid, way=way, confidence=sure, **known)
    if isinstance(step, MakeBoundary):
        weeks = WEEKS.get(known.pop("review"))
        review_on = None if weeks is None else now.today + timedelta(weeks=weeks)
        return Boundary(0, uid, now.at, texts["statement"], review_on=review_on, **known)
    if isinstance(step, MakeShare):
        first = known.pop("first") == "yes"
        return ShareItem(0, uid, now.at, now.today, texts["text"], first=first, **known)
    if isinstance(step, MakeGuess):
        return Guess(0, uid, now.at, now.today, texts["guess"], texts["seen"], _number(texts["sure"], 0, 100))
    return _PLAIN[step.type](0, uid, now.at, now.today, texts["text"], way)


def _unused(made: Made, run: Run) -> Answer:
    """The words of an act as an answer, for where it can't be done."""
    given = words(made, run)
    return Answer(made.step.id, run.filled(made.step.prompt), (*given.values(),), tuple(LABELS[name] for name in given))


def _promise(texts: Mapping[str, str], now: Now, uid: str, **known: Any) -> Commitment:
    schedule, ends_on = rhythm_or_day(texts["every"], now.today)
    made = promise(texts["title"], schedule, now.today, now, uid, ends_on=ends_on, why=texts["why"], **known)
    return made if isinstance(schedule, Once) else made._replace(kind="rhythm")


def _number(text: str, least: int, most: int) -> int | None:
    """The number that `text` is, from `least` to `most`; None when it is none of those."""
    return int(text) if text.isdecimal() and len(text) < 4 and least <= int(text) <= most else None
