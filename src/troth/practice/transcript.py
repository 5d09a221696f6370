"""What was answered in a run, in words: as an entry of the journal holds it, and as a later step recalls it."""

from typing import NamedTuple

from troth.practice import filling, rounds
from troth.practice.path import Given
from troth.practice.record_steps import Make
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Choose, Compose, Lines


class Said(NamedTuple):
    """One answer in words: the step, what was asked, what was answered, and a label for each value or none."""

    step: str
    prompt: str
    values: Given
    labels: Given = ()


def said(run: Run) -> tuple[Said, ...]:
    """Every answer on the path that an entry holds, in words, round by round.

    What is made and what was left open is not among them.
    """
    past, told = rounds.rounds(run.answers), set[int]()
    found: list[Said] = []
    for step in run.path:
        begun = [number for number, given in past.items() if step.id in given and number not in told]
        told |= {*begun}
        found += [each for number in begun for each in _round(run, number)]
        each = _said(run, step) if step.entry else None
        found += [] if each is None else [each._replace(prompt=f"{each.prompt}{_nth(run, step.id)}")]
    return tuple(found)


def recalled(run: Run) -> tuple[Said, ...]:
    """The earlier answers that are shown above the prompt; that it is on no list is told by what was said then."""
    found = [_said(run, step) for step in run.path if step.id in run.step.recall and not _unlisted(run, step)]
    return tuple(each for each in found if each is not None)


def _unlisted(run: Run, step: Step) -> bool:
    return isinstance(step, Choose) and step.book is not None and step.option(run.given(step.id)) is not None


def _round(run: Run, number: int) -> list[Said]:
    """What was said in a round that is closed, each with a name of its own."""
    given = rounds.rounds(run.answers)[number]
    return [
        each._replace(step=rounds.named(each.step, number), prompt=f"{each.prompt}{_nth(run, each.step, number)}")
        for each in said(run._replace(answers={**rounds.now(run.answers), **given}))
        if each.step in given
    ]


def _nth(run: Run, step: str, number: int | None = None) -> str:
    """Which round it is, where a step has several: this one, or one that is closed."""
    past = [nth for nth, given in rounds.rounds(run.answers).items() if step in given]
    nth = len(past) if number is None else past.index(number)
    return f" (round {nth + 1})" if past else ""


def _said(run: Run, step: Step) -> Said | None:
    given = run.given(step.id)
    if isinstance(step, Make) or not any(value.strip() for value in given):
        return None
    whole = isinstance(step, Compose)
    values = (filling.line(run.path, run.answers, step),) if whole else step.said(given)
    labels = step.labels[: len(values)] if isinstance(step, Lines) else ()
    return Said(step.id, run.filled(step.prompt), values, labels)
