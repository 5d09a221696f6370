"""A promise in one line: words, then in any order what tells its when, `to WHOM`, `size SIZE`.

A clause counts only where all of it is understood. One that reads like a when and is not understood is told of, which
whoever asked for the line resolves: it never becomes part of the title in silence.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, cast, get_args

from troth.domain.dates import parse_date, parse_moment
from troth.domain.days import month_named, weekday_named
from troth.domain.errors import NotUnderstood, TwoDays
from troth.domain.grammar import parse_rhythm
from troth.domain.records import MadeTo, Size
from troth.domain.schedule import Schedule
from troth.domain.schedule.dated import Once
from troth.domain.text import clean_line
from troth.domain.whom import MINE

_WHOM: dict[str, MadeTo] = {"me": "self", **{key: key for key in MINE}, **{words: key for key, words in MINE.items()}}

_MOST = 400
"""A line of more words is no promise in a line, and would take long to look through."""


class Unread(NamedTuple):
    """A clause at the end of the title that reads like a when and is not understood.

    `clause` is its words and `place` that of the first of them, counted from 1; `ways` are what can be written instead,
    where that is known. A `firm` one names a time: a weekday, a month, a number, a span.
    """

    clause: str
    place: int
    ways: tuple[str, ...] = ()
    firm: bool = False


class Quick(NamedTuple):
    """What one line was understood to say; without a date or rhythm it is for today, and not `dated`."""

    title: str
    schedule: Schedule
    ends_on: date | None = None
    starts_on: date | None = None
    made_to: MadeTo = "partner"
    size: Size = "small"
    time: str = ""
    dated: bool = False
    unread: Unread | None = None


def parse_quick(text: str, today: date, only_when: bool = False) -> Quick:
    """`text` as a promise; with `only_when`, `to` and `size` stay words of the title, as a script means them."""
    words = clean_line(text).split(" ")
    quick, taken = Quick("", Once(today)), set[str]()
    while 1 < len(words) <= _MOST:
        for at in range(len(words) - 1, 0, -1):
            read = _reading(words, at, only_when)
            if read is None or read.kind in taken:
                continue
            found = _or_none(read, quick, today)
            if found is not None:
                quick, words = found, words[:at]
                taken.add(read.kind)
                break
        else:
            break
    title = " ".join(words)
    return quick._replace(title=title, unread=_unread(words, quick.dated, today) if len(words) <= _MOST else None)


class _Reading(NamedTuple):
    """The end of a line as one clause: what it is about, its words without the keyword, and how they are read."""

    kind: str
    clause: str
    read: Callable[[Quick, str, date], Quick | None]


def _reading(words: Sequence[str], at: int, only_when: bool) -> _Reading | None:
    """How the words from `at` on would be read; None where they are no clause."""
    keyword, rest = words[at].lower(), " ".join(words[at + 1 :])
    if rest and keyword in _CLAUSES and not (only_when and keyword in _OTHERS):
        kind, read = _CLAUSES[keyword]
        return _Reading(kind, rest, read)
    before, whole = words[at - 1].strip(",").lower(), " ".join(words[at:])
    if before in _BEFORE_A_NOUN or before in _CLAUSES or weekday_named(before) is not None:
        return None
    if re.fullmatch(_IDIOMS, whole, re.IGNORECASE | re.ASCII):
        return _Reading("when", whole, _every)
    return _Reading("when", whole, _by) if _is_bare_day(words[at:]) else None


def _is_bare_day(words: Sequence[str]) -> bool:
    """Whether words are a day by themselves, with a time of day or without: tomorrow, sunday, 2026-12-01."""
    first = words[1] if words[0].lower() == "this" and len(words) > 1 else words[0]
    named = first.lower() == "tomorrow" or weekday_named(first) is not None
    return named or re.fullmatch(r"\d{4}-\d\d-\d\d", first, re.ASCII) is not None


def _unread(words: Sequence[str], dated: bool, today: date) -> Unread | None:
    """What at the end of the title reads like a when, one that names a time first; beside a when only such a one."""
    loose: Unread | None = None
    alone = _reading(["", *words], 1, True)
    if alone is not None and _or_none(alone, Quick("", Once(today)), today) is not None:
        return Unread(" ".join(words), 1, (), True)
    for at in range(len(words) - 1, 0, -1):
        keyword, clause = words[at].lower(), " ".join(words[at:])
        idiom = re.fullmatch(_IDIOMS, clause, re.IGNORECASE | re.ASCII) is not None
        idiom = idiom and words[at - 1].lower() not in _BEFORE_A_NOUN
        if idiom or (keyword in _WHENS and at + 1 < len(words)):
            if idiom or any(_names_a_time(word) for word in words[at + 1 :]):
                return Unread(clause, at + 1, _ways(clause, keyword, today), True)
            loose = loose or Unread(clause, at + 1)
    return None if dated else loose


def _ways(clause: str, keyword: str, today: date) -> tuple[str, ...]:
    """How the days that a clause can mean are written."""
    try:
        parse_date(clause if keyword == "next" else clause.partition(" ")[2], today)
    except TwoDays as found:
        return found.ways
    except NotUnderstood:
        pass
    return ()


def _names_a_time(word: str) -> bool:
    word = word.lower().strip(".,")
    is_unit = re.fullmatch("(?:day|week|month|year|weekday|weekend)s?|daily|weekly|monthly|yearly", word) is not None
    return is_unit or any(map(str.isdigit, word)) or weekday_named(word) is not None or month_named(word) is not None


def _or_none(reading: _Reading, quick: Quick, today: date) -> Quick | None:
    try:
        return reading.read(quick, reading.clause, today)
    except NotUnderstood:
        return None


def _every(quick: Quick, clause: str, today: date) -> Quick:
    found = parse_rhythm(clause, today)
    starts = quick.starts_on if found.since is None else found.since
    ends = quick.ends_on if found.until is None else found.until
    return quick._replace(schedule=found.schedule, ends_on=ends, starts_on=starts, time=found.time, dated=True)


def _by(quick: Quick, clause: str, today: date) -> Quick:
    found = parse_moment(clause, today)
    return quick._replace(schedule=Once(found.day, found.time), dated=True)


def _on(quick: Quick, clause: str, today: date) -> Quick:
    """A day; several of one name are a rhythm: on Mondays."""
    return (_every if re.fullmatch("[a-z]+days", clause, re.IGNORECASE | re.ASCII) else _by)(quick, clause, today)


def _from(quick: Quick, clause: str, today: date) -> Quick:
    return quick._replace(starts_on=parse_date(clause, today))


def _until(quick: Quick, clause: str, today: date) -> Quick:
    return quick._replace(ends_on=parse_date(clause, today))


def _to(quick: Quick, clause: str, today: date) -> Quick | None:
    whom = _WHOM.get(clause.lower())
    return whom and quick._replace(made_to=whom)


def _size(quick: Quick, clause: str, today: date) -> Quick | None:
    size = clause.lower()
    return quick._replace(size=cast(Size, size)) if size in get_args(Size) else None


_CLAUSES: dict[str, tuple[str, Callable[[Quick, str, date], Quick | None]]] = {
    "every": ("when", _every),
    "each": ("when", _every),
    "by": ("when", _by),
    "on": ("when", _on),
    "from": ("from", _from),
    "until": ("until", _until),
    "to": ("to", _to),
    "size": ("size", _size),
}
_OTHERS = ("to", "size")
_WHENS = {*_CLAUSES, "next", "last"} - {*_OTHERS}
_IDIOMS = (
    r"daily|weekly|monthly|yearly|"
    r"(?:once|twice|(?:\d{1,2}|two|three|four|five|six|seven) times) (?:a|per|each|every) (?:day|week|month|year)"
)
_BEFORE_A_NOUN = {
    "a", "an", "the", "my", "your", "our", "their", "his", "her", "its", "of", "and", "&", "or", "for", "in", "good",
    "this", "next", "other", "first", "second", "third", "fourth", "fifth", "last",
}  # fmt: skip
