"""A hangup or a kill closes the app as quitting does: what is written is kept, the terminal is given back."""

import asyncio
import os
import signal
import threading
from typing import Any

from textual.app import App

_GRACE = 3.0
_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


def listen(app: App[Any]) -> None:
    """Let SIGHUP, SIGTERM and SIGINT exit `app` cleanly with 128 + the signal's number (129, 143, 130)."""
    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        loop.add_signal_handler(number, _leave, app, 128 + number)


def _leave(app: App[Any], code: int) -> None:
    """Exit; should the terminal be gone and a write to it block, the process ends all the same."""
    last = threading.Timer(_GRACE, os._exit, (code,))
    last.daemon = True
    last.start()
    app.exit(return_code=code)
