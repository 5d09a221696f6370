"""The one place that knows names which Textual and Rich keep to themselves, each with the reason why it is needed.

They were seen in Textual 8.2.8 and Rich 15; a minor release may change them, so that the package takes no other minor
release, and tests/tui/kit/test_textual_private.py looks at the signature of each.
"""

import selectors
import sys
from collections.abc import Callable, Iterable
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import rich.cells
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._xterm_parser import XTermParser as KeyParser
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.keys import _normalize_key_list
from textual.screen import Screen
from textual.strip import SGR_STYLES
from textual.widget import Widget

from troth.drawing.width import character_cells, signs, width_of
from troth.tui.kit.crash import Ending
from troth.tui.kit.giving_back import hand_on, silent

__all__ = [
    "ChopsUpdate",
    "CompositorUpdate",
    "KeyParser",
    "LayoutUpdate",
    "OpenApp",
    "OutputDriver",
    "ScrollsAtOnce",
    "bindings_of",
    "bound_to",
    "color_system",
    "driver_of",
    "key_names",
    "measure_alike",
    "read_keys_by",
    "replace_filters",
    "sgr_attributes",
    "taking_over",
]


ALTERNATE_SCREEN = "\x1b[?1049h"
"""What Textual writes to leave the shell's screen as it is."""

_TAGS = 0xE0000
"""From here on no character takes a column."""


class OpenApp(App[None]):
    """Textual's app, open where it has no public seam: what is painted, and how an error ends it (`ending`)."""

    ending: Ending

    def painted(self, update: LayoutUpdate | ChopsUpdate) -> CompositorUpdate:
        """What is sent to the terminal for an update of the screen."""
        return update

    def panic(self, *renderables: RenderableType) -> None:
        """End without showing `renderables`, which hold tracebacks: their places alone are told."""
        _tell_places(self.ending, renderables)
        self._return_code = 1
        self._fatal_error()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """All that is painted comes by here; there is no public way to change what is sent for it."""
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            renderable = cast(Any, self.painted(renderable))
        super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        """Every error of a handler ends here; Textual would render it with its local variables, a note among them."""
        self.ending.broke(error)
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Textual puts the traceback among what is printed at the end; here nothing is."""
        self.ending.broke(None)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Called when the terminal is given back; whatever else was collected for it is not printed."""
        self._exit_renderables.clear()
        self.ending.tell()


def _tell_places(ending: Ending, renderables: Iterable[RenderableType]) -> None:
    """Tell where the thread that reads the terminal failed: what it renders is all that is left of its error."""
    from rich.traceback import Traceback

    for stack in (each.trace.stacks[-1] for each in renderables if isinstance(each, Traceback)):
        ending.broke_at(stack.exc_type, ((frame.filename, frame.lineno) for frame in stack.frames))


class ScrollsAtOnce(Widget):
    """What scrolls without animation, whoever asks: each public way decides by itself, and ends in `_scroll_to`."""

    def _scroll_to(self, *args: Any, **options: Any) -> bool:
        options["animate"] = False
        return super()._scroll_to(*args, **options)


@cache
def measure_alike() -> None:
    """Have Rich and Textual measure texts as Troth does, for whom marks that stand beside a letter take a column.

    Both measure whole texts by one function, signs by another and characters by a table, in which such marks take none.
    """
    rich_cells: Any = rich.cells
    table = rich_cells.load_cell_table("auto")
    widths = []
    for first, last, width in table.widths:
        if width or last >= _TAGS:
            widths.append((first, last, width))
        else:
            widths += [(code, code, character_cells(chr(code))) for code in range(first, last + 1)]
    ours = table._replace(widths=widths)
    rich_cells.load_cell_table = lambda unicode_version="auto": ours
    rich_cells._cell_len = lambda text, unicode_version: width_of(text)
    rich_cells.split_graphemes = lambda text, unicode_version="auto": ([*signs(text)], width_of(text))
    rich_cells.get_character_cell_size.cache_clear()
    rich_cells.cached_cell_len.cache_clear()


def driver_of(app: App[Any]) -> Driver | None:
    """What speaks with the terminal; `_driver` has no public reader."""
    return app._driver


class OutputDriver(LinuxDriver):
    """Textual's driver, drawing where standard output leads.

    Textual's own draws on standard error: with `2>log` the screen, and what stands on it, went into that file.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file = sys.__stdout__

    def stop_application_mode(self) -> None:
        """Give the terminal back; silent, where an ending says so, for the program that comes next."""
        ending: Ending | None = getattr(self._app, "ending", None)
        if ending is not None and ending.silent and self.attrs_before is not None:
            hand_on(self.attrs_before)
            self.attrs_before, ending.silent = silent(self.attrs_before), False
        super().stop_application_mode()


def taking_over(hand_over: Callable[[], list[Any]], painted: bool) -> type[Driver]:
    """A driver for a terminal that was taken, or `painted` on, before there was an app; `hand_over` tells how it was.

    Textual's would empty the screen once more, and give back the terminal as it finds it, which is raw.
    """

    class TakingOver(OutputDriver):
        """Textual's driver, with what was taken before."""

        _early = True

        def start_application_mode(self) -> None:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if self._early:
                self._early, self.attrs_before = False, hand_over()

        def write(self, data: str) -> None:
            if not (painted and self._early and data == ALTERNATE_SCREEN):
                super().write(data)

    return TakingOver


class _InputSelector(selectors.SelectSelector):
    """What waits for input; where there is none to wait for it does not."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready within so many seconds."""
        return super().select(timeout) if self.get_map() else []


def read_keys_by(parser: type[KeyParser]) -> None:
    """Let `parser` read what the terminal sends; the driver makes its own on a thread, and can't be handed one.

    Nor can it be handed a selector, on which that thread waits a tenth of a second once more as one leaves.
    """
    linux_driver.XTermParser = parser  # type: ignore[attr-defined]
    driver: Any = linux_driver
    driver.selectors = SimpleNamespace(SelectSelector=_InputSelector, EVENT_READ=selectors.EVENT_READ)


def replace_filters(app: App[Any], replaced: Callable[[LineFilter], LineFilter]) -> None:
    """Put another in the place of a filter of Textual's; NO_COLOR is chosen in `__init__`, without a hook."""
    app._filters = [replaced(each) for each in app._filters]


def bindings_of(kind: type[DOMNode]) -> list[Binding]:
    """The keys of a class with those it inherits; the public `BINDINGS` holds its own alone."""
    return [binding for found in kind._merge_bindings().key_to_bindings.values() for binding in found]


def bound_to(node: DOMNode, key: str) -> list[Binding]:
    """What a key stands for in `node`, in force or not; the public `active_bindings` tells what is in force alone."""
    bindings = node._bindings.copy()
    bindings.apply_keymap(node.app._keymap)
    return bindings.key_to_bindings.get(key, [])


def key_names(keys: str) -> list[str]:
    """The names of keys with commas between them, as `set_keymap` makes them of what a person writes: ? for one."""
    return _normalize_key_list(keys).split(",")


def color_system(console: Console) -> ColorSystem:
    """How many colours the terminal has; the public property gives its name alone."""
    return console._color_system or ColorSystem.TRUECOLOR


def sgr_attributes(style: Style) -> str:
    """The codes of bold and the like; Rich renders them only together with the colours."""
    on = style._attributes & style._set_attributes
    return ";".join(SGR_STYLES[bit] for bit in range(on.bit_length()) if on & (1 << bit))
