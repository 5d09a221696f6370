"""What there is to talk about: at most three things, what weighs most first."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from troth.domain.board import to_review
from troth.domain.book import Book
from troth.domain.journey.areas import AreaFigures, worth_a_talk
from troth.domain.journey.decision import Decision, stage
from troth.domain.journey.lookup import every
from troth.domain.journey.session import AgendaPoint, Meant
from troth.domain.records import Link

MOST = 3


class TalkArea(NamedTuple):
    """An area that is below one's usual for so many check-ins, or, with 0, lower than then."""

    area: int
    weeks: int


class TalkRecord(NamedTuple):
    """A decision to look at again, a boundary to review, or a point that waits; with its words."""

    link: Link
    words: str


Talk = TalkArea | TalkRecord


def to_talk_about(book: Book, areas: tuple[AreaFigures, ...], today: date) -> list[Talk]:
    """At most three things for the next talk."""
    return list(islice(_all(book, areas, today), MOST))


def open_points(book: Book, meant: Meant = "talk") -> list[AgendaPoint]:
    """The points that wait for a talk at home, or for a session, the oldest first."""
    waiting = [each for each in every(book, AgendaPoint) if each.closed_on is None and each.meant == meant]
    return sorted(waiting, key=lambda each: (each.day, each.number))


def due_decisions(book: Book, today: date) -> list[Decision]:
    """The decisions that come up to be looked at again."""
    found = [each for each in every(book, Decision) if stage(each, today) == "review"]
    return sorted(found, key=lambda each: (each.review_on or today, each.number))


def _all(book: Book, areas: tuple[AreaFigures, ...], today: date) -> Iterator[Talk]:
    below = worth_a_talk(areas)
    for each in below:
        yield TalkArea(each.area, each.standing.weeks if each.standing else 0)
    for decision in due_decisions(book, today):
        yield TalkRecord(Link("decisions", decision.number), decision.text)
    for boundary in to_review(book, today):
        yield TalkRecord(Link("boundaries", boundary.number), boundary.statement)
    for point in open_points(book):
        yield TalkRecord(Link("agenda", point.number), point.text)
    for each in areas:
        if each not in below and each.then is not None and each.then.word == "lower":
            yield TalkArea(each.area, 0)
