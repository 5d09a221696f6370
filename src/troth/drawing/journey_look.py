"""What the overview shows of a book: looked up once, drawn at any width."""

from collections.abc import Iterator
from datetime import date

from troth.domain.book import Book
from troth.domain.days import WEEKDAYS, DaySpan
from troth.domain.journey.areas import AllAreas, AreaFigures
from troth.domain.journey.check_in import AREAS
from troth.domain.journey.dance import Pattern
from troth.domain.journey.decision import Decision, stage
from troth.domain.journey.good_moments import BroughtBack, brought_back
from troth.domain.journey.keepsake import Celebration
from troth.domain.journey.lookup import every, loops
from troth.domain.journey.session_things import next_session, session_things
from troth.domain.journey.suggestion import suggestion
from troth.domain.journey.to_talk_about import open_points, to_talk_about
from troth.domain.journey.touched import quiet_ways
from troth.domain.journey.usual import word_of
from troth.domain.records import Link
from troth.domain.text import shortened
from troth.domain.wording import coming_day, count, day_and_date, past_day
from troth.drawing.journey_overview import AreaLine, OverviewLook, TopicLine
from troth.drawing.journey_words import (
    better_words,
    dance_words,
    honoured_words,
    looked_words,
    promises_words,
    quiet_words,
    standing_words,
    suggestion_words,
    talk_words,
)

SHOWN = 24
"""So many weeks have room in the overview."""


def overview_look(book: Book, found: AllAreas, today: date) -> OverviewLook:
    """The overview on a day, with the figures that were found."""
    weeks = found.weeks[-SHOWN:]
    span = DaySpan(weeks[0], today)
    topics = tuple(topic for topic in _topics(book, span, today) if topic.said)
    if not found.check_ins:
        return OverviewLook("", (), (), (), topics)
    areas = tuple(_area(each, weeks, today) for each in found.areas)
    aside = f"{SHOWN} weeks, to {day_and_date(last_day(weeks, today))}"
    return OverviewLook(aside, tuple(_sentences(book, found, today)), weeks, areas, topics)


def _area(made: AreaFigures, weeks: tuple[date, ...], today: date) -> AreaLine:
    words = tuple(word_of(made.found, week) for week in weeks)
    return AreaLine(made.area, AREAS[made.area], words, *standing_words(made, today))


def last_day(weeks: tuple[date, ...], today: date) -> date:
    """The last day of the weeks, or today while the last one runs."""
    return min(date.fromordinal(weeks[-1].toordinal() + 6), today)


def _sentences(book: Book, found: AllAreas, today: date) -> Iterator[tuple[str, str]]:
    better = better_words(found.areas)
    weekly = loops(book).weekly_on
    when = "To talk about" if weekly is None else f"For {WEEKDAYS[weekly].capitalize()}"
    talk = talk_words(to_talk_about(book, found.areas, today), when)
    yield from (each for each in ((better, better), talk) if each[0])
    if not better and not talk[0] and found.last is not None:
        said = looked_words(found.last, len(found.check_ins), today)
        yield said, said


def _topics(book: Book, span: DaySpan, today: date) -> Iterator[TopicLine]:
    yield TopicLine("promises", "Promises", *promises_words(book, span, today))
    yield TopicLine("boundaries", "Boundaries", *honoured_words(book, today))
    patterns = [each for each in every(book, Pattern) if each.state == "active"]
    for pattern in patterns[-1:]:
        link = Link("patterns", pattern.number)
        yield TopicLine("dance", "The dance", dance_words(book, pattern), pattern.name, link)
    found = suggestion(book, today)
    if found is not None:
        yield TopicLine("suggested", "A dance?", *suggestion_words(found))
    yield from _decisions(book, today)
    yield from _session(book, today)
    points = open_points(book)
    if points:
        more = f" · {len(points) - 1} more" if len(points) > 1 else ""
        yield TopicLine("talk", "To talk", shortened(points[0].text) + more, link=Link("agenda", points[0].number))
    back = brought_back(book, today)
    if back is not None:
        yield TopicLine("year_ago", long_ago(back), back.moment.text)
    elif moments := every(book, Celebration):
        last = max(moments, key=lambda each: (each.day, each.number))
        yield TopicLine("celebrated", "Celebrated", f"{past_day(last.day, today)}: {shortened(last.text)}")
    yield TopicLine("quiet", "Quiet", *quiet_words(quiet_ways(book, today)))


def _decisions(book: Book, today: date) -> Iterator[TopicLine]:
    """The decision that is looked at next, and how many are open."""
    made = every(book, Decision)
    ahead = [each for each in made if stage(each, today) in ("review", "decided") and each.review_on is not None]
    waiting = [each for each in made if each.state in ("open", "heard")]
    first = min(ahead, key=lambda each: each.review_on or today, default=None) or next(iter(waiting), None)
    if first is None:
        return
    parts = [shortened(first.text)]
    if first.review_on is not None:
        parts.append(f"look again {coming_day(max(first.review_on, today), today)}")
    parts += [f"{len(waiting)} open"] if waiting else []
    yield TopicLine("decisions", "Decisions", " · ".join(parts), link=Link("decisions", first.number))


def _session(book: Book, today: date) -> Iterator[TopicLine]:
    made = next_session(book, today)
    if made is not None:
        chosen = sum(thing.chosen for thing in session_things(book, made, today))
        page = f" · {count(chosen, 'thing')} on your page" if chosen else ""
        said = f"{day_and_date(made.day, today)} {made.time}".rstrip() + page
        yield TopicLine("session", "Session", said, link=Link("sessions", made.number))


def long_ago(found: BroughtBack) -> str:
    """How long ago a good moment was that comes back."""
    if not found.years:
        return "A month ago"
    return "A year ago" if found.years == 1 else f"{found.years} years ago"
