"""The foundation in a real terminal: bytes for a key, silence, signals, crashes, what is left behind."""

import asyncio
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyte
import pytest
from textual.app import App

from troth.tui.kit import signals

APP = str(Path(__file__).with_name("foundation_app.py"))
SOURCE = str(Path(__file__).parents[3] / "src")
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
_UNKNOWN = re.compile(rb"\x1b\[[<=>?][\d;]*\$?[a-z]")
"""Sequences between program and terminal that write no cell, and which the emulator would print in part."""


class Terminal:
    """A program on a pseudo-terminal of `size`, and all it has written; `more` is set in its environment."""

    def __init__(self, *command: str, size: tuple[int, int] = (80, 24), **more: str) -> None:
        self.output = b""
        self.size = size
        self._sized_at = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "SSH_CONNECTION")}
            environment |= {"PYTHONPATH": SOURCE, "TERM": "xterm-256color", "COLORTERM": "truecolor"} | more
            os.execvpe(command[0], list(command), environment)

    def read(self, quiet: float = 0.3, limit: float = 60.0) -> bytes:
        """What is written until `quiet` seconds of silence, or `limit` in all."""
        got = b""
        end = time.monotonic() + limit
        while time.monotonic() < end and select.select([self.fd], [], [], quiet)[0]:
            try:
                piece = os.read(self.fd, 65536)
            except OSError:
                break
            if not piece:
                break
            got += piece
        self.output += got
        return got

    def until(self, *signs: bytes, since: int = 0, limit: float = 60.0) -> None:
        """Read until all `signs` have been written, after the first `since` bytes."""
        end = time.monotonic() + limit
        while not all(sign in self.output[since:] for sign in signs) and time.monotonic() < end:
            self.read(0.02, 0.1)
        assert all(sign in self.output[since:] for sign in signs)

    def until_shown(self, text: str, limit: float = 60.0) -> None:
        """Read until `text` stands on the screen; of a row only the cells that change are written."""
        end = time.monotonic() + limit
        while text not in self.screen() and time.monotonic() < end:
            self.read(0.02, 0.1)
        assert text in self.screen()

    def screen(self) -> str:
        """The rows that the terminal shows by now; of another size only what was written since it has that size."""
        shown = pyte.Screen(*self.size)
        pyte.ByteStream(shown).feed(_UNKNOWN.sub(b"", self.output[self._sized_at :]))
        return "\n".join(shown.display)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, once what is under way has been written."""
        self.read(0.05)
        self.size, self._sized_at = (columns, rows), len(self.output)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: str, *, answered: bool = False) -> bytes:
        """What pressing `keys` makes it write; where it is to be answered, however long the machine takes to begin."""
        os.write(self.fd, keys.encode())
        if not answered:
            return self.read(0.15)
        assert select.select([self.fd], [], [], 60.0)[0], keys
        return self.read(0.08)

    def code(self, limit: float = 15.0) -> int:
        """The exit code."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                with suppress(OSError):
                    self.read(0.1)
                return os.waitstatus_to_exitcode(status)
            with suppress(OSError):
                self.read(0.05, 0.1)
        raise AssertionError("it did not end")

    def lost(self, limit: float = 60.0) -> int:
        """The exit code after the window is closed."""
        os.dup2(os.open(os.devnull, os.O_RDWR), self.fd)
        end = time.monotonic() + limit
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        raise AssertionError("it did not end")

    def close(self) -> None:
        """End the program if it still runs."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        with suppress(OSError):
            os.close(self.fd)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The trial app, painted."""
    opened = Terminal(sys.executable, APP)
    opened.until(b"help")
    opened.read(0.1)
    yield opened
    opened.close()


def test_a_key_costs_little_and_silence_nothing(terminal: Terminal) -> None:
    terminal.read(1.0)
    assert len(terminal.output) <= 6_000, "the first paint"
    steps = [len(terminal.press("j", answered=True)) for _ in range(10)]
    assert max(steps) <= 486, "two rows and their ground"
    assert len(terminal.press("x", answered=True)) <= 110
    assert len(terminal.press("\x1b[O")) == 0, "another window in front"
    assert len(terminal.press("\x1b[I")) == 0
    assert len(terminal.press("\x1b[<35;10;10M")) == 0, "the mouse passes"
    assert terminal.read(1.2, 1.7) == b""
    paged = [len(terminal.press("j", answered=True)) for _ in range(19)]
    assert (sum(steps) + sum(paged)) / 29 <= 600, "with the scroll at the edge"
    assert len(terminal.press("\x1b[C")) == 0


def test_quitting_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.code() == 0
    assert all(sign in terminal.output for sign in RESTORED)
    tail = terminal.output.rpartition(b"\x1b[?1049l")[2]
    assert b"m" not in tail.replace(b"\x1b", b""), "it prints nothing"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_it_cleanly(terminal: Terminal, number: signal.Signals, code: int) -> None:
    os.kill(terminal.pid, number)
    assert terminal.code() == code
    assert all(sign in terminal.output for sign in RESTORED)
    assert terminal.output.rindex(b"\x1b[?1049l") > terminal.output.rindex(b"\x1b[?1049h")


STALLED = """
import asyncio, runpy, sys, time
from troth.tui.kit import signals
from troth.tui.kit.input_queue import InputQueue

signals._GRACE = 1.0

async def drained(self, limit):
    {waits}

InputQueue.drained = drained
try:
    runpy.run_path({app!r}, run_name="__main__")
finally:
    print("it ended by itself")
"""


@pytest.mark.parametrize(
    ("waits", "by_itself"),
    [("time.sleep(60)", False), ("[await asyncio.sleep(0.02) for _ in range(150)]", True)],
    ids=["stands still", "is slow"],
)
def test_the_terminal_is_given_back_whatever_holds_the_end_up(waits: str, by_itself: bool) -> None:
    terminal = Terminal(sys.executable, "-c", STALLED.format(waits=waits, app=APP))
    terminal.until(b"help")
    terminal.read(0.1)
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.code() == 143
    assert all(sign in terminal.output for sign in RESTORED)
    tail = terminal.output.rpartition(b"\x1b[?1049l")[2]
    assert (b"it ended by itself" in tail) == by_itself
    terminal.close()


def test_once_the_screen_is_gone_what_is_still_being_written_is_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "_GRACE", 0.01)
    monkeypatch.setattr(signals.os, "_exit", lambda code: pytest.fail("the process was ended in the middle of it"))
    loop = asyncio.new_event_loop()
    loop.close()
    signals._end_what_stands_still(loop, App(), 143)


def test_a_lost_terminal_ends_it(terminal: Terminal) -> None:
    assert terminal.lost() == 129


def test_suspending_and_coming_back_paints_again(terminal: Terminal) -> None:
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.until(b"\x1b[?1049l")
    before = len(terminal.output)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(b"Call my mother together 3", b"Commitments", since=before)
    terminal.press("q")
    assert terminal.code() == 0


@pytest.mark.parametrize("key", ["z", "Z", "p"])
def test_a_crash_says_where_and_nothing_else(terminal: Terminal, key: str) -> None:
    terminal.press(key)
    assert terminal.code() == 1
    assert all(sign in terminal.output for sign in RESTORED)
    assert b"CANARY" not in terminal.output
    said = terminal.output.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Troth stopped because of a fault of its own" in said
    assert "foundation_app.py:" in said
    assert ("Speaking" if key == "p" else "ValueError") in said
    assert "Traceback" not in said


def test_ctrl_c_says_how_to_leave(terminal: Terminal) -> None:
    terminal.press("\x03")
    terminal.until(b"ctrl+q leaves Troth")
    terminal.press("\x11")
    assert terminal.code() == 0


def test_prepare_takes_what_could_record_a_person_out_of_the_environment() -> None:
    program = (
        "import os, resource, sys; from troth.tui.app.environment import prepare; calm = prepare();"
        "assert not any(name.startswith(('textual', 'rich')) for name in sys.modules);"
        "print(calm, sorted(k for k in os.environ if k.startswith('TEXTUAL')), oct(os.umask(0)),"
        " resource.getrlimit(resource.RLIMIT_CORE)[0]);"
        "import textual.constants as c; print(c.LOG_FILE, c.DRIVER, c.TEXTUAL_ANIMATIONS, c.SMOOTH_SCROLL)"
    )
    bad = {"TEXTUAL": "devtools,debug", "TEXTUAL_LOG": "/tmp/x", "TEXTUAL_DRIVER": "a:b", "TEXTUAL_DEBUG": "1"}
    environment = {"PYTHONPATH": SOURCE, "PATH": os.environ["PATH"], **bad}
    for more, told in (
        ({}, "False [] 0o77 0\nNone None full True"),
        (
            {"SSH_CONNECTION": "a b c d"},
            "True ['TEXTUAL_ANIMATIONS', 'TEXTUAL_SMOOTH_SCROLL'] 0o77 0\nNone None none False",
        ),
    ):
        run = subprocess.run([sys.executable, "-c", program], env=environment | more, capture_output=True, text=True)
        assert run.stdout.strip() == told, run.stderr


def test_an_error_before_the_screen_says_no_more() -> None:
    program = (
        "from troth.tui.kit import crash; crash.install()\nimport threading\n"
        "def fail(): raise ValueError('CANARY')\nt = threading.Thread(target=fail); t.start(); t.join()\nfail()"
    )
    run = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": SOURCE}, capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr.count("ValueError at ") == 2
    assert "CANARY" not in run.stderr
    assert "Traceback" not in run.stderr
