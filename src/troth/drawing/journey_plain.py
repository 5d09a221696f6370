"""The overview for who listens: one sentence a line, no columns and no signs, and the figures said."""

from collections.abc import Iterator
from datetime import date

from troth.domain.book import Book
from troth.domain.days import WEEKDAYS
from troth.domain.journey.areas import AllAreas, AreaFigures
from troth.domain.journey.check_in import AREAS, HIGHEST
from troth.domain.wording import MONTHS
from troth.drawing.journey_look import overview_look
from troth.drawing.journey_overview import AreaRow, TopicRow
from troth.drawing.journey_words import span_words, standing_words

_LAST = 4

NOTHING = "Nothing here yet. `troth checkin` looks at this week, `troth celebrate` keeps a good moment."


def plain_lines(book: Book, found: AllAreas, today: date) -> list[str]:
    """The overview on a day, a sentence a line."""
    return [words for _, words in plain_rows(book, found, today)]


def plain_rows(book: Book, found: AllAreas, today: date) -> list[tuple[AreaRow | TopicRow | None, str]]:
    """The same, each with what it tells of."""
    look = overview_look(book, found, today)
    last = "" if found.last is None else f" The last check-in was on {long_date(found.last)}."
    rows: list[tuple[AreaRow | TopicRow | None, str]] = [(None, f"Journey. {long_date(today)}.{last}")]
    rows += [(None, long) for long, _ in look.sentences]
    for area in found.areas:
        if area.found:
            rows.append((AreaRow(area.area), f"{AREAS[area.area].capitalize()}: {' '.join(area_words(area, today))}"))
    for topic in look.topics:
        said = topic.said.replace(" · ", ". ").rstrip(".")
        rows.append((TopicRow(topic.topic, topic.link), f"{topic.name}: {said}."))
    if len(rows) == 1:
        rows.append((None, NOTHING))
    return rows


def long_date(day: date) -> str:
    """Thursday 26 November 2026."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1]} {day.year}"


def area_words(made: AreaFigures, today: date) -> Iterator[str]:
    """How an area stands, its last answers, and how it is against then, a sentence each."""
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
