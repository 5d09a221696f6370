"""The answers of a path, set into the texts of its steps, and what a step offers before anybody writes in it."""

from collections.abc import Sequence

from troth.practice.blanks import fill, fitted, whole
from troth.practice.path import Answers, Given
from troth.practice.record_steps import Act, Make, MakeCommitment, is_a_day, is_a_time
from troth.practice.step import Step
from troth.practice.steps import Compose

Path = Sequence[Step]


def filled(path: Path, answers: Answers, text: str, blank: str = "…") -> str:
    """`text` with the answers it names, shown as they were typed, without the sentences in which one is left open.

    Where that is all of it, what is open is a `blank`.
    """

    def named(name: str) -> str:
        return _named(path, answers, name)

    return whole(text, named) or (fill(text, named, blank) if blank else "")


def line(path: Path, answers: Answers, step: Step) -> str:
    """The answer to a step in one text; of sentences with blanks those that are whole."""
    given = answers.get(step.id, ())
    if not isinstance(step, Compose) or step.refusal(given) or not given:
        return step.in_line(given).strip()
    return sentences(path, answers, step, given)


def sentences(path: Path, answers: Answers, step: Compose, given: Sequence[str]) -> str:
    """The sentences of a step with `given` in its blanks, as they are kept."""
    slots = dict(zip(step.parts, given, strict=True))
    return whole(step.sentence, lambda at: slots[at].strip() if at in slots else _named(path, answers, at))


def offer(path: Path, answers: Answers, step: Step) -> Given:
    """What stands in the fields of a step before anyone writes: a record's texts, a sentence's blanks."""
    if isinstance(step, Make):
        return texts(path, answers, step)
    if not isinstance(step, Compose):
        return ()
    found = tuple(_begun(path, answers, step, slot.id, slot.text) for slot in step.slots)
    return found if any(found) else ()


def texts(path: Path, answers: Answers, step: Make) -> Given:
    """The texts that a record begins with, each with the answers in it and in one line."""
    found = {name: _flat(path, answers, getattr(step, name)) for name in step.FILLS}
    if isinstance(step, MakeCommitment) and is_a_time(named := _flat(path, answers, step.day)):
        found["every"] = named
    if isinstance(step, Act):
        found |= {name: "" for name in step.DAYS if not is_a_day(found[name])}
    return tuple(found.values())


def _begun(path: Path, answers: Answers, step: Compose, name: str, text: str) -> str:
    before, _, after = step.sentence.partition(f"{{{name}}}")
    return fitted(_flat(path, answers, text), before.rpartition("}")[2], after)


def _flat(path: Path, answers: Answers, text: str) -> str:
    return " ".join(filled(path, answers, text, "").split())


def _named(path: Path, answers: Answers, name: str) -> str:
    """What was answered there; of several steps joined by | the first that has an answer."""
    return next(filter(None, (_answered(path, answers, each) for each in name.split("|"))), "")


def _answered(path: Path, answers: Answers, name: str) -> str:
    named, dot, part = name.partition(".")
    step = next((step for step in path if step.id == named), None)
    if step is None:
        return ""
    if dot:
        return dict(zip(step.parts, answers.get(named, ()), strict=False)).get(part, "").strip()
    return line(path, answers, step)
