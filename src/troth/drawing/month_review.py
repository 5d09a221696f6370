"""A month in Markdown: facts that both may read, and what is for one alone only where that is wanted."""

from collections.abc import Iterator, Mapping
from datetime import date

from troth.domain.book import Book
from troth.domain.days import DaySpan, first_of_month, month_after
from troth.domain.journey.check_in import AREAS, CheckIn
from troth.domain.journey.decision import Decision
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import between, every
from troth.domain.text import visible
from troth.domain.wording import MONTHS, count, short_date
from troth.drawing.journey_month import month_facts, month_span

_FACTS = ("Kept", "Told", "As made", "Honoured")
"""What is counted and tells nothing of what was written."""

_LOOKED_BACK = 7
"""In so many days of a month one looks back at the one before."""

_ALONE = ("Myself", "Happened")

Section = tuple[str, list[str]]


def month_review(book: Book, first: date, today: date, mine: bool) -> str:
    """The month that begins on `first`, up to today; with `mine` also numbers, evenings and what happened."""
    span = month_span(first, today)
    so_far = ", so far" if month_after(first) > today else ""
    parts = [f"# {MONTHS[first.month - 1]} {first.year}{so_far}", "From my own notes. It is no test, and rates nobody."]
    sections = [*_for_two(book, span, today), *(_for_one(book, span, today) if mine else ())]
    for title, lines in sections:
        parts += [f"## {title}", "\n".join(f"- {line}" for line in lines)] if lines else []
    if len(parts) == 2:
        parts.append("Nothing is noted for this month.")
    return visible("\n\n".join(parts), keep="\n") + "\n"


def facts_of_month(book: Book, today: date) -> list[str]:
    """What is counted in this month and fit for two pairs of eyes; in its first days, in the month before."""
    first = month_after(first_of_month(today), -1) if today.day <= _LOOKED_BACK else first_of_month(today)
    so_far = ", so far" if month_after(first) > today else ""
    found = _counted(dict(month_facts(book, month_span(first, today), today)))
    nothing = "Nothing is counted for it. That is no verdict."
    return [f"{MONTHS[first.month - 1]} {first.year}{so_far}", *(found or [nothing])]


def _counted(facts: Mapping[str, str]) -> list[str]:
    return [f"{name}: {facts[name]}" for name in _FACTS if facts[name]]


def _for_two(book: Book, span: DaySpan, today: date) -> Iterator[Section]:
    facts = dict(month_facts(book, span, today))
    yield "In numbers of what was done", _counted(facts)
    decided = [each for each in every(book, Decision) if each.decided_on and span.first <= each.decided_on <= span.last]
    yield "Decided", [_decided(each) for each in decided]
    moments = between(book, Celebration, span.first, span.last)
    yield "Celebrated", [f"{short_date(each.day)}: {_line(each.text)}" for each in moments]
    thanks = between(book, Appreciation, span.first, span.last)
    said = [f"{short_date(each.day)}: {_line(each.text)}" for each in thanks if each.told_on is not None]
    waiting = len(thanks) - len(said)
    yield "Thanked", said + ([f"{count(waiting, 'thank-you')} still to say"] if waiting else [])


def _for_one(book: Book, span: DaySpan, today: date) -> Iterator[Section]:
    made = sorted(between(book, CheckIn, span.first, span.last), key=lambda each: (each.day, each.number))
    yield "Check-ins, for me alone", [line for area in range(len(AREAS)) if (line := _area(made, area))]
    facts = dict(month_facts(book, span, today))
    yield "For me alone", [f"{name}: {facts[name]}" for name in _ALONE if facts[name]]


def _decided(made: Decision) -> str:
    again = "" if made.review_on is None else f" To look at again on {short_date(made.review_on)}."
    return f"{_line(made.text)} {_line(made.choice)}{again}"


def _area(check_ins: list[CheckIn], area: int) -> str:
    """The numbers of an area with their days, and the words that went with them."""
    said = [(each.day, each.values[area], each.words[area]) for each in check_ins]
    parts = [
        f"{short_date(day)} " + ", ".join(filter(None, ("" if value is None else str(value), word)))
        for day, value, word in said
        if value is not None or word
    ]
    return f"{AREAS[area].capitalize()}: {'; '.join(parts)}" if parts else ""


def _line(text: str) -> str:
    return " ".join(text.split())
