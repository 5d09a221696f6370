import asyncio
import gc
import os
import shutil
import time
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
from textual._context import active_app
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

BLOCKED = 0.002
"""Seconds to the next look where what is under way waits for a timer or a thread."""


async def wait_for_idle(min_sleep: float = 0, max_sleep: float = 10) -> None:
    """Wait until no message waits and everything is drawn; draw it at once, not at the next beat of the screen.

    The pilot's own wait guesses by the idleness of the CPU: slow on a fast machine, and wrong on a busy one. The bound
    counts what this process did and how often it waited, not the clock: to open a tab may take a starved process long.
    """
    app: Any = active_app.get()
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    end, waited = time.process_time() + max_sleep, 0.0
    while time.process_time() < end and waited < max_sleep:
        await asyncio.sleep(0)
        if ready:
            continue
        if not app._running or app._exit or app._exception is not None or not app._screen_stack:
            return
        undrawn = [screen for screen in (*app._background_screens, app.screen) if _undrawn(screen)]
        for screen in undrawn:
            screen._on_timer_update()
        if any(map(_undrawn, undrawn)) or (not undrawn and _waiting(app)):
            await asyncio.sleep(BLOCKED)
            waited += BLOCKED
        elif not undrawn:
            return


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
    monkeypatch.setattr(os, "fsync", lambda file: None)
    gc.disable()
    yield
    gc.enable()
