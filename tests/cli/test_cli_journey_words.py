"""Every command of the long view with words from hostile hands, wrong words, and the undo of each."""

import json

import pytest
from cli_shell import Said, Shell
from test_cli_hostile import HOSTILE, UNSAFE

WORDS = {
    **HOSTILE,
    "empty": "",
    "blanks": "   ",
    "family": "\U0001f469\u200d\U0001f469\u200d\U0001f467 said",
    "surrogate": "a\udc80b\udcff",
}

TAKES_WORDS = (
    ("celebrate", "--"),
    ("thanks", "--"),
    ("thanks", "--told", "--"),
    ("decision", "add", "--"),
    ("talk", "add", "--"),
    ("session", "measure", "--of", "0-81", "--"),
)
"""The commands that write down what follows."""

SHOWS = (
    ("journey",),
    ("journey", "week"),
    ("journey", "month"),
    ("journey", "year"),
    ("journey", "--plain"),
    ("review",),
    ("review", "--mine"),
    ("letter",),
    ("decision",),
    ("decision", "show", "1"),
    ("talk",),
    ("session",),
    ("session", "page"),
    ("incident", "list"),
    ("pattern", "list"),
)

CHANGES = (
    ("checkin", "7", "6", "-", "4", "7", "8", "7"),
    ("pulse", "4"),
    ("celebrate", "We laughed"),
    ("thanks", "the tea"),
    ("thanks", "--told", "the letter"),
    ("decision", "add", "The dog?"),
    ("decision", "look", "1", "tomorrow"),
    ("talk", "add", "who cooks"),
    ("talk", "done", "1"),
    ("session", "add", "+7d", "--time", "18:00", "--with", "a counsellor", "--alone"),
    ("session", "measure", "a form", "31", "--of", "0-81"),
    ("config", "weekly_on", "monday"),
    ("config", "evening_from", "19:30"),
    ("config", "evening", "off"),
    ("config", "anniversaries", "off"),
)

WRONG = (
    ("journey", "decade"),
    ("journey", "--on", "someday"),
    ("review", "--month", "2026-13"),
    ("letter", "last"),
    ("checkin", "1", "2"),
    ("checkin", "11", "-", "-", "-", "-", "-", "-"),
    ("pulse", "0"),
    ("pulse", "6"),
    ("pulse", "4", "--on", "someday"),
    ("celebrate", "--twice", "x"),
    ("incident", "show", "one"),
    ("pattern", "show"),
    ("decision", "look", "1"),
    ("decision", "forget", "1"),
    ("talk", "done", "x"),
    ("session", "add", "someday"),
    ("session", "measure", "a form", "31"),
    ("config", "evening_from", "25:00"),
)


def safe(said: Said) -> Said:
    assert said.code in (0, 1, 2) and not UNSAFE.search(said.out + said.err), said
    assert "fault of its own" not in said.err and said.err.count("\n") <= 1, said
    return said


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_words_are_written_down_as_they_are_or_refused_and_shown_without_harm(shell: Shell, text: str) -> None:
    for words in TAKES_WORDS:
        said = safe(shell.call(*words, text, *(["31"] if "measure" in words else [])))
        if not text.strip():
            assert said.code in (1, 2) and not said.out, words
    safe(shell.call("session", "add", "+7d", f"--with={text}"))
    for words in SHOWS:
        safe(shell.call(*words))
    assert json.loads(shell.ok("journey", "--json"))["schema"]
    safe(shell.call("doctor"))


def test_each_change_is_taken_back_by_one_undo(shell: Shell) -> None:
    def data() -> dict[str, object]:
        held: dict[str, object] = json.loads((shell.folder / "troth.json").read_text(encoding="utf-8"))
        return {name: table for name, table in held.items() if table and name[0] != "_" and name != "journal"}

    shell.ok("add", "Supper", "--every", "day")
    for words in CHANGES:
        before = data()
        assert shell.call(*words).code == 0, words
        after = data()
        assert after != before, words
        shell.ok("undo")
        assert data() == before, words
        shell.ok("redo")
        assert data() == after, words


def test_wrong_use_is_one_line_and_writes_nothing(shell: Shell) -> None:
    shell.ok("decision", "add", "The dog?")
    before = (shell.folder / "troth.json").read_bytes()
    found = {words: safe(shell.call(*words)) for words in WRONG}
    assert {words: (said.code, said.out, said.err.count("\n")) for words, said in found.items()} == dict.fromkeys(
        WRONG, (2, "", 1)
    )
    assert (shell.folder / "troth.json").read_bytes() == before
