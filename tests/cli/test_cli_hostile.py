"""What a person writes is data: shown literally, never as control codes, markup or a path, and never in an error."""

import re

import pytest
from cli_shell import Said, Shell

HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "c1": "\x9b31mred\x9d0;title\x9c",
    "bidi": "\u202eevil\u2066\u200f",
    "markup": "[/foo] [@click=app.quit]x[/] [x=",
    "lines": "one\ntwo\r\nthree\rfour",
    "long": "x" * 10_000,
    "wide": "\u6f22" * 300 + "e\u0301\u200d",
    "percent": "%s %d {left} {0} %(prog)s",
    "path": "../../etc/passwd",
    "option": "--no-color=evil",
}
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FIELDS = ["--why", "--note", "--cue", "--then", "--obstacle", "--plan", "--smallest"]


def safe(said: Said) -> Said:
    assert said.code in (0, 1, 2), said
    assert not UNSAFE.search(said.out), said.out
    assert not UNSAFE.search(said.err), said.err
    assert "fault of its own" not in said.err
    return said


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_every_field(shell: Shell, text: str) -> None:
    for words in (
        ["add", "--every", "day", "--", text],
        ["add", "--every", f"cue {text}", "--", "Plain"],
        ["add", "Plain", *(f"{field}={text}" for field in FIELDS)],
        ["tick", "1", f"--note={text}"],
        ["tell", "1", f"--how={text}", f"--note={text}"],
        ["move", "1", "+3d", f"--why={text}"],
        ["move", "3", "+3d", f"--why={text}"],
        ["edit", "2", f"--title={text}"],
        ["release", "2", f"--why={text}"],
        ["today"],
        ["today", "--json"],
        ["list", "--all"],
        ["list", "--all", "--json"],
        *(["show", str(number)] for number in (1, 2, 3)),
        *(["show", str(number), "--json"] for number in (1, 2, 3)),
        ["status", f"--format={text}"],
        ["undo"],
        ["redo"],
        ["export", "json"],
        ["doctor"],
    ):
        safe(shell.call(*words))
    assert len(shell.call("list", "--all", "--json").json["items"]) >= (2 if len(text) <= 200 else 0)
    assert all(len(line) < 1_500 for line in shell.ok("today").splitlines())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_error_repeats_what_was_typed(three: Shell, text: str) -> None:
    for words in (
        [text],
        ["tick", "--", text],
        ["tick", "1", "--on", text],
        ["tick", "1", f"--{text}"],
        ["add", "It", f"--every={text}"],
        ["add", "It", f"--size={text}"],
        ["add", "It", f"--confidence={text}"],
        ["when", "--", text],
        ["config", "--", text],
        ["config", "day_ends_at", "--", text],
        ["export", "--", text],
        ["backup", "--", text],
        ["backup", "restore", "--", text],
    ):
        said = safe(three.call(*words))
        assert said.code in (1, 2), words
        assert said.out == "" and said.err.count("\n") == 1 and len(said.err) < 500
        for part in ("evil", "red\x1b", "passwd", "xxxxx", "ZXZp", "@click", "%(prog)"):
            assert part not in said.err, words


def test_bytes_that_are_no_text(shell: Shell) -> None:
    for words, stdin in (
        (["add", b"caf\xe9 \xff", "--every", "day"], b""),
        (["tick", b"\xff\xfe"], b""),
        (["add", "-"], b"a\x00b\xffc\n"),
    ):
        said = shell.run(*words, stdin=stdin)
        assert (said.code, said.out) == (2, "") and "not UTF-8" in said.err and said.err.count("\n") == 1
    assert not (shell.folder / "troth.json").exists()
    assert shell.call("add", "-", stdin=b"").code == 1
    assert shell.call("add", stdin=b"\x00\x00\n").code == 1
    assert shell.call("add", "-", "--every", "day", stdin=b"a\x00b\n").out.startswith("Promise 1: ab (")
    assert shell.call("tick", "1", "--note", "-", stdin=b"y" * 200_000).code == 1
    said = shell.run("tick", "1", "--note", "-", stdin=b"\x00note\nmore\x1b[0m\n" + b"y" * 10_000)
    assert said.out.startswith("Kept: ab")
    note = shell.call("show", "1", "--json").json["items"][0]["occasions"][0]["note"]
    assert note.startswith("note\nmore\x1b[0m\nyyy") and len(note) == 10_014
    assert "\x1b" not in shell.call("show", "1").out
    odd = shell.run("--file", bytes(shell.folder) + b"/\xff\n\x1b.json", "add", "x", "--every", "day")
    assert odd.code == 0
    said = shell.run("--file", bytes(shell.folder) + b"/\xff\x1b\n", "backup", "restore")
    assert said.code == 1 and said.err.count("\n") == 1


def test_only_one_text_comes_from_the_input(shell: Shell) -> None:
    said = shell.call("add", "-", "--note", "-", stdin=b"secret\nwords\n")
    assert said.code == 2 and "secret" not in said.err
    shell.call("add", "-", stdin=b"  Call   mum \n")
    assert shell.call("edit", "1", "--note", "-", stdin=b"one\n\ntwo\n").out == "Changed: Call mum.\n"
    assert shell.call("edit", "1", "--title", "-", stdin=b"Ring mum\nrest\n").code == 1, "a title is one line"
    assert shell.call("edit", "1", "--title", "-", stdin=b"\nRing mum\n").out == "Changed: Ring mum.\n"
    assert "  Note: one\n\n    two\n" in shell.call("show", "1").out
