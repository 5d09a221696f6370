"""The ways through a practice: each step is reached, each way ends, and what a step names was asked before it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from troth.domain.change import Table
from troth.domain.entries import DECKS
from troth.practice.chosen import PRIVATE, TABLES
from troth.practice.conditions import Condition
from troth.practice.journey_steps import MakeNoted
from troth.practice.record_steps import CHOSEN, Act, Make, templates
from troth.practice.step import PLACEHOLDER, Step
from troth.practice.steps import Choose, Compose, End, Multi, Option, Scale


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
    if step.when or _lists(step) or not (found or isinstance(step, End)):
        found.append(_way(after(steps, step)))
    return list(dict.fromkeys(found))


def way(steps: Sequence[Step], step: Step, option: Option) -> Way:
    """Where an option of `step` leads."""
    if option.next is None:
        return _way(after(steps, step))
    return Way(option.next, _place(steps, option.next) < _place(steps, step.id))


def straight(steps: Sequence[Step]) -> bool:
    """Whether the steps are the same whatever is answered, so that their number can be told from the first one on."""
    return all(not step.when and not isinstance(step, Act) and len(ways(steps, step)) < 2 for step in steps)


def usual(steps: Sequence[Step], step: Step) -> tuple[str, ...]:
    """What an open choice counts as: its first option that is not secret and does not lead back, or a record."""
    if _lists(step):
        return ()
    ahead = [option.id for option in _choices(step) if not (option.secret or way(steps, step, option).back)]
    return tuple(ahead[:1])


def between(steps: Sequence[Step], first: str, last: str) -> list[str]:
    """The steps that can be met from `first` up to `last` without going back, both with them."""
    forward = _forward(steps)
    met = {first, *_from(forward, first)}
    return [step.id for step in steps if step.id in met and last in (step.id, *_from(forward, step.id))]


def check(steps: Sequence[Step], *, alone: bool = True) -> None:
    """Raises `Fault` for the first thing that is wrong with the ways through `steps`; `alone` where one walks them."""
    _check_names(steps, alone)
    every = {step.id: [way.to for way in ways(steps, step)] for step in steps}
    forward = _forward(steps)
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
        _check_chosen(place, steps, before, forward)
        _check_several(place, step, before)
        _check_of(place, step, before)
        _check_anew(place, steps)


def _check_names(steps: Sequence[Step], alone: bool) -> None:
    known = {step.id for step in steps}
    seen: set[str] = set()
    for place, step in enumerate(steps):
        if step.id in seen:
            raise Fault(place, "id", f"another step is called {step.id}")
        seen.add(step.id)
        if isinstance(step, Multi) and any(each.next or each.anew or each.passes for each in step.options):
            raise Fault(
                place, "options", "several can be ticked, so none of them leads on; a step's `when` can ask for one"
            )
        if isinstance(step, Choose):
            _check_listed(place, step, alone)
        decks = isinstance(step, Choose) and step.suggest == "deck"
        if decks and not {option.id for option in _options(step)} >= set(DECKS):
            raise Fault(place, "suggest", f"its options have to hold {', '.join(DECKS)}")
        nexts = [("options", option.next) for option in _options(step)]
        for key, to in (("next", step.next), *nexts):
            if to is not None and (to not in known or to == step.id):
                raise Fault(place, key, f"there is no other step called {to}")
        if after(steps, step) is None and any(not way.to for way in ways(steps, step)):
            raise Fault(place, "id", "nothing comes after this step, and it is no end")


def _check_listed(place: int, step: Choose, alone: bool) -> None:
    """That there is something to choose, and nothing private where two look at the screen."""
    if len(step.options) < 2 and not _lists(step):
        raise Fault(place, "options", "expected at least 2 options")
    if step.columns and step.book != "boundaries":
        raise Fault(place, "columns", 'only what is chosen from = "boundaries" stands in columns')
    if step.book in PRIVATE and not alone:
        raise Fault(place, "from", "what is listed there is private, and this practice is not for one alone")
    if "forming" in step.columns and not alone:
        raise Fault(place, "columns", "what is forming is private, and this practice is not for one alone")


def _check_said(place: int, step: Step, before: Mapping[str, Step]) -> None:
    for name in step.recall:
        if name not in before:
            raise Fault(place, "recall", f"{name} is no step that was answered before")
    for key, condition in (
        *(("when", each) for each in step.when),
        *(("both_heard", each) for each in getattr(step, "both_heard", ())),
    ):
        asked = before.get(condition.step)
        if asked is None:
            raise Fault(place, key, f"{condition.step} is no step that was answered before")
        _check_condition(place, key, asked, condition)
    own = step.parts if isinstance(step, Compose) else ()
    begun = [("slots", slot.text) for slot in step.slots] if isinstance(step, Compose) else []
    for key, text in (*templates(step), *begun):
        for name in PLACEHOLDER.findall(text):
            if not (key == "sentence" and name in own) and not _is_said(name, before):
                raise Fault(place, key, f"{{{name}}} is no answer that was given before")
        if set(PLACEHOLDER.sub("", text)) & set("{}"):
            raise Fault(place, key, "a brace is left open; `{step}` stands for an answer")


def _check_condition(place: int, key: str, asked: Step, condition: Condition) -> None:
    if isinstance(asked, Scale):
        known = all(value.isdecimal() and asked.min <= int(value) <= asked.max for value in condition.values)
    elif isinstance(asked, Choose | Multi):
        known = {option.id for option in asked.options} >= set(condition.values) and not condition.measures
    else:
        raise Fault(place, key, f"{asked.id} is no choice and no scale, so it can't be compared")
    if not known:
        raise Fault(place, key, f"{asked.id} has no such answer")


def _check_chosen(
    place: int, steps: Sequence[Step], before: Mapping[str, Step], forward: Mapping[str, Sequence[str]]
) -> None:
    """That what a record takes from a choice is a word it knows, whichever option leads to it."""
    step = steps[place]
    for key, known in step.CHOICES.items() if isinstance(step, Make) else ():
        named = CHOSEN.fullmatch(getattr(step, key))
        if named is None:
            continue
        asked = before.get(named[1])
        one = isinstance(asked, Choose | Multi) and getattr(asked, "max", 1) == 1 and not _lists(asked)
        open_too = asked is not None and asked.may_be_empty and type(step).model_fields[key].default != ""
        if asked is None or not one or open_too:
            raise Fault(place, key, f"{named[1]} is no step before this one where one option has to be chosen")
        for option in _choices(asked):
            to, back = way(steps, asked, option)
            if option.id not in known and not back and step.id in (to, *_from(forward, to)):
                raise Fault(place, key, f"{option.id} can be chosen at {asked.id}, and is none of {', '.join(known)}")


def _check_of(place: int, step: Step, before: Mapping[str, Step]) -> None:
    """That what is done is done with a record that was chosen, and that it can be done with."""
    if isinstance(step, Act):
        asked = before.get(step.of)
        if not isinstance(asked, Choose) or asked.book != step.LISTS:
            raise Fault(place, "of", f'{step.of} is no step before this one that chooses from = "{step.LISTS}"')
    for name in getattr(step, "part_of", ()):
        if isinstance(step, Make) and _holds(before.get(name)) not in step.PART_OF:
            known = " or ".join(step.PART_OF)
            raise Fault(place, "part_of", f"{name} is no step before this one that chooses or makes one of the {known}")


def _holds(step: Step | None) -> Table | None:
    """The table of the record that is chosen or made at a step."""
    if isinstance(step, Choose) and step.book is not None:
        return TABLES[step.book]
    return step.TABLE if isinstance(step, MakeNoted) else None


def _check_several(place: int, step: Step, before: Mapping[str, Step]) -> None:
    """That a key which takes only known words takes them from a choice that has no others."""
    for key, words in step.SEVERAL.items() if isinstance(step, MakeNoted) else ():
        if not words or not (text := getattr(step, key)):
            continue
        named = CHOSEN.fullmatch(text)
        asked = before.get(named[1]) if named else None
        if asked is None or not _choices(asked) or any(option.id not in words for option in _choices(asked)):
            raise Fault(place, key, f"expected as {{step}} one before this with options among {', '.join(words)}")


def _check_anew(place: int, steps: Sequence[Step]) -> None:
    """That what begins anew lies behind, and that nothing in it is lost or told by being kept as a round."""
    for option in (option for option in _options(steps[place]) if option.anew):
        to, back = way(steps, steps[place], option)
        if not back:
            raise Fault(place, "options", f"{option.id} does not lead back, so nothing begins anew")
        again = [step for step in steps if step.id in between(steps, to, steps[place].id)]
        if any(isinstance(step, Make) or any(each.secret for each in _choices(step)) for step in again):
            raise Fault(place, "options", f"{option.id} can't begin anew what makes a record or holds a secret option")


def _is_said(name: str, before: Mapping[str, Step]) -> bool:
    said = [each.partition(".") for each in name.split("|")]
    return all(step in before and (not dot or part in before[step].parts) for step, dot, part in said)


def _options(step: Step) -> Sequence[Option]:
    return step.options if isinstance(step, Choose) else ()


def _lists(step: Step) -> bool:
    """Whether records of the book can be chosen at `step`."""
    return isinstance(step, Choose) and step.book is not None


def _choices(step: Step) -> Sequence[Option]:
    return step.options if isinstance(step, Choose | Multi) else ()


def _way(to: str | None) -> Way:
    return Way(to or "")


def _place(steps: Sequence[Step], name: str) -> int:
    return next(place for place, step in enumerate(steps) if step.id == name)


def _forward(steps: Sequence[Step]) -> dict[str, list[str]]:
    return {step.id: [way.to for way in ways(steps, step) if not way.back] for step in steps}


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
