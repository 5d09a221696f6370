"""Packs written for the tests, and walks on every way through a practice."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from troth.domain.actions.boundaries import AddBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import NotKept
from troth.domain.actions.writing_down import AddRecord
from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.journey.dance import Pattern
from troth.domain.journey.session import Session
from troth.domain.schedule.dated import Once
from troth.guidance.practices import Library
from troth.practice.definition import Practice
from troth.practice.journey_steps import MakeSession
from troth.practice.record_steps import Act, Make
from troth.practice.routes import way
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Checklist, Choose, Compose, Lines, Multi, Picked, Scale, Writing

HEAD = 'id = "E90"\ntitle = "Look again"\nway = [5]\n'
END = '[[step]]\nid = "end"\ntype = "end"\nprompt = "That is all."\n'
WHOLE = (
    HEAD
    + """
[[step]]
id = "fact"
type = "text"
prompt = "What happened?"

[[step]]
id = "sure"
type = "scale"
prompt = "How sure are you?"
low = "a guess"
high = "certain"

[[step]]
id = "other"
type = "lines"
labels = ["because of the day", "because of me"]
when = "sure < 8"
prompt = "What else could it be?"

[[step]]
id = "ask"
type = "compose"
recall = ["fact", "other"]
slots = [{id = "seen", prompt = "You saw"}, {id = "wish", prompt = "You wonder"}]
sentence = "I saw {seen}. {wish} Your day: {other.1}."
prompt = "Put it into a question."

[[step]]
id = "good"
type = "choose"
prompt = "{ask} Is that it?"
options = [
    {id = "yes", label = "Yes"},
    {id = "not_yet", label = "Not yet", next = "ask"},
    {id = "no", label = "Let it be", next = "end"},
]

[[step]]
id = "promise"
type = "make_commitment"
prompt = "Make it a promise?"
title = "Ask: {ask.wish}"
every = "3x week"
why = "{fact}"

[[step]]
id = "share"
type = "make_share"
prompt = "Something to share?"
text = "{fact}"
deck = "challenge"

"""
    + END
)


LISTED: dict[str, tuple[str, ...]] = {
    "promises": ("Paint the fence", "p1", "2026-11-21"),
    "missed": ("Call mum", "p2", "2026-11-17"),
    "boundaries": ("I need an hour alone.", "b1"),
    "patterns": ("The snail and the storm", "d1"),
    "coming": ("Thu 3 Dec 18:00", "s1"),
    "sessions": ("Thu 12 Nov", "s2"),
}
"""The answer that is a record, for each list that can be chosen from."""


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration without packs, the same for all tests, whatever this machine's person has in theirs."""
    folder = tmp_path_factory.getbasetemp() / "nobody"
    monkeypatch.setenv("TROTH_HOME", str(folder))
    return folder


def stocked(now: Now) -> Book:
    """A book that holds these records alone."""
    book = Book()
    for title, uid, day in (LISTED["promises"], LISTED["missed"]):
        due = date.fromisoformat(day)
        book = book.after(Add(promise(title, Once(due), now.today - timedelta(days=9), now, uid))(book))
    book = book.after(NotKept(2, due, now)(book))
    (name, pattern), (_, coming), (_, past) = LISTED["patterns"], LISTED["coming"], LISTED["sessions"]
    for made in (
        Pattern(0, pattern, now.at, now.today, name),
        Session(0, coming, now.at, now.today + timedelta(days=14), "18:00"),
        Session(0, past, now.at, now.today - timedelta(days=7)),
    ):
        book = book.after(AddRecord(made)(book))
    statement, uid = LISTED["boundaries"]
    book = book.after(AddBoundary(Boundary(0, uid, now.at, statement))(book))
    return book.after(MoveCard(1, "ready", now, "c1", worded=True)(book))


def shelf(folder: Path, **packs: str) -> Library:
    """A library over packs in a folder."""
    folder.mkdir(exist_ok=True, parents=True)
    for name, text in packs.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Library(str(folder))


def practice(folder: Path, text: str = WHOLE) -> Practice:
    """The practice in a pack."""
    library = shelf(folder, pack=text)
    found = library.practice(str(tomllib.loads(text)["id"]))
    assert found is not None, library.problems()
    return found


def filled(step: Step, words: str = "a word") -> tuple[str, ...]:
    """An answer that a step takes."""
    match step:
        case Choose(book=str(book)):
            return LISTED[book]
        case Act():
            return tuple("tomorrow" if part in step.DAYS else words for part in step.parts)
        case MakeSession():
            return ("+14d", *(words for _ in step.parts[1:]))
        case Choose() | Multi():
            return tuple(option.id for option in step.options)[: max(1, getattr(step, "min", 1))]
        case Scale():
            return (str(step.max),)
        case Writing() | Picked():
            return (words,)
        case Lines() | Compose() | Make():
            return tuple(words if part != "every" else "" for part in step.parts)
        case Checklist():
            return step.items[:1]
    return ()


@cache
def walks(practice: Practice, most: int = 4000) -> tuple[tuple[Run, ...], ...]:
    """Walks on every way, each as the runs at its steps; an option that leads back is taken once."""
    return tuple(tuple(walk) for walk in _walks(practice, most))


def _walks(practice: Practice, most: int) -> Iterator[list[Run]]:
    limits = _limits(practice)
    count = 0
    waiting = [[Run(practice)]]
    while waiting:
        walk = waiting.pop()
        assert len(walk) < 60, f"{practice.id} goes round at {walk[-1].step.id}"
        if walk[-1].finished:
            count += 1
            assert count <= most, f"{practice.id} has too many ways"
            yield walk
            continue
        step = walk[-1].step
        again = any(before.step.id == step.id for before in walk[:-1])
        begun = walk[-1].prefilled
        plain = isinstance(step, Make) and not isinstance(step, Act)
        heart = "+14d" if isinstance(step, MakeSession) else "a word"
        choices = [(begun[0] or heart, *begun[1:])] if plain else []
        for values in choices or _answers(practice, step, limits, again):
            run = walk[-1].answered(values)
            assert not run.refusal, f"{practice.id} {step.id}: {run.refusal}"
            waiting.append([*walk, run.next()])


def _limits(practice: Practice) -> dict[str, set[int]]:
    """What the steps are compared with, by step; empty where it is no number."""
    found: dict[str, set[int]] = {}
    for condition in (condition for step in practice.steps for condition in step.when):
        numbers = {int(value) for value in condition.values if value.isdecimal()}
        found.setdefault(condition.step, set()).update(numbers)
    return found


def _answers(practice: Practice, step: Step, limits: dict[str, set[int]], again: bool) -> list[tuple[str, ...]]:
    """The answers that turn the way at a step, or one where nothing turns on it."""
    if isinstance(step, Choose) and (step.book or step.id in limits or any(option.next for option in step.options)):
        options = [each for each in step.options if not (again and way(practice.steps, step, each).back)]
        return [*([LISTED[step.book]] if step.book else []), *((option.id,) for option in options)]
    if isinstance(step, Multi) and step.id in limits and not again:
        most = [(option.id,) for option in step.options] if step.min < 2 else [filled(step)]
        return [*most, ()] if step.may_be_empty else most
    if isinstance(step, Scale) and step.id in limits and not again:
        near = {number + away for number in limits[step.id] for away in (-1, 0, 1)} | {step.min, step.max}
        return [(str(number),) for number in sorted(near) if step.min <= number <= step.max]
    return [filled(step)]
