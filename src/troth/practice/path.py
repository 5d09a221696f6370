"""The path through a practice: the steps from the first to an end, as the answers so far lead."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from troth.practice.definition import Practice
from troth.practice.record_steps import Act
from troth.practice.routes import after, straight, usual, way
from troth.practice.step import Step
from troth.practice.steps import Choose, End

Given = tuple[str, ...]
"""An answer; empty where there is none."""

Answers = Mapping[str, Given]
"""Answers by step; closed rounds stand among them, under names of their own."""

_KEPT = 64
"""So many paths are kept, so that one that was worked out is not worked out again while a run stands on it."""


def path(practice: Practice, answers: Answers) -> tuple[Step, ...]:
    """The steps from the first to an end, by the answers so far; an open choice counts as its usual option.

    It is worked out once for the answers that it turns on; others, which may be in words of one's own, are not kept.
    """
    return _path(practice, tuple((step, answers[step]) for step in _turning(practice) if step in answers))


@lru_cache(_KEPT)
def is_straight(practice: Practice) -> bool:
    """Whether every run of it goes the same way."""
    return straight(practice.steps)


@lru_cache(_KEPT)
def _turning(practice: Practice) -> tuple[str, ...]:
    """The steps whose answers the path turns on: choices, and what a condition names."""
    named = {condition.step for step in practice.steps for condition in step.when}
    return tuple(step.id for step in practice.steps if isinstance(step, Choose) or step.id in named)


@lru_cache(_KEPT)
def _path(practice: Practice, given: tuple[tuple[str, Given], ...]) -> tuple[Step, ...]:
    steps, answers = practice.steps, dict(given)
    known = {step.id: step for step in steps}
    found: dict[str, Step] = {}
    to: str | None = steps[0].id
    while to:
        step = known[to]
        asked = ((each, known[each.step]) for each in step.when)
        shown = all(each.holds(_counts(steps, of, answers) if of.id in found else ()) for each, of in asked)
        if shown and (not isinstance(step, Act) or _acts(known[step.of], answers, found)):
            found[step.id] = step
            if isinstance(step, End):
                break
            to = _next(steps, step, answers)
        else:
            to = after(steps, step)
    return tuple(found.values())


def _next(steps: tuple[Step, ...], step: Step, answers: Answers) -> str | None:
    """The step after one that is shown; only who goes on takes an option that leads back."""
    given = answers.get(step.id, ())
    if isinstance(step, Choose) and (step.book is None or step.option(given)):
        likely = (*step.counted(given), *usual(steps, step))
        first = sorted(step.options, key=lambda option: likely.index(option.id) if option.id in likely else 9)
        for option in first:
            found = way(steps, step, option)
            if not found.back:
                return found.to
    return after(steps, step)


def _counts(steps: tuple[Step, ...], step: Step, answers: Answers) -> Given:
    """What a condition compares: the answer or, while a choice that needs one is open, the usual one."""
    given = answers.get(step.id, ())
    return step.counted(given) if given or step.may_be_empty else usual(steps, step)


def _acts(asked: Step, answers: Answers, passed: Collection[str]) -> bool:
    """Whether a record was chosen at that step, or may be yet."""
    given = answers.get(asked.id, ())
    return asked.id in passed and isinstance(asked, Choose) and (not given or asked.record(given) is not None)
