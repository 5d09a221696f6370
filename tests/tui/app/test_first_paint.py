"""The first frame on a real terminal: there before Textual is loaded, painted once, given back whatever happens."""

import os
import re
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_foundation_terminal import RESTORED, SOURCE, Terminal
from test_real_terminal import answers, place, said
from test_rough_terminals import cooked, wait_for

from troth.domain.read_anew import CHANGES
from troth.store import rules_told

__all__ = ["place"]

TAKEN_OVER = b"\x1b[?1000h"
"""What Textual's driver writes before anything else."""

_CODES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\].*?\x07")

Start = Callable[..., Terminal]


@pytest.fixture
def start(place: Path) -> Iterator[Start]:
    """Open the app at a size, its environment `more`; ended with the test."""
    rules_told.remember(str(place), len(CHANGES))
    opened: list[Terminal] = []

    def begin(columns: int = 80, rows: int = 24, **more: str) -> Terminal:
        opened.append(Terminal(sys.executable, "-m", "troth", size=(columns, rows), **more))
        return opened[-1]

    yield begin
    for terminal in opened:
        terminal.close()


def without_textual(folder: Path, program: str) -> str:
    """A search path on which a module of that name runs `program` in place of Textual."""
    (folder / "stub").mkdir()
    (folder / "stub" / "textual.py").write_text(program)
    return f"{folder / 'stub'}:{SOURCE}"


def painted_early(terminal: Terminal) -> bytes:
    """All that is written before Textual takes the terminal over, and before the app says anything."""
    terminal.until(TAKEN_OVER)
    terminal.until_shown("CANARY walk")
    return terminal.output.partition(TAKEN_OVER)[0]


@pytest.mark.parametrize(("columns", "rows", "most"), [(120, 36, 10_000), (80, 24, 6_000), (60, 20, 5_000)])
def test_no_row_is_painted_twice_at_the_start(start: Start, columns: int, rows: int, most: int) -> None:
    terminal = start(columns, rows)
    early = painted_early(terminal)
    assert "CANARY walk" in early.decode() and "help" in early.decode()
    terminal.read(0.5)
    later = terminal.output[len(early) :]
    assert later.count(b"\x1b[?1049h") == 0 and b"\x1b[?1004h" in later
    assert _CODES.sub(b"", later) == b"", "Textual writes no letter of its own"
    assert len(terminal.output) <= most


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_textual_is_there_gives_the_terminal_back(
    start: Start, place: Path, tmp_path: Path, number: signal.Signals
) -> None:
    path = without_textual(tmp_path, "import time; time.sleep(60)")
    terminal = start(PYTHONPATH=path)
    terminal.until_shown("CANARY walk")
    assert not cooked(terminal)
    os.kill(terminal.pid, number)
    assert terminal.code() == 128 + number
    assert all(sign in terminal.output for sign in RESTORED) and cooked(terminal)
    assert "CANARY" not in said(terminal)


def test_a_fault_before_textual_is_there_gives_the_terminal_back(start: Start, place: Path, tmp_path: Path) -> None:
    terminal = start(PYTHONPATH=without_textual(tmp_path, "raise ValueError('CANARY words')"))
    assert terminal.code() == 1
    assert "CANARY walk" in terminal.output.decode()
    assert all(sign in terminal.output for sign in RESTORED) and cooked(terminal)
    assert "a fault of its own: ValueError at" in said(terminal) and "CANARY" not in said(terminal)


def test_a_fault_before_the_app_has_the_terminal_is_told_on_the_shell_s_screen(start: Start, place: Path) -> None:
    program = (
        "import sys\n"
        "from troth.tui.app import launch\n"
        "made = launch._open\n"
        "def broken(*parts):\n"
        "    from troth.tui.app.troth_app import TrothApp\n"
        "    def load(app): raise ValueError('CANARY words')\n"
        "    TrothApp.on_load = load\n"
        "    return made(*parts)\n"
        "launch._open = broken\n"
        "from troth.cli.main import main; sys.exit(main([]))\n"
    )
    terminal = Terminal(sys.executable, "-c", program)
    assert terminal.code() == 1
    assert all(sign in terminal.output for sign in RESTORED) and cooked(terminal)
    assert "fault of its own" in said(terminal) and "CANARY" not in said(terminal)
    terminal.close()


def test_a_window_that_closes_before_textual_is_there_ends_it(start: Start, place: Path, tmp_path: Path) -> None:
    terminal = start(PYTHONPATH=without_textual(tmp_path, "import time; time.sleep(60)"))
    terminal.until_shown("CANARY walk")
    assert terminal.lost() == 129


def test_a_stop_waits_for_the_app_and_gives_the_terminal_back_as_it_was(start: Start) -> None:
    terminal = start()
    before = termios.tcgetattr(terminal.fd)
    terminal.until(b"help")
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.until(*RESTORED)
    wait_for(terminal, lambda: cooked(terminal))
    assert termios.tcgetattr(terminal.fd) == before
    seen = len(terminal.output)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(b"CANARY walk", b"\x1b[?1049h", since=seen)
    terminal.press("q")
    assert terminal.code() == 0
    assert termios.tcgetattr(terminal.fd) == before


def test_keys_that_are_typed_ahead_act_once_and_none_is_echoed(start: Start, place: Path, tmp_path: Path) -> None:
    terminal = start()
    terminal.until(b"help")
    assert TAKEN_OVER not in terminal.output, "nobody listens yet"
    os.write(terminal.fd, b" q")
    assert terminal.code() == 0
    assert answers(place) == 1
    assert b" q" not in terminal.output.partition(b"help")[2].partition(TAKEN_OVER)[0]


def test_a_window_that_is_resized_in_between_is_painted_anew(start: Start) -> None:
    terminal = start(120, 36)
    terminal.until(b"help")
    terminal.resize(60, 20)
    terminal.until_shown("? help")
    terminal.read(0.3)
    other = start(60, 20)
    other.until_shown("? help")
    other.read(0.3)
    assert terminal.screen() == other.screen()


def test_a_window_of_the_same_size_again_is_painted_anew(start: Start) -> None:
    terminal = start(120, 36)
    terminal.until(b"help")
    assert TAKEN_OVER not in terminal.output, "nobody listens yet"
    terminal.resize(60, 20)
    terminal.read(0.05)
    terminal.resize(120, 36)
    terminal.read(0.5)
    later = terminal.output.partition(TAKEN_OVER)[2]
    assert "CANARY walk" in later.decode() and "? help" in _CODES.sub(b"", later).decode()


@pytest.mark.parametrize(
    ("environment", "settings"),
    [
        ({"NO_COLOR": "1"}, ""),
        ({"TERM": "xterm", "COLORTERM": ""}, ""),
        ({"TEXTUAL_COLOR_SYSTEM": "truecolor"}, ""),
        ({}, "theme = 'nord'"),
        ({}, "accessible = true"),
        ({}, "[keys]\n'promise.kept' = 'K'"),
    ],
)
def test_elsewhere_the_app_alone_paints(start: Start, place: Path, environment: dict[str, str], settings: str) -> None:
    (place / "config.toml").write_text(settings)
    terminal = start(**environment)
    assert b"CANARY" not in painted_early(terminal)


def test_a_program_in_the_background_paints_nothing_ahead(place: Path) -> None:
    program = (
        "import os, sys\n"
        "from troth.tui.app.first_paint import _terminal\n"
        "assert _terminal() is not None\n"
        "if os.fork() == 0:\n"
        "    os.setpgid(0, 0)\n"
        "    os._exit(0 if _terminal() is None else 1)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.wait()[1]))\n"
    )
    terminal = Terminal(sys.executable, "-c", program)
    assert terminal.code() == 0
    terminal.close()


def test_what_paints_ahead_loads_neither_rich_nor_textual() -> None:
    program = "import sys, troth.tui.app.launch; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    terminal = Terminal(sys.executable, "-c", program)
    assert terminal.code() == 0
    loaded = set(terminal.output.decode().split())
    assert "troth" in loaded and not loaded & {"textual", "rich", "asyncio", "pydantic", "tinydb", "tomllib"}
    terminal.close()
