"""At a terminal: prompts, one key, colour, width."""

import os
import pty
import re
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from fcntl import ioctl
from select import select

import pytest
from cli_shell import Shell


class Terminal:
    """A process that believes a person sits at its terminal."""

    def __init__(self, env: dict[str, str], *words: str, columns: int = 80, program: list[str] | None = None) -> None:
        self._child, self._there = pty.fork()
        if self._child == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a suite in the background ignores it
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            argv = program or [sys.executable, "-m", "troth", *words]
            os.execvpe(argv[0], argv, env)
        self.seen = ""

    def wait_for(self, words: str, seconds: int = 60) -> None:
        end = time.monotonic() + seconds
        while words not in self.seen and time.monotonic() < end and self._read():
            pass
        assert words in self.seen, self.seen

    def _read(self) -> bool:
        if select([self._there], [], [], 0.2)[0]:
            try:
                self.seen += os.read(self._there, 65536).decode("utf-8", "replace")
            except OSError:
                return False
        return True

    def send(self, keys: bytes) -> None:
        os.write(self._there, keys)

    def drain(self) -> None:
        """Read what it shows now, so that it does not wait for a reader."""
        while select([self._there], [], [], 0)[0] and self._read():
            pass

    def interrupt(self) -> int:
        """Press ctrl+c, again where the first came right before a read and waits behind it; then as `end`."""
        for _ in range(9):
            with suppress(OSError):
                self.send(b"\x03")
            if self._ends(1.0):
                break
        return self.end()

    def settle(self, seconds: int = 60) -> None:
        """Wait until everything sent has been read, and the process waits for more."""
        there, end = os.open(f"/proc/{self._child}/fd/0", os.O_RDONLY | os.O_NOCTTY), time.monotonic() + seconds
        while struct.unpack("i", ioctl(there, termios.FIONREAD, b"\0" * 4))[0] or not self._sleeps():
            assert time.monotonic() < end
            time.sleep(0.01)
        os.close(there)

    def _sleeps(self) -> bool:
        with open(f"/proc/{self._child}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] == "S"

    def hang_up(self) -> int:
        """Drop the line; then as `end`."""
        os.kill(self._child, signal.SIGHUP)
        return self.end()

    def _ends(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self._read():
                return True
        return False

    def end(self) -> int:
        self._ends(60)
        os.close(self._there)
        return os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])


Start = Callable[..., Terminal]


@pytest.fixture
def at(three: Shell) -> Start:
    def start(*words: str, columns: int = 80, **more: str) -> Terminal:
        return Terminal({**three.env, "TERM": "xterm-256color", **more}, *words, columns=columns)

    return start


def test_add_asks_for_the_title(at: Start, three: Shell) -> None:
    terminal = at("add", "--every", "day")
    terminal.wait_for("Title: ")
    terminal.send(b"Say sorry\n")
    terminal.wait_for("Promise 4: Say sorry (every day, next today).")
    assert terminal.end() == 0
    left = at("add")
    left.wait_for("Title: ")
    assert left.interrupt() == 130
    assert "Traceback" not in left.seen and three.ok("status") == "3\n"


def test_note_is_asked_for(at: Start, three: Shell) -> None:
    terminal = at("tick", "1", "--note")
    terminal.wait_for("Note (")
    terminal.send(b"first\nsecond\n\x04")
    terminal.wait_for("Kept: Call mum.")
    assert terminal.end() == 0
    assert three.call("show", "1", "--json").json["items"][0]["occasions"][0]["note"] == "first\nsecond"


@pytest.mark.parametrize(("key", "left"), [(b"2", "1\n"), (b"q", "2\n"), (b"\x1b", "2\n"), (b"7", "2\n")])
def test_one_key(at: Start, three: Shell, key: bytes, left: str) -> None:
    terminal = at("tick")
    terminal.wait_for("q leaves")
    assert "2  ○ 2 Cook supper" in terminal.seen and "1  ○ 1 Call mum" in terminal.seen
    terminal.send(key)
    assert terminal.end() == 0
    assert three.ok("status") == left


def test_one_key_for_a_number_above_nine(at: Start, three: Shell) -> None:
    for number in range(4, 12):
        three.ok("add", f"Number {number}", "--every", "day")
    terminal = at("tick")
    terminal.wait_for("q leaves")
    assert "a  ○ 10 Number 10" in terminal.seen and "b  ○ 11 Number 11" in terminal.seen
    terminal.send(b"b")
    terminal.wait_for("Kept: Number 11.")
    assert terminal.end() == 0


def test_width_and_colour(at: Start, three: Shell) -> None:
    three.ok("edit", "1", "--title", "A title that is much longer than a narrow terminal could ever hold " * 2)
    three.ok("tick", "2")
    for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"TERM": ""}, False)):
        terminal = at("today", columns=60, **more)
        assert terminal.end() == 0
        assert ("\x1b[" in terminal.seen) == coloured, more
        lines = re.sub("\x1b\\[[0-9;]*m", "", terminal.seen).splitlines()
        assert all(len(line) <= 60 for line in lines), lines
        dumb = more.get("TERM") == "dumb"
        assert ("..." if dumb else "…") in terminal.seen and ("o 1" if dumb else "○ 1") in terminal.seen
        assert terminal.seen.isascii() == dumb
    terminal = at("today", "--no-color")
    terminal.end()
    assert "\x1b[" not in terminal.seen
    assert "…" not in three.ok("today"), "a pipe gets whole titles"


@pytest.mark.parametrize("words", [[], ["demo"]])
def test_the_app_opens_and_leaves(at: Start, three: Shell, words: list[str]) -> None:
    terminal = at(*words, TMPDIR=str(three.folder))
    terminal.wait_for("Supper without phones" if words else "Call mum")
    terminal.send(b"q")
    assert terminal.end() == 0
    assert "Traceback" not in terminal.seen
    assert not list(three.folder.glob("troth-demo-*"))


def test_the_app_says_when_the_file_cant_be_used(at: Start, three: Shell) -> None:
    (three.folder / "troth.json").write_bytes(b"{")
    terminal = at()
    assert terminal.end() == 3
    assert "troth: " in terminal.seen and "Traceback" not in terminal.seen
