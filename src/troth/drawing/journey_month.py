"""The rows of a month: its check-ins, how far one could be oneself, and what was kept, told, honoured and shared."""

from collections.abc import Iterator
from datetime import date

from troth.domain.book import Book
from troth.domain.days import ONE_DAY, DaySpan, days_between, month_after
from troth.domain.journey.check_in import AREAS, CheckIn
from troth.domain.journey.dance import CAUGHT, Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.evening import DayMark
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import between, day_month, every
from troth.domain.journey.promise_figures import kept_as_made, outcomes, told_in_time
from troth.domain.journey.usual import middle
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.text import shortened
from troth.domain.wording import DAY_NAMES, MONTHS, count, short_date
from troth.drawing.journey_overview import LABEL, AreaRow
from troth.drawing.lines import GAP, Line, Row, Span
from troth.drawing.sentences import begun, closed
from troth.drawing.sizes import NARROW

_BESIDE = 48
"""The column at which the check-ins stand beside the evenings."""


def month_span(first: date, today: date) -> DaySpan:
    """The days of a month up to today."""
    return DaySpan(first, min(month_after(first) - ONE_DAY, today))


def month_rows(book: Book, first: date, today: date, width: int, ascii: bool, spoken: bool = False) -> list[Row]:
    """A month; of the running one what there is so far. Where it is `spoken`, no evenings stand under weekdays."""
    span = month_span(first, today)
    aside = "so far " if month_after(first) > today else ""
    rows = [Row(None, (Span(f"{MONTHS[first.month - 1]} {first.year}"), GAP, Span(aside, "muted"))), Row(None, ())]
    check_ins, evenings = _check_ins(book, span), _evenings(book, span, ascii)
    if width < NARROW or not evenings or spoken:
        rows += check_ins
    else:
        rows += _beside(evenings, check_ins)
    rows += [Row(None, ())] if check_ins or evenings else []
    facts = [(name, said) for name, said in month_facts(book, span, today) if said]
    rows += [
        Row(None, (Span(f"{name:<{LABEL}}", "muted"), Span(said)), closed([f"{name}: {said}"])) for name, said in facts
    ]
    if not facts and not check_ins:
        rows.append(Row(None, (Span("Nothing is noted for this month.", "muted"),)))
    return rows


def pulses(book: Book, span: DaySpan) -> dict[date, int]:
    """How far one could be oneself, by day, for the days of a month on which that was said."""
    month = day_month(book, span.first)
    found: dict[int, DayMark] = {} if month is None else dict(month.days)
    said = {span.first.replace(day=day): mark.pulse for day, mark in found.items()}
    return {day: pulse for day, pulse in said.items() if pulse is not None and span.first <= day <= span.last}


def _check_ins(book: Book, span: DaySpan) -> list[Row]:
    made = sorted(between(book, CheckIn, span.first, span.last), key=lambda each: (each.day, each.number))
    if not made:
        return []
    shown = made[-5:]
    heads = "".join(f"{each.day.day:>4}" for each in shown)
    days = ", ".join(short_date(each.day) for each in shown)
    rows = [Row(None, (Span(f"{'Check-ins':<{LABEL}}{heads}", "muted"),), f"Check-ins on {days}:")]
    for area, name in enumerate(AREAS):
        values = "".join(f"{'' if each.values[area] is None else each.values[area]:>4}" for each in shown)
        said = ", ".join("nothing" if each.values[area] is None else str(each.values[area]) for each in shown)
        line = (Span(f"{name:<{LABEL}}", "title"), Span(values))
        rows.append(Row(AreaRow(area), line, f"{begun(name)}: {said}."))
    return rows


def _evenings(book: Book, span: DaySpan, ascii: bool) -> list[Line]:
    """The evenings by week and weekday, a dot where nothing was said."""
    found = pulses(book, span)
    if not found:
        return []
    starts = book.settings.weeks.starts
    names = [DAY_NAMES[(starts + at) % 7] for at in range(7)]
    lines: list[Line] = [(Span(f"{'Evenings':<{LABEL}}" + " ".join(names), "muted"),)]
    week = ["   "] * 7
    for day in days_between(span.first, span.last):
        at = (day.weekday() - starts) % 7
        if at == 0 and day != span.first:
            lines.append(_week(week))
            week = ["   "] * 7
        week[at] = f"{found.get(day, '.' if ascii else '·'):>3}"
    return [*lines, _week(week)]


def _week(days: list[str]) -> Line:
    return (Span(" " * LABEL + " ".join(days)),)


def _beside(left: list[Line], right: list[Row]) -> list[Row]:
    rows = []
    for at in range(max(len(left), len(right))):
        spans = left[at] if at < len(left) else ()
        key, line = (right[at].key, right[at].line) if at < len(right) else (None, ())
        room = _BESIDE - sum(len(span.text) for span in spans)
        rows.append(Row(key, (*spans, Span(" " * room), *line) if line else spans))
    return rows


def month_facts(book: Book, span: DaySpan, today: date) -> Iterator[tuple[str, str]]:
    """What a month comes to, each with its name; what there is nothing of is empty."""
    evenings = sorted(pulses(book, span).values())
    usual = f"{middle(evenings):g}" if evenings else ""
    yield "Myself", f"{count(len(evenings), 'evening')}, middle {usual} of 5" if evenings else ""
    went = outcomes(book, span, today)
    yield "Kept", ", ".join(f"{went[each]} {word}" for each, word in OUTCOME_WORDS.items() if went.get(each))
    told = told_in_time(book, span, today)
    yield "Told", f"{told.told} of {told.of} moved or not kept was told in time" if told and told.told else ""
    sizes = kept_as_made(book, span)
    yield "As made", ", ".join(f"{size} {sizes[size].kept} of {sizes[size].closed}" for size in sizes)
    yield "Honoured", _honoured(book, span)
    yield "Happened", _happened(book, span)
    decided = [each for each in every(book, Decision) if each.decided_on and span.first <= each.decided_on <= span.last]
    yield "Decided", "; ".join(shortened(each.text) for each in decided)
    thanks = between(book, Appreciation, span.first, span.last)
    yield "Thanked", count(len(thanks), "time") if thanks else ""
    yield "Celebrated", "; ".join(shortened(each.text) for each in between(book, Celebration, span.first, span.last))


def _honoured(book: Book, span: DaySpan) -> str:
    times = which = 0
    for made in book.boundaries():
        if made.owner == "me":
            found = sum(
                event.kind == "honoured" and span.first <= event.day <= span.last
                for event in book.boundary_events(made.number)
            )
            times, which = times + found, which + bool(found)
    return f"{count(times, 'time')}, {count(which, 'boundary', 'boundaries')}" if times else ""


def _happened(book: Book, span: DaySpan) -> str:
    names = {each.number: each.name for each in every(book, Pattern)}
    said = []
    for each in between(book, Incident, span.first, span.last):
        what = names.get(each.of or 0) or each.topic or shortened(each.text)
        caught = f", {'caught ' if each.caught != 'after' else ''}{CAUGHT[each.caught]}" if each.caught else ""
        said.append(f"{what}, {short_date(each.day)}{caught}")
    return "; ".join(said)
