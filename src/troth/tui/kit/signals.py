"""A hangup or a kill closes the app as quitting does: what is written is kept, the terminal is given back."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import App

from troth.tui.kit.giving_back import give_back
from troth.tui.kit.textual_private import driver_of

_GRACE = 3.0
"""Seconds for one turn of the loop: one that takes longer waits for a terminal that is gone."""

_TIMES = 10
"""So often in a row an end that is slow, on a starved machine, is waited for."""

_KEYS = 1.0

_leaving: set[asyncio.Task[None]] = set()
_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


def listen(app: App[Any]) -> None:
    """Let SIGHUP, SIGTERM and SIGINT exit `app` cleanly with 128 + the signal's number (129, 143, 130)."""
    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        loop.add_signal_handler(number, _leave, app, 128 + number)


class Stops:
    """SIGTSTP gives the terminal back and stops the process, SIGCONT takes it again, between two turns of the loop.

    Textual's own handlers run between any two instructions: within a write they wait for a lock that is held below
    them, for good.
    """

    def __init__(self, driver: Any, taken_up: Callable[[], None]) -> None:
        """Listen, in place of `driver`, also to a stop that was held back until now.

        `taken_up` is called when the terminal is ours again.
        """
        self._driver, self._taken_up = driver, taken_up
        self._stopped = False
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._stop)
        loop.add_signal_handler(signal.SIGCONT, self._go_on)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTSTP})

    def _stop(self) -> None:
        self._stopped = True
        self._driver.suspend_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._take_up()

    def _go_on(self) -> None:
        """Take a terminal again that others may have changed; not a second time after a stop of our own."""
        if not self._stopped:
            self._driver.suspend_application_mode()
            self._take_up()
        self._stopped = False

    def _take_up(self) -> None:
        self._driver.resume_application_mode()
        self._taken_up()


def _leave(app: App[Any], code: int) -> None:
    """Exit; should the terminal be gone and a write to it block, the process ends all the same."""
    loop = asyncio.get_running_loop()
    threading.Thread(target=_end_what_stands_still, args=(loop, app, code), daemon=True).start()
    _leaving.add(loop.create_task(_exit(app, code)))


def _end_what_stands_still(loop: asyncio.AbstractEventLoop, app: App[Any], code: int) -> None:
    """Wait on a thread while the loop turns; then end the process, with the terminal given back.

    A loop that is closed has given it back already, and what is still being written then is not cut off.
    """
    for _ in range(_TIMES):
        turned = threading.Event()
        with suppress(RuntimeError):  # it is closed
            loop.call_soon_threadsafe(turned.set)
        if not turned.wait(_GRACE):
            break
        threading.Event().wait(_GRACE)
    if loop.is_closed():
        return
    driver: Any = driver_of(app)
    if getattr(driver, "attrs_before", None) is not None:
        give_back(driver.fileno, driver.attrs_before)
    os._exit(code)


async def _exit(app: Any, code: int) -> None:
    """Exit once the keys that were pressed before have arrived."""
    await app.inputs.drained(_KEYS)
    app.exit(return_code=code)
