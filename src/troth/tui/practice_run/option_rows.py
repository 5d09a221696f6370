"""Options under a cursor: numbered, marked as chosen or not, folded; the one at hand is bold on its ground."""

from collections.abc import Hashable, Iterable, Sequence

from troth.drawing.cursor import Cursor
from troth.drawing.lines import Line, Row, Span, grounded, wrapped
from troth.tui.kit.reader import WIDTH
from troth.tui.kit.sheet_list import SheetList
from troth.tui.practice_run.folding import LEFT, NARROW

DIGITS = 9

ONE, SEVERAL, NONE = ("( )", "(•)"), ("[ ]", "[x]"), ("", "")
"""The marks of what is not chosen and what is: where one is, where several are, and where a choice is at once made."""

Option = tuple[str, str]


class OptionRows(SheetList):
    """The options, each folded to the width there is; `still` while none of them is at hand yet."""

    still = False

    @property
    def key(self) -> Hashable | None:
        """The key under the cursor; none while they are still."""
        return None if self.still else super().key

    def action_move(self, step: int) -> None:
        """Go up or down; at first to the last or the first."""
        move = self.action_end if self.still else super().action_move
        move(-step if self.still else step)

    def fitted(self, line: Line, index: int) -> Line:
        """All rows of the option at hand are bold, on the ground."""
        at = index + 1 if self._marked is None else self._marked
        if at > index or any(row.key is not None for row in self._rows[at + 1 : index + 1]):
            return line
        return grounded(line, self.app.no_color)

    def _mark(self) -> None:
        super()._mark()
        for index in (at for at, row in enumerate(self._rows) if row.key is None):
            self.redraw(index)

    def _go(self, cursor: Cursor) -> None:
        self.still = False
        super()._go(cursor)
        self._mark()


def option_rows(
    options: Sequence[Option], chosen: Iterable[str], mark: tuple[str, str], width: int, ascii: bool = False
) -> list[Row]:
    """Options by id and label, numbered and folded to a page of that width; `mark` is that of one and of a chosen."""
    rows, chosen = [], {*chosen}
    room = min(WIDTH + LEFT, width - 2)
    for number, (name, label) in enumerate(options, 1):
        head = option_head(mark[name in chosen], number if len(options) > 1 else 0, width, ascii)
        rows += [
            Row(name if not at else None, line) for at, line in enumerate(wrapped((head, Span(label, "title")), room))
        ]
    return rows


def option_head(mark: str, number: int, width: int, ascii: bool) -> Span:
    """What stands before the label of an option, behind the cell of the cursor."""
    left = " " * ((1 if width < NARROW else LEFT) - 1)
    figure = str(number) if 0 < number <= DIGITS else ""
    mark = mark.replace("•", "*") if ascii else mark
    parts = [mark] if mark else []
    return Span(left + " ".join([*parts, f"{figure}  "]) if figure else left + f"{mark} ", "muted")
