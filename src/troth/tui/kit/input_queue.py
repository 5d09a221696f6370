"""Keys, pastes and clicks, one after the other: each is delivered once what the one before meant has come about.

Textual sends a key to what has the focus at that moment, though a page that the key before it opened may not be
composed yet, and lets a key that nobody takes climb up to its binding while the next one overtakes it. Here every
input waits in one line until the screen in front is mounted and all that listens there has heard the one before.
"""

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

BOUND = 30.0
"""Seconds after which an input is delivered although something in front does not come to rest."""

PATIENCE = 5.0
"""Seconds after which a key that leaves does so, however much still waits before it."""


HEELS = 0.4
"""Seconds between two keys within which the second was typed before anybody could see what became of the first."""

_UNPRINTED = re.compile("[\xa0\u2000-\u200a\u200c\u200d\u202f\u205f\u3000\U000e0020-\U000e007f]")
"""What joins and parts letters, blanks of another width, and the tags that spell a flag: fields drop these as keys."""


class InputQueue:
    """The line in which the input of `app` waits; `app` asks `holds` of every event that reaches it."""

    def __init__(self, app: App[Any]) -> None:
        """An empty line."""
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._passing: list[events.Event] = []
        self._delivery: asyncio.Task[None] | None = None
        self._parked: list[events.Event] = []
        self._on_their_way: list[events.Event] = []
        self._recalled: list[events.Event] = []
        self._returned = 0
        self._lost: list[events.Event] = []
        self.serves = True
        """Whether any is delivered yet."""
        self._nothing_at = -HEELS
        self.urgent: Collection[str] = ()
        """Keys that wait for nothing."""
        self.keys = 0
        """How many keys were delivered."""
        self.deaf = False
        """Whether what comes now reaches nobody."""

    @property
    def waiting(self) -> bool:
        """Whether any input has not been delivered yet."""
        return bool(self._waiting)

    def holds(self, event: events.Event) -> bool:
        """Whether `event` waits in line from now on; else it is no input, or its turn has come.

        One that comes when the app has closed its screens waits for good.
        """
        if event in self._recalled and isinstance(event, events.Key | events.Paste):
            return self._put_aside(event)
        if event in self._lost:
            self._lost.remove(event)
            self._passing.remove(event)
            return True
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            return False
        if isinstance(event, events.Key) and event.key in self.urgent:
            self.keys += 1
            return not self._app.screen_stack
        if self.deaf and event not in self._passing:
            return True
        if event in self._passing:
            self._passing.remove(event)
            self.keys += isinstance(event, events.Key)
            return not self._app.screen_stack
        self._waiting.append(event := _written_out(event))
        if self._leaves(event):
            asyncio.get_running_loop().call_later(PATIENCE, self._leave, event)
        if self._delivery is None:
            self._delivery = asyncio.create_task(self._deliver())
        return True

    async def serve_after(self, begin: Callable[[], Awaitable[None]]) -> None:
        """Deliver from now on, once `begin` is done: what an app opens on is known then, and what waits in it."""
        await begin()
        self.serves = True

    def drop_behind(self, key: events.Key) -> None:
        """Let go what is typed on the heels of a key that came to nothing: it was meant for what did not open."""
        self._nothing_at = key.time

    def put_back(self, event: events.Key | events.Paste) -> None:
        """Let an input that was delivered go, before all that waits, to what is in front then."""
        self._waiting.appendleft(_anew(event))
        if self._delivery is None:
            self._delivery = asyncio.create_task(self._deliver())

    def park(self) -> None:
        """Put aside what waits or is still on its way, for what is in front now, until `resume`."""
        self._recalled = [*self._on_their_way]
        self._parked += self._waiting
        self._waiting.clear()

    def resume(self) -> None:
        """Let what was put aside wait again; what came meanwhile was for what lay in front, unless it leaves."""
        self._lost = [event for event in self._passing if event not in self._recalled and not self._quits(event)]
        self._waiting = deque(filter(self._quits, self._waiting))
        self._recalled, self._returned = [], 0
        self._waiting.extendleft(reversed(self._parked))
        self._parked.clear()
        if self._waiting and self._delivery is None:
            self._delivery = asyncio.create_task(self._deliver())

    async def drained(self, within: float) -> None:
        """Wait until all that waited is delivered and heard; at most so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await handled(self._app)
                while self._delivery is not None:
                    await asyncio.sleep(0.01)
                await self._rest(events.Key("f24", None))

    def _put_aside(self, event: events.Key | events.Paste) -> bool:
        """Put aside what came by again, before all that waited behind it: nobody has taken it."""
        self._parked.insert(self._returned, _anew(event))
        self._returned += 1
        self._recalled.remove(event)
        if event in self._passing:
            self._passing.remove(event)
        return True

    def _leaves(self, event: events.Event) -> bool:
        """Whether `event` is a key that leaves from anywhere, and something waits before it."""
        return len(self._waiting) > 1 and self._quits(event)

    def _quits(self, event: events.Event) -> bool:
        """Whether `event` is a key that leaves from anywhere."""
        if not isinstance(event, events.Key) or event.is_printable:
            return False
        bound = self._app.screen.active_bindings.get(event.key) if self._app.screen_stack else None
        return bound is not None and bound.binding.action == "quit"

    def _leave(self, event: events.Event) -> None:
        if event in self._waiting:
            self._app.exit()

    async def _deliver(self) -> None:
        try:
            while self._waiting:
                with suppress(TimeoutError):
                    async with asyncio.timeout(BOUND):
                        await self._rest(self._waiting[0])
                self._on_their_way = []
                if not self._waiting:
                    break
                if self._is_dropped(self._waiting[0]):
                    self._waiting.popleft()
                    continue
                written = self._written(self._waiting[0])
                self._pass()
                while written and self._waiting and self._written(self._waiting[0]):
                    self._pass()
        except Exception as error:
            self._app.call_later(_raise, error)
        finally:
            self._delivery = None

    def _is_dropped(self, event: events.Event) -> bool:
        """Whether `event` belongs to what is dropped: letters until one waits, or until enter, which ends a line."""
        if not isinstance(event, events.Key):
            return False
        dropped = event.time - self._nothing_at < HEELS and (event.is_printable or event.key == "enter")
        self._nothing_at = event.time if dropped and event.is_printable else -HEELS
        return dropped

    def _pass(self) -> None:
        """Deliver the first in line as from the app: what a part around the focus sent would climb no further."""
        event = self._waiting.popleft()
        event.set_sender(self._app)
        self._passing.append(event)
        self._on_their_way.append(event)
        self._app.post_message(event)

    def _written(self, event: events.Event) -> bool:
        """Whether `event` is a letter for the field that has the focus, which keeps many of them in order by itself."""
        front = self._front()
        if front is None or front[1] is None or not isinstance(event, events.Key) or not event.is_printable:
            return False
        return front[1].check_consume_key(event.key, event.character)

    async def _rest(self, event: events.Event) -> None:
        """Wait until the screen in front is mounted and nothing waits in it that `event` could overtake.

        Parts are heard out from the innermost on, since each tells the one around it, and the app last: those around
        what has the focus, and every other for which something waits. What the screen looks up meanwhile, as the
        palette does, has to be there unless one goes on typing; where a place counts, it has to be drawn.
        """
        while self._app.is_running:
            await asyncio.sleep(0)
            await handled(self._app)
            front = self._front()
            if front is None or not self.serves:
                continue
            screen = front[0]
            around = {screen, *(screen.focused.ancestors_with_self if screen.focused else ())}
            for part in screen.walk_children(with_self=True, method="breadth", reverse=True):
                if part in around or part.message_queue_size:
                    await handled(part)
            if not (isinstance(event, events.Key) and event.is_printable):
                working = (each.wait() for each in self._app.workers if each.node is screen)
                await asyncio.gather(*working, return_exceptions=True)
            if isinstance(event, events.MouseEvent):
                await refreshed(screen)
            await handled(self._app)
            if front == self._front():
                return

    def _front(self) -> tuple[Screen[Any], Widget | None] | None:
        """The screen in front and what has the focus there; None before one is mounted."""
        with suppress(ScreenStackError):
            screen = self._app.screen
            return (screen, screen.focused) if screen.is_mounted else None
        return None


def _anew(event: events.Key | events.Paste) -> events.Event:
    """The same input, as if it had reached nobody yet."""
    return events.Paste(event.text) if isinstance(event, events.Paste) else events.Key(event.key, event.character)


def _raise(error: Exception) -> None:
    """End the app as any fault of a handler ends it; one that stayed in a task would leave it deaf."""
    raise error


def _written_out(event: events.Event) -> events.Event:
    """`event`, or as a paste the letter in it that Textual takes for none, since it does not print by itself."""
    if isinstance(event, events.Key) and _UNPRINTED.fullmatch(event.character or ""):
        return events.Paste(event.character or "")
    return event


async def handled(node: MessagePump) -> None:
    """Wait until `node` is done with all that waits for it now; one that is closed or not begun hears nothing."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        await done.wait()


async def refreshed(node: MessagePump) -> None:
    """Wait until `node` is drawn as it is now."""
    done = asyncio.Event()
    if node.is_running and node.call_after_refresh(done.set):
        await done.wait()
