"""The words of the guidance: each place of the app has its page of help, and each page is kind and short."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = sorted((ROOT / "content" / "places").glob("*.md"))
UNKIND = re.compile(r"\b(should|must|ought|fail\w*|guilt\w*|asham\w*|lazy|wrong|bad|score|streak)\b|!", re.IGNORECASE)

LONGEST = 60
"""Words in a paragraph, about five lines of 74 columns."""


def paragraphs(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n\n")


def places_of_the_app() -> set[str]:
    return {
        node.value.value
        for path in (ROOT / "src" / "troth" / "tui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "PLACE" for target in node.targets)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def test_every_place_has_its_page_and_every_page_its_place() -> None:
    assert places_of_the_app() == {path.stem for path in PLACES}


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.stem)
def test_a_page_is_a_title_and_short_paragraphs(path: Path) -> None:
    title, *rest = paragraphs(path)
    assert re.fullmatch(r"# \S.{2,60}", title)
    assert rest
    for paragraph in rest:
        assert not paragraph.startswith(("#", "-", "*", ">"))
        assert len(paragraph.split()) <= LONGEST


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.stem)
def test_a_page_is_kind_and_holds_nothing_but_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert UNKIND.findall(text) == []
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert all(character.isprintable() or character == "\n" for character in text)
