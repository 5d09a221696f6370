"""What a person types arrives whole and as it was meant, or is refused: encodings, lengths, lines, prompts."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from cli_shell import Said, Shell
from test_cli_terminal import Terminal

from troth.cli.prompt import unbroken

GRÜSSE = "Grüße an dich"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
PLAIN = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
Start = Callable[..., Terminal]


@pytest.fixture
def at(shell: Shell) -> Start:
    return lambda *words, **more: Terminal({**shell.env, "TERM": "xterm-256color", **more}, *words)


def titles(shell: Shell) -> list[str]:
    return [item["title"] for item in shell.call("list", "--all", "--json").json["items"]]


def refused(said: Said, code: int) -> str:
    assert (said.code, said.out) == (code, "") and said.err.count("\n") == 1, said
    return said.err


@pytest.mark.parametrize(
    "given",
    [
        b"Gr\xfc\xdfe an dich\n",
        b"\xff\xfeG\x00r\x00",
        b"\xfe\xff\x00G",
        b"half of it \xc3",
        b"\xed\xa0\xbd\xed\xb8\x80",
        b"\xc0\xaf",
    ],
)
@pytest.mark.parametrize(
    "words", [["note"], ["add", "-"], ["add"], ["add", "It", "--note", "-"], ["boundary", "add", "-"]]
)
def test_standard_input_is_utf_8_or_refused(shell: Shell, words: list[str], given: bytes) -> None:
    assert "not UTF-8" in refused(shell.call(*words, stdin=given), 2)
    assert not (shell.folder / "troth.json").exists()


@pytest.mark.parametrize("locale", [{}, PLAIN, {"LANG": "POSIX", **PLAIN}], ids=["UTF-8", "C", "POSIX"])
def test_arguments_are_utf_8_or_refused_whatever_the_locale(shell: Shell, locale: dict[str, str]) -> None:
    env = shell.env | locale
    for words in (["add", b"Gr\xfc\xdfe"], ["add", "It", b"--why=\xff"], ["journal", "--search", b"\xe9"]):
        assert "not UTF-8" in refused(shell.run(*words, env=env), 2)
    assert shell.run("add", GRÜSSE.encode(), "--every", "day", env=env).code == 0
    assert shell.run("note", env=env, stdin=GRÜSSE.encode()).code == 0
    assert titles(shell) == [GRÜSSE]
    assert shell.run("tick", "grüß".encode(), env=env).code == 0
    assert shell.run("journal", "--search", "GRÜSSE".encode(), env=env).out.startswith("  1 ")
    odd = os.fsencode(shell.folder) + b"/\xff\xc3\xbc.json"
    assert shell.run("--file", odd, "add", "It", env=env).code == 0 and os.path.exists(odd)
    assert shell.run("export", "json", "-o", odd + b".out", env=env).code == 0 and os.path.exists(odd + b".out")


def test_a_mark_of_the_byte_order_is_no_word(shell: Shell) -> None:
    shell.call("add", "\ufeffOne", "--every", "day")
    shell.call("add", "-", stdin=b"\xef\xbb\xbfTwo\r\n\xef\xbb\xbfThree\rFour")
    shell.call("note", stdin=b"\xef\xbb\xbfWords")
    assert titles(shell) == ["One", "Two", "Three", "Four"]
    assert shell.call("journal", "1", "--json").json["items"][0]["answers"][0]["values"] == ["Words"]
    assert refused(shell.call("add", "\ufeff "), 1)


def test_what_is_compared_is_composed_alike(shell: Shell) -> None:
    shell.ok("add", "Cafe\u0301 mit Mu\u0308ller", "--every", "day")
    shell.call("note", stdin="Im Café".encode())
    for word in ("Café", "cafe\u0301", "CAFÉ MIT MU\u0308"):
        assert shell.call("show", word).code == 0
    assert "Café" in shell.ok("journal", "--search", "cafe\u0301")


def test_signs_of_several_letters_show(shell: Shell) -> None:
    for title in (SCOTLAND, "👩‍👩‍👧‍👦", "می‌خواهم", "क्\u200dष"):
        assert title in shell.ok("add", title, "--every", "day")
    assert SCOTLAND in shell.ok("today")


def test_columns_hold_for_letters_with_marks(shell: Shell) -> None:
    for title in ("plain", "โทรหาแม่", "हिन्दी में", "e\u0301te\u0301", "日本語"):
        shell.ok("add", title, "--every", "day")
    from troth.drawing.width import width_of

    assert len({width_of(line.split("every day")[0]) for line in shell.ok("list").splitlines()}) == 1


LONG = "word " * 60


@pytest.mark.parametrize(
    "words",
    [
        ["add", LONG],
        ["add", "It", f"--why={LONG}"],
        ["add", "It", f"--cue={LONG}"],
        ["add", "It", f"--note={LONG * 100}"],
        ["add", "It", f"--every=cue {LONG}"],
        ["edit", "1", f"--title={LONG}"],
        ["edit", "1", f"--smallest={LONG}"],
        ["tell", "1", f"--how={LONG}"],
        ["tell", "1", f"--note={LONG * 100}"],
        ["tick", "1", f"--note={LONG * 100}"],
        ["release", "1", f"--why={LONG * 100}"],
        ["boundary", "add", LONG * 2],
        ["boundary", "add", "It", f"--do={LONG}"],
        ["boundary", "add", "It", f"--honour={LONG}"],
    ],
    ids=lambda words: " ".join(words)[:20],
)
def test_what_is_too_long_is_refused(shell: Shell, words: list[str]) -> None:
    shell.ok("add", "Call mum", "--every", "day")
    whole = (shell.folder / "troth.json").read_bytes()
    assert "takes at most" in refused(shell.call(*words), 1)
    assert (shell.folder / "troth.json").read_bytes() == whole


@pytest.mark.parametrize(
    "words", [["add"], ["edit", "1", "--title", "-"], ["add", "It", "--why", "-"], ["tell", "1", "--how", "-"]]
)
def test_several_lines_are_no_line(shell: Shell, words: list[str]) -> None:
    shell.ok("add", "Call mum", "--every", "day")
    assert "one line" in refused(shell.call(*words, stdin=b"one\ntwo\n"), 1)
    assert "word" not in refused(shell.call(*words, stdin=b"word " * 100_000), 1)
    assert titles(shell) == ["Call mum"]


def test_each_line_is_a_promise_or_none_is(shell: Shell) -> None:
    said = shell.call("add", "-", "--every", "day", "--size", "big", stdin=b"One\n\n  Two \nThree")
    assert [line.split(" (")[0] for line in said.out.splitlines()] == [
        *("Promise 1: One", "Promise 2: Two", "Promise 3: Three"),
    ]
    assert shell.ok("undo") == "Taken back: 3 promises made.\n" and titles(shell) == []
    assert shell.ok("redo") and titles(shell) == ["One", "Two", "Three"]
    said = shell.call("add", "-", stdin=f"Four\n\n{LONG}\nFive".encode())
    assert refused(said, 1).startswith("troth: Line 3: The title takes at most 200")
    assert titles(shell) == ["One", "Two", "Three"]
    assert "no words" in refused(shell.call("add", "-", stdin=b"\n \n\0\n"), 1)
    made = shell.call("add", "-", "--json", stdin=b"Six\nSeven").json
    assert [item["title"] for item in made["items"]] == ["Six", "Seven"] and made["warnings"] == []


def test_many_lines(shell: Shell) -> None:
    said = shell.call("add", "-", stdin="".join(f"Promise {n}\n" for n in range(2_000)).encode())
    assert said.code == 0 and said.out.count("\n") == 2_000


@pytest.mark.parametrize(("words", "stdin"), [(["add", "One"], b""), (["tick", "1"], b""), (["note"], b"Words")])
def test_what_was_done_but_not_printed_says_just_that(shell: Shell, words: list[str], stdin: bytes) -> None:
    shell.ok("add", "Call mum", "--every", "day")
    whole = (shell.folder / "troth.json").read_bytes()
    for full in ({"stdout"}, {"stdout", "stderr"}):
        with open("/dev/full", "wb") as nowhere:
            streams: dict[str, Any] = {
                name: nowhere if name in full else subprocess.PIPE for name in ("stdout", "stderr")
            }
            done = subprocess.run(
                [sys.executable, "-m", "troth", *words], env=shell.env, input=stdin, **streams, check=False
            )
        assert done.returncode == 0
        assert done.stderr in (None, b"troth: It is done, but that could not be printed (no space left on device).\n")
    assert (shell.folder / "troth.json").read_bytes() != whole
    with open("/dev/full", "wb") as nowhere:
        done = subprocess.run(
            [sys.executable, "-m", "troth", "list"], env=shell.env, stdout=nowhere, stderr=-1, check=False
        )
    assert done.returncode == 1 and b"could not be printed" in done.stderr


def test_a_prompt_edits_and_keeps_no_history(at: Start, shell: Shell) -> None:
    (shell.folder / "nobody").mkdir(parents=True)
    terminal = at("add", "--every", "day", HOME=str(shell.folder / "nobody"))
    terminal.wait_for("Title: ")
    terminal.send(b"Cal mun\x1b[D\x7fx\x05\x7f\x1b[D\x1b[A\t!\x01Now \r")
    terminal.wait_for("Promise 1")
    assert terminal.end() == 0
    assert titles(shell) == ["Now Cal m !x"]
    assert list((shell.folder / "nobody").iterdir()) == []


@pytest.mark.parametrize("more", [{}, {"TERM": "dumb"}, PLAIN], ids=["a terminal", "dumb", "the C locale"])
def test_a_line_at_the_prompt_is_as_long_as_it_is(at: Start, shell: Shell, more: dict[str, str]) -> None:
    terminal = at("note", **more)
    terminal.wait_for("ends it")
    text = "".join(f"wört{n:05} " for n in range(1_000)).strip()
    for begin in range(0, len(text), 200):
        terminal.send(text[begin : begin + 200].encode())
        terminal.drain()
    terminal.send(b"\rlast\r\x04")
    terminal.wait_for("Kept in the journal.")
    assert terminal.end() == 0
    assert shell.call("journal", "1", "--json").json["items"][0]["answers"][0]["values"] == [f"{text}\nlast"]


def test_what_is_no_utf_8_at_the_prompt_is_refused(at: Start, shell: Shell) -> None:
    terminal = at("add")
    terminal.wait_for("Title: ")
    terminal.send(b"Gr\xfc\xdfe\r")
    assert terminal.end() == 2 and "not UTF-8" in terminal.seen
    assert not (shell.folder / "troth.json").exists()


def test_a_key_deletes_a_whole_letter_in_any_locale(at: Start, shell: Shell) -> None:
    terminal = at("add", "--every", "day", **PLAIN)
    terminal.wait_for("Title: ")
    terminal.send("Grüßü\x7f".encode() + b"\x1b[D\x1b[D\x7f\x7fxy\r")
    terminal.wait_for("Promise 1")
    assert terminal.end() == 0
    assert titles(shell) == ["xyüß"]


def test_a_prompt_stands_beside_what_is_printed_elsewhere(shell: Shell) -> None:
    out = shell.folder / "out"
    shell.folder.mkdir(parents=True, exist_ok=True)
    line = f'exec "{sys.executable}" -m troth add --every day >"{out}"'
    terminal = Terminal({**shell.env, "TERM": "xterm"}, program=["sh", "-c", line])
    terminal.wait_for("Title: ")
    terminal.send(b"Call mun\x7fm\r")
    assert terminal.end() == 0
    assert out.read_text() == "Promise 1: Call mum (every day, next today).\n"


def test_a_terminal_that_goes_away_hides_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is broken off by a line that drops is told of as that, so that its words wait."""
    master, slave = os.openpty()
    with os.fdopen(slave) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(KeyboardInterrupt), unbroken():
            os.close(master)
            raise KeyboardInterrupt
        with pytest.raises(OSError, match="Input/output"), unbroken():
            pass
