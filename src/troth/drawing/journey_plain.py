"""The overview for who listens: one sentence a line, no columns and no signs, and the figures said."""

from collections.abc import Iterator
from datetime import date

from troth.domain.book import Book
from troth.domain.days import WEEKDAYS
from troth.domain.journey.areas import AllAreas, AreaFigures
from troth.domain.journey.check_in import AREAS, HIGHEST
from troth.domain.wording import MONTHS
from troth.drawing.journey_look import overview_look
from troth.drawing.journey_words import span_words, standing_words

_LAST = 4


def plain_lines(book: Book, found: AllAreas, today: date) -> list[str]:
    """The overview on a day, a sentence a line."""
    look = overview_look(book, found, today)
    lines = [
        f"Journey. {long_date(today)}."
        + ("" if found.last is None else f" The last check-in was on {long_date(found.last)}.")
    ]
    lines += [long for long, _ in look.sentences]
    lines += [f"{AREAS[each.area].capitalize()}: {' '.join(_area(each, today))}" for each in found.areas if each.found]
    lines += [f"{each.name}: {each.said.replace(' · ', '. ').rstrip('.')}." for each in look.topics]
    if len(lines) == 1:
        lines.append("Nothing here yet. `troth checkin` looks at this week, `troth celebrate` keeps a good moment.")
    return lines


def long_date(day: date) -> str:
    """Thursday 26 November 2026."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _area(made: AreaFigures, today: date) -> Iterator[str]:
    said, _ = standing_words(made, today)
    answers = [each.value for each in made.found.values()]
    if said:
        yield said.replace(", ", " for ") + "."
    usual = "" if made.usual is None else f"; your usual is {span_words(made.usual)}"
    yield f"{answers[-1]} of {HIGHEST}{usual}."
    if len(answers) >= _LAST:
        yield f"The last four: {', '.join(map(str, answers[-_LAST:]))}."
    if made.then is not None and made.then.word != "much as":
        yield f"{made.then.word.capitalize()} than in {MONTHS[made.then.month.month - 1]}."
