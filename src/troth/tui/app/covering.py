"""A neutral page over everything: by a key, after a while without keys, or as another window comes in front."""

import time
from collections.abc import Callable
from typing import cast

from textual.binding import Binding

from troth.tui.app.anywhere import ANYWHERE
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.cover import Cover

LEAVE = ("cover", "quit", "suspend_process")
"""What still works while it is covered."""


class Covering:
    """The cover of `app`: what was typed before it waits until it is taken away, what is typed on it goes nowhere."""

    def __init__(self, app: BaseApp, after: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Of itself it comes `after` so many minutes without a key; 0 is never. `clock` counts seconds."""
        self._app, self._after, self._clock = app, 60 * after, clock
        self._keys, self._since = -1, 0.0

    async def turn(self) -> None:
        """Cover all that lies open, or take the cover away."""
        front = self._app.screen
        if isinstance(front, Cover):
            front.dismiss(None)
            self._app.inputs.resume()
        else:
            await self.cover()

    async def cover(self) -> None:
        """Cover all that lies open."""
        if not isinstance(self._app.screen, Cover):
            self._app.inputs.park()
            held = {cast(Binding, each).action.partition("(")[0] for each in ANYWHERE} - {*LEAVE}
            await self._app.push_screen(Cover(held))

    async def look(self) -> None:
        """Cover it where no key was pressed for long enough."""
        keys, now = self._app.inputs.keys, self._clock()
        if keys != self._keys:
            self._keys, self._since = keys, now
        elif self._after and now - self._since >= self._after:
            await self.cover()
