"""The rows of a week: what was kept, honoured, thanked and noted on each of its days, and how it was looked at."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.days import WEEKDAYS, DaySpan, days_between
from troth.domain.journey.check_in import AREAS, CheckIn
from troth.domain.journey.dance import Incident
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import between, every, loops, marks
from troth.domain.journey.promise_figures import by_day
from troth.domain.journey.session import AgendaPoint
from troth.domain.journey.session_things import caught_words
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.records import Link
from troth.domain.text import shortened
from troth.domain.wording import DAY_NAMES, count, day_and_date
from troth.drawing.journey_overview import LABEL, TopicRow
from troth.drawing.lines import GAP, Row, Span, wrapped
from troth.drawing.sentences import begun, closed
from troth.drawing.sizes import NARROW

_BLANK = Row(None, ())


class _OfDays(NamedTuple):
    """What stands under the days of a week in one row, and what is said beside it, long and short."""

    name: str
    cells: Mapping[date, str]
    said: str = ""
    short: str = ""


def week_rows(book: Book, first: date, today: date, width: int, ascii: bool) -> list[Row]:
    """The week that begins on `first`; of the running one what there is so far."""
    days = days_between(first, date.fromordinal(first.toordinal() + 6))
    aside = "so far " if days[-1] > today else ""
    rows = [Row(None, (Span(f"Week of {day_and_date(first)}"), GAP, Span(aside, "muted"))), _BLANK]
    span = DaySpan(first, min(days[-1], today))
    found = [*_of_days(book, span, today, ascii)]
    body = _table(found, days, width) if any(each.cells for each in found) else []
    parts = [body, _looked(book, span, width), _talk(book, days[-1])]
    for part in filter(None, parts):
        rows += [*part, _BLANK]
    return rows[:-1] if any(parts) else [*rows, Row(None, (Span("Nothing is noted for this week.", "muted"),))]


def _table(found: Iterable[_OfDays], days: list[date], width: int) -> list[Row]:
    narrow = width < NARROW
    before = " " if narrow else "  "
    heads = "".join(f"{before}{DAY_NAMES[day.weekday()]}" for day in days)
    rows = [Row(None, (Span(" " * LABEL + heads, "muted"),), "Day by day:")]
    for each in found:
        cells = "".join(f"{before}{each.cells.get(day, ''):^3}" for day in days)
        said = each.short if narrow else each.said
        beside = (Span(f"  {said}", "muted"),) if said else ()
        line = (Span(f"{each.name:<{LABEL}}", "muted"), Span(cells), *beside)
        rows.append(Row(None, line, _spoken(each, days)))
    return rows


def _spoken(of: _OfDays, days: list[date]) -> str:
    """Kept: Mon 2, Tue 3; 5, 1 not kept. Of what is only a mark the days are said."""
    cells = [(DAY_NAMES[day.weekday()], of.cells[day].strip()) for day in days if day in of.cells]
    each = ", ".join(f"{name} {cell}" if cell.isdigit() else name for name, cell in cells if cell not in ("·", "."))
    return f"{begun(of.name)}: {closed(['; '.join(filter(None, (each, of.said))) or 'nothing'])}"


def _of_days(book: Book, span: DaySpan, today: date, ascii: bool) -> Iterator[_OfDays]:
    went = by_day(book, span, today)
    kept = _counted(day for day, outcome in went if outcome == "kept")
    others = [
        f"{number} {word}"
        for outcome, word in OUTCOME_WORDS.items()
        if outcome != "kept" and (number := sum(each == outcome for _, each in went))
    ]
    total = sum(map(int, kept.values()))
    yield _OfDays("kept", kept, "; ".join(filter(None, (str(total), ", ".join(others)))) if went else "", str(total))
    honoured = [
        event.day
        for made in book.boundaries()
        if made.owner == "me"
        for event in book.boundary_events(made.number)
        if event.kind == "honoured" and span.first <= event.day <= span.last
    ]
    times = count(len(honoured), "time") if honoured else ""
    yield _OfDays("honoured", dict.fromkeys(honoured, "*" if ascii else "●"), times, times)
    yield from _evenings(book, span, ascii)
    for name, kind in (("thanked", Appreciation), ("celebrated", Celebration)):
        given = [each.day for each in _between(book, kind, span)]
        times = str(len(given)) if given else ""
        yield _OfDays(name, dict.fromkeys(given, "+"), times, times)
    happened = between(book, Incident, span.first, span.last)
    said = "; ".join(", ".join(filter(None, (shortened(each.topic), caught_words(each)))) for each in happened)
    cells = {each.day: "!" if ascii else "◆" for each in happened}
    yield _OfDays("happened", cells, said or ("" if happened else "nothing noted"))


def _between(
    book: Book, kind: type[Appreciation] | type[Celebration], span: DaySpan
) -> tuple[Appreciation | Celebration, ...]:
    return between(book, kind, span.first, span.last)


def _counted(days: Iterable[date]) -> dict[date, str]:
    listed = [*days]
    return {day: str(listed.count(day)) for day in listed}


def _evenings(book: Book, span: DaySpan, ascii: bool) -> Iterator[_OfDays]:
    """How far one could be oneself, a dot where nothing was said; no row where nothing was in the whole week."""
    found = {day: mark.pulse for day, mark in marks(book, span.first, span.last).items() if mark.pulse is not None}
    if found:
        dot = "." if ascii else "·"
        cells = {day: str(found.get(day, dot)) for day in days_between(span.first, span.last)}
        yield _OfDays("evening", cells, "could I be myself")


def _looked(book: Book, span: DaySpan, width: int) -> list[Row]:
    """The check-in of the week; of two the later answer of an area counts."""
    made = sorted(between(book, CheckIn, span.first, span.last), key=lambda each: (each.day, each.number))
    if not made:
        return []
    last = made[-1]
    values = [next((each.values[area] for each in made[::-1] if each.values[area] is not None), None) for area in _ALL]
    words = [next((each.words[area] for each in made[::-1] if each.words[area]), "") for area in _ALL]
    title = f"Check-in on {WEEKDAYS[last.day.weekday()].capitalize()}, {'together' if last.together else 'alone'}"
    said = "   ".join(f"{AREAS[area]} {values[area]}".replace(" ", "\xa0") for area in _ALL if values[area] is not None)
    rows = [Row(None, (Span(title),)), *(Row(None, line) for line in wrapped((Span(said),), width - 2) if said)]
    return rows + [Row(None, (Span(f"  {AREAS[area]}: ", "muted"), Span(words[area]))) for area in _ALL if words[area]]


_ALL = range(len(AREAS))


def _talk(book: Book, last: date) -> list[Row]:
    """What waited to be talked about at the end of the week."""
    noted = [each for each in every(book, AgendaPoint) if each.day <= last]
    points = [each for each in noted if each.closed_on is None or each.closed_on > last]
    weekly = loops(book).weekly_on
    at_home = "for the next talk" if weekly is None else f"for {WEEKDAYS[weekly].capitalize()}"
    rows = [Row(None, (Span("To talk about"),))] if points else []
    for each in sorted(points, key=lambda point: (point.meant == "session", point.day, point.number)):
        when = "for the session" if each.meant == "session" else at_home
        key = TopicRow("talk", Link("agenda", each.number))
        rows.append(Row(key, (Span(shortened(each.text)), GAP, Span(f"{when} ", "muted"))))
    return rows
