"""Numbers to call, without the app and without the data file."""

import re

import pytest
from cli_shell import Shell

from troth.clock import now
from troth.guidance.call_lines import call_page, regions, words


def test_the_place_is_asked_for_and_never_guessed(shell: Shell) -> None:
    out = shell.ok("help-lines")
    assert "does not guess" in out
    for place in regions():
        assert f"troth help-lines {place.id}" in out and place.name in out
    assert not re.search(r"\d{3}", out), "no number before a place is named"
    for language in ("en_US.UTF-8", "en_GB.UTF-8"):
        assert shell.run("help-lines", env={**shell.env, "LANG": language, "LC_ALL": "C.UTF-8"}).out == out


@pytest.mark.seed("S7.1")
@pytest.mark.parametrize("place", regions(), ids=lambda place: place.id)
def test_each_place_begins_with_its_emergency_number(shell: Shell, place: object) -> None:
    region, name = place.id, place.name  # type: ignore[attr-defined]
    out, page = shell.ok("help-lines", region), call_page(region)
    assert out.startswith(f"{page.lines[0].name}: {page.lines[0].call}\n") and "emergency" in page.lines[0].serves
    calls, _, sources = out.partition(words().sources)
    for line in page.lines:
        old = f"  {words().old}" if line.is_old(now().today) else ""
        assert f"{line.name}: {line.call}{old}\n" in calls
        assert all(f"  {more}\n" in calls for more in line.more)
    assert "looked at" not in calls, "sources stand last"
    assert all(f"  {told}\n" in sources for told in page.sources)
    assert out == shell.ok("help-lines", region.upper()) == shell.ok("help-lines", *name.split())


def test_the_united_kingdom_is_asked_for_by_its_countries(shell: Shell) -> None:
    out = shell.ok("help-lines", "uk")
    assert [name in out for name in ("England", "Scotland", "Wales", "Northern Ireland", "Ireland\n  ")] == [
        True
    ] * 4 + [False]
    assert "findahelpline.com" in shell.ok("help-lines", "elsewhere")


def test_a_place_without_lines_is_told_what_there_is(shell: Shell) -> None:
    said = shell.call("help-lines", "atlantis")
    assert (said.code, said.out) == (1, "") and said.err.count("\n") == 1
    assert "emergency number where you are" in said.err and "ni (Northern Ireland)" in said.err
    assert "atlantis" not in said.err


def test_no_data_file_is_needed_opened_or_made(three: Shell) -> None:
    path = three.folder / "troth.json"
    for spoiled in (b"{", b"", path.read_bytes().replace(b'"format":1', b'"format":9')):
        path.write_bytes(spoiled)
        before = path.stat()
        assert three.ok("help-lines", "us").startswith("Emergency: ")
        assert path.stat() == before and path.read_bytes() == spoiled
    assert three.call("--file", "/nowhere/at/all.json", "help-lines", "us").code == 0
    without = {name: value for name, value in three.env.items() if name not in ("TROTH_HOME", "HOME")}
    assert three.run("help-lines", "us", env=without).code == 0


def test_nothing_of_it_is_kept(shell: Shell) -> None:
    shell.ok("help-lines", "us")
    assert not shell.folder.exists()
