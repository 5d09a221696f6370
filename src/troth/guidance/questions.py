"""Short open questions for the one who listens: drawn one after the other, and stored nowhere."""

from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from troth.guidance.load import toml
from troth.practice.strict import Strict

Question = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\n]{8,60}\?$")]


def _once(found: list[str]) -> list[str]:
    if len(set(found)) != len(found):
        raise ValueError("a question stands in it twice")
    return found


class _Questions(Strict):
    question: Annotated[list[Question], Field(min_length=1), AfterValidator(_once)]


@cache
def questions() -> tuple[str, ...]:
    """The questions, in the order they are drawn. Raises `BadContent`."""
    return tuple(toml(_Questions, "decks", "questions.toml").question)
