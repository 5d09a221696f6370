"""What the app's first paint is compared with: a bare Textual app with one DataTable and a Footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer

ROWS = 10


class Bare(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Quit"), Binding("space", "keep", "Keep")]

    def compose(self) -> ComposeResult:
        yield DataTable[str](cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("state", "number", "promise", "when")
        for number in range(1, ROWS + 1):
            table.add_row("○", str(number), "Call my mother together", "today")


if __name__ == "__main__":
    Bare().run()
