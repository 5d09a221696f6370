import asyncio
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import style_cache
import textual.app
import textual.pilot
from reflecting import fill_journal
from screens import Home, fill
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

BLOCKED = 0.002
"""Seconds to the next look where what is under way waits for a timer or a thread."""

TURN = 0.0001
"""What a turn of the loop counts for, in seconds: so many turns are not rest, but a fault that never ends."""


async def wait_for_idle(min_sleep: float = 0, max_sleep: float = 10) -> None:
    """Wait until no message waits and everything is laid out, at once and not at the next beat of the screen; paint it.

    The pilot's own wait guesses by the idleness of the CPU: slow on a fast machine, and wrong on a busy one. The bound
    counts turns and waits and not the clock: to open a tab may take a starved process longer than any bound.
    """
    app: Any = active_app.get()
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    left = max_sleep
    while left > 0:
        await asyncio.sleep(0)
        left -= TURN
        if ready:
            continue
        if not app._running or app._exit or app._exception is not None or not app._screen_stack:
            return
        screens = (*app._background_screens, app.screen)
        undrawn = [screen for screen in screens if _undrawn(screen)]
        for screen in undrawn:
            screen._on_timer_update()
        if any(map(_undrawn, undrawn)) or (not undrawn and _waiting(app)):
            await asyncio.sleep(BLOCKED)
            left -= BLOCKED
        elif not undrawn and not _paint(app):
            return


def _paint(app: Any) -> bool:
    """Paint what changed since the screen was last at rest; whether anything did."""
    compositor = app.screen._compositor
    visible_screen_stack.set(app._background_screens)
    if not compositor._dirty_regions:
        return False
    app._display(app.screen, _render_update(compositor, screen_stack=app._background_screens))
    return True


def _render_at_rest(compositor: Compositor, full: bool = False, **how: Any) -> Any:
    """Without a terminal nobody sees what is painted before everything is at rest."""
    if full:
        return _render_update(compositor, full=full, **how)
    return None


_render_update = Compositor.render_update
Compositor.render_update = _render_at_rest  # type: ignore[method-assign]


def _undrawn(screen: Any) -> bool:
    return bool(screen._dirty_widgets or screen._layout_required or screen._scroll_required or screen._callbacks)


def _waiting(app: Any) -> bool:
    pumps = (app, *(each for screen in app.screen_stack for each in screen.walk_children(with_self=True)))
    resizing = app._resize_event or app._resize_timer
    line = getattr(app, "inputs", None)
    return bool(
        resizing or (line and line.waiting) or any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
    )


class _Still:
    """The beat of a screen that never comes: what is drawn is drawn when all is quiet, on a busy machine too."""

    def resume(self) -> None: ...

    def pause(self) -> None: ...


_still = _Still()
Screen._update_timer = property(lambda screen: _still)  # type: ignore[method-assign,assignment]
textual.app.wait_for_idle = textual.pilot.wait_for_idle = wait_for_idle

style_cache.install()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-frames", action="store_true", help="write the golden frames anew; look at them before")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the promises of two people."""
    path = tmp_path_factory.mktemp("filled") / "data" / "troth.json"
    fill(Home(path).store)
    return path


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Home:
    """A home of one's own with those promises in it."""
    path = tmp_path / "data" / "troth.json"
    path.parent.mkdir(mode=0o700)
    shutil.copy(filled, path)
    return Home(path)


@pytest.fixture
def fresh(tmp_path: Path) -> Home:
    """A home in which nothing was promised yet."""
    return Home(tmp_path / "data" / "troth.json")


@pytest.fixture
def kept(fresh: Home) -> Home:
    """A home with a journal, things to share and guesses."""
    fill_journal(fresh.store)
    return fresh


@pytest.fixture(autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration without packs, the same for all tests, so that the library is read once."""
    monkeypatch.setenv("TROTH_HOME", str(tmp_path_factory.getbasetemp() / "nobody"))


@pytest.fixture(autouse=True)
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug on a test of the screen; the tests of the store wait for the disk."""
    monkeypatch.setattr(os, "fsync", lambda file: None)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint at once whatever changes, for the tests of what is sent."""
    monkeypatch.setattr(Compositor, "render_update", _render_update)


@pytest.fixture
def unpainted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave out what nobody sees in a test of a thousand pages: colours, what would be sent, the disk's own cache."""
    tones: dict[type, Any] = {}
    resolve = Stylesheet._process_component_classes

    def once(sheet: Stylesheet, node: Any) -> None:
        if type(node) not in tones:
            resolve(sheet, node)
            tones[type(node)] = dict(node._component_styles)
        node._component_styles = dict(tones[type(node)])

    monkeypatch.setattr(Stylesheet, "_process_component_classes", once)
    monkeypatch.setattr(Compositor, "render_update", lambda compositor, **_: compositor._dirty_regions.clear())
    gc.disable()
    yield
    gc.enable()
