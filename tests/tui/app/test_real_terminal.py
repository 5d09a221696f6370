"""The real app on a pseudo-terminal: silence, signals, kills, crashes, and what is left behind."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from screens import AT, Home
from test_foundation_terminal import RESTORED, Terminal

from troth.domain.actions.making import Add, promise
from troth.domain.days import Now
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Daily
from troth.store.drafts import Drafts
from troth.store.store import Store

LONG_AGO = date(2026, 1, 5)
Open = Callable[..., Terminal]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with two promises that are due whenever the test runs, and no other settings."""
    for name in ("TROTH_FILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TROTH_HOME", str(tmp_path))
    store = Store(str(tmp_path / "troth.json"))
    for number, (title, schedule) in enumerate((("CANARY walk", Daily()), ("CANARY talk", TimesPer(7, "week")))):
        made = promise(title, schedule, LONG_AGO, Now(AT, LONG_AGO), f"{number:016x}")
        store.do(Add(made._replace(note="CANARY note")), AT)
    return tmp_path


@pytest.fixture
def start(place: Path) -> Iterator[Open]:
    """Open the app, painted; ended with the test."""
    opened: list[Terminal] = []

    def begin(*words: str, until: bytes = b"help", program: str = "") -> Terminal:
        command = ["-c", program] if program else ["-m", "troth", *words]
        terminal = Terminal(sys.executable, *command)
        opened.append(terminal)
        if until:
            terminal.until(until)
            terminal.read(0.1)
        return terminal

    yield begin
    for terminal in opened:
        terminal.close()


def said(terminal: Terminal) -> str:
    """What stands on the terminal after the screen was given back."""
    return terminal.output.rpartition(b"\x1b[?1049l")[2].decode()


def answers(place: Path) -> int:
    """How many days have an answer on disk."""
    book = Home(place / "troth.json").book()
    return sum(len(month.days) for number in (1, 2) for month in book.months(number))


def test_an_idle_screen_sends_nothing_and_a_key_little(start: Open) -> None:
    terminal = start()
    terminal.read(1.0)
    assert len(terminal.output) <= 10_000, "the first paint"
    assert terminal.read(2.3, 4.0) == b""
    terminal.press("j")
    terminal.read(1.0)
    before = len(terminal.output)
    terminal.press("k")
    terminal.read(0.5)
    assert len(terminal.output) - before <= 1_200, "a step, and what stands below"
    before = len(terminal.output)
    terminal.press(" ")
    terminal.read(0.5)
    assert len(terminal.output) - before <= 1_500, "a tick, and what is said of it"
    before = len(terminal.output)
    terminal.press("3")
    assert len(terminal.output) - before <= 7_000, "a tab"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_a_signal_leaves_the_tick_on_disk_and_the_terminal_as_it_was(
    start: Open, place: Path, number: signal.Signals, code: int
) -> None:
    terminal = start()
    terminal.press(" ")
    terminal.until(b"Kept")
    os.kill(terminal.pid, number)
    assert terminal.code() == code
    assert all(sign in terminal.output for sign in RESTORED)
    assert answers(place) == 1
    assert "CANARY" not in said(terminal)


def test_a_signal_in_the_midst_of_a_form_does_the_same(start: Open, place: Path) -> None:
    terminal = start()
    terminal.press(" ")
    terminal.press("n")
    terminal.press("some words")
    terminal.press("\t")
    terminal.until(b"A new promise")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.code() == 143
    assert all(sign in terminal.output for sign in RESTORED)
    assert answers(place) == 1


def test_garbage_is_collected_once_the_first_screen_stands(start: Open) -> None:
    program = (
        "import gc; gc.disable()\n"
        "from troth.cli.main import main; main(['reflect', 'E10'])\n"
        "print('collects:', gc.isenabled(), gc.get_freeze_count() > 10_000)\n"
    )
    terminal = start(program=program, until=b"")
    terminal.until_shown("What did you see")
    terminal.press("\x11")
    assert terminal.code() == 0
    assert "collects: True True" in said(terminal)


def test_kill_9_right_after_a_tick_keeps_it(start: Open, place: Path) -> None:
    terminal = start()
    os.write(terminal.fd, b" ")
    terminal.until(b"Kept")
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.code() == -signal.SIGKILL
    assert answers(place) == 1
    assert Home(place / "troth.json").other().problems() == []
    again = start()
    assert b"kept" in again.output


def test_a_fault_in_a_handler_says_where_and_nothing_of_yours(start: Open, place: Path) -> None:
    program = (
        "import sys\n"
        "from troth.tui.app.environment import prepare; prepare()\n"
        "from troth.tui.commitments.commitments_tab import Commitments\n"
        "def broken(host, pick):\n"
        "    note = host.book.commitment(pick.number).note\n"
        "    raise ValueError(note)\n"
        "rows = Commitments.ACTIONS\n"
        "Commitments.ACTIONS = [row._replace(act=broken) if row.id == 'promise.excused' else row for row in rows]\n"
        "from troth.cli.main import main; sys.exit(main([]))\n"
    )
    terminal = start(program=program)
    terminal.press(" ")
    terminal.press("e")
    assert terminal.code() == 1
    assert all(sign in terminal.output for sign in RESTORED)
    assert "Troth stopped because of a fault of its own" in said(terminal)
    assert "ValueError at " in said(terminal)
    assert "CANARY" not in said(terminal)
    assert "Traceback" not in said(terminal)
    assert answers(place) == 1


def test_where_errors_lead_to_a_file_the_screen_stays_on_the_terminal(
    start: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        "import os, sys\n"
        "os.dup2(os.open('errors', os.O_CREAT | os.O_WRONLY), 2)\n"
        "from troth.cli.main import main; sys.exit(main([]))\n"
    )
    monkeypatch.chdir(place)
    terminal = start(program=program)
    terminal.press(" ")
    terminal.until(b"Kept")
    terminal.press("q")
    assert terminal.code() == 0
    assert (place / "errors").read_bytes() == b""


def test_quitting_prints_nothing_and_leaves_with_0(start: Open) -> None:
    terminal = start()
    terminal.press("q")
    assert terminal.code() == 0
    assert not [word for word in said(terminal).split() if word.isalpha()]


def test_settings_that_are_wrong_are_left_out_and_the_rest_applies(start: Open, place: Path) -> None:
    wrong = "theme = [\ncolour = 'blue'\ntheme = 'no such theme'\n[keys]\n'promise.open' = 7\n'promise.tell' = 'k'\n"
    (place / "config.toml").write_text(wrong + "'promise.kept' = 'K'\n")
    terminal = start()
    terminal.until_shown("config.toml: 5 lines left out")
    terminal.press("K")
    terminal.until(b"Kept")
    assert answers(place) == 1


def test_settings_change_theme_glyphs_and_keys(start: Open, place: Path) -> None:
    settings = "glyphs = 'ascii'\ntheme = 'nord'\nshow_run = false\n[keys]\n'promise.kept' = 'K'\n"
    (place / "config.toml").write_text(settings)
    terminal = start()
    assert "○".encode() not in terminal.output
    terminal.press("K")
    terminal.until(b"Kept")
    assert answers(place) == 1


def test_where_somebody_listens_the_terminal_shows_its_cursor_after_a_stop_too(start: Open, place: Path) -> None:
    (place / "config.toml").write_text("accessible = true\n")
    terminal = start()
    assert terminal.output.rpartition(b"\x1b[?25")[2][:1] == b"h"
    terminal.press("\x1a")
    terminal.until(b"\x1b[?1049l")
    before = len(terminal.output)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(b"\x1b[?25l", since=before)
    terminal.until(b"\x1b[?25h", since=before)
    terminal.until(b"help", since=before)
    assert terminal.output.rpartition(b"\x1b[?25")[2][:1] == b"h"


@pytest.mark.parametrize("spoiled", ["{", '{"_default": 1}', ""])
def test_a_file_that_can_not_be_read_is_one_line_and_left_alone(start: Open, place: Path, spoiled: str) -> None:
    (place / "troth.json").write_text(spoiled)
    terminal = start(until=b"")
    assert terminal.code() == 3
    lines = terminal.output.decode().strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("troth: ")
    assert (place / "troth.json").read_text() == spoiled
    assert b"\x1b[?1049h" not in terminal.output


def waiting_lines(place: Path) -> list[object]:
    """The lines that wait as drafts, each with its texts."""
    drafts = Drafts(str(place / "state")).listed().drafts or Drafts(str(place)).listed().drafts
    return [draft.answers["line"] for draft in drafts]


def test_words_a_paste_and_a_stop_in_a_field_arrive_whole(start: Open, place: Path) -> None:
    terminal = start()
    terminal.press("\x1b[200~2\x1b[31mq p x\x1b[0m\x1b[201~")
    terminal.press("n")
    terminal.until_shown("I promise to")
    terminal.press("\x1b[200~Water \x1b[1;32mthe\x1b[0m plants\x1b[201~")
    os.write(terminal.fd, b" twice\x1a")
    terminal.until(b"\x1b[?1049l")
    before = len(terminal.output)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.until(b"Water the plants twice", since=before)
    os.write(terminal.fd, b" a week")
    end = time.monotonic() + 60
    while waiting_lines(place) != [("Water the plants twice a week",)] and time.monotonic() < end:
        terminal.read(0.02, 0.1)
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.code()
    assert waiting_lines(place) == [("Water the plants twice a week",)]
    again = start()
    again.press("n")
    again.until_shown("Water the plants")
    assert answers(place) == 0


def test_no_socket_is_opened_but_the_loop_s_own_pair_and_none_is_connected_or_bound(start: Open, place: Path) -> None:
    program = (
        "import sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append(event) if event.startswith('socket.') else None)\n"
        "from troth.cli.main import main; main([])\n"
        "print('sockets:', sorted(set(seen)), seen.count('socket.__new__'))\n"
    )
    terminal = start(program=program)
    terminal.press(" ")
    terminal.press("3")
    terminal.press("q")
    assert terminal.code() == 0
    assert "sockets: ['socket.__new__'] 2" in said(terminal)


def test_no_window_is_given_a_title_no_clipboard_words_and_no_core_is_dumped(start: Open, place: Path) -> None:
    terminal = start()
    limits = Path(f"/proc/{terminal.pid}/limits")
    if limits.exists():
        (core,) = (line for line in limits.read_text().splitlines() if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
    for keys in ("j", " ", "n", "CANARY", "\x1b[200~ CANARY\x1b[201~", "\x1b[20~", "\x1b[20~", "\x1b", "\r", "\x1b"):
        terminal.press(keys)
    terminal.press("\x11")
    assert terminal.code() == 0
    for title in (b"\x1b]0;", b"\x1b]1;", b"\x1b]2;", b"\x1b[22;0t", b"\x1bk"):
        assert title not in terminal.output
    assert b"\x1b]52" not in terminal.output


def test_the_clipboard_is_written_by_the_key_that_copies_and_holds_what_was_selected(start: Open) -> None:
    terminal = start()
    terminal.press("n")
    terminal.press("CANARY")
    terminal.press("\x1b[1;2H")
    assert b"\x1b]52" not in terminal.output
    terminal.press("\x03")
    terminal.until(b"\x1b]52;c;Q0FOQVJZ")
    terminal.press("\x11")
    assert terminal.code() == 0 and terminal.output.count(b"\x1b]52") == 1
