"""The board in the shell: a limit is worded, said, said back, honoured and withdrawn without a manual."""

import json
from datetime import date, timedelta

import pytest
from cli_shell import Shell
from test_cli_hot_path import BANNED, loaded
from test_cli_terminal import Terminal

from troth.domain.boundary import COLUMNS

SUNDAYS = "I keep Sunday mornings free"
RULE = "You must wash the dishes"


@pytest.fixture
def board(shell: Shell) -> Shell:
    """Boundaries 1 (mine), 2 (firm, the partner's, a rule), 3 (an agreement)."""
    shell.ok("boundary", "add", SUNDAYS)
    shell.ok("boundary", "add", RULE, "--firm", "firm", "--theirs", "--about", "others")
    shell.ok("boundary", "add", "We share our calendars", "--kind", "agreement", "--about", "digital")
    return shell


def item(shell: Shell, number: int = 1) -> dict[str, object]:
    return shell.call("boundary", "show", str(number), "--json").json["items"][0]


@pytest.mark.seed("S1.2", "S1.9")
def test_a_newcomers_way_through(shell: Shell) -> None:
    assert shell.ok("boundary", "list").startswith("No boundary here. `troth boundary add`")
    said = shell.ok("boundary", "add", RULE)
    assert said.startswith(f"Boundary 1: {RULE} (time alone, forming).\n") and "what will you do yourself?" in said
    shell.ok("boundary", "add", SUNDAYS)
    assert shell.ok("boundary", "withdraw", "1") == f"Withdrawn: {RULE}\n"
    assert shell.ok("boundary", "move", "2", "ready") == f"Ready to say: {SUNDAYS}\n"
    assert shell.ok("boundary", "move", "2", "said", "--on", "yesterday") == f"Said: {SUNDAYS}\n"
    assert shell.ok("boundary", "move", "2", "understood", "--back", "Sundays are yours").startswith("Understood: ")
    assert shell.ok("boundary", "honour", "2") == f"Honoured: {SUNDAYS}\n"
    found = item(shell, 2)
    assert (found["status"], found["said_back"]) == ("lived", "Sundays are yours")
    assert shell.ok("undo") == f"Taken back: Honoured: {SUNDAYS}\n" and item(shell, 2)["status"] == "understood"
    assert shell.ok("boundary", "withdraw", "i keep") == f"Withdrawn: {SUNDAYS}\n"


@pytest.mark.seed("S1.3")
def test_every_field_is_kept(shell: Shell) -> None:
    shell.ok(
        "boundary", "add", "I", "stop", "--about", "intim", "--firm", "firm", "--theirs", "--kind", "need",
        "--do", "I leave", "--honour", "ask first", "--review", "+9d",
    )  # fmt: skip
    found = item(shell)
    expected = {"statement": "I stop", "category": "intimacy", "firmness": "firm", "owner": "partner", "kind": "need",
                "do": "I leave", "honour": "ask first", "stands": None, "status": "forming"}  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    assert date.fromisoformat(str(found["review_on"]))
    text = shell.ok("boundary", "show", "1")
    assert "my partner's, as I understand it" in text and "What they will do: I leave" in text and "firm" in text


def test_without_words_it_asks(shell: Shell) -> None:
    assert shell.call("boundary", "add", stdin=f"{SUNDAYS}\n".encode()).out.startswith(f"Boundary 1: {SUNDAYS}")
    assert shell.call("boundary", "add", "-", "--firm", "welcome", stdin=b"I like mornings\n").code == 0
    assert shell.call("boundary", "add", "Two", "--do", "-", "--honour", "-", stdin=b"I leave").code == 2
    terminal = Terminal({**shell.env, "TERM": "xterm"}, "boundary", "add")
    terminal.wait_for("In your words: ")
    terminal.send(b"I sleep at ten\n")
    terminal.wait_for("Boundary 3: I sleep at ten (time alone, forming).")
    assert terminal.end() == 0


def test_added_as_json_it_tells_what_the_check_says(shell: Shell) -> None:
    found = shell.call("boundary", "add", RULE, "--json").json
    assert found["schema"] == 1 and found["items"][0]["statement"] == RULE
    assert found["check"]["label"] == "rule" and found["check"]["thought"] and found["check"]["page"] is None


def test_list(board: Shell) -> None:
    text = board.ok("boundary", "list")
    assert text.splitlines()[0] == "Forming"
    assert f"○ 2 they: {RULE}" in text and "family, friends, others  firm" in text
    board.ok("boundary", "move", "1", "ready")
    board.ok("boundary", "withdraw", "3")
    text = board.ok("boundary", "list")
    assert "Ready to say\n" in text and "calendars" not in text
    whole = board.ok("boundary", "list", "--all")
    assert "Resting\n" in whole and "withdrawn" in whole and "calendars" in whole
    found = board.call("boundary", "list", "--json").json
    assert found["schema"] == 1 and [each["number"] for each in found["items"]] == [1, 2]
    assert [each["status"] for each in board.call("boundary", "list", "--all", "--json").json["items"]] == [
        "ready", "forming", "withdrawn"
    ]  # fmt: skip
    board.ok("boundary", "withdraw", "1", "2")
    assert "--all` shows what rests" in board.ok("boundary", "list")


@pytest.mark.parametrize("word", ["1", "#1", "i keep", "  I KEEP   sun"])
def test_how_one_is_named(board: Shell, word: str) -> None:
    assert board.ok("boundary", "honour", word) == f"Honoured: {SUNDAYS}\n"


def test_a_name_that_fits_two_or_none(board: Shell) -> None:
    board.ok("boundary", "add", "I keep my own money")
    for words, said in ((["i keep"], "Boundaries 1 and 4"), (["xyzzy"], "No boundary"), (["99"], "no boundary 99")):
        found = board.call("boundary", "honour", *words)
        assert (found.code, found.out) == (1, "") and said in found.err and "Sunday" not in found.err
    board.ok("boundary", "withdraw", "4")
    assert board.ok("boundary", "honour", "i keep").endswith(f"{SUNDAYS}\n"), "what rests comes second"


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        ("1", ["said"], "It gets ready to say first."),
        ("2", ["ready"], "`--do TEXT`"),
        (
            "4",
            ["ready", "--do", "I ask"],
            "what will you do yourself? Word it anew, or keep your words with `--anyway`",
        ),
        ("1", ["lived"], "gets ready"),
    ],
)
def test_a_refused_move_says_what_is_missing(board: Shell, number: str, words: list[str], said: str) -> None:
    board.ok("boundary", "add", RULE, "--firm", "firm")
    before = (board.folder / "troth.json").read_bytes()
    found = board.call("boundary", "move", number, *words)
    assert (found.code, found.out) == (1, "") and said in found.err
    assert (board.folder / "troth.json").read_bytes() == before, "and nothing of it is written"


@pytest.mark.seed("S1.2")
def test_a_read_back_is_needed_or_that_none_was(board: Shell) -> None:
    board.ok("boundary", "move", "1", "ready")
    assert board.call("boundary", "move", "1", "said", "--on", "tomorrow").code == 1
    board.ok("boundary", "move", "1", "said")
    assert "`--wordless`" in board.call("boundary", "move", "1", "understood").err
    assert board.call("boundary", "move", "1", "understood", "--back", stdin=b"Yours.\nAlways.\n").code == 0
    assert item(board)["said_back"] == "Yours.\nAlways."
    assert "  Said back: Yours.\n    Always.\n" in board.ok("boundary", "show", "1")
    board.ok("undo")
    board.ok("boundary", "move", "1", "understood", "--wordless")
    assert (item(board)["status"], item(board)["said_back"]) == ("understood", None)


def test_the_check_can_be_overruled(board: Shell) -> None:
    assert board.ok("boundary", "move", "2", "ready", "--do", "I ask", "--anyway") == f"Ready to say: {RULE}\n"
    assert item(board, 2)["do"] == "I ask"
    board.ok("undo")
    assert (item(board, 2)["do"], item(board, 2)["status"]) == (None, "forming"), "both were one change"


@pytest.mark.parametrize("words", ["You do not see your friends any more", "If you leave me I will kill myself"])
def test_a_hit_and_overruling_it_each_name_help(shell: Shell, words: str) -> None:
    assert "troth help-lines" in shell.ok("boundary", "add", words)
    refused = shell.call("boundary", "move", "1", "ready")
    assert refused.code == 1 and refused.err.rstrip().endswith("`troth help-lines`.")
    kept = shell.call("boundary", "move", "1", "ready", "--anyway")
    assert (kept.code, kept.out) == (0, f"Ready to say: {words}\n")
    assert kept.err.startswith("Help & safety") and "troth help-lines" in kept.err


def test_words_of_another_language_have_their_help_beside(shell: Shell) -> None:
    assert "troth help-lines" in shell.ok("boundary", "add", "Ich gehe um zehn ins Bett")


def test_what_the_check_can_not_tell_is_said_beside_and_stops_nothing(shell: Shell) -> None:
    shell.ok("boundary", "add", "Ich gehe um zehn ins Bett")
    moved = shell.call("boundary", "move", "1", "ready")
    assert (moved.code, moved.out) == (0, "Ready to say: Ich gehe um zehn ins Bett\n")
    assert "English" in moved.err


@pytest.mark.seed("S1.9")
def test_what_happened(board: Shell) -> None:
    assert board.ok("boundary", "honour", "1", "3", "--on", "yesterday").count("Honoured: ") == 2
    assert board.ok("boundary", "honour", "1", "--on", "yesterday").startswith("Honoured already that day")
    assert board.call("boundary", "honour", "1", "--on", "tomorrow").code == 1
    assert board.ok("boundary", "strain", "1", "--note", "late call", "--on", "today") == f"Strained: {SUNDAYS}\n"
    assert [each["kind"] for each in item(board)["events"]] == ["honoured", "strained"]  # type: ignore[attr-defined]
    text = board.ok("boundary", "show", "1")
    assert text.index("strained: late call") < text.index("honoured"), "the newest first"
    assert board.ok("boundary", "withdraw", "3", "1").startswith("Withdrawn, and it counts as no: We share")
    assert "It counts as no." in board.ok("boundary", "show", "3") and item(board, 3)["stands"] is False
    assert board.call("boundary", "honour", "1").code == 1
    assert board.ok("boundary", "withdraw", "1").startswith("Withdrawn already")


def test_a_revision_shows_its_earlier_words(board: Shell) -> None:
    board.ok("boundary", "move", "1", "ready")
    board.ok("boundary", "move", "1", "said")
    board.ok("boundary", "move", "1", "understood", "--back", "Yours.")
    board.ok("boundary", "withdraw", "1")
    board.ok("boundary", "move", "1", "forming")
    text = board.ok("boundary", "show", "1")
    assert date.fromisoformat(str(item(board)["earlier"][0]["until"]))  # type: ignore[index]
    assert f"Until today: {SUNDAYS}" in text
    assert "    Said back: Yours." in text


LABELS = {
    SUNDAYS: "boundary", RULE: "rule", "If you drink again I am leaving you": "ultimatum", "respect me": "vague",
    "You are not allowed to see your sister": "control", "You always come late": "absolute",
}  # fmt: skip


@pytest.mark.parametrize("text", LABELS)
def test_check(shell: Shell, text: str) -> None:
    said = shell.ok("boundary", "check", *text.split())
    assert said.splitlines()[0] == LABELS[text] and len(said.splitlines()) in (2, 3)
    found = shell.call("boundary", "check", text, "--json").json
    assert (found["schema"], found["label"]) == (1, LABELS[text]) and found["thought"] in said
    assert (found["page"] == "control-or-boundary") == (LABELS[text] == "control")
    assert ("Help & safety" in said) == (found["page"] is not None)


def test_check_reads_the_input_and_keeps_nothing(board: Shell) -> None:
    path = board.folder / "troth.json"
    whole, lines = path.read_bytes(), f"{RULE}\nSecond line".encode()
    for asked in (board.run("boundary", "check", stdin=lines), board.call("boundary", "check", "-", stdin=lines)):
        assert asked.out.startswith("rule\n")
    assert path.read_bytes() == whole
    path.write_bytes(b"{")
    assert board.ok("boundary", "check", RULE).startswith("rule\n"), "no data file is opened"
    assert path.read_bytes() == b"{"
    assert board.call("boundary", "check", stdin=b"").out.startswith("vague\n")
    assert board.call("boundary", "check", stdin=b"\xff\xfe\0" * 9000).code == 2


def test_today_lists_what_is_to_look_at_again_and_asks_nothing(board: Shell) -> None:
    assert "look at again" not in board.ok("today") and board.call("today", "--json").json["review"] == []
    board.ok("boundary", "move", "1", "ready")
    board.ok("boundary", "move", "1", "said")
    board.ok("boundary", "move", "1", "understood", "--wordless")
    board.ok("boundary", "strain", "1")
    today = board.ok("today")
    assert today.endswith(f"Boundaries to look at again\n    1 {SUNDAYS}\n") and "Nothing is due" not in today
    assert board.call("today", "--json").json["review"] == [1] and board.ok("status") == "0\n"
    board.ok("boundary", "move", "1", "lived")
    assert "look at again" not in board.ok("today")


def test_a_review_day_comes_by_itself(shell: Shell) -> None:
    shell.ok("boundary", "add", SUNDAYS, "--review", "+3d")
    shell.ok("boundary", "move", "1", "ready")
    shell.ok("boundary", "move", "1", "said")
    shell.ok("boundary", "move", "1", "understood", "--wordless")
    assert "look at again" not in shell.ok("today", "--on", "+2d") and "look at again" in shell.ok(
        "today", "--on", "+3d"
    )


@pytest.mark.parametrize(
    "line",
    ["boundary", "boundary nothing", "boundary show", "boundary move 1", "boundary move 1 nowhere", "boundary honour",
     "boundary move 1 withdrawn", "boundary add I --firm x", "boundary add I --kind rule", "boundary add I --about s",
     "boundary add I --review someday", "boundary add I --about zzz", "boundary list 3", "boundary strain 1 2"],
)  # fmt: skip
def test_wrong_use(shell: Shell, line: str) -> None:
    said = shell.call(*line.split(" "))
    assert (said.code, said.out) == (2, "") and said.err.startswith("troth: ") and said.err.count("\n") == 1
    assert not shell.folder.exists()


def test_help_of_each_is_there(shell: Shell) -> None:
    for what in ("add", "check", "list", "show", "honour", "strain", "withdraw", "move"):
        assert shell.ok("boundary", what, "--help").startswith(f"usage: troth boundary {what}")
        assert f"    {what} " in shell.ok("boundary", "--help")
    assert ", ".join(COLUMNS) in " ".join(shell.ok("boundary", "move", "--help").split())


@pytest.mark.parametrize("words", ["\x1b]52;c;eA==\x07evil", "[/b][@click=x]", "a\u202egnp", "漢字" * 200, "-- -x"])
def test_hostile_words_are_shown_as_they_are(shell: Shell, words: str) -> None:
    shell.ok("boundary", "add", "--", words)
    for line in (["list"], ["show", "1"], ["honour", "1"], ["withdraw", "1"]):
        out = shell.ok("boundary", *line)
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert shell.call("boundary", "list", "--json").out.isascii()
    data = json.loads((shell.folder / "troth.json").read_text())
    assert data["boundaries"]["1"]["statement"] == words


@pytest.mark.parametrize(
    "words", ["list", "show 1", "honour 1", "strain 1", "withdraw 1", "move 1 forming", "list --json"]
)
def test_imports(board: Shell, words: str) -> None:
    modules = loaded(board, "boundary", *words.split())
    assert not modules & (set(BANNED) | {"troth.guidance"})


def test_a_file_without_a_board_pays_nothing_for_it(three: Shell) -> None:
    for words in ("status", "today", "tick 1", "list"):
        ours = {name for name in loaded(three, *words.split()) if name.startswith("troth.")}
        assert not {name for name in ours if "board" in name or "boundar" in name or "spac" in name}, words


class TestClosenessIsNoPromise:
    @pytest.mark.seed("S1.8")
    def test_it_is_refused_and_nothing_is_written(self, shell: Shell) -> None:
        said = shell.call("add", "Kiss", "--every", "day", "--about", "intimacy")
        assert (said.code, said.out) == (1, "")
        assert "can't be promised ahead" in said.err and "boundary" in said.err and "Kiss" not in said.err
        assert not shell.folder.exists()

    def test_nor_does_an_edit_bring_it_in(self, three: Shell) -> None:
        assert three.call("edit", "1", "--about", "intim").code == 1
        assert three.ok("edit", "1", "--about", "digital") == "Changed: Call mum.\n"
        assert three.call("show", "1", "--json").json["items"][0]["about"] == "digital"
        assert "About: digital" in three.ok("show", "1")
        three.ok("edit", "1", "--about", "")
        assert three.call("show", "1", "--json").json["items"][0]["about"] is None

    def test_anything_else_may_be_promised(self, shell: Shell) -> None:
        assert shell.ok("add", "Phones away", "--every", "day", "--about", "digi").startswith("Promise 1")
        assert shell.call("add", "It", "--about", "nothing").code == 2


def test_fourteen_days_later_it_is_lived(board: Shell) -> None:
    for words in (["ready"], ["said"], ["understood", "--wordless"]):
        board.ok("boundary", "move", "1", *words)
    path = board.folder / "troth.json"
    was = (date.fromisoformat(str(item(board)["understood_on"])) - timedelta(days=14)).isoformat()
    data = json.loads(path.read_text())
    data["boundaries"]["1"]["understood_on"] = was
    path.write_text(json.dumps(data))
    assert board.call("boundary", "show", "1", "--json").json["items"][0]["status"] == "lived"


def test_of_a_limit_of_theirs_only_what_reaches_into_my_life_is_told_and_it_is_never_refused(shell: Shell) -> None:
    out = shell.ok("boundary", "add", "--theirs", "You don't see your friends any more")
    assert "You are free to say no to it" in out and "yours alone" not in out
    assert shell.ok("boundary", "add", "--theirs", "No photos without asking").count("\n") == 1
    moved = shell.call("boundary", "move", "1", "ready")
    assert moved.code == 0 and "You are free to say no to it" in moved.err
    shell.ok("boundary", "add", "--theirs", "--firm", "firm", "They leave when there is shouting")
    assert "it needs what they will do" in shell.call("boundary", "move", "3", "ready").err
