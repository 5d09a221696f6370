"""What is known of the promise at the cursor, as lines for the strip below the list or the pane beside it."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from troth.domain.errors import Refused
from troth.drawing.lines import Line, Row, Span
from troth.drawing.promise_rows import RowLook, is_cut
from troth.drawing.promise_strip import pane, strip, strip_row, strip_sentences
from troth.drawing.promise_views import Pick, title_in
from troth.drawing.sizes import LEAST, LIST
from troth.tui.commitments.view_rows import classes_for, look_for
from troth.tui.context import Context
from troth.tui.snapshot import Snapshot

_ROWS = 60
"""As many rows of the rule between list and pane as any terminal is likely to show."""


class Beside(NamedTuple):
    """The lines of the pane and of the strip; those of the one that is not shown are none."""

    pane: list[Line]
    strip: list[Line]


def first_key(rows: Sequence[Row]) -> object:
    """The key of the first row that has one, where the cursor stands at first."""
    return next((row.key for row in rows if row.key), None)


def beside(context: Context, snapshot: Snapshot, rows: Sequence[Row], key: object, width: int, height: int) -> Beside:
    """What is known of the record of `key` among `rows`, on a screen of that size."""
    shown = classes_for(context, width, height)
    if context.accessible:
        return Beside([], _sentences(context, snapshot, key, width))
    if not shown["-pane"]:
        look = look_for(context, width, height)
        return Beside([], _strip(context, snapshot, rows, key, look, width, shown["-brief"]))
    if not any(isinstance(row.key, Pick) for row in rows):
        return Beside([], [])
    return Beside(_pane(context, snapshot, key, width), [])


def _strip(
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


def _sentences(context: Context, snapshot: Snapshot, key: object, width: int) -> list[Line]:
    """The strip for who listens, without a rule."""
    if not isinstance(key, Pick):
        return []
    with suppress(Refused):
        made = snapshot.book.commitment(key.number)
        told = strip_sentences(snapshot.book, made, snapshot.day, max(LEAST, width - 2), context.show_run)
        return [(Span(" "), *line) for line in told]
    return []


def _pane(context: Context, snapshot: Snapshot, key: object, width: int) -> list[Line]:
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
