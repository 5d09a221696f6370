"""The journal in the shell: a note that leaves nothing in the history, what was kept, and what a practice asks."""

from datetime import date
from pathlib import Path

import pytest
from cli_shell import Shell
from test_cli_terminal import Terminal

from troth.store.drafts import Drafts

PACK = """
id = "M1"
title = "Tea first"
way = [3, 5]
minutes = 2
intro = "It ends in a cup of tea."
[[step]]
id = "what"
type = "text"
prompt = "What is there?"
[[step]]
id = "how"
type = "choose"
prompt = "{what}: how is it now?"
options = [{id = "warm", label = "Warm"}, {id = "cold", label = "Cold"}]
[[step]]
id = "end"
type = "end"
prompt = \"\"\"
Now tea.

Take your time.\"\"\"
"""


@pytest.fixture
def mine(shell: Shell) -> Shell:
    """A shell whose person has a practice of their own, and two entries."""
    own = shell.folder / "practices"
    own.mkdir(parents=True)
    (own / "tea.toml").write_text(PACK, encoding="utf-8")
    assert shell.call("note", stdin=b"The kettle was on.\nNobody spoke.\n").code == 0
    assert shell.call("note", stdin="Grüße \x1b[31m 漢".encode()).code == 0
    return shell


def test_a_note_comes_from_standard_input_and_never_from_the_arguments(shell: Shell) -> None:
    said = shell.run("note", stdin=b"The kettle was on.\nNobody spoke.\n")
    assert (said.code, said.out, said.err) == (0, "Kept in the journal.\n", "")
    refused = shell.call("note", "my", "secret", stdin=b"words")
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1) and "secret" not in refused.err
    assert "stay in the shell's history" in refused.err and "Type `troth note` alone" in refused.err
    assert len(shell.call("journal", "--json").json["items"]) == 1
    assert shell.call("note", "-", stdin=b"More").out == "Kept in the journal.\n", "as everywhere, - is standard input"
    for _ in range(2):
        assert "Taken back: Kept in the journal." in shell.ok("undo")
    assert shell.call("journal", "--json").json["items"] == []


def test_a_note_without_words_is_not_kept(shell: Shell) -> None:
    for nothing in (b"", b" \n\t\n"):
        said = shell.call("note", stdin=nothing)
        assert (said.code, said.out) == (1, "") and "no words" in said.err
    assert not (shell.folder / "troth.json").exists()


def test_at_a_terminal_a_note_is_asked_for_and_may_be_left(shell: Shell) -> None:
    asked = Terminal({**shell.env, "TERM": "xterm"}, "note")
    asked.wait_for("Your note (Ctrl+D")
    asked.send(b"first\nsecond\n\x04")
    asked.wait_for("Kept in the journal.")
    assert asked.end() == 0
    left = Terminal({**shell.env, "TERM": "xterm"}, "note")
    left.wait_for("Your note (Ctrl+D")
    left.send(b"half a thought\x03")
    assert left.end() == 130
    assert [each["answers"][0]["values"] for each in shell.call("journal", "--json").json["items"]] == [
        ["first\nsecond"]
    ]


def test_at_a_terminal_a_practice_opens_the_app(mine: Shell) -> None:
    opened = Terminal({**mine.env, "TERM": "xterm-256color"}, "reflect", "M1")
    opened.wait_for("Reflection")
    opened.send(b"\x11")
    assert opened.end() == 0
    unknown = Terminal({**mine.env, "TERM": "xterm-256color"}, "reflect", "M9")
    assert unknown.end() == 1 and "no such practice" in unknown.seen


def test_a_long_note_is_cut_with_a_word(shell: Shell) -> None:
    said = shell.call("note", stdin=b"word " * 5000)
    assert "longer than 20000 characters" in said.out
    assert len(shell.call("journal", "--json").json["items"][0]["answers"][0]["values"][0]) <= 20_000


@pytest.mark.parametrize("cut", ["interrupt", "hang up"])
def test_a_note_that_is_cut_off_waits_as_a_draft(shell: Shell, cut: str) -> None:
    terminal = Terminal({**shell.env, "TERM": "xterm"}, "note")
    terminal.wait_for("Your note (Ctrl+D")
    terminal.send(b"first line\nsecond\n")
    terminal.wait_for("second")
    terminal.send(b"and a th\xc3\xb6ught")
    terminal.wait_for("thöught")
    terminal.settle()
    assert (terminal.interrupt() if cut == "interrupt" else terminal.hang_up()) == 130
    assert shell.call("journal", "--json").json["items"] == []
    (draft,) = [each for path in shell.folder.rglob("drafts") for each in Drafts(str(path.parent)).listed().drafts]
    assert draft.answers["note"] == ("first line\nsecond\nand a thöught",)
    assert "It waits as a draft" in terminal.seen


def test_the_journal_is_newest_first_and_shows_no_control_characters(mine: Shell) -> None:
    lines = mine.ok("journal").splitlines()
    assert ["Grüße" in lines[0], "The kettle was on." in lines[1], len(lines)] == [True, True, 2]
    assert [line.split()[0] for line in lines] == ["2", "1"]
    assert "\x1b" not in "".join(lines) and "Nobody" not in "".join(lines)


def test_words_are_found_in_any_case_and_may_stay_out_of_the_arguments(mine: Shell) -> None:
    assert [line.split()[0] for line in mine.ok("journal", "--search", "NOBODY kettle").splitlines()] == ["1", "The"]
    assert "Grüße" in mine.ok("journal", "--search", "GRÜSSE")
    assert "No entry holds these words." in mine.ok("journal", "--search", "unicorn")
    said = mine.call("journal", "--search", "-", stdin=b"spoke\n")
    assert said.out.splitlines()[1:] == ["      Nobody spoke."]


def test_an_empty_journal_says_how_to_begin(shell: Shell) -> None:
    assert "`troth note`" in shell.ok("journal")
    assert shell.call("journal", "--json").json["items"] == []


def test_json(mine: Shell) -> None:
    said = mine.call("journal", "--json")
    assert said.out.isascii() and said.out.count("\n") == 1 and said.json["schema"] == 1
    newest, older = said.json["items"]
    assert (newest["number"], older["number"]) == (2, 1)
    assert older["answers"] == [
        {"step": "note", "prompt": "", "values": ["The kettle was on.\nNobody spoke."], "labels": []}
    ]
    assert date.fromisoformat(older["day"]).isoformat() == said.json["day"]
    assert (older["practice"], older["title"], older["way"], older["made"]) == (None, None, [], [])
    found = mine.call("journal", "--json", "--search", "spoke").json["items"]
    assert [each["number"] for each in found] == [1]


def test_without_a_terminal_a_practice_is_printed(mine: Shell) -> None:
    for named in (["m1"], ["M1"], ["tea"], ["Tea", "first"]):
        lines = mine.ok("reflect", *named).splitlines()
        assert lines == [
            "M1  Tea first",
            "  ways 3, 5, 2 minutes, for one",
            "  It ends in a cup of tea.",
            "   1. What is there?",
            "   2. …: how is it now?",
            "      - Warm",
            "      - Cold",
            "   3. Now tea. Take your time.",
        ]


def test_without_a_name_the_library_is_printed(mine: Shell) -> None:
    lines = mine.ok("reflect").splitlines()
    assert any(line.split() == ["M1", "Tea", "first", "2", "min,", "for", "one"] for line in lines)
    assert "3 active listening" in lines


def test_a_practice_that_is_not_there_is_refused_without_its_name(mine: Shell) -> None:
    said = mine.call("reflect", "my", "secret")
    assert said.code == 1 and "secret" not in said.err and "no such practice" in said.err


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("repair", "E28"),
        ("REPAIR: what", "E28R"),
        ("floor", "E12"),
        ("passwords phones", "E07"),
        ("map the dance", "E30"),
        ("map the dance together", "E30T"),
        ("private or secret?", "E19"),
        ("e28", "E28"),
        ("M1", "M1"),
        ("last cup", "M3"),
        ("m3", "M2"),
        ("TE\u0301", "M4"),
    ],
)
def test_a_practice_is_named_by_its_name_its_title_or_words_of_it(mine: Shell, words: str, found: str) -> None:
    for name, title in (("M2", "M3 is my name"), ("M3", "The last cup of tea"), ("M4", "T\u00e9 verde")):
        made = PACK.replace('"M1"', f'"{name}"').replace("Tea first", title)
        (mine.folder / "practices" / f"{name}.toml").write_text(made, encoding="utf-8")
    if words == "m3":
        assert mine.ok("reflect", words).startswith("M3  The last cup of tea\n"), "a name before a title"
        (mine.folder / "practices" / "M3.toml").unlink()
    asked = mine.run if words == "m3" else mine.call  # a process reads the library once
    assert asked("reflect", *words.split()).out.split()[0] == found


def test_several_practices_are_listed_with_their_titles(mine: Shell) -> None:
    more = mine.folder / "practices" / "more.toml"
    more.write_text(PACK.replace('"M1"', '"M2"').replace("Tea first", "Tea\u009b last"), encoding="utf-8")
    said = mine.run("reflect", "tea")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.endswith("Say which: M1 Tea first; M2 Tea\ufffd last\n")
    more.write_text(PACK.replace('"M1"', '"M2"'), encoding="utf-8")
    assert mine.call("reflect", "tea", "first").err.endswith("M1 Tea first; M2 Tea first\n"), "of one title"
    many = mine.call("reflect", "a")
    assert many.code == 2 and "E25 After the argument; " in many.err
    for number in range(12):
        made = PACK.replace('"M1"', f'"N{number}"').replace("Tea first", f"Cup {number}")
        (more.parent / f"n{number}.toml").write_text(made, encoding="utf-8")
    assert mine.run("reflect", "cup").err.endswith("N8 Cup 8; and 3 more\n")


def test_what_names_no_practice_leads_to_all_of_them(mine: Shell) -> None:
    broken = mine.folder / "practices" / "broken.toml"
    broken.write_text(PACK.replace('"M1"', '"M2"').replace('type = "text"', 'type = "essay"'))
    for words in ("m2", "unicorn", "?", "repairing"):
        said = mine.call("reflect", words)
        assert (said.code, said.out) == (1, "") and "`troth reflect` alone shows them all." in said.err
        assert f"{broken}, line 9" in said.err, "it may be the one that was meant"


def test_a_broken_pack_is_named_and_stops_nothing(mine: Shell) -> None:
    broken = mine.folder / "practices" / "broken.toml"
    broken.write_text(PACK.replace('"M1"', '"M2"').replace('type = "text"', 'type = "essay"'))
    said = mine.run("reflect", "M1")
    assert said.code == 0 and "What is there?" in said.out
    assert f"{broken}, line 9: `type`: no such type of step is known." in said.err


def test_the_words_are_in_no_other_file(mine: Shell) -> None:
    holding = [path.name for path in Path(mine.folder).rglob("*") if path.is_file() and b"kettle" in path.read_bytes()]
    assert all(name.startswith("troth.json") or name.endswith("-troth.json") for name in holding)
