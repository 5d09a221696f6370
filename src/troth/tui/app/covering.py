"""A neutral page over everything: by a key, after a while without keys, or as another window comes in front."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import cast

from textual.binding import Binding

from troth.tui.app.anywhere import ANYWHERE
from troth.tui.app.standpoint import START, Standpoint
from troth.tui.context import LOCKED
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.cover import Cover
from troth.tui.kit.textual_private import key_names

LEAVE = ("cover", "quit", "suspend_process")
"""What still works while it is covered."""

_KEYS = 10.0
"""Seconds within which what was typed before the cover arrives."""

_ID = "cover"
_ANYWHERE = [cast(Binding, each) for each in ANYWHERE]
HELD = {each.action.partition("(")[0] for each in _ANYWHERE} - {*LEAVE}
_USUAL = {each.id: each.key for each in _ANYWHERE if each.id == _ID}


class Covering:
    """The cover of `app`: what was typed before it waits until it is taken away, what is typed on it goes nowhere."""

    def __init__(
        self,
        app: BaseApp,
        after: int,
        keymap: Mapping[str, str] = _USUAL,
        clock: Callable[[], float] = time.monotonic,
        *,
        locks: bool = False,
        place: Callable[[], tuple[int, str]] = lambda: (0, ""),
    ) -> None:
        """By its key in `keymap`; of itself `after` so many minutes without one, 0 is never. `clock` counts seconds.

        Where it `locks`, the app leaves as soon as it is covered, with all on the disk, and shows nothing again.
        `place` tells the tab that stands open and the draft in front.
        """
        app.inputs.urgent = key_names(keymap.get(_ID, _USUAL[_ID]))
        self._app, self._after, self._clock = app, 60 * after, clock
        self._keys, self._since, self._locks = -1, 0.0, locks
        self._locking: asyncio.Task[None] | None = None
        self._again = False
        self._place, self.stood = place, START

    async def turn(self) -> None:
        """Cover all that lies open, or take the cover away."""
        front = self._app.screen
        if self._locking is not None or (isinstance(front, Cover) and self._locks):
            self._again = not self._again
            self._lock()
        elif isinstance(front, Cover):
            front.dismiss(None)
            self._app.inputs.resume()
        else:
            await self.cover()

    async def cover(self) -> None:
        """Cover all that lies open; where it locks, that comes next, once the cover is painted."""
        if self._locking is None and not isinstance(self._app.screen, Cover):
            self._app.inputs.park()
            await self._lay()
            if self._locks:
                self._app.call_after_refresh(self._lock)

    async def _lay(self) -> None:
        await self._app.push_screen(Cover(HELD))

    def _lock(self) -> None:
        front = self._app.screen
        if self._locking is None and isinstance(front, Cover):
            unseen = ExitStack()
            unseen.enter_context(self._app.batch_update())
            self._app.inputs.deaf = True
            front.dismiss(None)
            self._locking = asyncio.create_task(self._lock_saved(unseen))

    def leave(self) -> None:
        """Leave what is locked by now, and know where one stood."""
        covered = isinstance(self._app.screen, Cover) and not self._again
        self._app.ending.silent = True
        self._app.exit(return_code=LOCKED)
        self.stood = Standpoint(covered, *self._place())

    async def _lock_saved(self, unseen: ExitStack) -> None:
        """Leave, so that neither key nor words stay in memory; first, `unseen`, what was typed before arrives.

        Where that can't be put on the disk it stays, covered, until it can or the cover is taken away.
        """
        app = self._app
        with unseen:
            app.inputs.resume()
            await app.inputs.drained(_KEYS)
            trouble = app.ending.keep()
            await self._lay()
            app.inputs.deaf = False
        if self._again or not trouble:
            self.leave()
        else:
            self._locking = None

    def look(self) -> None:
        """Cover it where no key was pressed for long enough; lock what could not be locked before."""
        if self._locks:
            self._lock()
        keys, now = self._app.inputs.keys, self._clock()
        if keys != self._keys:
            self._keys, self._since = keys, now
        elif self._after and now - self._since >= self._after:
            self._app.call_later(self.cover)
