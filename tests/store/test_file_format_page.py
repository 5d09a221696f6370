"""The page about the data file names the tables, fields, defaults and values that the program has, and no others."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pytest
from store_helpers import AT, DAY, promise

from troth.domain.draft import Draft
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.records import Category, Month, Occasion
from troth.store import copies, format, undo_journal
from troth.store.codec import FLAT, TABLES, encode, fields, is_values, kind_of, members
from troth.store.data_file import DataFile
from troth.store.drafts import Drafts
from troth.store.sealing import CLEAR
from troth.store.store import Store
from troth.store.undo_journal import TouchedDocument

PAGE = Path(__file__).parents[2] / "docs" / "file-format.md"
BESIDE = {"_meta", *FLAT, *(f"{name}.day" for name in FLAT), "journal", "journal.edits"}
"""What the page describes beside the records as they are in the program."""

CODE = re.compile(r"`([^`]*)`")


NUMBERS = {(table, "number") for table in TABLES}
"""What a record has as its key, and not inside."""


class Row(NamedTuple):
    """A row of a table of the page: its three cells as they are written, the last one empty where there is none."""

    name: str
    holds: str
    last: str

    @property
    def default(self) -> str:
        return self.last.strip("`")


@cache
def sections() -> dict[str, list[Row]]:
    """The rows below each heading, by the name it has as code, or else by its words."""
    found: dict[str, list[Row]] = {}
    for part in re.split(r"^#+ ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title = part.split("\n", 1)[0].strip("`")
        rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in part.splitlines() if row.startswith("| `")]
        found[title] = [Row(*(*row, "")[:3]) for row in rows]
    return found


def names(section: str) -> list[str]:
    return [name for row in sections()[section] for name in CODE.findall(row.name)]


class Kind(NamedTuple):
    """A kind of record, or of value in one, by the name its section has; of several kinds in one field all of them."""

    section: str
    kinds: list[Any]


def kinds(section: str, kind: Any) -> Iterator[Kind]:
    yield Kind(section, [kind])
    for name, hint in kind.__annotations__.items():
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        several = [each for each in members(inner) or () if is_values(each)]
        if is_values(inner):
            yield from kinds(f"{section}.{name}", inner)
        elif several:
            yield Kind(f"{section}.{name}", several)


EVERY = [found for table in TABLES if table not in FLAT for found in kinds(table, kind_of(table))]
VALUES = [(found.section, found.kinds[0]) for found in EVERY if len(found.kinds) == 1]


def default(field: Any) -> str:
    """As JSON, or a dash where a field is always written."""
    try:
        return json.dumps(field.write(field.default))
    except (TypeError, AttributeError):
        return "–"


def choices(hint: Any) -> set[str]:
    """The words that a field is one of."""
    if get_origin(hint) is Literal:
        return {value for value in get_args(hint) if value}
    return {word for inner in members(hint) or () for word in choices(inner)}


def test_every_table_has_a_section_and_every_section_a_table() -> None:
    described = {name for name in sections() if re.fullmatch(r"[_a-z]+(\.[_a-z]+)*", name)}
    assert described == {found.section for found in EVERY} | BESIDE


@pytest.mark.parametrize(("section", "kind"), VALUES, ids=[section for section, _ in VALUES])
def test_a_record_has_the_fields_and_defaults_of_the_page(section: str, kind: Any) -> None:
    expected = [(field.name, default(field)) for field in fields(kind) if (section, field.name) not in NUMBERS]
    assert [(name, row.default) for row in sections()[section] for name in CODE.findall(row.name)] == expected


@pytest.mark.parametrize(("section", "kind"), VALUES, ids=[section for section, _ in VALUES])
def test_a_field_names_every_word_that_it_may_hold(section: str, kind: Any) -> None:
    for row in sections()[section]:
        name = row.name.strip("`")
        words = choices(kind.__annotations__[name])
        if words == set(get_args(Category)):
            assert "[categories](#categories)" in row.holds
        elif words:
            assert {*CODE.findall(row.holds)} | {row.default.strip('"')} >= words, (section, name)


def test_every_kind_of_schedule_is_there_with_its_fields() -> None:
    (several,) = [found for found in EVERY if len(found.kinds) > 1]
    rows = {row.name.strip("`"): row.last for row in sections()[several.section]}
    assert [*rows] == [kind._field_defaults["kind"] for kind in several.kinds]
    for kind in several.kinds:
        told = rows[kind._field_defaults["kind"]]
        shown = [(name, value.strip("`")) for name, value in re.findall(r"`(\w+)` (–|`[^`]+`)", told)]
        assert shown == [(field.name, default(field)) for field in fields(kind) if field.name != "kind"]
        words = {word for name, hint in kind.__annotations__.items() if name != "kind" for word in choices(hint)}
        assert words <= {*re.findall(r"\w+", told)}


def test_the_categories_are_all_there() -> None:
    words = PAGE.read_text(encoding="utf-8").partition("#### Categories")[2].partition("###")[0]
    assert CODE.findall(words) == [*get_args(Category)]


def test_a_month_lies_flat_as_the_page_says() -> None:
    days = tuple((day, Occasion("kept", AT, "a note", True)) for day in range(1, 32))
    written = encode("months", Month(1, 3, DAY, days), None)
    assert names("months") == ["of", "month", "1", "31"]
    assert [*written] == ["of", "month", *map(str, range(1, 32))]
    assert names("months.day") == [*Occasion._fields] and len(written["1"]) == len(Occasion._fields)
    (outcome, *_) = sections()["months.day"]
    assert {*CODE.findall(outcome.holds)} == {*get_args(Occasion.__annotations__["outcome"])}


def test_a_month_of_days_lies_flat_as_the_page_says() -> None:
    days = tuple((day, DayMark(4, AT, "listen")) for day in range(1, 32))
    written = encode("days", DayMonth(1, DAY, days), None)
    assert names("days") == ["month", "1", "31"]
    assert [*written] == ["month", *map(str, range(1, 32))]
    assert names("days.day") == [*DayMark._fields] and len(written["1"]) == len(DayMark._fields)


def test_the_record_about_the_file_and_the_journal_are_as_the_page_says() -> None:
    assert names("_meta") == [*format.meta(format.fresh())]
    entry = undo_journal.entry("x", AT, [TouchedDocument("shares", 1, None, {"a": 1})])
    taken_back = undo_journal.turned({"journal": {"1": entry}, "shares": {"1": {"a": 1}}}, 1, undone=True)
    assert names("journal") == [*(taken_back["journal"][1] or ())]
    assert names("journal.edits") == [*entry["edits"][0]]


def test_the_page_names_the_figures_of_the_program() -> None:
    words = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert f"The last {undo_journal.LENGTH} changes" in words
    assert words.count(f"the newest {copies.KEEP} stay") == 2
    assert f"`format` is {format.FORMAT}." in words
    assert f"the first {format.HEAD} bytes" in words and f"bytes {format.HEAD - 8} to {format.HEAD - 1}" in words


def test_every_copy_that_can_lie_beside_the_file_is_named(tmp_path: Path) -> None:
    named = [name for row in sections()["Copies"] for name in CODE.findall(row.name)]
    assert {name for name in copies.KINDS if f"-{name}-troth.json" not in " ".join(named)} == set()
    file = DataFile.at("/x/troth.json", CLEAR)
    assert {Path(file.last).name, Path(file.prev).name} <= {*named}
    text = PAGE.read_text(encoding="utf-8")
    assert {Path(path).name for path in (file.lock, file.temp)} <= {*CODE.findall(text)}
    store = Store(str(tmp_path / "troth.json"))
    for _ in range(2):
        store.do(promise(), AT)
    there = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert there == {"troth.json", "troth.json.last", "troth.json.prev", "troth.json.lock"}


def test_a_draft_has_the_fields_of_the_page(tmp_path: Path) -> None:
    Drafts(str(tmp_path)).write(Draft("ab", "E12", "The floor", AT, AT, left=30))
    written = json.loads((tmp_path / "drafts" / "ab.json").read_text(encoding="utf-8"))
    assert names("Drafts") == [*written]
    told = {row.name.strip("`"): row.default for row in sections()["Drafts"]}
    defaults = {name: json.dumps(value) for name, value in Draft._field_defaults.items()}
    assert told == {name: defaults.get(name, "–") for name in written}
