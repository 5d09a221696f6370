"""The passphrase before the screen, on a real terminal: nothing is shown before it, and after the cover it is asked."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from screens import text, type_in, until
from test_foundation_terminal import RESTORED, Terminal

from troth.domain.actions.making import Add, promise
from troth.domain.days import Now
from troth.domain.schedule.dated import Daily
from troth.locking import age_scrypt, passphrase
from troth.locking.lock_files import LockFiles
from troth.store.errors import Damaged
from troth.store.store import Store
from troth.tui.app.passphrase_app import PassphraseApp
from troth.tui.kit.cover import Cover

CANARY = "CANARY walk"
WORDS = "caf\u00e9 am Meer"
LONG_AGO = Now(1_767_600_000, date(2026, 1, 5))

Begin = Callable[..., Terminal]


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
    terminal.press("\x1b[20~")
    assert terminal.screen().split() == ["$"]
    since = len(terminal.output)
    terminal.press("\x1b[20~")
    terminal.until_shown("Passphrase")
    terminal.read(0.3)
    assert b"CANARY" not in terminal.output[since:] and "waits" not in terminal.screen()
    terminal.press(WORDS + "\r")
    terminal.until_shown(CANARY)
    assert "half a CANARY" in str(opened(lock).drafts(os.path.dirname(lock.drafts)).listed().drafts)
    since = len(terminal.output)
    passphrase.forget(lock)
    terminal.until_shown("Passphrase")
    terminal.press("\x11")
    assert terminal.code() == 0
    assert all(sign in terminal.output for sign in RESTORED) and WORDS.encode() not in terminal.output


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
