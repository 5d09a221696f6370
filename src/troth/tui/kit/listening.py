"""What differs for who follows the screen by ear: the terminal shows its own cursor, and no mark stands for it."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from troth.drawing.lines import Span

SHOW_CURSOR = "\x1b[?25h"


def is_accessible(app: App[Any]) -> bool:
    """Whether somebody listens, as the app's attribute `accessible` says."""
    return bool(getattr(app, "accessible", False))


def cursor_mark(app: App[Any], ascii: bool) -> Span:
    """What stands before the row of the cursor; nothing where somebody listens."""
    return Span(" ") if is_accessible(app) else Span(">" if ascii else "▌", "accent")


def with_cursor(driver: Any, taken_up: Callable[[], None]) -> Callable[[], None]:
    """Show the cursor that Textual hides as it takes the terminal, and once more before each `taken_up`."""
    driver.write(SHOW_CURSOR)

    def again() -> None:
        driver.write(SHOW_CURSOR)
        taken_up()

    return again
