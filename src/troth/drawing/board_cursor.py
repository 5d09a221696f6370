"""Where the cursor of the board stands: on a record, in the column where that is; never on a place."""

from collections.abc import Sequence
from typing import NamedTuple

from troth.domain.board import Card
from troth.drawing.board_columns import Column

Columns = Sequence[Column]
"""Columns that hold a card each, at least."""


class BoardCursor(NamedTuple):
    """On card `row` of column `column`; where the boundary numbered `astray` is gone, there and on no card."""

    column: int = 0
    row: int = 0
    astray: int | None = None

    def card(self, columns: Columns) -> Card | None:
        """The card it stands on; None where it stands on none."""
        if self.astray is not None or self.column >= len(columns):
            return None
        return columns[self.column].cards[self.row]

    def on(self, columns: Columns, number: int) -> "BoardCursor":
        """On the card of that number; where it stands, if there is none."""
        places = ((at, row) for at, column in enumerate(columns) for row in range(len(column.cards)))
        return next((BoardCursor(*at) for at in places if _number(columns, at) == number), self)

    def near(self, columns: Columns, column: int, row: int) -> "BoardCursor":
        """On the card that is nearest to that place."""
        if not columns:
            return self
        column = min(max(0, column), len(columns) - 1)
        return BoardCursor(column, min(max(0, row), len(columns[column].cards) - 1))

    def landed(self, columns: Columns) -> "BoardCursor":
        """On a card in any case: where it stands, or near there."""
        return self if self.card(columns) is not None else self.near(columns, self.column, self.row)

    def stepped(self, columns: Columns, step: int) -> "BoardCursor":
        """On the next card of its column, down (1) or up (-1); from none, on one of those beside."""
        if self.astray is not None:
            return self.near(columns, self.column, self.row - (step < 0))
        return self.near(columns, self.column, self.row + step)

    def walked(self, columns: Columns, step: int) -> "BoardCursor":
        """On the next card down (1) or up (-1), from the end of a column to the one after it, or before."""
        there = self.stepped(columns, step)
        if there != self or not 0 <= self.column + step < len(columns):
            return there
        return self.near(columns, self.column + step, 0 if step > 0 else len(columns[self.column + step].cards) - 1)

    def aside(self, columns: Columns, step: int, row: int) -> "BoardCursor":
        """In the next column to a side, near `row`; at the last one where it stands."""
        if self.astray is not None:
            return self.landed(columns)
        return self.near(columns, self.column + step, row) if 0 <= self.column + step < len(columns) else self

    def follow(self, old: Columns, columns: Columns, land: bool) -> "BoardCursor":
        """With its boundary to where that stands; without it on no card, or with `land` on the first."""
        card = self.card(old)
        wanted = self.astray if card is None else card.boundary.number
        if wanted is None or not columns:
            return BoardCursor(astray=wanted) if columns == [] and wanted is not None else self.near(columns, 0, 0)
        there = BoardCursor(-1).on(columns, wanted)
        if there.column >= 0:
            return there
        if land:
            return self.near(columns, 0, 0)
        keys = [column.key for column in columns]
        here = old[self.column].key if self.column < len(old) else ""
        column = keys.index(here) if here in keys else self.column
        return self.near(columns, column, self.row)._replace(astray=wanted)


def _number(columns: Columns, place: tuple[int, int]) -> int:
    return columns[place[0]].cards[place[1]].boundary.number
