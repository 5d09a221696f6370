"""From a run to what stays of it: an entry of the journal, where it is kept, and the records that it leaves behind."""

from datetime import date

from troth.domain.actions.making import promise
from troth.domain.actions.reflecting import FinishReflection, Left
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood
from troth.domain.grammar import parse_moment, parse_rhythm
from troth.domain.records import Commitment, Once
from troth.domain.reflection import AgendaPoint, Answer, Decision, Guess, Incident, Reflection, ShareItem
from troth.guidance.flow import Made, Run
from troth.guidance.makes import MakeBoundary, MakeCommitment, MakeGuess, MakeShare

_PLAIN: dict[str, type[Decision] | type[AgendaPoint] | type[Incident]] = {
    "make_decision": Decision,
    "make_agenda": AgendaPoint,
    "make_incident": Incident,
}


def finish(run: Run, uid: str, started_at: int, now: Now, *, keep: bool) -> FinishReflection:
    """The end of a run as one action. `keep` is the person's answer, which counts where the practice asks for it.

    `uid` is the run's own name, so that an end said twice is one. Raises `NotUnderstood` for a rhythm that is none.
    """
    leaves = tuple(left(made, run, f"{uid}{n:02x}", now) for n, made in enumerate(run.made))
    practice = run.practice
    if not {"always": True, "never": False}.get(practice.keep, keep):
        return FinishReflection(None, leaves)
    answers = tuple(Answer(*said) for said in run.said)
    entry = Reflection(
        0, uid, now.at, now.today, started_at, practice.id, practice.title, practice.way, answers=answers
    )
    return FinishReflection(entry, leaves)


def left(made: Made, run: Run, uid: str, now: Now) -> Left:
    """One record that a run leaves behind. Raises `NotUnderstood` for a rhythm or a date that is none."""
    step, texts, way = made.step, made.texts, run.practice.way[0]
    if isinstance(step, MakeCommitment):
        return _promise(texts["title"], texts["every"], texts["why"], way, uid, now)
    if isinstance(step, MakeBoundary):
        return Boundary(0, uid, now.at, texts["statement"], category=step.category)
    if isinstance(step, MakeShare):
        return ShareItem(0, uid, now.at, now.today, texts["text"], step.deck)
    if isinstance(step, MakeGuess):
        sure = int(texts["sure"]) if texts["sure"].isdecimal() and len(texts["sure"]) < 4 else None
        return Guess(0, uid, now.at, now.today, texts["guess"], texts["seen"], sure)
    return _PLAIN[step.type](0, uid, now.at, now.today, texts["text"], way)


def _promise(title: str, when: str, why: str, way: int, uid: str, now: Now) -> Commitment:
    ends_on: date | None = None
    try:
        schedule, ends_on = parse_rhythm(when, now.today) if when.strip() else (Once(now.today), None)
    except NotUnderstood:
        moment = parse_moment(when, now.today)
        schedule = Once(moment.day, moment.time)
    made = promise(title, schedule, now.today, now, uid, ends_on=ends_on, why=why, way=way)
    return made if isinstance(schedule, Once) else made._replace(kind="rhythm")
