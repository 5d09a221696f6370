"""From a run to what stays of it: an entry of the journal, where it is kept, and the records that it leaves behind."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from troth.domain.actions.making import promise
from troth.domain.actions.opened_practice import Opened
from troth.domain.actions.part_of import PartOf
from troth.domain.actions.reflecting import FinishReflection, Left
from troth.domain.actions.writing_down import Plain
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.grammar import time_cue
from troth.domain.journey.check_in import area_said, check_in
from troth.domain.journey.dance import Incident
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.session import AgendaPoint
from troth.domain.records import Commitment
from troth.domain.reflection import Answer, Guess, Reflection, ShareItem
from troth.domain.schedule.dated import Once
from troth.domain.text import shortened
from troth.practice.acts import LABELS, deed, words
from troth.practice.journey_records import noted, noted_fields
from troth.practice.journey_steps import MakeNoted
from troth.practice.made import Made, chosen, makes, uid_of, whole
from troth.practice.record_steps import (
    INFORM,
    WEEKS,
    Act,
    Make,
    MakeBoundary,
    MakeCelebration,
    MakeCommitment,
    MakeGuess,
    MakeShare,
    MakeThanks,
    rhythm_or_day,
)
from troth.practice.rounds import step_of
from troth.practice.run import Run
from troth.practice.steps import Areas
from troth.practice.transcript import said


def outcome(run: Run, now: Now, *, keep: bool) -> FinishReflection:
    """The end of a run as one action. `keep` is the person's answer, which counts where the practice asks for it.

    What was answered to a step that the practice has no more stays under its name. Raises `NotUnderstood` for a rhythm
    that is none.
    """
    practice, every = run.practice, named(run)
    leaves = tuple(left(each, run, name, now) for each, name in every if not isinstance(each.step, Act))
    acting = [(each, name) for each, name in every if isinstance(each.step, Act)]
    acts = tuple(deed(each, run, name, now) for each, name in acting)
    if not {"always": True, "never": False}.get(practice.keep, keep):
        return FinishReflection(None, leaves, acts, opened=Opened(practice.id, now))
    answers = [Answer(*each) for each in said(run)]
    places = {step.id for step in practice.steps}
    answers += [Answer(name, "", given) for name, given in run.answers.items() if step_of(name) not in places]
    entry = Reflection(
        0, run.uid, now.at, now.today, run.started_at, practice.id, practice.title, practice.way, answers=tuple(answers)
    )
    unused = tuple(_unused(each, run) for each, _ in acting)
    return FinishReflection(entry, leaves, acts, unused, Opened(practice.id, now))


def named(run: Run) -> list[tuple[Made, str]]:
    """What a run leaves behind or acts on, each with the uid of its record."""
    return [(each, uid_of(run, each.step)) for each in makes(run)]


def fields(step: Make, run: Run, today: date) -> dict[str, Any]:
    """What a record has beside its texts, as the practice says or as was answered, by the names of its fields."""
    if isinstance(step, MakeNoted):
        return noted_fields(step, run, today)
    known: dict[str, Any] = {key: chosen(run, step, key) for key in step.CHOICES if key not in ("inform", "review")}
    known |= {name: shortened(run.filled(getattr(step, name), "")) for name in step.TERMS}
    if isinstance(step, MakeCommitment):
        known |= {**INFORM.get(chosen(run, step, "inform"), {}), "opens": step.opens}
    if isinstance(step, MakeShare):
        known["first"] = known["first"] == "yes"
    return known


def left(made: Made, run: Run, uid: str, now: Now) -> Left:
    """One record that a run leaves behind. Raises `NotUnderstood` for a rhythm or a date that is none."""
    found = _record(made, run, uid, now)
    of = None if isinstance(made.step, Areas) else whole(run, made.step)
    if of is not None and isinstance(found, Commitment | AgendaPoint | Incident):
        return PartOf(found, of.table, of.uid)
    return found


def _record(made: Made, run: Run, uid: str, now: Now) -> Commitment | Boundary | ShareItem | Guess | Plain:
    step, texts, way = made.step, made.texts, run.practice.way[0]
    if isinstance(step, MakeNoted):
        return noted(step, texts, run, uid, now)
    if isinstance(step, Areas):
        together = step.together is not None and run.given(step.together) == ("together",)
        return check_in(uid, now.at, now.today, [area_said(text) for text in texts.values()], together)
    known = fields(step, run, now.today)
    if isinstance(step, MakeCommitment):
        sure = _number(run.filled(step.confidence, ""), 1, 10)
        return _promise(texts, now, uid, way=way, confidence=sure, **known)
    if isinstance(step, MakeBoundary):
        weeks = WEEKS.get(chosen(run, step, "review"))
        review_on = None if weeks is None else now.today + timedelta(weeks=weeks)
        return Boundary(0, uid, now.at, texts["statement"], review_on=review_on, **known)
    if isinstance(step, MakeShare):
        return ShareItem(0, uid, now.at, now.today, texts["text"], **known)
    if isinstance(step, MakeGuess):
        return Guess(0, uid, now.at, now.today, texts["guess"], texts["seen"], _number(texts["sure"], 0, 100))
    if isinstance(step, MakeThanks):
        return Appreciation(0, uid, now.at, now.today, texts["text"], **known)
    assert isinstance(step, MakeCelebration)
    return Celebration(0, uid, now.at, now.today, texts["text"], way=way, **known)


def _unused(made: Made, run: Run) -> Answer:
    """The words of an act as an answer, for where it can't be done."""
    given = words(made, run)
    return Answer(made.step.id, run.filled(made.step.prompt), (*given.values(),), tuple(LABELS[name] for name in given))


def _promise(texts: Mapping[str, str], now: Now, uid: str, **known: Any) -> Commitment:
    found = rhythm_or_day(texts["every"], now.today)
    known["cue"] = time_cue(found.schedule, found.time, known.get("cue") or "")
    more = {"ends_on": found.until, "why": texts["why"], **known}
    made = promise(texts["title"], found.schedule, found.since or now.today, now, uid, **more)
    return made if isinstance(found.schedule, Once) else made._replace(kind="rhythm")


def _number(text: str, least: int, most: int) -> int | None:
    """The number that `text` is, from `least` to `most`; None when it is none of those."""
    return int(text) if text.isdecimal() and len(text) < 4 and least <= int(text) <= most else None
