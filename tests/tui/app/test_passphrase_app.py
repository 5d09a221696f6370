"""The passphrase before the screen, on a real terminal: nothing is shown before it, and after the cover it is asked."""

import os
import re
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from practices import drafts
from screens import Home, text, type_in, until
from test_foundation_terminal import RESTORED, Terminal
from textual import events

from troth.domain.actions.making import Add, promise
from troth.domain.days import Now
from troth.domain.schedule.dated import Daily
from troth.locking import age_scrypt, passphrase
from troth.locking.lock_files import LockFiles
from troth.store.errors import Damaged
from troth.store.store import Store
from troth.tui.app.covering import Covering
from troth.tui.app.passphrase_app import PassphraseApp
from troth.tui.app.troth_app import TrothApp, _at
from troth.tui.kit.cover import Cover

CANARY = "CANARY walk"
F9 = "\x1b[20~"
WORDS = "caf\u00e9 am Meer"
LONG_AGO = Now(1_767_600_000, date(2026, 1, 5))

Begin = Callable[..., Terminal]

_CODES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\].*?\x07")


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LockFiles:
    """A locked home with one promise, whose key opens quickly."""
    for name in ("TROTH_FILE", "TROTH_PASSPHRASE_FD", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TROTH_HOME", str(tmp_path))
    monkeypatch.setattr(age_scrypt, "WORK", 2)
    made = LockFiles.at(str(tmp_path / "troth.json"), str(tmp_path))
    Store(made.plain).do(Add(promise(CANARY, Daily(), LONG_AGO.today, LONG_AGO, "p1")), LONG_AGO.at)
    passphrase.set_passphrase(made, WORDS.encode(), None)
    return made


@pytest.fixture
def begin(lock: LockFiles) -> Iterator[Begin]:
    """Open the app; ended with the test."""
    opened: list[Terminal] = []

    def run(*words: str) -> Terminal:
        opened.append(Terminal(sys.executable, "-m", "troth", *words))
        opened[-1].until_shown("Passphrase")
        return opened[-1]

    yield run
    for terminal in opened:
        terminal.close()


def until_true(holds: Callable[[], bool], limit: float = 60.0) -> None:
    """Wait until it is so."""
    end = time.monotonic() + limit
    while not holds():
        assert time.monotonic() < end


def opened(lock: LockFiles) -> Store:
    return passphrase.opened(lock, passphrase.identify(lock, WORDS.encode()), ours=True)


def test_nothing_is_shown_before_the_passphrase_nor_after_the_cover(begin: Begin, lock: LockFiles) -> None:
    terminal = begin()
    assert not [word for word in ("troth", "Troth", "CANARY", "Commitments") if word in terminal.screen()]
    terminal.press("wrong\r")
    terminal.until_shown("does not open it")
    assert "wrong" not in terminal.screen() and b"CANARY" not in terminal.output
    terminal.press("\x1b[20~")
    terminal.press("x\r")
    assert terminal.screen().split() == ["$"]
    terminal.press("\x1b[20~")
    terminal.until_shown("Passphrase")
    terminal.press(WORDS + "\r")
    terminal.until_shown(CANARY)
    terminal.press("n")
    terminal.press("half a CANARY")
    covered(terminal)
    since = len(terminal.output)
    terminal.press("\x1b[20~")
    terminal.until_shown("Passphrase")
    terminal.read(0.3)
    assert b"CANARY" not in terminal.output[since:] and "waits" not in terminal.screen()
    terminal.press(WORDS + "\r")
    terminal.until_shown("half a CANARY")
    assert "half a CANARY" in str(opened(lock).drafts(os.path.dirname(lock.drafts)).listed().drafts)
    since = len(terminal.output)
    passphrase.forget(lock)
    terminal.until_shown("Passphrase")
    terminal.press("\x11")
    assert terminal.code() == 0
    assert all(sign in terminal.output for sign in RESTORED) and WORDS.encode() not in terminal.output


def covered(terminal: Terminal) -> None:
    """Cover it, and wait until the program that knows nothing has begun."""
    since = len(terminal.output)
    terminal.press("\x1b[20~")
    until_true(lambda: terminal.read(0.2) == b"" and terminal.output[since:].count(b"\x1b[?1049h") == 2)
    assert terminal.screen().split() == ["$"]


def memory(pid: int) -> bytes:
    """All that a process holds and may write."""
    found = b""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as held:
        for line in maps:
            place, rights = line.split()[:2]
            if rights.startswith("rw"):
                begin, end = (int(each, 16) for each in place.split("-"))
                with suppress(OSError, ValueError):
                    held.seek(begin)
                    found += held.read(end - begin)
    return found


def holds(pid: int, *words: str) -> list[str]:
    """Which of `words` lie in the memory of a process, as it keeps texts or as bytes."""
    found = memory(pid)
    return [each for each in words if each.encode() in found or each.encode("utf-16-le") in found]


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read as Linux shows it")
def echoes(terminal: Terminal) -> bool:
    """Whether what is typed stands on the terminal."""
    return bool(termios.tcgetattr(terminal.fd)[3] & termios.ECHO)


def test_a_passphrase_that_is_typed_before_the_question_stands_nowhere_and_opens(lock: LockFiles) -> None:
    terminal = Terminal(sys.executable, "-m", "troth")
    before = termios.tcgetattr(terminal.fd)
    until_true(lambda: not echoes(terminal))
    assert terminal.read(0.01, 0.02) == b"", "nobody listens yet"
    os.write(terminal.fd, WORDS.encode() + b"\r")
    terminal.until_shown(CANARY)
    assert WORDS.encode() not in terminal.output
    terminal.press("q")
    assert terminal.code() == 0 and termios.tcgetattr(terminal.fd) == before
    terminal.close()


def test_nothing_that_is_typed_between_the_question_and_the_app_stands_anywhere(begin: Begin) -> None:
    terminal = begin()
    os.write(terminal.fd, WORDS.encode() + b"\r")
    end = time.monotonic() + 60
    while CANARY.encode() not in terminal.output and time.monotonic() < end:
        assert not echoes(terminal)
        terminal.read(0.002, 0.004)
    terminal.press("\x11")
    assert terminal.code() == 0 and echoes(terminal)


def test_nothing_that_is_typed_while_it_locks_stands_on_the_cover(begin: Begin) -> None:
    terminal = begin()
    terminal.press(WORDS + "\r")
    terminal.until_shown(CANARY)
    seen = len(terminal.output)
    os.write(terminal.fd, F9.encode())
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        assert not echoes(terminal)
        os.write(terminal.fd, b"z")
        terminal.read(0.005, 0.01)
    assert b"z" not in _CODES.sub(b"", terminal.output[seen:])
    terminal.press(F9)
    terminal.until_shown("Passphrase")
    terminal.press("\x11")
    assert terminal.code() == 0 and echoes(terminal)


def test_what_was_opened_is_in_no_memory_while_it_is_covered(begin: Begin, lock: LockFiles) -> None:
    secrets = (CANARY, "half of something", passphrase.identify(lock, WORDS.encode()).secret, WORDS)
    terminal = begin()
    terminal.press(WORDS + "\r")
    terminal.until_shown(CANARY)
    terminal.press("n")
    terminal.press("half of something")
    assert CANARY in holds(terminal.pid, *secrets)
    covered(terminal)
    assert not holds(terminal.pid, *secrets)
    terminal.press("x\r1u")
    assert terminal.screen().split() == ["$"]
    terminal.press("\x1b[20~")
    terminal.until_shown("Passphrase")
    terminal.press(WORDS + "\r")
    terminal.until_shown("half of something")


def test_letters_of_the_same_breath_as_the_cover_are_kept_and_shown_to_nobody(begin: Begin, lock: LockFiles) -> None:
    terminal = begin()
    terminal.press(WORDS + "\r")
    terminal.until_shown(CANARY)
    os.write(terminal.fd, b"nbefore it")
    covered(terminal)
    terminal.press("\x1b[20~")
    terminal.until_shown("Passphrase")
    terminal.press(WORDS + "\r")
    terminal.until_shown("before it")


def test_an_option_of_the_command_holds_behind_the_cover_and_its_question_does_not_come_again(
    begin: Begin, lock: LockFiles, tmp_path: Path
) -> None:
    for path in (lock.sealed, lock.identity, lock.recipient):
        os.rename(path, path.replace("troth", "other words", 1))
    terminal = begin(f"--file={tmp_path / 'other words.json'}")
    terminal.press(WORDS + "\r")
    terminal.until_shown(CANARY)
    covered(terminal)
    terminal.press("\x1b[20~")
    terminal.until_shown("Passphrase")
    terminal.press(WORDS + "\r")
    terminal.until_shown(CANARY)


async def test_the_key_of_the_cover_given_twice_in_a_breath_asks_and_keeps_what_was_typed(fresh: Home) -> None:
    async with fresh.open() as pilot:
        app = cast(TrothApp, pilot.app)
        app.covering = Covering(app, 0, locks=True, place=partial(_at, app))
        await pilot.press("n")
        for key in ("a", "b", "f9", "f9"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app._exit)
        assert not app.covering.stood.covered and app.covering.stood.draft
    assert "ab" in str(drafts(fresh))


async def test_what_can_not_be_saved_is_not_left_behind_the_cover(fresh: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    async with fresh.open() as pilot:
        app = cast(TrothApp, pilot.app)
        app.covering = Covering(app, 0, locks=True, place=partial(_at, app))
        await pilot.press("n")
        await type_in(pilot, "CANARY")
        full = app.ending.keep
        app.ending.keep = lambda: "full"
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Cover) and app.covering._locking is None)
        assert not app._exit and text(app).strip() == "$"
        app.ending.keep = full
        app.covering.look()
        await until(pilot, lambda: app._exit)
        assert app.covering.stood.covered and app.covering.stood.draft
    assert "CANARY" in str(drafts(fresh))


def test_a_signal_at_the_question_gives_the_terminal_back(begin: Begin) -> None:
    terminal = begin()
    terminal.press("abc")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.code() == 143
    assert all(sign in terminal.output for sign in RESTORED) and b"abc" not in terminal.output


def test_where_somebody_listens_the_terminal_shows_its_cursor_at_the_question_too(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("accessible = true\n")
    terminal = begin()
    assert terminal.output.rpartition(b"\x1b[?25")[2][:1] == b"h"


def asking(opens: Callable[[str], str]) -> PassphraseApp:
    return PassphraseApp(opens, {}, ascii=False, theme="troth-dark")


async def test_while_the_key_is_derived_keys_are_heard_and_nothing_opens_under_the_cover() -> None:
    goes_on, typed = threading.Event(), []

    def opens(words: str) -> str:
        typed.append(words)
        assert goes_on.wait(60)
        return ""

    app = asking(opens)
    async with app.run_test() as pilot:
        await type_in(pilot, WORDS)
        await pilot.press("enter")
        await until(pilot, lambda: "Opening" in text(app) and typed == [WORDS])
        assert WORDS not in text(app) and text(app).count("ctrl+q") == 1
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Cover))
        goes_on.set()
        await until(pilot, lambda: app._waits)
        assert not app.opened and not app._exit and text(app).strip() == "$"
        await pilot.press("f9")
        await until(pilot, lambda: app._exit)
    assert app.opened


async def test_leaving_while_the_key_is_derived_waits_for_nothing_and_opens_nothing() -> None:
    goes_on = threading.Event()

    def opens(words: str) -> str:
        assert goes_on.wait(60)
        raise AssertionError

    app = asking(opens)
    async with app.run_test() as pilot:
        await pilot.press("x", "enter", "ctrl+q")
        await until(pilot, lambda: app._exit)
    goes_on.set()
    assert not app.opened and app.error is None


async def test_what_is_more_than_a_wrong_passphrase_ends_the_question() -> None:
    def opens(words: str) -> str:
        raise Damaged("The key is damaged.")

    app = asking(opens)
    async with app.run_test() as pilot:
        await pilot.press("x", "enter")
        await until(pilot, lambda: app._exit)
    assert not app.opened and isinstance(app.error, Damaged)


@pytest.mark.parametrize("waits", [True, False])
async def test_it_begins_covered_and_asks_only_where_no_key_waits(waits: bool) -> None:
    app = asking(lambda typed: "")
    app.begin_covered(lambda: waits)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, Cover))
        await pilot.press("x", "enter", "f9")
        await until(pilot, lambda: app._exit if waits else "Passphrase" in text(app))
    assert app.opened == waits


async def test_a_fault_behind_the_cover_is_told_as_one_at_the_question() -> None:
    def damaged() -> bool:
        raise Damaged("The key is damaged.")

    app = asking(lambda typed: "")
    app.begin_covered(damaged)
    async with app.run_test() as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: app._exit)
    assert not app.opened and isinstance(app.error, Damaged)
