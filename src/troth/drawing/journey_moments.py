"""The rows of good moments: one of a year ago on top, then celebrations and thanks by month, the newest first."""

from datetime import date

from troth.domain.book import Book
from troth.domain.journey.good_moments import Moment, brought_back, good_moments
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.records import Link
from troth.domain.wording import DAY_NAMES, day_and_date, month_and_year
from troth.drawing.journey_look import long_ago
from troth.drawing.lines import GAP, Line, Row, Span, wrapped

_BLANK = Row(None, ())

_INDENT = 19
"""The column at which the words of the moment on top begin."""


def moment_rows(book: Book, today: date, width: int, edge: str = " ") -> list[Row]:
    """Every good moment, each once; thanks tell whether they were said, and the one on top what it took.

    What it took is folded to `width`.
    """
    moments = good_moments(book)
    thanks = sum(isinstance(each, Appreciation) for each in moments)
    aside = f"{len(moments) - thanks} and {thanks}{edge}" if moments else ""
    rows = [Row(None, (Span("Celebrations and thanks"), GAP, Span(aside, "muted")))]
    if not moments:
        return [*rows, _BLANK, Row(None, (Span("Nothing yet. + writes one down, t a thank-you."),))]
    found = brought_back(book, today)
    back = None if found is None else found.moment
    if found is not None:
        rows += [_BLANK, Row(None, (Span(long_ago(found)),)), _row(found.moment, True, edge)]
        rows += [Row(None, line) for line in _took(found.moment, width - _INDENT)]
    month: date | None = None
    for each in sorted(moments, key=lambda made: (made.day, made.at), reverse=True):
        if each is back:
            continue
        if month != each.day.replace(day=1):
            month = each.day.replace(day=1)
            rows += [_BLANK, Row(None, (Span(month_and_year(month, today)),))]
        rows.append(_row(each, False, edge))
    return rows


def link_of(made: Moment) -> Link:
    """The record of a good moment."""
    return Link("thanks" if isinstance(made, Appreciation) else "celebrations", made.number)


def _row(made: Moment, whole: bool, edge: str) -> Row:
    day = f"{DAY_NAMES[made.day.weekday()]} {made.day.day:>2}"
    if whole:
        day = f"{day_and_date(made.day)} {made.day.year}".ljust(_INDENT - 4)
    sign = "  " if isinstance(made, Appreciation) else "+ "
    said = _said(made)
    aside = (GAP, Span(said + edge, "" if said == "still to say" else "muted")) if said else ()
    return Row(link_of(made), (Span(f"{day}  {sign}", "muted"), Span(made.text, "title"), *aside))


def _took(made: Moment, width: int) -> list[Line]:
    """What a celebration took, below its row."""
    took = " ".join(made.took.split()) if isinstance(made, Celebration) else ""
    folded = wrapped((Span(f"It took: {took}"),), width) if took else []
    return [(Span(" " * _INDENT), *line) for line in folded]


def _said(made: Moment) -> str:
    if isinstance(made, Celebration):
        return ""
    return "said" if made.told_on is not None else "still to say"
