"""The help lines: each has its source, each place has what the pages promise, and no look is claimed that was not."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from troth.guidance import call_lines as guidance
from troth.guidance import help as pages
from troth.guidance import load
from troth.guidance.load import BadContent
from troth.resources import content

PLACES = [region.id for region in guidance.regions()]
UK = ["england", "scotland", "wales", "ni"]
PROMISES: dict[str, set[str]] = {
    "numbers to call, for you as well": {"crisis", "directory"},
    "`l` shows a line for such an hour, or the way to one": {"crisis", "directory"},
    "Lines for abuse listen to small worries too, and `l` in Help & safety shows where": {"abuse", "directory"},
    "`l` shows one where we know it, and where else to look": {"own-behaviour", "directory"},
    "l shows a line for people who want to change what they do, where we know one": {"own-behaviour", "directory"},
    "l there shows a line for it where we know one": {"own-behaviour", "directory"},
    "l shows lines to call": {"abuse", "directory"},
    "l there shows lines to call": {"abuse", "directory"},
}
"""What words in the guidance promise of every place, and what of it there is enough."""


@pytest.fixture
def afresh() -> Iterator[None]:
    """The file is read anew, and once more after the test."""
    guidance._lines.cache_clear()
    yield
    guidance._lines.cache_clear()


def served(place: str) -> set[str]:
    return {need for line in guidance.lines(place) for need in line.serves}


def test_the_four_countries_of_the_united_kingdom_stand_apart() -> None:
    assert [region.id for region in guidance.regions_of("UK")] == UK
    assert guidance.lines("uk") == ()
    numbers = {place: {line.phone for line in guidance.lines(place)} for place in UK}
    assert "0800 027 1234" in numbers["scotland"] and "0808 2000 247" not in numbers["scotland"]
    assert "0808 80 10 800" in numbers["wales"] and "0808 802 1414" in numbers["ni"]
    for place in UK:
        assert served(place) == {*guidance.words().needs, "emergency", "directory"}, place


@pytest.mark.parametrize("place", PLACES)
def test_a_place_begins_with_the_emergency_number_then_one_for_everybody(place: str) -> None:
    first, second, *_ = guidance.lines(place)
    assert first.serves[0] == "emergency" and first.phone
    assert second.who_for.startswith("Anyone")


@pytest.mark.parametrize("place", PLACES)
def test_what_a_place_has_no_line_for_is_said_and_led_on(place: str) -> None:
    page, needs = guidance.call_page(place), guidance.words().needs
    lacking = [needs[need] for need in needs if need not in served(place)]
    assert bool(page.gaps) == bool(lacking)
    assert all(words in page.gaps for words in lacking)
    assert "findahelpline.com" in str(page.lines)


@pytest.mark.parametrize("words", PROMISES)
def test_what_a_page_promises_exists_in_every_place(words: str) -> None:
    every = " ".join(path.read_text(encoding="utf-8") for path in Path(content()).rglob("*.[mt][do]*"))
    assert words in every, "a promise that is worded anew is to be tied anew"
    for place in (*PLACES, guidance.ELSEWHERE):
        assert PROMISES[words] & served(place), place


def test_no_page_promises_a_line_in_words_that_no_test_knows() -> None:
    promise = re.compile(
        r"[^.]*\b(?:`?l`? (?:in Help & safety |there )?shows|numbers to call"
        r"|(?:there is|has) (?:a|the) (?:line|number))\b[^.]*",
        re.IGNORECASE,
    )
    texts = [block.text for page in pages.pages() for block in page.blocks]
    texts += [path.read_text(encoding="utf-8") for path in Path(content("practices")).glob("*.toml")]
    assert sum(len(promise.findall(text)) for text in texts) >= 10
    for text in texts:
        for found in promise.findall(text):
            assert any(words in found for words in PROMISES), found


def test_a_source_is_official_or_the_lines_own_and_a_third_partys_only_for_an_emergency() -> None:
    for place in PLACES:
        for line in guidance.lines(place):
            assert line.rests_on != "third-party" or line.serves[0] == "emergency"
            told = guidance.source_of(line)
            assert line.source in told
            assert ("third party" in told) == (line.rests_on == "third-party")
            assert (
                (str(line.looked_on) in told)
                if line.looked_on
                else told.endswith(
                    f"{guidance.words().not_looked}" if line.rests_on != "third-party" else guidance.words().third_party
                )
            )


def test_nothing_was_looked_at_after_the_day_of_its_release() -> None:
    days = [line.looked_on for place in PLACES for line in guidance.lines(place) if line.looked_on]
    assert date(2026, 11, 23) <= min(days) and max(days) <= date(2026, 11, 28)


def test_a_number_looked_at_more_than_a_year_ago_asks_to_be_checked() -> None:
    looked = next(line for line in guidance.lines("england") if line.looked_on)
    assert looked.looked_on
    assert not looked.is_old(looked.looked_on + timedelta(days=365))
    assert looked.is_old(looked.looked_on + timedelta(days=366))


@pytest.mark.parametrize("place", PLACES)
def test_a_number_that_we_did_not_look_at_asks_to_be_checked_at_once_and_an_emergency_number_only_by_its_age(
    place: str,
) -> None:
    for line in guidance.lines(place):
        if line.looked_on is None:
            reached = line.phone is not None or line.text is not None
            assert line.is_old(date(2026, 11, 28)) == (reached and line.serves[0] != "emergency"), line.name


def test_a_place_is_found_by_id_or_name_and_never_by_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert guidance.lines("NI") == guidance.lines(" northern ireland ") == guidance.lines("ni")
    assert guidance.lines("") == guidance.lines("en_GB") == guidance.lines("atlantis") == ()
    assert [line.name for line in guidance.lines(guidance.ELSEWHERE)] == ["Find A Helpline"]
    assert "not guess" in guidance.words().ask


FIRST = tomllib.loads(Path(content("help", "lines.toml")).read_text(encoding="utf-8"))["line"][0]
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no source": ({"source": None}, "line.0.source"),
    "a date in words": ({"looked_on": '"today"'}, "line.0.looked_on"),
    "letters in a number": ({"phone": '"call me"'}, "line.0.phone"),
    "a source that is no address": ({"source": '"a friend"'}, "line.0.source"),
    "a third party's page for a line that is no emergency": (
        {"rests_on": '"third-party"', "serves": '["crisis"]'},
        "line.0",
    ),
    "no way to reach it": ({"phone": None}, "line.0"),
    "an unknown key": ({"colour": '"red"'}, "line.0.colour"),
    "an unknown region": ({"regions": '["mars"]'}, "line.0.regions"),
}


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize(("change", "field"), WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_refused_with_file_and_field(
    change: dict[str, Any], field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {key: f'"{value}"' if isinstance(value, str) else str(value) for key, value in FIRST.items()} | change
    rows = [f"{key} = {value}" for key, value in written.items() if value is not None]
    places = "".join(f'[[region]]\nid = "{place}"\nname = "U"\n' for place in FIRST["regions"])
    file = tmp_path / "lines.toml"
    file.write_text(places + "[[line]]\n" + "\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(load, "content", lambda *_names: str(file))
    with pytest.raises(BadContent) as error:
        guidance.lines(FIRST["regions"][0])
    assert f"help/lines.toml: `{field}`" in str(error.value)
