"""Rough terminals: each row of a table is the real app on a pseudo-terminal that is poor, small, cut off or flooded."""

import os
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from screens import Home, fill
from test_foundation_terminal import RESTORED, Terminal
from test_real_terminal import answers, place, said, waiting_lines

from troth.store.drafts import Drafts
from troth.store.store import Store

__all__ = ["place"]

WORDS = "half a sentence"
_LOOK = re.compile(rb"\x1b\[([\d;]*)m")
_COLOUR = re.compile(rb"\b[34]8;(2)(?:;\d+){3}|\b[34]8;(5);\d+|\b(?:[34][0-7]|9[0-7]|10[0-7])\b")

Start = Callable[..., Terminal]


def hangup(terminal: Terminal) -> int:
    """SIGHUP."""
    os.kill(terminal.pid, signal.SIGHUP)
    return terminal.code(60)


def kill(terminal: Terminal) -> int:
    """SIGTERM."""
    os.kill(terminal.pid, signal.SIGTERM)
    return terminal.code(60)


def stop_and_leave(terminal: Terminal) -> int:
    """SIGTSTP gives the terminal back, SIGCONT takes it again with all that stood on it, ctrl+q leaves."""
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.until(*RESTORED)
    wait_for(terminal, lambda: cooked(terminal))
    before = len(terminal.output)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(WORDS.encode(), since=before)
    assert not cooked(terminal)
    return leave(terminal)


def leave(terminal: Terminal) -> int:
    """The key that leaves."""
    terminal.press("\x11")
    return terminal.code(60)


class Rough(NamedTuple):
    """A terminal, how the app ends on it and its exit code, what colours may be sent, and whether ASCII alone."""

    environment: dict[str, str]
    ending: Callable[[Terminal], int]
    code: int
    colours: set[str]
    ascii: bool = False


ROWS = {
    "dumb, hung up": Rough({"TERM": "dumb", "COLORTERM": ""}, hangup, 129, set(), ascii=True),
    "linux, killed": Rough({"TERM": "linux", "COLORTERM": ""}, kill, 143, {"sixteen"}, ascii=True),
    "vt100, stopped and back": Rough({"TERM": "vt100", "COLORTERM": ""}, stop_and_leave, 0, {"sixteen"}, ascii=True),
    "screen, closed": Rough({"TERM": "screen", "COLORTERM": ""}, Terminal.lost, 129, {"sixteen"}),
    "tmux, left": Rough({"TERM": "tmux-256color", "COLORTERM": ""}, leave, 0, {"256"}),
    "LANG=C, hung up": Rough({"LANG": "C", "LC_ALL": "C"}, hangup, 129, {"fine"}, ascii=True),
    "16 colours, killed": Rough({"TEXTUAL_COLOR_SYSTEM": "standard"}, kill, 143, {"sixteen"}),
    "no colour, stopped and back": Rough({"NO_COLOR": "1"}, stop_and_leave, 0, set()),
}


@pytest.fixture
def start(place: Path) -> Iterator[Start]:
    """Open the app, painted; ended with the test."""
    opened: list[Terminal] = []

    def begin(**environment: str) -> Terminal:
        terminal = Terminal(sys.executable, "-m", "troth", **{"LC_ALL": "C.UTF-8"} | environment)
        opened.append(terminal)
        terminal.until_shown("CANARY walk")
        terminal.until_shown("? help")
        return terminal

    yield begin
    for terminal in opened:
        terminal.close()


def cooked(terminal: Terminal) -> bool:
    """Whether the terminal echoes and reads lines again, as a shell expects it."""
    modes = termios.tcgetattr(terminal.fd)
    wanted = termios.ECHO | termios.ICANON | termios.ISIG
    return modes[3] & wanted == wanted and bool(modes[0] & termios.ICRNL) and bool(modes[1] & termios.OPOST)


def colours(written: bytes) -> set[str]:
    """Of which kinds the colours are that are set: a terminal's own sixteen, its 256, or any."""
    set_ = [found for codes in _LOOK.findall(written) for found in _COLOUR.findall(codes)]
    return {"fine" if any_ else "256" if many else "sixteen" for any_, many in set_}


def wait_for(terminal: Terminal, true: Callable[[], bool]) -> None:
    """Read on until something is so."""
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        terminal.read(0.02, 0.1)
    assert true()


@pytest.mark.parametrize("name", ROWS)
def test_on_a_rough_terminal_words_are_read_nothing_is_lost_and_it_is_left_clean(
    start: Start, place: Path, name: str
) -> None:
    row = ROWS[name]
    terminal = start(**row.environment)
    terminal.press(" ")
    terminal.until_shown("Kept: CANARY walk")
    terminal.press("n")
    terminal.until_shown("I promise to")
    terminal.press(WORDS)
    terminal.until_shown(WORDS)
    assert "esc" in terminal.screen()
    assert row.ending(terminal) == row.code
    assert answers(place) == 1
    assert waiting_lines(place) == [(WORDS,)]
    assert colours(terminal.output) == row.colours
    assert terminal.output.isascii() == row.ascii
    if row.ending is not Terminal.lost:
        assert all(sign in terminal.output for sign in RESTORED)
        assert cooked(terminal)
        assert not [word for word in said(terminal).split() if word.isalpha()]


KEYS = {"enter": "\r", "esc": "\x1b", "tab": "\t", "ctrl+p": "\x10", "ctrl+o": "\x0f", "F1": "\x1bOP", "F8": "\x1b[19~"}
SCREENS = (
    *("1", "2", "3", "4", "v", "v v", "v v v", "?", "? h", "F1", "F8", "ctrl+p", "/", "ctrl+o", "S"),
    *("enter", "n", "n tab", "E", "x", "x r", "h", "e", "t", "m", "z", "r", "D", "Z"),
    *("2 enter", "2 n", "2 n tab", "2 D", "3 enter", "3 enter enter", "3 v", "3 v n", "3 v enter", "3 v v n"),
    *("3 v v v n", "4 n", "4 w", "4 m", "4 y", "4 enter", "b", "p"),
)


def press(terminal: Terminal, way: str) -> None:
    """Press keys by their names, each once what the one before it does is drawn."""
    for key in way.split():
        terminal.press(KEYS.get(key, key))
        terminal.read(0.25)


def test_a_list_and_a_form_in_20x5_and_back_show_what_stood_there(start: Start, place: Path) -> None:
    terminal = start(COLUMNS="80", LINES="24")
    terminal.resize(20, 5)
    terminal.until_shown("1 Today 2 3 4")
    terminal.resize(80, 24)
    terminal.until_shown("CANARY talk")
    press(terminal, "n tab")
    terminal.until_shown("A new promise")
    terminal.press(WORDS)
    terminal.until_shown(WORDS)
    terminal.resize(20, 5)
    terminal.until_shown(WORDS)
    terminal.resize(80, 24)
    terminal.until_shown("A new promise")
    terminal.until_shown(WORDS)
    assert kill(terminal) == 143
    assert all(sign in terminal.output for sign in RESTORED)
    assert WORDS in str(Drafts(str(place)).listed().drafts)


@pytest.mark.trial
@pytest.mark.parametrize("way", SCREENS)
def test_every_screen_and_dialog_in_20x5_and_back_is_as_it_was(start: Start, place: Path, way: str) -> None:
    fill(Store(str(place / "troth.json")))
    terminal = start()
    press(terminal, way)
    terminal.read(1.0)
    shown = terminal.screen()
    terminal.resize(20, 5)
    wait_for(terminal, lambda: bool(re.search(r"[A-Za-z]{2}", terminal.screen())))
    terminal.read(0.5)
    terminal.resize(80, 24)
    wait_for(terminal, lambda: terminal.screen() == shown)
    before = Home(place / "troth.json").bytes()
    assert leave(terminal) == 0
    assert all(sign in terminal.output for sign in RESTORED)
    assert Home(place / "troth.json").bytes() == before


def flood(terminal: Terminal, words: bytes) -> None:
    """Paste `words` as a terminal does, while what is drawn is read."""
    left = memoryview(b"\x1b[200~" + words + b"\x1b[201~")
    os.set_blocking(terminal.fd, False)
    while left:
        if select.select([terminal.fd], [terminal.fd], [], 60)[1]:
            left = left[os.write(terminal.fd, left[:4096]) :]
        terminal.read(0, 0.1)
    os.set_blocking(terminal.fd, True)


@pytest.mark.trial
@pytest.mark.parametrize(("way", "cut"), [("", ""), ("n", "1,000"), ("3 v n", "20,000")])
def test_ten_megabytes_of_a_paste_lose_no_word_that_was_there_and_none_acts(
    start: Start, place: Path, way: str, cut: str
) -> None:
    terminal = start()
    press(terminal, way)
    if way:
        terminal.press(WORDS + " ")
        terminal.until_shown(WORDS)
    before = Home(place / "troth.json").bytes()
    flood(terminal, b"q x u D\r\n\x1b[31m " * 700_000)
    if cut:
        terminal.until_shown(f"Cut at {cut} characters.")
    else:
        terminal.press("j ")
        terminal.until_shown("Kept")
    assert cut == "" or Home(place / "troth.json").bytes() == before
    assert kill(terminal) == 143
    assert all(sign in terminal.output for sign in RESTORED) and cooked(terminal)
    assert answers(place) == (0 if way else 1)
    assert not way or WORDS in str(Drafts(str(place)).listed().drafts)
