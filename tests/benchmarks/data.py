"""Data files to measure on, written by the store itself: a handful of new promises, or ten years of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from random import Random

from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import Keep
from troth.domain.book import Book
from troth.domain.change import Change, Edit, names
from troth.domain.days import Now, first_of_month
from troth.domain.outcome_table import Outcome
from troth.domain.records import Month, Occasion
from troth.domain.schedule.dated import Daily
from troth.store.store import Store

YEAR = 365
LATELY = 20
"""So many days of every promise are answered one by one, so that the undo journal is as full as in daily use."""

TITLES = (
    "Call my mother together",
    "Walk together after dinner",
    "Phone away at the table",
    "Ask before giving advice",
    "Plan Sunday on Thursday",
    "Put the bins out",
    "Ten minutes of your day, told",
    "Water the plants on the landing",
    "Tea before bed",
    "Say one thing I was glad of",
)


def fill(path: str, today: date, *, days: int = 0, promises: int = 10, lately: int = LATELY) -> None:
    """Write a new file at `path` of daily `promises`, each answered on all of the last `days` days before `today`.

    The last of them, `lately`, are answered one by one.
    """
    store = Store(path)
    start = today - timedelta(days=days)
    made = Now(_seconds(start), start)
    for index in range(promises):
        title = TITLES[index] if index < len(TITLES) else f"{TITLES[index % len(TITLES)]} ({index})"
        store.do(Add(promise(title, Daily(), start, made, f"{index:016x}")), made.at)
    recent = min(days, lately)
    if days > recent:
        store.do(lambda book: _history(book, promises, start, days - recent), made.at)
    for back in range(recent, 0, -1):
        day = today - timedelta(days=back)
        for number in range(1, promises + 1):
            store.do(Keep(number, day, Now(_seconds(day), day)), _seconds(day))


def ten_years(path: str, today: date) -> None:
    """Ten daily promises and 36,500 occasions."""
    fill(path, today, days=10 * YEAR)


def _history(book: Book, promises: int, start: date, days: int) -> Change:
    chance = Random(7)
    number = book.next_number("months")
    edits = []
    for owner in range(1, promises + 1):
        for first, occasions in groupby(_answers(start, days, chance), lambda each: first_of_month(each[0])):
            month = Month(number, owner, first, tuple((day.day, occasion) for day, occasion in occasions))
            edits.append(Edit("months", number, None, month))
            number += 1
    return Change("Ten years.", tuple(edits), forget=names(edits))


def _answers(start: date, days: int, chance: Random) -> Iterator[tuple[date, Occasion]]:
    outcomes: tuple[Outcome, ...] = ("kept",) * 16 + ("partly", "excused", "slack", "not_kept")
    for index in range(days):
        day = start + timedelta(days=index)
        outcome = chance.choice(outcomes)
        note = "" if outcome == "kept" else chance.choice(("", "", "visitors stayed late", "on the train home"))
        yield day, Occasion(outcome, _seconds(day), note)


def _seconds(day: date) -> int:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * 86_400 + 70_000
