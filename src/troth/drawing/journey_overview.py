"""The rows of the overview: what is better and what to talk about, a line an area, then what else there is."""

from datetime import date
from typing import Literal, NamedTuple

from troth.domain.journey.usual import UsualWord
from troth.domain.records import Link
from troth.drawing.journey_charts import month_heads, usual_line
from troth.drawing.lines import GAP, Line, Row, Span, wrapped
from troth.drawing.sizes import NARROW

LABEL = 12
"""The columns of a name before its marks or words."""

_INDENT = 1
"""The column of the cursor's mark."""

Topic = Literal[
    "promises",
    "boundaries",
    "celebrated",
    "dance",
    "suggested",
    "decisions",
    "session",
    "talk",
    "thanks",
    "quiet",
    "year_ago",
]


class AreaLine(NamedTuple):
    """An area's weeks, each by how it stands to one's usual, and that of the last one in words, long and short."""

    area: int
    name: str
    words: tuple[UsualWord | None, ...]
    said: str = ""
    short: str = ""


class TopicLine(NamedTuple):
    """What else there is, in words, in `short` ones where there is little room, and the record that it tells of."""

    topic: Topic
    name: str
    said: str
    short: str = ""
    link: Link | None = None


class OverviewLook(NamedTuple):
    """All that the overview shows: sentences on top, long and short, the areas over `weeks`, and the topics."""

    aside: str
    sentences: tuple[tuple[str, str], ...]
    weeks: tuple[date, ...]
    areas: tuple[AreaLine, ...]
    topics: tuple[TopicLine, ...]


class AreaRow(NamedTuple):
    """The row of an area."""

    area: int


class TopicRow(NamedTuple):
    """The row of a topic, and the record that it tells of, if it is of one."""

    topic: Topic
    link: Link | None = None


def overview_rows(look: OverviewLook, width: int, ascii: bool, height: int = 0) -> list[Row]:
    """The rows in `width` columns, with less air where all of it is seen at once in `height` rows then."""
    narrow = width < NARROW
    rows = [Row(None, (Span("Journey"), GAP, Span(look.aside + " ", "muted"))), _BLANK]
    for long, short in look.sentences:
        rows += [Row(None, line) for line in _folded(short if narrow and short else long, width)]
    if look.weeks:
        rows += [] if narrow else [_BLANK]
        rows.append(Row(None, (Span(" " * LABEL + month_heads(look.weeks), "muted"),)))
    rows += [_area(each, len(look.weeks), narrow, ascii) for each in look.areas]
    rows += [_BLANK] if look.topics and look.areas else []
    rows += [_topic(each, narrow) for each in look.topics]
    blank = [at for at, row in enumerate(rows) if row == _BLANK]
    over = len(rows) - height
    return [row for at, row in enumerate(rows) if at not in blank[:over]] if 0 < over <= len(blank) else rows


_BLANK = Row(None, ())


def _folded(text: str, width: int) -> list[Line]:
    return wrapped((Span(text),), width - 2 * _INDENT)


def _area(made: AreaLine, weeks: int, narrow: bool, ascii: bool) -> Row:
    marks = usual_line(made.words, ascii).ljust(weeks)
    off = {"above", "below"}
    spans = [Span(f"{made.name:<{LABEL}}", "title")]
    for mark, word in zip(marks, made.words, strict=False):
        spans.append(Span(mark, "accent" if word in off else "rule"))
    said = made.short if narrow and made.short else made.said
    last = next((word for word in reversed(made.words) if word is not None), None)
    return Row(AreaRow(made.area), (*spans, Span("  " + said, "" if last in off and said else "muted")))


def _topic(made: TopicLine, narrow: bool) -> Row:
    said = made.short if narrow and made.short else made.said
    return Row(TopicRow(made.topic, made.link), (Span(f"{made.name:<{LABEL}}", "muted"), Span(said)))
