"""A promise in one line: words, then in any order `every SPEC` or `by DATE`, `from DATE`, `to WHOM`, `size SIZE`."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeVar, cast, get_args

from troth.domain.errors import NotUnderstood
from troth.domain.grammar import parse_date, parse_moment, parse_rhythm
from troth.domain.records import MadeTo, Size
from troth.domain.schedule import Schedule
from troth.domain.schedule.dated import Once
from troth.domain.text import clean_line
from troth.domain.whom import MINE

_Parsed = TypeVar("_Parsed")

_WHOM: dict[str, MadeTo] = {"me": "self", **{key: key for key in MINE}, **{words: key for key, words in MINE.items()}}


class Quick(NamedTuple):
    """What one line was understood to say; without a date or rhythm it is for today."""

    title: str
    schedule: Schedule
    ends_on: date | None = None
    starts_on: date | None = None
    made_to: MadeTo = "partner"
    size: Size = "small"
    dated: bool = False


def parse_quick(text: str, today: date) -> Quick:
    """`text` as a promise. A clause counts only where all of it is understood; everything else is the title."""
    words = clean_line(text, 2 * 200).split(" ")
    quick = Quick("", Once(today))
    taken: set[str] = set()
    while len(words) > 1:
        for at in range(len(words) - 2, 0, -1):
            keyword, clause = words[at].lower(), " ".join(words[at + 1 :])
            kind = "every" if keyword == "by" else keyword
            read = _CLAUSES.get(keyword)
            found = read(quick, clause, today) if read is not None and kind not in taken else None
            if found is not None:
                quick, words = found, words[:at]
                taken.add(kind)
                break
        else:
            break
    return quick._replace(title=clean_line(" ".join(words)))


def _or_none(parse: Callable[[str, date], _Parsed], clause: str, today: date) -> _Parsed | None:
    try:
        return parse(clause, today)
    except NotUnderstood:
        return None


def _every(quick: Quick, clause: str, today: date) -> Quick | None:
    found = _or_none(parse_rhythm, clause, today)
    return found and quick._replace(schedule=found.schedule, ends_on=found.until, dated=True)


def _by(quick: Quick, clause: str, today: date) -> Quick | None:
    found = _or_none(parse_moment, clause, today)
    return found and quick._replace(schedule=Once(found.day, found.time), dated=True)


def _from(quick: Quick, clause: str, today: date) -> Quick | None:
    found = _or_none(parse_date, clause, today)
    return None if found is None else quick._replace(starts_on=found)


def _to(quick: Quick, clause: str, today: date) -> Quick | None:
    whom = _WHOM.get(clause.lower())
    return whom and quick._replace(made_to=whom)


def _size(quick: Quick, clause: str, today: date) -> Quick | None:
    size = clause.lower()
    return quick._replace(size=cast(Size, size)) if size in get_args(Size) else None


_CLAUSES: dict[str, Callable[[Quick, str, date], Quick | None]] = {
    "every": _every,
    "by": _by,
    "from": _from,
    "to": _to,
    "size": _size,
}
