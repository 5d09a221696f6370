"""The page of one area: a year of its answers from 0 to 10, what is usual, and the words that went with them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from troth.domain.journey.areas import AllAreas, AreaFigures
from troth.domain.journey.check_in import AREA_LINES, AREAS, CheckIn
from troth.domain.journey.usual import SinceThen, usual_before
from troth.domain.wording import MONTHS, day_and_date
from troth.drawing.journey_charts import area_chart, month_heads
from troth.drawing.journey_look import SHOWN
from troth.drawing.journey_words import number, span_words, standing_words
from troth.drawing.lines import Line, Row, Span, wrapped
from troth.drawing.sentences import closed, sentence_rows
from troth.drawing.sizes import LEAST, NARROW

_LABEL = 8
_AXIS = "│"
_AXIS_ASCII = "|"
_BLANK = Row(None, ())
_LAST = 4
"""So many of the last answers stand above what is beside them."""

_PAGE = 74
"""A page of an area has at most so many columns of words."""


class AnswerRow(NamedTuple):
    """The row of an answer: the check-in it stands in, and the entry of the journal that it came from."""

    number: int
    reflection: int | None


def area_lines(found: AllAreas, area: int, today: date, width: int, ascii: bool) -> list[Line]:
    """The chart and the sentences of an area, then its check-ins, the newest first."""
    answers = (row.line for row in answer_rows(found.check_ins, area))
    return [*_told(found, area, today, width, ascii, spoken=False), *answers]


def area_rows(
    found: AllAreas, area: int, beside: Sequence[Row], today: date, width: int, ascii: bool, spoken: bool = False
) -> list[Row]:
    """The same on a page of its own, folded, with what stands beside it below the last few answers.

    Where it is `spoken`, there is no chart, and each row is a sentence.
    """
    room = min(_PAGE, max(LEAST - 2, width - 2))
    answers = answer_rows(found.check_ins, area)
    last, earlier = (answers[:_LAST], answers[_LAST:]) if beside else (answers, [])
    above = [*(Row(None, line) for line in _told(found, area, today, width, ascii, spoken)), *last]
    above += [*([_BLANK] if last else []), _heading("Beside it")] if beside else []
    below = [_BLANK, _heading("Earlier"), *earlier] if earlier else []
    if spoken:
        return sentence_rows((*above, *beside, *below), room)
    return [*_folded(above, room), *beside, *_folded(below, room)]


def _told(found: AllAreas, area: int, today: date, width: int, ascii: bool, spoken: bool) -> list[Line]:
    weeks = found.weeks[-SHOWN:] if width < NARROW else found.weeks
    figures = found.areas[area]
    return [
        (Span(f"{AREAS[area].capitalize()}: ", "strong"), Span(AREA_LINES[area], "muted")),
        (),
        *(() if spoken else (*chart_lines(figures, weeks, ascii), ())),
        *(((Span(each),)) for each in area_sentences(figures, today)),
        (),
    ]


def _folded(rows: Iterable[Row], room: int) -> Iterator[Row]:
    for row in rows:
        first, *others = wrapped(row.line, room)
        yield Row(row.key, first)
        yield from (Row(None, line) for line in others)


def _heading(words: str) -> Row:
    return Row(None, (Span(words, "muted"),))


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


def answer_rows(check_ins: Iterable[CheckIn], area: int) -> list[Row]:
    """What was said of an area, the newest first: its day, its number, its word."""
    rows: list[Row] = []
    for each in sorted(check_ins, key=lambda made: (made.day, made.number), reverse=True):
        value, word = each.values[area], each.words[area]
        if value is not None or word:
            said = "" if value is None else str(value)
            line = (Span(f"{day_and_date(each.day):<11}", "muted"), Span(f"{said:>3}  "), Span(word))
            rows.append(Row(AnswerRow(each.number, each.reflection), line, closed(_answered(each.day, said, word))))
    return rows


def _answered(day: date, value: str, word: str) -> list[str]:
    return [each for each in (day_and_date(day), value, word) if each]
