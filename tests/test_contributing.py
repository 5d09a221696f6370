"""What CONTRIBUTING.md and the pages of docs tell to open and run is there, and runs."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import GROUPS
from troth.cli import table

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CONTRIBUTING = PAGES[0].read_text(encoding="utf-8")
PATH = re.compile(r"(?:src|tests|docs|tools|content|styles)/[\w./-]*|[\w-]+\.(?:md|toml)|\.ci/run")


def anchors(page: Path) -> set[str]:
    """What a link to a heading of a page names."""
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_to_a_page_and_a_heading_that_are_there(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_file_that_is_named_is_there() -> None:
    named = {path.rstrip(".") for path in PATH.findall(CONTRIBUTING)}
    assert {"tests/store/keep_release.py", "tools/generate.py", "tests/tui/frames/", ".ci/run"} <= named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_two_commands_are_those_of_the_readme() -> None:
    commands = re.findall(r"^python3 -m venv .*$", CONTRIBUTING, flags=re.M)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert commands == re.findall(r"^python3 -m venv .*$", readme, flags=re.M)
    assert len(commands) == 2


def test_the_commands_and_groups_that_are_named_are_known() -> None:
    assert {*re.findall(r"bin/troth ([a-z]+)", CONTRIBUTING)} <= {*table.MODULES}
    told = re.search(r"The groups are ([^.]*)\.", CONTRIBUTING)
    assert told and re.findall(r"`(\w+)`", told[1]) == [*GROUPS]


def test_the_tools_for_building_come_with_the_extra_and_with_the_group() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    assert extras["dev"][0] == "troth[test]" and extras["dev"][1].startswith("textual-dev")
    assert project["dependency-groups"]["dev"] == ["troth[dev]"]


def test_the_program_that_takes_a_picture_takes_one(tmp_path: Path) -> None:
    program = CONTRIBUTING.partition("```python\n")[2].partition("```")[0]
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Commitments" in (tmp_path / "look.svg").read_text(encoding="utf-8")
