"""What is usual in an area, what is off it, and how it is against then: figures of one person's own answers.

A series is what was answered by the first day of its week; a week without an answer is a gap and never a zero.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from troth.domain.days import week_start

UsualWord = Literal["above", "near", "below", "new"]
Against = Literal["higher", "lower", "much as"]

BEFORE = timedelta(days=182)
"""So far back a week counts for what is usual."""

WEEKS = 8
"""So many of the last answered weeks make what is usual."""

ENOUGH = 4
"""Before so many answered weeks nothing is usual yet."""

FRESH = timedelta(days=21)
"""After so long without an answer nothing is said of how an area stands, and what lasted is cut."""

THEN_FROM = 12
"""So many answered weeks are needed before the last ones are held against the first."""

_SOME = 4
_CHANGED = 1.5
_LEAST_SPREAD = 1.0


class AreaAnswer(NamedTuple):
    """What was answered for a week, and on which day."""

    day: date
    value: int


Series = Mapping[date, AreaAnswer]


class Usual(NamedTuple):
    """What is usual: the middle of the last weeks, and how far from it they lay."""

    middle: float
    spread: float

    @property
    def low(self) -> float:
        """The lowest that is near one's usual."""
        return self.middle - self.spread

    @property
    def high(self) -> float:
        """The highest that is near one's usual."""
        return self.middle + self.spread

    def word(self, value: int) -> UsualWord:
        """How a value stands to it."""
        return "above" if value > self.high else "below" if value < self.low else "near"


class Lasting(NamedTuple):
    """How an area stands, and for how many answered weeks in a row it has."""

    word: UsualWord
    weeks: int


class SinceThen(NamedTuple):
    """The middle of the first weeks and of the last, and the month that the first ones are called by."""

    then: float
    now: float
    month: date

    @property
    def word(self) -> Against:
        """Higher or lower where that is much, and else much as it was."""
        change = self.now - self.then
        return "higher" if change >= _CHANGED else "lower" if change <= -_CHANGED else "much as"


def median(values: Iterable[float]) -> float:
    """The middle of some values, or of the two in the middle; the standard library's takes 20 ms to import."""
    ranked = sorted(values)
    half = len(ranked) // 2
    return float(ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2)


def middle(values: Collection[float]) -> float:
    """The median of some values, of which there is one at least: `statistics` costs a start ten times as much."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def series(answers: Iterable[AreaAnswer], week_starts: int) -> Series:
    """The last answer of each week; `answers` are in the order in which they were given."""
    found: dict[date, AreaAnswer] = {}
    for each in answers:
        week = week_start(each.day, week_starts)
        if week not in found or each.day >= found[week].day:
            found[week] = each
    return dict(sorted(found.items()))


def usual_before(found: Series, week: date) -> Usual | None:
    """What was usual before a week, which itself does not count; None while that is new."""
    before = [each.value for when, each in sorted(found.items()) if week - BEFORE <= when < week][-WEEKS:]
    if len(before) < ENOUGH:
        return None
    middle = median(before)
    return Usual(middle, max(_LEAST_SPREAD, median(abs(value - middle) for value in before)))


def word_of(found: Series, week: date) -> UsualWord | None:
    """How the answer of a week stands to one's usual; None where there is none."""
    if week not in found:
        return None
    usual = usual_before(found, week)
    return "new" if usual is None else usual.word(found[week].value)


def lasting(found: Series, today: date) -> Lasting | None:
    """How the area stands and for how long; None where nothing was answered, or that is too long ago."""
    weeks = sorted(found)
    if not weeks or today - found[weeks[-1]].day > FRESH:
        return None
    word, since, later = word_of(found, weeks[-1]), 0, weeks[-1]
    for week in reversed(weeks):
        if word_of(found, week) != word or later - week > FRESH:
            break
        since, later = since + 1, week
    return None if word is None else Lasting(word, since)


def since_then(found: Series, shown: Sequence[date]) -> SinceThen | None:
    """The last answered weeks against the first, of those that are `shown`; None while there are too few."""
    weeks = [week for week in shown if week in found]
    if len(weeks) < THEN_FROM:
        return None
    then, now = ([found[week].value for week in some] for some in (weeks[:_SOME], weeks[-_SOME:]))
    return SinceThen(median(then), median(now), weeks[2].replace(day=1))
