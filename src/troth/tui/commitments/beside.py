"""What is known of the promise at the cursor, as lines for the strip below the list or the pane beside it."""

from collections.abc import Sequence
from contextlib import suppress

from troth.domain.errors import Refused
from troth.drawing.lines import Line, Row, Span
from troth.drawing.promise_rows import RowLook, is_cut
from troth.drawing.promise_strip import pane, strip, strip_row
from troth.drawing.promise_views import Pick, title_in
from troth.drawing.sizes import LEAST, LIST
from troth.tui.context import Context
from troth.tui.snapshot import Snapshot

_ROWS = 60
"""As many rows of the rule between list and pane as any terminal is likely to show."""


def strip_lines(
    context: Context, snapshot: Snapshot, rows: Sequence[Row], key: object, look: RowLook, width: int, low: bool
) -> list[Line]:
    """The strip, below a rule; in one row where there is little room."""
    if not isinstance(key, Pick):
        return []
    with suppress(Refused):
        made = snapshot.book.commitment(key.number)._replace(title=title_in(snapshot.book, key))
        cut = any(row.key == key and is_cut(snapshot.book, row, look) for row in rows)
        draw = strip_row if low else strip
        found = draw(snapshot.book, made, snapshot.day, context.glyphs, max(LEAST, width - 2), context.show_run, cut)
        rule = Span(("-" if context.ascii else "─") * max(LEAST, width - 2), "rule")
        return [(Span(" "), *line) for line in ((rule,), *found)]
    return []


def pane_lines(context: Context, snapshot: Snapshot, key: object, width: int) -> list[Line]:
    """The pane, behind a rule."""
    lines: list[Line] = []
    if isinstance(key, Pick):
        with suppress(Refused):
            made = snapshot.book.commitment(key.number)
            lines = pane(
                snapshot.book, made, snapshot.day, context.glyphs, max(LEAST, width - LIST - 3), context.show_run
            )
    rule = Span("| " if context.ascii else "│ ", "rule")
    return [(rule, *line) for line in lines] + [(rule,)] * max(0, _ROWS - len(lines))
