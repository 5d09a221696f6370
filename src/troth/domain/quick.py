"""A promise in one line: words, then in any order what tells its when, `to WHOM`, `size SIZE`.

A clause counts only where all of it is understood. One that reads like a when and is not understood is told of, which
whoever asked for the line resolves: it never becomes part of the title in silence.
"""

from collections.abc import Callable, Sequence, Set
from datetime import date
from typing import NamedTuple, cast, get_args

from troth.domain.dates import parse_date, parse_moment
from troth.domain.errors import NotUnderstood, TwoDays
from troth.domain.grammar import first_day, names_several, parse_rhythm, two_rhythms
from troth.domain.records import MadeTo, Size
from troth.domain.schedule import Schedule
from troth.domain.schedule.dated import Once
from troth.domain.text import clean_line
from troth.domain.when_words import begins_with_day, is_day, is_idiom, is_other_form, may_be_day, names_time
from troth.domain.whom import MINE

_WHOM: dict[str, MadeTo] = {"me": "self", **{key: key for key in MINE}, **{words: key for key, words in MINE.items()}}

_MOST = 400
"""A line of more words is no promise in a line, and would take long to look through."""


class Unread(NamedTuple):
    """A clause at the end of the title that reads like a when and is not understood.

    `clause` is its words and `place` that of the first of them, counted from 1; `ways` are the clauses that can be
    written instead, where that is known. A `firm` one names a time: a weekday, a month, a number, a span.
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
    quick, rest, taken = _read(words, today, only_when, set())
    if quick.starts_on is not None and quick.ends_on is not None and quick.ends_on < quick.starts_on:
        quick = quick._replace(ends_on=_read(words, quick.starts_on, only_when, set())[0].ends_on)
    if not _is_bounded_well(quick, taken):
        quick, rest, _ = _read(words, today, only_when, _BOUNDS)
    title = " ".join(rest)
    if len(rest) < len(words):
        title = title.rstrip(" ,;:-–") or title
    unread = _unread(title.split(" "), quick.dated, today) if len(rest) <= _MOST else None
    return quick._replace(title=title, unread=unread)


def _is_bounded_well(quick: Quick, taken: Set[str]) -> bool:
    """Whether a rhythm is there for the days it runs from and until, and these come in their order."""
    if isinstance(quick.schedule, Once):
        return _BOUNDS.isdisjoint(taken)
    return quick.starts_on is None or quick.ends_on is None or quick.starts_on <= quick.ends_on


def _read(words: list[str], today: date, only_when: bool, left: Set[str]) -> tuple[Quick, list[str], Set[str]]:
    """What the clauses at the end of a line say, without the kinds `left`; the words before them; the kinds found."""
    quick, taken = Quick("", Once(today)), {*left}
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
    return quick, words, taken


class _Reading(NamedTuple):
    """The end of a line as one clause: what it is about, its words without the keyword, and how they are read."""

    kind: str
    clause: str
    read: Callable[[Quick, str, date], Quick | None]


def _reading(words: Sequence[str], at: int, only_when: bool) -> _Reading | None:
    """How the words from `at` on would be read; None where they are no clause."""
    said = [*words[at:-1], words[-1].rstrip(".!") or words[-1]]
    keyword, before, rest = said[0].lower(), words[at - 1].strip(",").lower(), " ".join(said[1:])
    if keyword in _OFTEN and before in _WHOLE_WITH_IT:
        return None
    if keyword == "on" and before in _PERIODS and words[at - 2].lower() in _OFTEN:
        return None
    if keyword == "once" and rest.lower().startswith(_OFTEN_BEGINS) and not is_idiom(words, at):
        keyword, rest = "every", rest.partition(" ")[2]
    if rest and keyword in _CLAUSES and not (only_when and keyword in _OTHERS):
        kind, read = _CLAUSES[keyword]
        return _Reading(kind, rest, read)
    if before in _CLAUSES:
        return None
    if is_idiom([*words[:at], *said], at):
        return _Reading("when", " ".join(said), _every)
    return _Reading("when", " ".join(said), _by) if begins_with_day(said) and is_day(words, at) else None


def _unread(words: Sequence[str], dated: bool, today: date) -> Unread | None:
    """What at the end of the title reads like a when, one that names a time first; beside a when only such a one."""
    loose: Unread | None = None
    alone = _reading(["", *words], 1, True)
    if alone is not None and _or_none(alone, Quick("", Once(today)), today) is not None:
        return Unread(" ".join(words), 1, (), True)
    for at in range(len(words) - 1, 0, -1):
        keyword, clause = words[at].lower().lstrip("("), " ".join(words[at:])
        is_clause = keyword in _WHENS and at + 1 < len(words)
        is_firm = is_clause and (words[at + 1].lower() == "cue" or any(map(names_time, words[at + 1 :])))
        if is_firm or (is_idiom([*words[:at], *_bare(words[at:])], at) and words[at - 1].lower() not in _CLAUSES):
            return Unread(clause, at + 1, _ways(clause, keyword, today), True)
        if is_clause or is_other_form(words, at):
            loose = loose or Unread(clause, at + 1)
    for at in range(1, len(words)):
        if may_be_day(words, at):
            return Unread(" ".join(words[at:]), at + 1, (), True)
    return None if dated else loose


def _bare(words: Sequence[str]) -> list[str]:
    return [word.strip("()") for word in words]


def _ways(clause: str, keyword: str, today: date) -> tuple[str, ...]:
    """The clauses for the days or rhythms that one can mean."""
    if keyword in _OFTEN:
        return two_rhythms(clause)
    clause = clause.rstrip(".!?,")
    try:
        parse_date(clause if keyword == "next" else clause.partition(" ")[2], today)
    except TwoDays as found:
        return tuple(f"{'by' if keyword == 'next' else keyword} {way}" for way in found.ways)
    except NotUnderstood:
        pass
    return ()


def _or_none(reading: _Reading, quick: Quick, today: date) -> Quick | None:
    try:
        return reading.read(quick, reading.clause, today)
    except NotUnderstood:
        return None


def _every(quick: Quick, clause: str, today: date) -> Quick:
    found = parse_rhythm(f"every {clause}", today)
    starts = found.since if quick.starts_on is None else first_day(found.since, quick.starts_on)
    ends = quick.ends_on if found.until is None else found.until
    return quick._replace(schedule=found.schedule, ends_on=ends, starts_on=starts, time=found.time, dated=True)


def _by(quick: Quick, clause: str, today: date) -> Quick:
    found = parse_moment(clause, today)
    return quick._replace(schedule=Once(found.day, found.time), dated=True)


def _on(quick: Quick, clause: str, today: date) -> Quick:
    """A day; several of one name are a rhythm: on Mondays, on Mondays and Fridays."""
    return (_every if names_several(clause) else _by)(quick, clause, today)


def _each(quick: Quick, clause: str, today: date) -> Quick:
    """As `every`, but for `each other`, which is no rhythm of every other day. Raises `NotUnderstood`."""
    if clause.lower().startswith("other "):
        raise NotUnderstood("Each other can be two people and every other day.")
    return _every(quick, clause, today)


def _from(quick: Quick, clause: str, today: date) -> Quick:
    return quick._replace(starts_on=first_day(quick.starts_on, parse_date(clause, today)))


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
    "each": ("when", _each),
    "by": ("when", _by),
    "on": ("when", _on),
    "from": ("from", _from),
    "until": ("until", _until),
    "to": ("to", _to),
    "size": ("size", _size),
}
_OTHERS = ("to", "size")
_WHENS = {*_CLAUSES, "next", "last"} - {*_OTHERS}
_BOUNDS = frozenset({"from", "until"})
"""What says when a rhythm runs; without one it says nothing."""

_OFTEN = {"every", "each"}
_OFTEN_BEGINS = ("every ", "each ")
_PERIODS = {"week", "month", "year"}
"""Behind `every week` the day belongs to it: every week on monday."""

_WHOLE_WITH_IT = {"once", "twice", "times", "of", "and"}
