"""Lines of a list: columns aligned, titles cut to the terminal, colour where it is wanted."""

from typing import NamedTuple

from troth.cli.context import CommandContext
from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS
from troth.domain.text import visible
from troth.drawing.width import head, is_unsure, width_of

_LEAST = 12
BOLD, DIM = "1", "2"


class ShellRow(NamedTuple):
    """A line of a list; `mark` is an outcome, `open` or a state, and names the glyph."""

    mark: str
    name: str
    title: str
    when: str
    word: str


def glyph(context: CommandContext, mark: str) -> str:
    """The sign of an outcome or state."""
    return (ASCII_GLYPHS if context.ascii else GLYPHS).get(mark, " ")


def write(context: CommandContext, rows: list[ShellRow], indent: str = "  ") -> None:
    """Print rows; the title gives way when the terminal is narrow."""
    if not rows:
        return
    names = max(len(row.name) for row in rows)
    whens = max(width_of(row.when) for row in rows)
    words = max(width_of(row.word) for row in rows)
    titles = max(width_of(visible(row.title)) for row in rows)
    if context.width:
        whens = min(whens, max(context.width // 3, _LEAST))
        room = context.width - len(indent) - 2 - names - 1 - 2 - whens - 2 - words
        titles = min(titles, max(room, _LEAST))
    for row in rows:
        title = cut(context, visible(row.title), titles)
        when = cut(context, visible(row.when), whens)
        title = f"{padded(title, titles)}{_placed(context, title, len(indent) + names + 4 + titles)}"
        line = f"{row.name:>{names}} {title}  {padded(when, whens)}  {visible(row.word)}"
        line = f"{indent}{glyph(context, row.mark)} {line.rstrip()}"
        context.write(paint(context, line, "" if row.mark == "open" else DIM) + "\n")


def heading(context: CommandContext, text: str) -> None:
    """Print the line above a list."""
    context.write(paint(context, visible(text), BOLD) + "\n")


def paint(context: CommandContext, text: str, code: str) -> str:
    """`text` in a style of the terminal's own, where colour is wanted."""
    return f"\x1b[{code}m{text}\x1b[0m" if code and context.colour else text


def _placed(context: CommandContext, text: str, column: int) -> str:
    """The code that goes to a column behind `text`, where its width is not the same on every terminal."""
    return f"\x1b[{column}G" if context.codes and is_unsure(text) else ""


def padded(text: str, width: int) -> str:
    """`text` with blanks up to `width` columns."""
    return text + " " * (width - width_of(text))


def cut(context: CommandContext, text: str, width: int) -> str:
    """`text` in at most `width` columns; what is missing is marked."""
    if width_of(text) <= width:
        return text
    more = "..." if context.ascii else "…"
    return head(text, width - len(more)).rstrip() + more
