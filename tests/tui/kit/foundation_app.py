"""The foundation as a program of its own, for trials in a real terminal: a list of 30 rows, 43 columns wide."""

import sys
from typing import ClassVar

from troth.tui.app.environment import prepare
from troth.tui.kit import crash

prepare()
crash.install()

from textual.app import ComposeResult  # noqa: E402
from textual.containers import Horizontal  # noqa: E402

from troth import resources  # noqa: E402
from troth.drawing.lines import GAP, Row, Span  # noqa: E402
from troth.tui.kit.base_app import BaseApp  # noqa: E402
from troth.tui.kit.chrome import Key, Keys, Quiet, Tab, TabBar  # noqa: E402
from troth.tui.kit.sheet import Sheet  # noqa: E402
from troth.tui.kit.sheet_list import SheetList  # noqa: E402

CANARY = "CANARY"


class Trial(BaseApp):
    """A list beside a detail, within the frame."""

    CSS_PATH: ClassVar = [resources.sheets()[0]]
    CSS = "Trial SheetList { width: 43; } Trial Horizontal { height: 1fr; }"
    BINDINGS: ClassVar = [("q", "quit"), ("x", "tick"), ("z", "fault"), ("Z", "task_fault"), ("p", "print_fault")]

    def compose(self) -> ComposeResult:
        """The screen of look.md, in rough."""
        yield TabBar(
            [Tab("Commitments", "Today"), Tab("Boundaries"), Tab("Reflection"), Tab("Journey")], 0, "Mon 23 Nov"
        )
        with Horizontal():
            yield SheetList(_rows())
            yield Sheet([(Span("\u2502", "rule"), Span(f" detail {number}")) for number in range(15)])
        yield Quiet()
        yield Keys([Key("space", "kept"), Key("x", "not kept"), Key("n", "new"), Key("?", "help")])

    def action_tick(self) -> None:
        """Change one glyph."""
        sheet = self.query_one(SheetList)
        sheet.show_rows(_rows(sheet.key))

    def action_fault(self) -> None:
        """Fail with a secret at hand."""
        secret = CANARY
        raise ValueError(secret)

    def action_print_fault(self) -> None:
        """Fail with an error that renders itself, as Textual's own do."""

        class Speaking(Exception):
            def __rich__(self) -> str:
                return CANARY

        raise Speaking(CANARY)

    def action_task_fault(self) -> None:
        """Fail in a task nobody waits for, then in a thread, then in a worker."""
        import asyncio
        import threading

        async def fail() -> None:
            raise ValueError(CANARY)

        def fail_too() -> None:
            raise ValueError(CANARY)

        self._kept = asyncio.create_task(fail())
        threading.Thread(target=fail_too).start()
        self.run_worker(fail())


def _rows(done: object = None) -> list[Row]:
    rows = [Row(None, (Span("Today", "strong"), GAP, Span("2 of 5 ", "muted")))]
    for number in range(30):
        glyph = "\u25cf" if number == done else "\u25cb"
        title = Span(f"Call my mother together {number}")
        rows.append(
            Row(number, (Span(f"{glyph} "), Span(f"{number:3} ", "muted"), title, GAP, Span("today ", "muted")))
        )
    return rows


if __name__ == "__main__":
    app = Trial()
    app.run()
    sys.exit(app.return_code or 0)
