"""Rounds: where an option begins a part of a practice anew, what was answered in it is kept under names of its own.

`summary#2` is what was answered to `summary` when a part was begun anew for the second time; no step has such a name.
"""

from collections.abc import Collection, Mapping

_MARK = "#"

Answers = Mapping[str, tuple[str, ...]]


def closed(answers: Answers, asked: Collection[str], kept: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The answers with those to `asked` open again; what was said to `kept` among them stays as a round."""
    number = max(rounds(answers), default=0) + 1
    past = {
        named(name, number): given
        for name, given in answers.items()
        if name in kept and any(value.strip() for value in given)
    }
    return {name: given for name, given in answers.items() if name not in asked} | past


def rounds(answers: Answers) -> dict[int, dict[str, tuple[str, ...]]]:
    """What was answered in each round that is closed, by its number."""
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for name, given in answers.items():
        step, mark, number = name.partition(_MARK)
        if mark and number.isdecimal() and len(number) < 6:
            found.setdefault(int(number), {})[step] = given
    return dict(sorted(found.items()))


def now(answers: Answers) -> dict[str, tuple[str, ...]]:
    """The answers of the round that is not closed."""
    return {name: given for name, given in answers.items() if _MARK not in name}


def step_of(name: str) -> str:
    """The step that was answered, in a round or now."""
    return name.partition(_MARK)[0]


def named(step: str, number: int) -> str:
    """The name of what was answered to `step` in a round."""
    return f"{step}{_MARK}{number}"
