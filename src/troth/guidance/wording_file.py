"""The files of the wording checks, ours and a person's own, as typed values."""

from typing import Annotated

from pydantic import Field, StringConstraints

from troth.guidance.load import OneLine
from troth.practice.strict import Strict


class WordingPattern(Strict):
    """What is looked for, why, and what is said of a text in which it is found."""

    label: str
    why: str
    example: str
    regex: list[str]
    also: list[str] = Field(default_factory=list)
    unless: list[str] | None = None
    whole: bool = False
    times: Annotated[int, Field(ge=1)] = 1
    thought: str | None = None
    page: str | None = None


class WordingFile(Strict):
    """A check: its thoughts, how words are spelled, the words its patterns are made of, and these."""

    thoughts: dict[str, str]
    spelling: dict[str, str] | None = None
    words: dict[str, str | list[str]]
    pattern: list[WordingPattern]


Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Thought = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), OneLine]


class OwnWordingPattern(Strict):
    """Phrases of a person's own, and the label of a text that has one."""

    label: str
    phrases: Annotated[list[Phrase], Field(min_length=1, max_length=40)]
    thought: str | None = None


class OwnWording(Strict):
    """What a person adds to a check: phrases, which unlike a regular expression can't take for ever, and thoughts."""

    thoughts: dict[str, Thought] = Field(default_factory=dict)
    pattern: list[OwnWordingPattern] = Field(default_factory=list, max_length=20)
