"""The screen as it opens on Today, as plain lines: of the parts that the tab draws, and without Textual."""

from collections.abc import Sequence

from troth.domain.apart import space_now
from troth.domain.finding import TextIndex
from troth.drawing.bars import key_bar, keys_of, tab_bar
from troth.drawing.cursor import Cursor
from troth.drawing.lines import GAP, Line, Row, Span, fit, grounded
from troth.drawing.promise_views import Pick, places
from troth.drawing.scrolling import end_words, scrolled
from troth.drawing.sizes import LIST
from troth.tui.app.tabs import tabs_for
from troth.tui.commitments.beside import beside, first_key
from troth.tui.commitments.footer import USUAL, keys_for
from troth.tui.commitments.view_rows import At, classes_for, look_for, view_rows
from troth.tui.context import Context
from troth.tui.snapshot import Snapshot, day_words

_AROUND = 4
"""The rows of the tab bar, of the blank below it, of the quiet line and of the footer."""

_LEAST = 3
"""With fewer rows for the list nothing is drawn ahead."""


def first_frame(context: Context, snapshot: Snapshot, width: int, height: int) -> Sequence[Line]:
    """The fitted lines of the whole screen, row by row; none where it opens on more than a list of promises."""
    book, day = snapshot.book, snapshot.day
    shown = classes_for(context, width, height)
    below = 1 if shown["-pane"] else 3 if shown["-brief"] else 5
    room = height - _AROUND - below
    at, cut = At(), "..." if context.ascii else "…"
    rows = view_rows(
        snapshot, at, places(book, at.view, day), look_for(context, width, height), None, "", TextIndex(), {}
    ).rows
    spaced = space_now(book, context.now(book).at) is not None
    if context.accessible or spaced or room < _LEAST or not any(isinstance(row.key, Pick) for row in rows):
        return ()
    key = first_key(rows)
    near = beside(context, snapshot, rows, key, width, height)
    beyond = (*near.pane, *[()] * room)
    lines = [
        (*line, *fit(right, width - LIST, cut))
        for line, right in zip(_list(context, rows, min(width, LIST), room), beyond, strict=False)
    ]
    strip = (*near.strip, *[()] * below)[:below]
    bar = tab_bar(tabs_for(context), 0, day_words(context, snapshot), width)
    foot = key_bar(keys_of(keys_for(book, at.view, key, day), USUAL), width)
    return [
        *(fit(line, width, cut) for line in (bar, ())),
        *lines,
        *(fit(line, width, cut) for line in (*strip, (), foot)),
    ]


def _list(context: Context, rows: Sequence[Row], width: int, height: int) -> list[Line]:
    """What of `rows` is seen in so many columns and rows, the cursor on the first that has a key."""
    keys = [row.key for row in rows]
    at, cut = Cursor().near(keys, 0).at, "..." if context.ascii else "…"
    window = height - 1 if len(rows) > height else height
    top = scrolled([key is None for key in keys], at, 0, window)
    lines: list[Line] = []
    for index in range(top, top + window):
        line: Line = rows[index].line if index < len(rows) else ()
        if index == at:
            mark = Span(">" if context.ascii else "▌", "accent")
            lines.append(grounded(fit((mark, *line), width, cut)))
        else:
            lines.append(fit((Span(" "), *line), width, cut))
    if window < height:
        more = sum(key is not None for key in keys[top + window :])
        words = end_words(top, more, "more", context.ascii)
        lines.append(fit((GAP, Span(words + " ", "muted")), width))
    return lines
