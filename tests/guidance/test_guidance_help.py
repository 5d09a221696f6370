"""Help & safety: its pages are complete and plain, and nothing is kept of a visit."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from guidance_reading import grade, syllables

from troth.guidance import help as guidance
from troth.guidance import load
from troth.guidance.load import BadContent
from troth.guidance.practices import practice
from troth.practice.steps import Choose
from troth.resources import content

NAMES = ("control-or-boundary", "not-for-you-now", "worried-about-me", "this-device", "not-therapy")
BANNED = re.compile(
    r"\b(?:should|must|ought|have to|fail\w*|always|never|ever|guilt\w*|asham\w*|lazy|wrong|bad|toxic|victim|abuser)\b"
    r"|!|you are safe|you(?:'re| are) (?:being )?abus"
    r"|\b(?:leave|forgive|stay with|believe) (?:them|him|her|your partner)\b",
    re.IGNORECASE,
)


@pytest.fixture
def afresh() -> Iterator[None]:
    """The files are read anew, and once more after the test."""
    for cached in (guidance._index, guidance._page):
        cached.cache_clear()
    yield
    for cached in (guidance._index, guidance._page):
        cached.cache_clear()


def whole(page: guidance.HelpPage) -> str:
    return "\n\n".join([page.title, *(block.text for block in page.blocks)])


def test_every_page_is_there_reachable_and_none_lies_about() -> None:
    assert tuple(page.name for page in guidance.pages()) == NAMES
    assert {Path(name).stem for name in os.listdir(content("help", "pages"))} == set(NAMES)
    assert all(guidance.page(name) in guidance.pages() for name in NAMES)
    assert guidance.page("../lines") is None
    assert len({page.title for page in guidance.pages()}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_short_plain_and_without_verdict_or_order(name: str) -> None:
    page = guidance.page(name)
    assert page
    words = whole(page)
    assert 120 <= len(words.split()) <= 350
    assert grade(words) <= 6
    assert not BANNED.findall(words)
    assert not page.blocks[-1].heading
    assert all(block.text and "\n" not in block.text and not block.text.startswith("#") for block in page.blocks)
    assert all(len(block.text.split()) <= 60 for block in page.blocks)


RED = {
    "belittling": r"mocked|made small",
    "one's own memory": r"doubt (?:your own|my) memory",
    "pets": r"\ba pet\b",
    "children": r"\bchildren\b",
    "papers": r"\bpapers\b",
    "being outed": r"what is private|a secret used",
    "being followed": r"\bfollowed\b",
    "contraception": r"\bcontraception\b",
    "sex after a no": r"after a no",
    "money": r"\bmoney\b",
}
"""What every list of signs names, and how."""


@pytest.mark.parametrize("sign", RED)
def test_every_list_of_signs_names_what_is_easily_left_out(sign: str) -> None:
    page = guidance.page("not-for-you-now")
    assert page and re.search(RED[sign], whole(page), re.IGNORECASE)
    for name in ("E21", "E22"):
        found = practice(name)
        assert found is not None and isinstance(found.steps[0], Choose)
        labels = " ".join(option.label for option in found.steps[0].options)
        assert re.search(RED[sign], labels, re.IGNORECASE), name


def test_the_page_on_this_device_names_every_trace_we_leave() -> None:
    page = guidance.page("this-device")
    assert page
    traces = (
        "running programs",
        "packages",
        "history",
        "path",
        "last changed",
        "tmux",
        "script",
        "ackups",
        "keys",
        "SSD",
    )
    assert [trace for trace in traces if trace not in whole(page)] == []
    assert "SSD" in whole(page)


def test_a_visit_opens_no_file_for_writing_and_no_socket(tmp_path: Path) -> None:
    """Nothing is logged, counted or remembered: an audit hook sees every file and socket of a whole visit."""
    visit = (
        "import sys\n"
        "from troth.guidance import call_lines, help, wording_check\n"
        "seen = []\n"
        "def hook(event, args):\n"
        "    if event.startswith('socket') or event in ('os.mkdir', 'os.rename', 'subprocess.Popen'):\n"
        "        seen.append(event)\n"
        "    if event == 'open' and (set(str(args[1])) & set('wax+') or (args[2] or 0) & 3):\n"
        "        seen.append(event)\n"
        "sys.addaudithook(hook)\n"
        "help.pages(), call_lines.call_page('wales'), call_lines.words()\n"
        "wording_check.check('You must tell me where you are.')\n"
        "print(seen)\n"
    )
    source = str(Path(content("help")).parents[1] / "src")
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(tmp_path)}
    environment.pop("TROTH_HOME", None)
    run = subprocess.run([sys.executable, "-c", visit], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    assert os.listdir(tmp_path) == []


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize("text", ["", "no title\n\ntext", "# only a title", None])
def test_a_page_without_title_text_or_file_is_named(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Path(content("help", "index.toml"))
    page = tmp_path / "page.md"
    if text is not None:
        page.write_text(text, encoding="utf-8")
    monkeypatch.setattr(load, "content", lambda *names: str(index if names[-1] == "index.toml" else page))
    with pytest.raises(BadContent, match=r"help/pages/not-therapy\.md"):
        guidance.page("not-therapy")


def test_the_measure_of_reading_tells_hard_from_easy() -> None:
    assert [syllables(word) for word in ("safe", "device", "threats", "stopped", "needed")] == [1, 2, 1, 1, 2]
    assert grade("I keep my phone to myself. I go for a walk.") < 4
    hard = "Interpersonal boundaries necessitate continuous renegotiation of individually experienced vulnerabilities."
    assert grade(hard) > 12
