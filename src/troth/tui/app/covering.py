"""A neutral page over everything: by a key, after a while without keys, or as another window comes in front."""

import time
from collections.abc import Callable, Mapping
from typing import cast

from textual.binding import Binding

from troth.tui.app.anywhere import ANYWHERE
from troth.tui.context import LOCKED
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.cover import Cover
from troth.tui.kit.textual_private import key_names

LEAVE = ("cover", "quit", "suspend_process")
"""What still works while it is covered."""


_ID = "cover"
_ANYWHERE = [cast(Binding, each) for each in ANYWHERE]
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
    ) -> None:
        """By its key in `keymap`; of itself `after` so many minutes without one, 0 is never. `clock` counts seconds.

        Where it `locks`, what lay open is not shown again: the app leaves, with all on the disk.
        """
        app.inputs.urgent = key_names(keymap.get(_ID, _USUAL[_ID]))
        self._app, self._after, self._clock = app, 60 * after, clock
        self._keys, self._since, self._locks = -1, 0.0, locks

    async def turn(self) -> None:
        """Cover all that lies open, or take the cover away."""
        front = self._app.screen
        if isinstance(front, Cover) and self._locks:
            self._app.exit(return_code=LOCKED)
        elif isinstance(front, Cover):
            front.dismiss(None)
            self._app.inputs.resume()
        else:
            await self.cover()

    async def cover(self) -> None:
        """Cover all that lies open."""
        if not isinstance(self._app.screen, Cover):
            self._app.inputs.park()
            held = {each.action.partition("(")[0] for each in _ANYWHERE} - {*LEAVE}
            await self._app.push_screen(Cover(held))

    def look(self) -> None:
        """Cover it where no key was pressed for long enough."""
        keys, now = self._app.inputs.keys, self._clock()
        if keys != self._keys:
            self._keys, self._since = keys, now
        elif self._after and now - self._since >= self._after:
            self._app.call_later(self.cover)
