"""The ways through a practice: each step is reached, each way ends, and what a step names was asked before it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from troth.guidance.makes import templates
from troth.guidance.steps import PLACEHOLDER, Choose, Compose, End, Multi, Option, Scale, Step
from troth.guidance.when import Condition


class Fault(Exception):
    """What is wrong with a step: its place, the key, the reason."""

    def __init__(self, place: int, key: str, reason: str) -> None:
        super().__init__(reason)
        self.place, self.key, self.reason = place, key, reason


class Way(NamedTuple):
    """A step that may come next; `back` when an option leads to what came before, on purpose."""

    to: str
    back: bool = False


def after(steps: Sequence[Step], step: Step) -> str | None:
    """The step after `step` whatever is answered: its `next`, else the one that follows in the file."""
    place = _place(steps, step.id) + 1
    return step.next or (steps[place].id if place < len(steps) else None)


def ways(steps: Sequence[Step], step: Step) -> list[Way]:
    """Every step that may come after `step`; none after an end."""
    found = [way(steps, step, option) for option in _options(step)]
    if step.when or not (found or isinstance(step, End)):
        found.append(_way(after(steps, step)))
    return list(dict.fromkeys(found))


def way(steps: Sequence[Step], step: Step, option: Option) -> Way:
    """Where an option of `step` leads."""
    if option.next is None:
        return _way(after(steps, step))
    return Way(option.next, _place(steps, option.next) < _place(steps, step.id))


def check(steps: Sequence[Step]) -> None:
    """Raises `Fault` for the first thing that is wrong with the ways through `steps`."""
    _check_names(steps)
    every = {step.id: [way.to for way in ways(steps, step)] for step in steps}
    forward = {step.id: [way.to for way in ways(steps, step) if not way.back] for step in steps}
    met = {steps[0].id, *_from(every, steps[0].id)}
    ends = {step.id for step in steps if isinstance(step, End)}
    for place, step in enumerate(steps):
        if step.id in _from(forward, step.id):
            raise Fault(place, "next", "it goes round in a circle; only an option of a choose may lead back")
        if step.id not in met:
            raise Fault(place, "id", "no way leads to this step")
        if not ends & {step.id, *_from(every, step.id)}:
            raise Fault(place, "id", "no way leads from this step to an end")
    for place, step in enumerate(steps):
        before = {each.id: each for each in steps if each.ASKS and step.id in _from(forward, each.id)}
        _check_said(place, step, before)


def _check_names(steps: Sequence[Step]) -> None:
    known = {step.id for step in steps}
    seen: set[str] = set()
    for place, step in enumerate(steps):
        if step.id in seen:
            raise Fault(place, "id", f"another step is called {step.id}")
        seen.add(step.id)
        if isinstance(step, Multi) and any(option.next for option in step.options):
            raise Fault(
                place, "options", "several can be ticked, so none of them leads on; a step's `when` can ask for one"
            )
        nexts = [("options", option.next) for option in _options(step)]
        for key, to in (("next", step.next), *nexts):
            if to is not None and (to not in known or to == step.id):
                raise Fault(place, key, f"there is no other step called {to}")
        if after(steps, step) is None and any(not way.to for way in ways(steps, step)):
            raise Fault(place, "id", "nothing comes after this step, and it is no end")


def _check_said(place: int, step: Step, before: Mapping[str, Step]) -> None:
    for name in step.recall:
        if name not in before:
            raise Fault(place, "recall", f"{name} is no step that was answered before")
    for condition in step.when:
        asked = before.get(condition.step)
        if asked is None:
            raise Fault(place, "when", f"{condition.step} is no step that was answered before")
        _check_condition(place, asked, condition)
    own = step.parts if isinstance(step, Compose) else ()
    for key, text in templates(step):
        for name in PLACEHOLDER.findall(text):
            if not (key == "sentence" and name in own) and not _is_said(name, before):
                raise Fault(place, key, f"{{{name}}} is no answer that was given before")
        if set(PLACEHOLDER.sub("", text)) & set("{}"):
            raise Fault(place, key, "a brace is left open; `{step}` stands for an answer")


def _check_condition(place: int, asked: Step, condition: Condition) -> None:
    if isinstance(asked, Scale):
        known = all(value.isdecimal() and asked.min <= int(value) <= asked.max for value in condition.values)
    elif isinstance(asked, Choose | Multi):
        known = {option.id for option in asked.options} >= set(condition.values) and not condition.measures
    else:
        raise Fault(place, "when", f"{asked.id} is no choice and no scale, so it can't be compared")
    if not known:
        raise Fault(place, "when", f"{asked.id} has no such answer")


def _is_said(name: str, before: Mapping[str, Step]) -> bool:
    step, dot, part = name.partition(".")
    return step in before and (not dot or part in before[step].parts)


def _options(step: Step) -> Sequence[Option]:
    return step.options if isinstance(step, Choose) else ()


def _way(to: str | None) -> Way:
    return Way(to or "")


def _place(steps: Sequence[Step], name: str) -> int:
    return next(place for place, step in enumerate(steps) if step.id == name)


def _from(ways: Mapping[str, Sequence[str]], start: str) -> set[str]:
    """Every step that comes after `start` on some way."""
    found: set[str] = set()
    waiting = list(ways[start])
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += ways[step]
    return found
