"""The evidence notes: what research says of a method, how sure it is, and where that was read."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from troth.guidance import packs
from troth.guidance.load import BadContent, Key, OneLine, toml
from troth.guidance.packs import Own, PackRead
from troth.practice.strict import Strict
from troth.resources import content

Grade = Literal["A", "B", "C", "D", "X", "B/X", "C/X", "own"]
OWN: Grade = "own"
"""The grade of a note that a person wrote, and of no method."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Grades(Strict):
    """What each letter of a grade says of a method, and `about`, what a grade does not say."""

    about: Words
    grade: dict[str, Words]


class Note(Strict):
    """What research says of one method, in our words; `grade` is of the method and not of this program.

    A note of the person's own has their grade and sources, or else it is marked as `own`, which needs neither.
    """

    id: Key
    title: Annotated[Words, StringConstraints(max_length=60), OneLine]
    grade: Grade = OWN
    what: Annotated[Words, StringConstraints(max_length=4000)]
    sources: list[Annotated[Words, OneLine]] = Field(default_factory=list, max_length=40, validate_default=True)

    @field_validator("sources")
    @classmethod
    def _named(cls, sources: list[str], read: ValidationInfo) -> list[str]:
        if not sources and read.data.get("grade") != OWN:
            raise ValueError("a grade needs the sources that it was read in")
        return sources

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What it says, each paragraph as one line."""
        return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", self.what))


def in_words(grade: str) -> str:
    """The letters of a grade written out."""
    return "; ".join(grades().grade[letter] for letter in grade.split("/"))


def notes() -> tuple[Note, ...]:
    """Every note, by name; one of the person's own may take the place of one of ours. Raises `BadContent`."""
    names = sorted({*_names(), *_own(packs.own("notes")).found})
    return tuple(found for name in names if (found := note(name)))


def note(name: str) -> Note | None:
    """The note called `name`, or None."""
    own = _own(packs.own("notes")).found.get(name)
    return own or (_note(name) if name in _names() else None)


def problems() -> tuple[str, ...]:
    """The person's own notes that can't be used: file, line and reason."""
    return _own(packs.own("notes")).problems


@cache
def grades() -> Grades:
    """The letters of the grades, explained. Raises `BadContent`."""
    found = toml(Grades, "words", "grades.toml")
    missing = {*"ABCDX", OWN} - set(found.grade)
    if missing:
        raise BadContent(f"words/grades.toml: `grade`: {min(missing)} is missing.")
    return found


@cache
def _own(folder: str) -> Own[dict[str, Note]]:
    found: dict[str, Note] = {}

    def use(file: PackRead[Note]) -> None:
        if file.found.id in found:
            raise file.wrong(("id",), f"{file.found.id} is the name of another note")
        found[file.found.id] = file.found

    return Own(found, packs.take(folder, Note, use))


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in Path(content("notes")).glob("*.toml")))


@cache
def _note(name: str) -> Note:
    found = toml(Note, "notes", f"{name}.toml")
    if found.id != name:
        raise BadContent(f"notes/{name}.toml: `id`: expected {name}, as the file is called.")
    if found.grade == OWN:
        raise BadContent(f"notes/{name}.toml: `grade`: it is missing.")
    return found
