"""What an end will make so, told before it: the actions themselves are done, to a book that nobody keeps."""

from typing import NamedTuple

from troth.domain.actions.opened_practice import Opened
from troth.domain.actions.reflecting import leaving
from troth.domain.book import Book
from troth.domain.change import Record
from troth.domain.dates import parse_moment
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.journey.check_in import AREAS, CheckIn, answered
from troth.domain.records import Commitment
from troth.domain.reflection import Guess
from troth.domain.wording import day_and_date
from troth.practice import acts
from troth.practice.made import Made
from troth.practice.outcome import left, named
from troth.practice.record_steps import Act, Make
from troth.practice.record_words import KINDS, LABELS, beside, said_schedule
from troth.practice.run import Run

_SAID = ("day", "statement")
"""The texts of an act that are told in what was done."""


class Point(NamedTuple):
    """One thing that will be so, or with a `label` what goes with it; or the reason why not, where it is `refused`."""

    text: str
    label: str = ""
    refused: bool = False


class Preview(NamedTuple):
    """What an end makes, and what it does with records that were there before."""

    made: tuple[Point, ...]
    done: tuple[Point, ...]


def preview(run: Run, book: Book, now: Now) -> Preview:
    """What the end of a run would change, one thing after the other, in the book as it is."""
    made, done = list[Point](), list[Point]()
    every, opened = named(run), Opened(run.practice.id, now)(book)
    if opened.edits:
        done.append(Point(opened.summary))
        book = book.after(opened)
    for each, uid in (pair for pair in every if not isinstance(pair[0].step, Act)):
        found, book = _making(each, uid, run, book, now)
        made += found
    for each, uid in (pair for pair in every if isinstance(pair[0].step, Act)):
        found, book = _acting(each, uid, run, book, now)
        done += found
    return Preview(tuple(made), tuple(done))


def _making(made: Made, uid: str, run: Run, book: Book, now: Now) -> tuple[list[Point], Book]:
    heart = next(text for text in made.texts.values() if text.strip())
    said = f"{KINDS[made.step.type]}: {heart}"
    try:
        change = leaving(left(made, run, uid, now))(book)
    except (NotUnderstood, Refused) as error:
        return [Point(said), Point(str(error), refused=True)], book
    records = [edit.after for edit in change.edits if edit.before is None and edit.after is not None]
    found = [point for record in records for point in _points(made, said, record, now)]
    return found or [Point(change.summary)], book.after(change)


def _points(made: Made, said: str, record: Record, now: Now) -> list[Point]:
    """A record that is made: its kind, its words and its day; then, each behind its name, what else goes with it."""
    own, aside = list[Point](), ""
    if isinstance(record, Commitment):
        aside = f" ({said_schedule(record.schedule, record.ends_on, now.today)})"
        own = [Point(record.why, LABELS["why"])] if record.why else []
    elif isinstance(record, Guess):
        aside = "" if record.sure is None else f" ({record.sure} of 100 sure)"
        own = [Point(record.seen, LABELS["seen"])] if record.seen else []
    elif isinstance(record, CheckIn):
        return [Point(f"{KINDS['areas']}: {answered(record)} of {len(AREAS)} areas")]
    assert isinstance(made.step, Make)
    return [Point(f"{said}{aside}"), *own, *(Point(text, name) for name, text in beside(made.step, record._asdict()))]


def _acting(made: Made, uid: str, run: Run, book: Book, now: Now) -> tuple[list[Point], Book]:
    """What is done with a record, and the words that go with it; or why it stays as it is."""
    try:
        change = acts.deed(made, run, uid, now)(book)
    except (NotUnderstood, Refused) as error:
        return [Point(f"Left as it is: {error}", refused=True)], book
    words = acts.words(made, run) if change.edits else {}
    if "by" in words:
        words["by"] = day_and_date(parse_moment(words["by"], now.today).day, now.today)
    told = [(name, " ".join(text.split())) for name, text in words.items() if name not in _SAID]
    return [Point(change.summary), *(Point(text, acts.LABELS[name]) for name, text in told)], book.after(change)
