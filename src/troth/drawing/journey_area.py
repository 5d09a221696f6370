"""The page of one area: a year of its answers from 0 to 10, what is usual, and the words that went with them."""

from collections.abc import Iterable, Sequence
from datetime import date

from troth.domain.journey.areas import AllAreas, AreaFigures
from troth.domain.journey.check_in import AREA_LINES, AREAS, CheckIn
from troth.domain.journey.usual import SinceThen, usual_before
from troth.domain.wording import MONTHS, day_and_date
from troth.drawing.journey_charts import area_chart, month_heads
from troth.drawing.journey_look import SHOWN
from troth.drawing.journey_words import number, span_words, standing_words
from troth.drawing.lines import Line, Span
from troth.drawing.sizes import NARROW

_LABEL = 8
_AXIS = "│"
_AXIS_ASCII = "|"


def area_lines(found: AllAreas, area: int, today: date, width: int, ascii: bool, spoken: bool = False) -> list[Line]:
    """The chart (none where it is `spoken`) and the sentences of an area, then its check-ins, the newest first."""
    weeks = found.weeks[-SHOWN:] if width < NARROW else found.weeks
    figures = found.areas[area]
    lines: list[Line] = [
        (Span(f"{AREAS[area].capitalize()}: ", "strong"), Span(AREA_LINES[area], "muted")),
        (),
        *(() if spoken else (*chart_lines(figures, weeks, ascii), ())),
        *(((Span(each),)) for each in area_sentences(figures, today)),
        (),
    ]
    return lines + answer_lines(found.check_ins, area)


def chart_lines(figures: AreaFigures, weeks: Sequence[date], ascii: bool) -> list[Line]:
    """The months and the six rows of the chart."""
    values = [figures.found[week].value if week in figures.found else None for week in weeks]
    usual = [usual_before(figures.found, week) for week in weeks]
    rows = area_chart(values, [None if each is None else each.middle for each in usual], ascii)
    axis = _AXIS_ASCII if ascii else _AXIS
    return [
        (Span(" " * (_LABEL + 1) + month_heads(weeks), "muted"),),
        *((Span(f"{top:>{_LABEL}}{axis}", "muted"), Span(marks, "accent")) for top, marks in rows),
    ]


def area_sentences(figures: AreaFigures, today: date) -> list[str]:
    """How it stands, what is usual, and how it is against then; nothing while that is not known."""
    said, _ = standing_words(figures, today)
    sentences = []
    if said:
        sentences.append(f"{said.replace(', ', ' for ')[:1].upper()}{said.replace(', ', ' for ')[1:]}.")
    if figures.usual is not None:
        sentences.append(f"Your usual is {span_words(figures.usual)}.")
    if figures.then is not None:
        sentences.append(then_words(figures.then))
    return sentences or ["After four check-ins this says what is usual for you."]


def then_words(then: SinceThen) -> str:
    """Lower than in December: 6 then, 4.5 now."""
    word = "Much as" if then.word == "much as" else f"{then.word.capitalize()} than"
    return f"{word} in {MONTHS[then.month.month - 1]}: {number(then.then)} then, {number(then.now)} now."


def answer_lines(check_ins: Iterable[CheckIn], area: int) -> list[Line]:
    """What was said of an area, the newest first: its day, its number, its word."""
    lines: list[Line] = []
    for each in sorted(check_ins, key=lambda made: (made.day, made.number), reverse=True):
        value, word = each.values[area], each.words[area]
        if value is not None or word:
            said = "" if value is None else str(value)
            lines.append((Span(f"{day_and_date(each.day):<11}", "muted"), Span(f"{said:>3}  "), Span(word)))
    return lines
