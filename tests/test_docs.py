"""What the documents name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = (ROOT, ROOT / "src" / "troth", ROOT / "src" / "troth" / "tui", ROOT / "src" / "troth" / "domain")
"""Where a path in a document may begin."""

DOCUMENTS = [ROOT / "docs" / "architecture.md", ROOT / "docs" / "adding.md"]
PATH = re.compile(r"`((?:[\w.-]+/)+(?:[\w.-]+)?|[\w-]+\.(?:py|toml|tcss))`")
"""A path in code font: with a slash, or a file of ours."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_named_exists(document: Path) -> None:
    found = PATH.findall(document.read_text(encoding="utf-8"))
    missing = [path for path in found if not any((place / path).exists() for place in PLACES)]
    known = {path.name for path in (*ROOT.glob("src/troth/**/*"), *ROOT.glob("styles/*"))}
    assert [path for path in missing if path.rstrip("/") not in known] == []


def test_the_house_names_every_room() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [path.name for path in (ROOT / "src" / "troth").iterdir() if (path / "__init__.py").exists()]
    assert [room for room in rooms if f"`{room}/`" not in told and f"`{room}/" not in told] == []
