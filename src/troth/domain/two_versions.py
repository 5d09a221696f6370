"""Two versions of one record, from two copies of a file: what both say is kept, and of the rest the newer stands."""

from datetime import date
from typing import Any, NamedTuple, get_args, get_origin

from troth.domain.text import NOTE_LIMIT, TITLE_LIMIT

_NAMES = {"uid", "practice", "opens", "time", "table", "step", "book", "kind"}
"""Fields that hold a name and no words of a person's."""

_LINES = {
    "title", "why", "cue", "then", "obstacle", "plan_b", "smallest", "name", "topic", "own_words", "sign", "new_move",
    "who", "score", "least", "most", "given_by", "review_words", "help_line",
}  # fmt: skip
"""Fields that hold one line."""


class Differing(NamedTuple):
    """What two versions differ in, in words: fields of which both texts stand, and of which one side's does."""

    both: list[str]
    one: list[str]


class DayDiffers(NamedTuple):
    """A day of which both sides tell, each something else; `stands` is what was said later."""

    day: date
    stands: Any
    other: Any


def united(mine: Any, theirs: Any, newer: bool, told: Differing) -> Any:
    """One record of two versions; `newer` says that theirs is. What they differ in goes into `told`."""
    fields = {
        name: _field(name, hint, getattr(mine, name), getattr(theirs, name), newer, told)
        for name, hint in type(mine).__annotations__.items()
        if name != "number"
    }
    return mine._replace(**fields)


def united_days(mine: Any, theirs: Any, told: list[DayDiffers]) -> Any:
    """A month with the days of both; of a day of which both tell, the later word stands, and both texts do."""
    days = dict(mine.days)
    for day, said in theirs.days:
        here = days.get(day)
        if here is None:
            days[day] = said
        elif here != said:
            days[day] = united(here, said, said.at > here.at, Differing([], []))
            if here[0] != said[0]:
                newer, older = (said, here) if said.at > here.at else (here, said)
                told.append(DayDiffers(mine.first.replace(day=day), newer, older))
    return mine._replace(days=tuple(sorted(days.items())))


def _field(name: str, hint: Any, mine: Any, theirs: Any, newer: bool, told: Differing) -> Any:
    if mine == theirs:
        return mine
    if hint is str and name not in _NAMES:
        return _text(name, mine, theirs, newer, told)
    if get_origin(hint) is tuple and len(mine) == len(theirs) and _has_words(get_args(hint)[0]):
        inner = get_args(hint)[0]
        return tuple(_field(name, inner, *pair, newer, told) for pair in zip(mine, theirs, strict=True))
    if hasattr(hint, "_fields") and _has_words(hint):
        return united(mine, theirs, newer, told)
    stands, other = (theirs, mine) if newer else (mine, theirs)
    told.one.append(_called(name) + (f" {_plain(stands)}, not {_plain(other)}" if _is_plain(mine, theirs) else ""))
    return stands


def _text(name: str, mine: str, theirs: str, newer: bool, told: Differing) -> str:
    """Both texts, unless one holds the other or the two are too long for one place."""
    if theirs in mine or mine in theirs:
        return max(mine, theirs, key=len)
    line = name in _LINES
    whole = f"{mine} / {theirs}" if line else f"{mine}\n\n{theirs}"
    if len(whole) <= (TITLE_LIMIT if line else NOTE_LIMIT):
        told.both.append(_called(name))
        return whole
    told.one.append(f"{_called(name)}, too long for both")
    return theirs if newer else mine


def _has_words(hint: Any) -> bool:
    """Whether a value holds words of a person's."""
    held = getattr(hint, "__annotations__", {}) if hasattr(hint, "_fields") else {}
    return hint is str or any(inner in (str, tuple[str, ...]) and name not in _NAMES for name, inner in held.items())


def _is_plain(*values: Any) -> bool:
    return all(value is None or isinstance(value, str | int | date) for value in values)


def _plain(value: Any) -> str:
    return "none" if value is None else _called(str(value))


def _called(name: str) -> str:
    return name.replace("_", " ")
