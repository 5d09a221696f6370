"""Help & safety: its pages are complete and plain, its lines are dated and sourced, and nothing is kept of a visit."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from guidance_reading import grade, syllables

from troth.guidance import help as guidance
from troth.guidance import load
from troth.guidance.load import BadContent
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
    for cached in (guidance._index, guidance._lines, guidance._page):
        cached.cache_clear()
    yield
    for cached in (guidance._index, guidance._lines, guidance._page):
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


def test_the_regions_and_lines_are_those_of_the_domain_and_no_others() -> None:
    assert [region.id for region in guidance.regions()] == ["uk", "us"]
    assert [line.phone for line in guidance.lines("uk")] == [
        "999",
        "0808 2000 247",
        "0808 801 0327",
        "0800 999 5428",
        "0808 802 4040",
    ]
    assert [line.phone for line in guidance.lines("us")] == ["911", "800-799-7233"]
    assert "800-787-3224" in str(guidance.lines("us")[1].note)
    assert guidance.lines("us")[1].text == "START to 88788"


@pytest.mark.parametrize("region", ["uk", "us"])
def test_the_first_line_is_the_emergency_number_and_speaks_of_a_safer_device(region: str) -> None:
    first = guidance.lines(region)[0]
    assert first.name == "Emergency"
    assert "safer device" in str(first.note)


def test_every_line_has_the_day_and_the_source_of_its_check() -> None:
    for region in guidance.regions():
        for line in guidance.lines(region.id):
            assert line.source.startswith("http")
            assert date(2026, 1, 1) <= line.verified_on <= date(2026, 11, 23)
            assert not BANNED.findall(" ".join(filter(None, (line.name, line.who_for, line.hours, line.note))))


def test_a_region_is_found_by_id_or_name_and_an_unknown_one_gives_nothing() -> None:
    assert guidance.lines("UK") == guidance.lines(" united kingdom ") == guidance.lines("uk")
    assert guidance.lines("de") == ()
    assert guidance.lines("") == ()


def test_the_region_is_not_guessed_from_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("TZ", "Europe/London")
    assert guidance.lines("en_GB") == ()
    assert "not guess" in guidance.words().ask


def test_a_visit_opens_no_file_for_writing_and_no_socket(tmp_path: Path) -> None:
    """Nothing is logged, counted or remembered: an audit hook sees every file and socket of a whole visit."""
    visit = (
        "import sys\n"
        "from troth.guidance import help, wording_check\n"
        "seen = []\n"
        "def hook(event, args):\n"
        "    if event.startswith('socket') or event in ('os.mkdir', 'os.rename', 'subprocess.Popen'):\n"
        "        seen.append(event)\n"
        "    if event == 'open' and (set(str(args[1])) & set('wax+') or (args[2] or 0) & 3):\n"
        "        seen.append(event)\n"
        "sys.addaudithook(hook)\n"
        "help.pages(), help.lines('uk'), help.words(), wording_check.check('You must tell me where you are.')\n"
        "print(seen)\n"
    )
    source = str(Path(content("help")).parents[1] / "src")
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(tmp_path)}
    environment.pop("TROTH_HOME", None)
    run = subprocess.run([sys.executable, "-c", visit], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
    assert os.listdir(tmp_path) == []


LINE = tomllib.loads(Path(content("help", "lines.toml")).read_text(encoding="utf-8"))["line"][0]
WRONG = {
    "no source": ({"source": None}, "line.0.source"),
    "no date": ({"verified_on": None}, "line.0.verified_on"),
    "a date in words": ({"verified_on": '"today"'}, "line.0.verified_on"),
    "letters in a number": ({"phone": '"call me"'}, "line.0.phone"),
    "a source that is no address": ({"source": '"a friend"'}, "line.0.source"),
    "an unknown key": ({"colour": '"red"'}, "line.0.colour"),
    "an unknown region": ({"region": '"mars"'}, "line.0.region"),
}


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize(("change", "field"), WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_refused_with_file_and_field(
    change: dict[str, str | None], field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {key: f'"{value}"' if isinstance(value, str) else str(value) for key, value in LINE.items()} | change
    rows = [f"{key} = {value}" for key, value in written.items() if value is not None]
    file = tmp_path / "lines.toml"
    file.write_text('[[region]]\nid = "uk"\nname = "U"\n[[line]]\n' + "\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(load, "content", lambda *_names: str(file))
    with pytest.raises(BadContent) as error:
        guidance.lines("uk")
    assert f"help/lines.toml: `{field}`" in str(error.value)


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
