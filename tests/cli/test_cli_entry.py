"""The journal as a list, as a search and entry by entry, in a wide terminal, a narrow one and none."""

import re
from datetime import date

import pytest
from cli_shell import Shell
from test_cli_hostile import HOSTILE, UNSAFE
from test_cli_terminal import Terminal

from troth.domain.actions.making import promise
from troth.domain.actions.reflecting import EditEntry, FinishReflection, Left, note
from troth.domain.actions.sharing import DropShare
from troth.domain.book import Action
from troth.domain.days import Now
from troth.domain.reflection import Answer, Reflection, ShareItem
from troth.domain.schedule.dated import Daily
from troth.store.store import Store

DAY = date(2026, 11, 23)
NOW = Now(1_795_424_400, DAY)
LONG = "We sat there for a long time and said little, until the phone rang and it was Zürich about the flat, again."
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def keep(shell: Shell, *actions: Action) -> None:
    for action in actions:
        Store(str(shell.folder / "troth.json")).do(action, NOW.at)


def run(uid: str, title: str, way: tuple[int, ...], *said: Answer, leaves: tuple[Left, ...] = ()) -> FinishReflection:
    return FinishReflection(Reflection(0, uid, NOW.at, DAY, NOW.at, "E21", title, way, said), leaves)


@pytest.fixture
def kept(shell: Shell) -> Shell:
    """Entry 1 with a promise and something to share that is gone, 2 that was changed, and 3, a free note."""
    keep(
        shell,
        run(
            "r1",
            "Curiosity first",
            (5,),
            Answer("fact", "What happened,\nas a camera would have seen it?", ("They came late.\n\nKeys down.",)),
            Answer("others", "What else could it be?", ("tired", "", "a call"), ("One", "Two", "Three")),
            leaves=(promise("Ask first", Daily(), DAY, NOW, "p1"), ShareItem(0, "s1", NOW.at, DAY, "The job offer")),
        ),
        run("r2", "How free am I here?", (1, 6), Answer("word", "One word?", ("loose",))),
        EditEntry(2, (("word", (f"tight\n{LONG}",)),), NOW),
        note("A walk.\n\nIt rained on the Straße.", NOW, "n1"),
        DropShare(1),
    )
    return shell


def test_a_row_has_number_day_first_own_words_and_practice(kept: Shell) -> None:
    assert kept.ok("journal").splitlines() == [
        "  3 Mon 2026-11-23 A walk.",
        "  2 Mon 2026-11-23 How free am I here? tight         E21",
        "  1 Mon 2026-11-23 Curiosity first: They came late.  E21",
    ]


def test_a_search_shows_the_line_that_holds_the_words(kept: Shell) -> None:
    def found(words: str) -> list[str]:
        return kept.ok("journal", "--search", words).splitlines()

    assert found("STRASSE rained") == ["  3 Mon 2026-11-23 A note", "      It rained on the Straße."]
    assert found("zürich") == ["  2 Mon 2026-11-23 How free am I here?  E21", f"      {LONG}"]
    assert found("curiosity") == ["  1 Mon 2026-11-23 Curiosity first  E21", "      They came late."], "in the title"
    assert found("down late keys")[1] == "      Keys down.", "the line that holds the most of them"


@pytest.mark.parametrize("columns", [80, 60, 40, 24])
def test_a_line_is_cut_around_the_words(kept: Shell, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    head, line = kept.ok("journal", "--search", "zürich").splitlines()
    assert len(head) <= columns and len(line) <= columns
    assert re.fullmatch(r"      …\w.*\bZürich\b.*(…|again\.)", line) and len(line) > columns - 8
    assert kept.ok("journal", "--search", "sat").splitlines()[1].startswith("      We sat there"), "in sight already"


def test_wide_letters_are_measured_and_the_signs_may_be_ascii(kept: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(kept, note("漢字" * 60 + "針" + "漢字" * 60, NOW, "n2"))
    monkeypatch.setenv("COLUMNS", "40")
    line = kept.ok("journal", "--search", "針").splitlines()[1]
    assert line.startswith("      …") and line.endswith("…") and "針" in line and 34 < 6 + 2 * len(line[6:]) - 2 <= 40
    monkeypatch.setenv("LANG", "C")
    line = kept.ok("journal", "--search", "針").splitlines()[1]
    assert line.startswith("      ...") and line.endswith("...") and "針" in line


def test_an_entry_in_full(kept: Shell) -> None:
    assert kept.ok("journal", "1").split("\n") == [
        "1  Curiosity first",
        "  Mon 2026-11-23, E21, benefit of the doubt",
        "",
        "  What happened,",
        "  as a camera would have seen it?",
        "    They came late.",
        "",
        "    Keys down.",
        "",
        "  What else could it be?",
        "    One: tired",
        "    Three: a call",
        "",
        "  What came of it",
        "    promise 1: Ask first",
        "    to share: not there any more",
        "",
    ]
    about = (
        "  Mon 2026-11-23, E21, boundaries and consent and accountability and follow-through, changed Mon 2026-11-23"
    )
    assert kept.ok("journal", "#2").splitlines()[1] == about
    assert kept.ok("journal", "3").splitlines() == [
        "3  A note",
        "  Mon 2026-11-23",
        "",
        "    A walk.",
        "",
        "    It rained on the Straße.",
    ]


def test_an_entry_as_json_is_what_the_list_has(kept: Shell) -> None:
    said = kept.call("journal", "1", "--json").json
    assert [said["schema"], *(each["number"] for each in said["items"])] == [1, 1]
    assert said["items"][0] == kept.call("journal", "--json").json["items"][-1]
    assert said["items"][0]["answers"][1]["values"] == ["tired", "", "a call"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["4"], 1, "There is no entry 4."),
        (["rained"], 2, "N is the number that `troth journal` shows beside an entry; --search finds words."),
        (["-1"], 2, "N is the number"),
        (["1", "--search", "rained"], 2, "That is not how it is used: troth journal [-h]"),
        (["1", "2"], 2, "That is not how it is used: troth journal [-h]"),
    ],
)
def test_what_is_no_entry_is_refused(kept: Shell, words: list[str], code: int, says: str) -> None:
    said = kept.call("journal", *words)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)
    assert says in said.err and "rained" not in said.err


def test_at_a_terminal_prompts_are_muted_and_the_words_found_stand_out(kept: Shell) -> None:
    def shown(*words: str, **more: str) -> str:
        terminal = Terminal({**kept.env, "TERM": "xterm-256color", **more}, "journal", *words)
        assert terminal.end() == 0
        return terminal.seen

    entry = shown("1")
    assert f"{BOLD}1  Curiosity first{PLAIN}" in entry and f"{DIM}  What else could it be?{PLAIN}" in entry
    assert "\n    One: tired" in entry and f"{BOLD}  What came of it{PLAIN}" in entry
    assert f" {BOLD}Zürich{PLAIN} " in shown("--search", "zürich")
    for words in (("1",), ("--search", "zürich"), ()):
        assert "\x1b" not in shown(*words, NO_COLOR="1")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_shown_as_they_are(shell: Shell, name: str) -> None:
    words = HOSTILE[name]
    keep(shell, run("r1", words, (5,), Answer("s", words, (f"needle {words}", words), (words,))), note(words, NOW, "n"))
    for more in ((), ("1",), ("2",), ("--search", "needle"), (f"--search={words[:40]}",)):
        shown = shell.ok("journal", *more)
        assert shown and not UNSAFE.search(shown)
