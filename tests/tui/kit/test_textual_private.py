"""Names that Textual and Rich keep to themselves are where the adapter looks for them, as in Textual 8.2.8."""

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
import rich.cells
import textual
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import _compositor, keys
from textual.app import App
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from troth.drawing.width import character_cells, width_of
from troth.tui.app.first_paint import _COOKED_INPUT, _COOKED_LOCAL
from troth.tui.kit import textual_private
from troth.tui.kit.crash import Ending

SRC = Path(textual_private.__file__).parents[2]

SIGNATURES = {
    (App, "_display"): ["self", "screen", "renderable"],
    (App, "_handle_exception"): ["self", "error"],
    (App, "_fatal_error"): ["self"],
    (App, "_print_error_renderables"): ["self"],
    (App, "_close_messages_no_wait"): ["self"],
    (App, "panic"): ["self", "renderables"],
    (Widget, "_scroll_to"): ["self", "x", "y"],
    (DOMNode, "_merge_bindings"): [],
    (BindingsMap, "apply_keymap"): ["self", "keymap"],
    (keys, "_normalize_key_list"): ["keys"],
    (_compositor.LayoutUpdate, "__init__"): ["self", "strips", "region"],
    (_compositor.ChopsUpdate, "__init__"): ["self", "chops", "spans", "chop_ends"],
    (_compositor.CompositorUpdate, "render_segments"): ["self", "console"],
}
"""What each takes, as far as it matters here."""


def test_the_version_is_the_one_in_which_they_were_seen() -> None:
    assert textual.__version__ == "8.2.8"
    assert "8.2.8" in (textual_private.__doc__ or "")


@pytest.mark.parametrize(("owner", "name"), SIGNATURES, ids=lambda each: getattr(each, "__name__", each))
def test_a_private_name_takes_what_it_took(owner: Any, name: str) -> None:
    parameters = list(inspect.signature(getattr(owner, name)).parameters)
    assert parameters[: len(SIGNATURES[owner, name])] == SIGNATURES[owner, name]


def test_an_app_has_the_fields_that_are_set_and_read() -> None:
    app: Any = App()
    for name in (
        "_bindings",
        "_keymap",
        "_driver",
        "_filters",
        "_exception",
        "_exception_event",
        "_return_code",
        "_exit_renderables",
    ):
        assert hasattr(app, name), name


def test_the_driver_makes_its_parser_by_the_name_that_is_replaced() -> None:
    found = inspect.getsource(linux_driver.LinuxDriver.run_input_thread)
    assert "parser = XTermParser(" in found and "parser.feed" in found and "parser.tick" in found
    assert "selector = selectors.SelectSelector()" in found and "selector.unregister(self.fileno)" in found
    assert re.findall(r"selectors\.(\w+)", found.replace("list[tuple[selectors.SelectorKey, int]]", "")) == [
        "SelectSelector", "EVENT_READ", "EVENT_READ",
    ]  # fmt: skip
    assert list(inspect.signature(textual_private.KeyParser.__init__).parameters) == ["self", "debug"]


def test_the_driver_takes_the_terminal_as_the_first_paint_takes_it_for_it() -> None:
    driver = linux_driver.LinuxDriver
    found = inspect.getsource(driver.start_application_mode)
    for wanted in (
        f"self.write({textual_private.ALTERNATE_SCREEN!a})".replace("'", '"'),
        "self.attrs_before = termios.tcgetattr(self.fileno)",
        "newattr[tty.CC][termios.VMIN] = 1",
        "termios.TCSANOW",
    ):
        assert wanted in found, wanted
    assert driver._patch_lflag(-1) == ~_COOKED_LOCAL and driver._patch_iflag(-1) == ~_COOKED_INPUT
    assert "self._file = sys.__stderr__" in inspect.getsource(driver.__init__)
    assert "WriterThread(self._file)" in found


def test_what_was_collected_of_an_error_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []

    class Told(Ending):
        def broke(self, error: BaseException | None) -> None:
            told.append(type(error).__name__)

        def tell(self) -> None:
            told.append("last words")

    app: Any = textual_private.OpenApp()
    app.ending = Told()
    app.panic("a secret")
    app._handle_exception(ValueError("a secret"))
    app._print_error_renderables()
    assert told == ["NoneType", "ValueError", "NoneType", "last words"]
    assert "secret" not in "".join(capfd.readouterr())


def test_colours_and_attributes_are_told_as_codes() -> None:
    assert textual_private.color_system(Console(color_system="256", force_terminal=True)) is ColorSystem.EIGHT_BIT
    assert textual_private.color_system(Console(color_system=None)) is ColorSystem.TRUECOLOR
    assert textual_private.sgr_attributes(Style(bold=True, reverse=True)) == "1;7"
    assert textual_private.sgr_attributes(Style(bold=False)) == ""


@pytest.mark.parametrize("text", ["plain", "हिन्दी", "น้ำ", "👩‍👩‍👧‍👦", "❤\ufe0f", "日本", "e\u0301", "\u302e", "a\nb"])
def test_rich_and_textual_measure_as_troth_does(text: str) -> None:
    textual_private.measure_alike()
    assert (
        rich.cells.cell_len(text)
        == rich.cells.cached_cell_len(text)
        == width_of(text)
        == Strip([Segment(text)]).cell_length
    )
    assert [rich.cells.get_character_cell_size(each) for each in text] == list(map(character_cells, text))
    for room in range(6):
        assert width_of(rich.cells.set_cell_size(text, room)) == room


ASKED = re.compile(r"(?:super\(\)|\b(?:app|screen|driver|console|style))\.(_[a-z]\w*)")
"""A private name that is asked of something that may be Textual's or Rich's."""

FORBIDDEN = re.compile(
    r"^\s*(?:(?:from|import) (?:textual|rich)\S*\._|(?:async )?def (?:_on_\w+\(self|_watch_|_display))", re.M
)
"""An import of a private module, or a handler of a name that Textual keeps for its own."""


def test_no_other_module_knows_a_private_name() -> None:
    owners = (App, Widget, Screen, Driver, Console, Style)
    for path in SRC.rglob("*.py"):
        if path.name != "textual_private.py":
            source = path.read_text()
            assert not FORBIDDEN.search(source), path
            assert not [name for name in ASKED.findall(source) if any(hasattr(owner, name) for owner in owners)], path
