"""Every way through a practice, as the keys that walk it: driven by the steps of the practice alone."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from screens import NOW, walk

from troth.domain.actions.boundaries import AddBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import NotKept
from troth.domain.actions.writing_down import AddRecord
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.journey.dance import Pattern
from troth.domain.journey.session import Session, when
from troth.domain.schedule.dated import Once
from troth.practice.definition import Practice
from troth.practice.journey_steps import MakeSession
from troth.practice.made import makes
from troth.practice.path import Given
from troth.practice.record_steps import Act, Make
from troth.practice.routes import way
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Breathe, Checklist, Choose, Compose, Lines, Multi, Picked, Scale, Timer, Turn, Writing
from troth.store.store import Store

_LONGEST = 60
_NAMED = re.compile(r"[{|]([a-z][a-z0-9_]*)")

_AWAY = {"promises": 2, "missed": -2}


def _on(kind: str, now: Now) -> str:
    return (now.today + timedelta(days=_AWAY[kind])).isoformat()


LISTED: dict[str, Given] = {
    "promises": ("Paint the fence", "p1", _on("promises", NOW)),
    "missed": ("Call mum", "p2", _on("missed", NOW)),
    "boundaries": ("I need an hour alone.", "b1"),
    "patterns": ("The snail and the storm", "d1"),
    "coming": ("", "s1"),
    "sessions": ("", "s2"),
}
"""The answer that is a record, for each list that can be chosen from; its day is that of the latest stock."""


def stock(store: Store, now: Now = NOW) -> None:
    """Put these records into the book, one on each list."""
    for kind in _AWAY:
        title, uid, _ = LISTED[kind]
        LISTED[kind] = (title, uid, day := _on(kind, now))
        due = date.fromisoformat(day)
        store.do(Add(promise(title, Once(due), now.today - timedelta(days=9), now, uid)), now.at)
    name, pattern = LISTED["patterns"]
    store.do(AddRecord(Pattern(0, pattern, now.at, now.today, name)), now.at)
    for kind, away in (("coming", 7), ("sessions", -7)):
        session = Session(0, LISTED[kind][1], now.at, now.today + timedelta(days=away))
        LISTED[kind] = (when(session), session.uid)
        store.do(AddRecord(session), now.at)
    statement, uid = LISTED["boundaries"]
    card = AddBoundary(Boundary(0, uid, now.at, statement))
    walk(store, NotKept(2, due, now), card, MoveCard(1, "ready", now, "c1", worded=True))


class Answer(NamedTuple):
    """One answer: the keys that give it, what the run holds then, what the screen shows of it, the time it runs."""

    keys: tuple[str, ...] = ()
    values: Given = ()
    words: tuple[str, ...] = ()
    seconds: int = 0


class Place:
    """A step on the way, and the places its answers lead to, in their order; `again` where one was here before."""

    def __init__(self, again: bool, after: Sequence["Place"]) -> None:
        self.again, self.after = again, after


def places(practice: Practice) -> Place:
    """Where a practice begins, with all that follows.

    Two places are one where the same step stands below the same earlier answers, and the same can follow from it, key
    by key to every end. So whoever stands once at each place, and gives each of its answers once, has walked every
    edge of every way: what differs between two ways that meet lies behind, and is not asked for or shown again.
    """
    known: dict[object, Place] = {}

    def at(run: Run, passed: tuple[str, ...]) -> Place:
        assert len(passed) < _LONGEST, f"{practice.id} goes round at {run.step.id}"
        again = run.step.id in passed
        given = answers(run, again)
        after = [at(run.answered(each.values).next(), (*passed, run.step.id)) for each in given]
        alike = (_shown(run), *((each.keys, id(place)) for each, place in zip(given, after, strict=True)))
        return known.setdefault(alike, Place(again, after))

    return at(Run(practice), ())


def told(run: Run) -> bool:
    """Whether a secret answer stands on the way."""
    return any(_secret(step, run.given(step.id)) for step in run.path)


def held(run: Run) -> Run:
    """What of a run the disk may hold: up to a secret answer, with the question at hand again, and nothing after."""
    ids = [step.id for step in run.path]
    for k, step in enumerate(run.path):
        if _secret(step, run.given(step.id)):
            before = {name: given for name, given in run.answers.items() if name.partition("#")[0] in ids[:k]}
            return Run(run.practice, at=run.at if run.at in ids[:k] else step.id, answers=before)
    return run


def answers(run: Run, again: bool) -> list[Answer]:
    """The answers that turn the way at a step, and one where nothing turns on it; not back where one was before."""
    step, given, steps = run.step, run.given(run.step.id), run.practice.steps
    asked = [condition for each in steps for condition in each.when if condition.step == step.id]
    word = f"{'Z' if given else 'z'}{steps.index(step):02}"
    match step:
        case Choose():
            taken = [at for at, each in enumerate(step.options) if not (again and way(steps, step, each).back)]
            turns = asked or step.book or any(each.next or each.secret for each in step.options)
            listed = [_listed(LISTED[step.book])] if step.book else []
            return [*listed, *(_ticked(step, (), (at,)) for at in (taken if turns else taken[:1]))]
        case Multi() | Checklist():
            least = tuple(range(max(1, getattr(step, "min", 0))))
            turns = asked or any(option.secret for option in getattr(step, "options", ()))
            if not turns or again or len(least) > 1:
                return [_ticked(step, given, least)]
            some = [_ticked(step, given, (at,)) for at in range(len(_labels(step)))]
            return [*some, Answer()] if step.may_be_empty else some
        case Scale():
            near = {int(value) + away for each in asked for value in each.values for away in (-1, 0, 1)}
            numbers = sorted({step.min, step.max, *near}) if near and not again else [step.max]
            clear = ("backspace",) if given else ()
            return [
                Answer((*clear, *str(number)), (str(number),), ("┃", str(number)))
                for number in numbers
                if step.min <= number <= step.max
            ]
        case Writing():
            return [Answer(tuple(word), ("".join(given) + word,), (word,))]
        case Lines() | Compose():
            words = [f"{word}{letter}" for letter in "abcdefghi"[: len(step.parts)]]
            before = [*run.prefilled, *[""] * len(words)][: len(words)]
            begins = next((at for at, text in enumerate(before) if not text.strip()), 0)
            typed = ["up"] * begins + [key for each in words for key in ("home", *each, "down")][:-1]
            return [Answer(tuple(typed), tuple(map("".join, zip(words, before, strict=True))), tuple(words))]
        case Picked():
            full = len(given) == step.max
            kept = given[:-1] if full else given
            return [Answer((*["backspace"] * full, *word, "enter"), (*kept, word), (word,))]
        case Act() if step.FILLS[0] in step.DAYS:
            heart, *rest = run.prefilled
            day = "" if heart else "tomorrow"
            return [Answer(("down", *day) if day else (), (heart or day, *rest), (heart or day,))]
        case MakeSession():
            heart, *rest = run.prefilled
            day = "" if heart else "+9d"
            return [Answer(("down", *day) if day else (), (heart or day, *rest), (heart or day,))]
        case Make():
            heart, *rest = run.prefilled
            return [Answer(("down", "home", *word), (word + heart, *rest), (word,))]
        case Timer() | Turn() | Breathe():
            count = step.count if isinstance(step, Breathe) else 1
            shown = f"1 of {count}" if isinstance(step, Breathe) else f"{step.lasts // 60}:{step.lasts % 60:02}"
            shown = step.roles[0] if isinstance(step, Turn) else shown
            return [Answer(("space",), (), (shown,), count * step.seconds)]
    return [] if run.finished else [Answer()]


def _listed(record: Given) -> Answer:
    """The record that stands alone before the options."""
    return Answer(("1",), record, (f"(•) 1 {record[0].split()[0]}",))


def _labels(step: Any) -> list[tuple[str, str]]:
    if isinstance(step, Checklist):
        return [(item, item) for item in step.items]
    return [(option.id, option.label) for option in step.options]


def _ticked(step: Step, given: Given, wanted: tuple[int, ...]) -> Answer:
    """The options of `wanted` ticked, and no other: by their digits, and beyond 9 by the cursor from the last."""
    labels = _labels(step)
    names = [name for name, _ in labels]
    keys: list[str] = []
    ahead = bool(getattr(step, "book", None))
    for at in sorted({names.index(name) for name in given} ^ set(wanted)):
        number = at + 1 + ahead
        keys += [str(number)] if number <= 9 else ["end", *["up"] * (len(labels) - 1 - at), "space"]
    mark = "(•)" if isinstance(step, Choose) or getattr(step, "max", 0) == 1 else "[x]"
    shown = [f"{mark} {f'{at + 1 + ahead} ' if at + ahead < 9 else ''}{labels[at][1].split()[0]}" for at in wanted]
    return Answer(tuple(keys), tuple(names[at] for at in wanted), tuple(shown))


def _shown(run: Run) -> object:
    """The step, and which answers it shows: its own, those that any of its texts name, what is made of them."""
    step = run.step
    passed = {each.id for each in run.path}
    named = sorted({*step.recall, getattr(step, "of", ""), *_NAMED.findall(repr(step))} & passed)
    made = tuple(each.step.id for each in makes(run)) if run.finished else ()
    return (step.id, told(run), bool(run.given(step.id)), tuple(name for name in named if run.given(name)), made)


def _secret(step: Step, given: Given) -> bool:
    return isinstance(step, Choose | Multi) and any(each.secret and each.id in given for each in step.options)
