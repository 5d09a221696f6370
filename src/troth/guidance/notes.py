"""The evidence notes: what research says of a method, how sure it is, and where that was read."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from troth.guidance.load import BadContent, Strict, toml
from troth.resources import content

Grade = Literal["A", "B", "C", "D", "X", "B/X", "C/X"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Grades(Strict):
    """What each letter of a grade says of a method, and `about`, what a grade does not say."""

    about: Words
    grade: dict[str, Words]


class Note(Strict):
    """What research says of one method, in our words; `grade` is of the method and not of this program."""

    id: Key
    title: Annotated[Words, StringConstraints(max_length=60)]
    grade: Grade
    what: Words
    sources: Annotated[list[Words], Field(min_length=1)]

    @property
    def grade_in_words(self) -> str:
        """The letters of the grade written out."""
        return "; ".join(grades().grade[letter] for letter in self.grade.split("/"))


def notes() -> tuple[Note, ...]:
    """Every note, by name. Raises `BadContent`."""
    return tuple(_note(name) for name in _names())


def note(name: str) -> Note | None:
    """The note called `name`, or None."""
    return _note(name) if name in _names() else None


@cache
def grades() -> Grades:
    """The letters of the grades, explained. Raises `BadContent`."""
    found = toml(Grades, "words", "grades.toml")
    missing = set("ABCDX") - set(found.grade)
    if missing:
        raise BadContent(f"words/grades.toml: `grade`: {min(missing)} is missing.")
    return found


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in Path(content("notes")).glob("*.toml")))


@cache
def _note(name: str) -> Note:
    found = toml(Note, "notes", f"{name}.toml")
    if found.id != name:
        raise BadContent(f"notes/{name}.toml: `id`: expected {name}, as the file is called.")
    return found
