"""The help lines of a place that the person names; no place is guessed, and nothing is kept of a look."""

from datetime import date, timedelta
from functools import cache
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field, StringConstraints, model_validator

from troth.guidance.load import BadContent, toml
from troth.practice.step import Many
from troth.practice.strict import Strict

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]*$")]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]*$")]
Web = Annotated[str, StringConstraints(pattern=r"^https?://[^ ]+$")]

Need = Literal[
    "emergency", "crisis", "directory", "abuse", "sexual-violence", "young", "deaf", "men", "lgbt", "own-behaviour"
]
"""What, or whom, a line is for; where a place has several lines, they stand in this order."""

ELSEWHERE = "elsewhere"
"""The place of those that no list of ours is for."""

FRESH_FOR = timedelta(days=365)
"""A number that was looked at longer ago asks to be checked."""


class Region(Strict):
    """A place that has help lines: `id` as it is typed, `name` as it is read, and what it is `part_of`."""

    id: Key
    name: Words
    part_of: Key | Literal[""] = ""


class HelpLine(Strict):
    """A help line, with the page that its words rest on, and the day on which we looked at that."""

    regions: Many[Key] = ()
    serves: Annotated[Many[Need], Field(min_length=1)]
    name: Words
    who_for: Words
    phone: Number | None = None
    text: Words | None = None
    web: Web | None = None
    hours: Words
    note: Words | None = None
    looked_on: date | None = None
    rests_on: Literal["own", "official", "third-party"]
    source: Web

    @model_validator(mode="after")
    def _is_reached_and_sourced(self) -> "HelpLine":
        if not (self.phone or self.text or self.web):
            raise ValueError("no way to reach it: give phone, text or web")
        if self.rests_on == "third-party" and "emergency" not in self.serves:
            raise ValueError("only an emergency number may rest on a third party's page")
        return self

    @property
    def call(self) -> str:
        """The first way to reach it: its number, else where to write, else its website."""
        return self.phone or (f"text {self.text}" if self.text else "") or self.web or ""

    @property
    def more(self) -> tuple[str, ...]:
        """Whom it is for and when, then the other ways to reach it, then what else is good to know."""
        text = f"Text: {self.text}." if self.text and self.phone else ""
        web = self.web if self.web and (self.phone or self.text) else ""
        return tuple(each for each in (f"{self.who_for}. {self.hours}.", text, web, self.note) if each)

    def is_old(self, today: date) -> bool:
        """Whether its number was looked at more than a year ago, or not by us at all.

        Who is in danger right now is not held up by the second: an emergency number seldom changes.
        """
        if not (self.phone or self.text):
            return False
        if self.looked_on is None:
            return self.serves[0] != "emergency"
        return today - self.looked_on > FRESH_FOR


class Around(Strict):
    """The words around the lines: how the place is asked for, what holds elsewhere, what is told of a source."""

    ask: Words
    safer: Words
    elsewhere: Words
    somewhere_else: Words
    none_for: Words
    old: Words
    sources: Words
    looked: Words
    not_looked: Words
    third_party: Words
    own_line: Words
    unread: Words
    needs: dict[Need, Words]


class CallPage(NamedTuple):
    """What is shown of a place: its lines, the one to call first ahead; what it has none for; and last the sources."""

    name: str
    lines: tuple[HelpLine, ...]
    gaps: str
    sources: tuple[str, ...]


class _Lines(Strict):
    region: Annotated[list[Region], Field(min_length=1)]
    line: list[HelpLine]


class _Words(Strict):
    words: Around


def regions() -> tuple[Region, ...]:
    """The places to choose from; the person chooses, nothing is guessed."""
    return tuple(_lines().region)


def regions_of(place: str) -> tuple[Region, ...]:
    """The places that lie in a larger one, as those of the United Kingdom do."""
    wanted = place.strip().casefold()
    return tuple(region for region in regions() if wanted and wanted == region.part_of)


def lines(place: str) -> tuple[HelpLine, ...]:
    """The lines of a place by its id or name, in the order of what they are for; none for an unknown place."""
    wanted = place.strip().casefold()
    ids = [known.id for known in regions() if wanted in (known.id, known.name.casefold())]
    if not ids and wanted != ELSEWHERE:
        return ()
    here = [line for line in _lines().line if not line.regions or set(ids) & set(line.regions)]
    return tuple(sorted(here, key=lambda line: get_args(Need).index(line.serves[0])))


def call_page(place: str) -> CallPage:
    """What to show of a place; without any line for one that is not known."""
    found, said = lines(place), words()
    wanted = place.strip().casefold()
    name = next((each.name for each in regions() if wanted in (each.id, each.name.casefold())), said.somewhere_else)
    served = {need for line in found for need in line.serves}
    lacking = [said.needs[need] for need in said.needs if need not in served]
    gaps = said.none_for.format(needs=", ".join(lacking)) if lacking and name != said.somewhere_else else ""
    return CallPage(name, found, gaps, tuple(source_of(line) for line in found))


def source_of(line: HelpLine) -> str:
    """Where the words on a line come from, and whether we looked there, as a sentence."""
    said = words()
    looked = said.looked.format(day=line.looked_on) if line.looked_on else said.not_looked
    party = f" {said.third_party}" if line.rests_on == "third-party" else ""
    return f"{line.name}: {line.source} {looked}{party}"


def words() -> Around:
    """The words around the lines."""
    return _around().words


@cache
def _around() -> _Words:
    return toml(_Words, "help", "around.toml")


@cache
def _lines() -> _Lines:
    found = toml(_Lines, "help", "lines.toml")
    known = {region.id for region in found.region}
    for number, line in enumerate(found.line):
        for region in line.regions:
            if region not in known:
                raise BadContent(f"help/lines.toml: `line.{number}.regions`: there is no region {region}.")
    return found
