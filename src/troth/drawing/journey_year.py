"""The rows of a year: a bar a week for each area on one scale, and below what happened, was celebrated and repaired."""

from collections.abc import Iterable, Mapping
from datetime import date

from troth.domain.book import Book
from troth.domain.days import week_start
from troth.domain.journey.areas import AllAreas, AreaFigures
from troth.domain.journey.check_in import AREAS
from troth.domain.journey.dance import Caught, Incident
from troth.domain.journey.keepsake import Celebration
from troth.domain.journey.lookup import between
from troth.domain.wording import count, day_and_date
from troth.drawing.journey_charts import bars, month_heads
from troth.drawing.journey_look import SHOWN, last_day
from troth.drawing.journey_overview import LABEL, AreaRow
from troth.drawing.journey_plain import area_words
from troth.drawing.lines import GAP, Row, Span
from troth.drawing.sentences import begun
from troth.drawing.sizes import NARROW

_CAUGHT: Mapping[Caught, str] = {"after": "A", "late": "L", "early": "e", "before": "b", "": "?"}
_LEGEND = "the dance: A after, L late, e early, b before it began"

_AIRY, _ROOMY = 24, 26
"""From so many rows on there is air between the areas; from so many on there is some around them, too."""

Marks = Mapping[date, str]


def year_rows(book: Book, found: AllAreas, today: date, width: int, height: int, ascii: bool) -> list[Row]:
    """A year, or half a one in few columns, with as much air as `height` has room for."""
    airy, roomy = height >= _AIRY, not _AIRY <= height < _ROOMY
    weeks = found.weeks[-SHOWN:] if width < NARROW else found.weeks
    day = last_day(weeks, today)
    title = "Half a year" if width < NARROW else "A year"
    rows = [
        Row(None, (Span(title), GAP, Span(f"to {day_and_date(day)} {day.year} ", "muted"))),
        *([Row(None, ())] if roomy else []),
        Row(None, (Span(" " * LABEL + month_heads(weeks), "muted"),)),
    ]
    for each in found.areas:
        rows.append(_area(each, weeks, ascii))
        rows += [Row(None, ())] if airy else []
    rows += [] if airy else [Row(None, ())]
    happened = _happened(book, weeks, day)
    rows += [_marked(name, marks, weeks) for name, marks in _lines(book, weeks, day, happened, ascii) if marks]
    rows += [Row(None, ())] if happened and roomy else []
    rows += [Row(None, (Span(_LEGEND, "muted"),))] if happened else []
    return rows


def year_sentences(book: Book, found: AllAreas, today: date) -> list[Row]:
    """The year for who listens: how each area stands, and how often what is marked below came about."""
    day = last_day(found.weeks, today)
    rows = [Row(None, (), f"A year, to {day_and_date(day)} {day.year}.")]
    for each in found.areas:
        said = " ".join(area_words(each, today)) if each.found else "nothing was answered."
        rows.append(Row(AreaRow(each.area), (), f"{begun(AREAS[each.area])}: {said}"))
    happened = _happened(book, found.weeks, day)
    for name, marks in _lines(book, found.weeks, day, happened, ascii=True):
        rows += [Row(None, (), f"{begun(name)}: in {count(len(marks), 'week')}.")] if marks else []
    return rows


def _area(each: AreaFigures, weeks: tuple[date, ...], ascii: bool) -> Row:
    values = [each.found[week].value if week in each.found else None for week in weeks]
    word = "" if each.then is None or each.then.word == "much as" else each.then.word
    name = Span(f"{AREAS[each.area]:<{LABEL}}", "title")
    return Row(AreaRow(each.area), (name, Span(bars(values, ascii), "accent"), Span(f"  {word}", "muted")))


def _lines(book: Book, weeks: tuple[date, ...], day: date, happened: Marks, ascii: bool) -> list[tuple[str, Marks]]:
    moments = between(book, Celebration, weeks[0], day)
    repaired = [
        repair.amends_done_on
        for promise in book.commitments()
        for repair in book.repairs(promise.number)
        if promise.by != "partner" and repair.amends_done_on is not None
    ]
    starts = book.settings.weeks.starts
    return [
        ("the dance", happened),
        ("celebrated", _in_weeks(((each.day, "+") for each in moments), starts)),
        ("repaired", _in_weeks(((each, "+" if ascii else "◆") for each in repaired), starts)),
    ]


def _happened(book: Book, weeks: tuple[date, ...], day: date) -> Marks:
    found = sorted(between(book, Incident, weeks[0], day), key=lambda each: (each.day, each.number))
    return _in_weeks(((each.day, _CAUGHT[each.caught]) for each in found), book.settings.weeks.starts)


def _in_weeks(marks: Iterable[tuple[date, str]], week_starts: int) -> Marks:
    """The mark of each week; of several the last."""
    return {week_start(day, week_starts): mark for day, mark in marks}


def _marked(name: str, marks: Marks, weeks: tuple[date, ...]) -> Row:
    return Row(None, (Span(f"{name:<{LABEL}}", "muted"), Span("".join(marks.get(week, " ") for week in weeks))))
