"""The page about practices names every type of step and every key that the program reads, and no others."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from troth.guidance.cards import TURN, DeckCard, PromptCard
from troth.guidance.notes import Note
from troth.guidance.packs import LARGEST, Pack
from troth.guidance.practices import parse
from troth.guidance.wording_check import KINDS
from troth.guidance.words import Family, NotFeeling
from troth.practice.conditions import parse_when
from troth.practice.definition import Practice
from troth.practice.record_steps import Act, Make
from troth.practice.step import STEPS, Step
from troth.practice.steps import Option, Slot

PAGE = Path(__file__).parents[2] / "docs" / "practices.md"
CODE = re.compile(r"`([^`]*)`")
OTHERS: dict[str, type[BaseModel]] = {
    "The head": Practice,
    "Every step": Step,
    "`options`": Option,
    "`slots`": Slot,
    "Cards": PromptCard,
    "Decks": DeckCard,
    "Words": Family,
    "Verdicts": NotFeeling,
    "Notes": Note,
}
"""What has keys beside the types of steps, by its section."""


@cache
def sections() -> dict[str, list[list[str]]]:
    """The rows of keys below each heading."""
    found = {}
    for part in re.split(r"^#+ ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in part.splitlines() if row.startswith("| `")]
        found[part.split("\n", 1)[0]] = rows
    return found


def types(kind: type[Step]) -> tuple[str, ...]:
    return get_args(kind.model_fields["type"].annotation)


STEP_SECTIONS = {" ".join(f"`{name}`" for name in types(kind)): kind for kind in STEPS}
EVERY: dict[str, type[BaseModel]] = {**OTHERS, **STEP_SECTIONS}


def keys(kind: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys of its own, as a file has them."""
    common = Step.model_fields if issubclass(kind, Step) and kind is not Step else {}
    return {field.alias or name: field for name, field in kind.model_fields.items() if name not in common}


def without(field: FieldInfo) -> str:
    """What the page says a key is where it is left out."""
    if field.is_required():
        return "needed"
    default = field.get_default(call_default_factory=True, validated_data={})
    return "" if default in (None, "", (), []) else f"`{json.dumps(default)}`"


def choices(hint: Any) -> set[str]:
    """The words that a key is one of."""
    if get_origin(hint) is Literal:
        return {*get_args(hint)}
    return {word for inner in get_args(hint) for word in choices(inner)}


def test_every_type_of_step_has_a_section() -> None:
    words = PAGE.read_text(encoding="utf-8").split("## Steps that tell")[1].split("## Conditions")[0]
    told = re.findall(r"^### (`.*)$", words, flags=re.M)
    assert sorted(told) == sorted(STEP_SECTIONS)


@pytest.mark.parametrize("section", EVERY)
def test_every_key_is_named_with_what_holds_without_it(section: str) -> None:
    expected = {key: without(field) for key, field in keys(EVERY[section]).items()}
    rows = sections()[section]
    assert {CODE.findall(row[0])[0]: row[2] for row in rows} == expected
    assert len(rows) == len(expected)


@pytest.mark.parametrize("section", EVERY)
def test_a_key_names_every_word_that_it_takes(section: str) -> None:
    kind = EVERY[section]
    fields = keys(kind)
    known = kind.CHOICES if issubclass(kind, Make) else {}
    for row in sections()[section]:
        key = CODE.findall(row[0])[0]
        words = choices(fields[key].annotation) | {*known.get(key, ())}
        missing = words - {*CODE.findall(row[1])}
        assert key == "step" or not missing, (key, missing)


@pytest.mark.parametrize("kind", [kind for kind in STEPS if issubclass(kind, Make)], ids=lambda kind: types(kind)[0])
def test_a_record_is_said_to_have_its_texts(kind: type[Make]) -> None:
    part = PAGE.read_text(encoding="utf-8").split("### " + " ".join(f"`{name}`" for name in types(kind)) + "\n")[1]
    ahead = " ".join(part.partition("| key |")[0].split())
    told = re.search(r"Its texts? (?:is|are) ([^.]*)\.", ahead)
    assert told and tuple(CODE.findall(told[1])) == kind.FILLS
    if issubclass(kind, Act):
        assert f"`of` lists `{kind.LISTS}`" in ahead


def test_a_check_of_wording_has_the_labels_of_the_page() -> None:
    rows = {CODE.findall(row[0])[0]: tuple(CODE.findall(row[1])) for row in sections()["Checks of wording"]}
    assert rows == KINDS


def test_conditions_have_the_signs_of_the_page() -> None:
    signs = [sign for row in sections()["Conditions"] for sign in CODE.findall(row[0])]
    assert signs == ["==", "!=", "in", "<", "<=", ">", ">="]
    assert [parse_when(f"step {sign} 1")[0].sign for sign in signs] == signs
    shown = re.findall(r'^when = "(.*)"$', PAGE.read_text(encoding="utf-8"), flags=re.M)
    assert [len(parse_when(when)) for when in shown] == [1, 2]


def test_the_practice_that_is_shown_can_be_used() -> None:
    shown = PAGE.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    found = parse(Practice, Pack(PAGE, PAGE.name), shown)
    assert found.id == "tea" and [step.type for step in found.steps] == ["text", "timer", "make_agenda", "end"]


def test_the_page_names_the_figures_of_the_program() -> None:
    words = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert f"at most {LARGEST // 1000} kB" in words
    assert f"every {TURN} days" in words
