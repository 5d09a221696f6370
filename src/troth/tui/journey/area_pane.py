"""The area at the cursor, beside the overview where there is room for it."""

from datetime import date

from troth.domain.book import Book
from troth.domain.journey.areas import all_areas
from troth.drawing.journey_area import area_lines
from troth.drawing.journey_overview import AreaRow
from troth.drawing.lines import Line, Span, wrapped
from troth.drawing.sizes import LIST, NARROW

_ROWS = 60
"""As many rows of the rule between list and pane as any terminal is likely to show."""


def area_pane(book: Book, day: date, key: object, width: int, ascii: bool) -> list[Line]:
    """What is known of the area of a row, on a screen of `width` columns, behind a rule; nothing of another row."""
    lines: list[Line] = []
    if isinstance(key, AreaRow):
        room = width - LIST - 3
        told = area_lines(all_areas(book, day), key.area, day, min(room, NARROW - 1), ascii)
        lines = [row for line in told for row in wrapped(line, room)]
    rule = Span("| " if ascii else "│ ", "rule")
    return [*((rule, *line) for line in lines), *[(rule,)] * max(0, _ROWS - len(lines))]
