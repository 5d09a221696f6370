"""What differs for who follows the screen by ear: the terminal shows its own cursor, and no mark stands for it."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.widget import Widget

from troth.drawing.lines import Span

SHOW_CURSOR = "\x1b[?25h"


def is_accessible(app: App[Any]) -> bool:
    """Whether somebody listens, as the app's attribute `accessible` says."""
    return bool(getattr(app, "accessible", False))


def cursor_mark(sheet: Widget, ascii: bool) -> Span:
    """What stands before the row of the cursor: nothing where the terminal's own tells somebody who listens of it.

    It does so in a list that takes the focus; beside a field it stands in that field.
    """
    told = is_accessible(sheet.app)
    return Span(" ") if told and sheet.can_focus else Span(">" if ascii or told else "▌", "accent")


def with_cursor(driver: Any, taken_up: Callable[[], None]) -> Callable[[], None]:
    """Show the cursor that Textual hides as it takes the terminal, and once more before each `taken_up`."""
    driver.write(SHOW_CURSOR)

    def again() -> None:
        driver.write(SHOW_CURSOR)
        taken_up()

    return again
