"""The answers of an entry as texts to be changed: each knows what it began from, so that nothing is replaced unseen."""

from collections.abc import Mapping
from typing import NamedTuple

from troth.domain.reflection import Reflection

Changes = tuple[tuple[str, tuple[str, ...]], ...]
"""The values of some answers, by their steps."""


class EntryTexts(NamedTuple):
    """The texts of an entry, one for each value of an answer, by the names of their fields: `began` is what it said."""

    made: Reflection
    began: Mapping[str, str]

    def changed(self, texts: Mapping[str, str]) -> tuple[Changes, Changes]:
        """The answers that are others in `texts`: their words now, and the words they began from."""
        now, then = [], []
        for n, answer in enumerate(self.made.answers):
            names = [name_of(n, k) for k in range(len(answer.values))]
            began = tuple(self.began[name] for name in names)
            values = tuple(
                text if texts[name] == as_typed(text) else texts[name] for name, text in zip(names, began, strict=True)
            )
            if values != began:
                now.append((answer.step, values))
                then.append((answer.step, began))
        return tuple(now), tuple(then)

    def typed(self, texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """The texts that are others, each with what it began from, as a draft holds them."""
        return {name: (text, self.began[name]) for name, text in texts.items() if text != as_typed(self.began[name])}


def entry_texts(shape: Reflection, made: Reflection) -> EntryTexts:
    """What an entry says in the field of each value of `shape`, the same entry as it was before."""
    now = {answer.step: answer.values for answer in made.answers}
    return EntryTexts(
        shape,
        {
            name_of(n, k): "".join(now.get(answer.step, ())[k : k + 1])
            for n, answer in enumerate(shape.answers)
            for k in range(len(answer.values))
        },
    )


def name_of(answer: int, value: int) -> str:
    """The name of the field for one value of an answer."""
    return f"a{answer}-{value}"


def both(typed: str, began: str, theirs: str) -> str:
    """The words of a field that began from one text, where the entry says another by now."""
    if typed == as_typed(began):
        return theirs
    return typed if theirs == began or typed == as_typed(theirs) else f"{typed}\n\n{theirs}"


def as_typed(text: str) -> str:
    """A text as a field gives it back."""
    return "\n".join(text.splitlines())
