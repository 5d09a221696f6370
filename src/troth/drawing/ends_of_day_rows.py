"""The rows of Today for the two ends of a day, for who comes back, and for what is offered, as plain values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from troth.domain.journey.ends_of_day import EndsOfDay
from troth.domain.journey.offered import Offer
from troth.domain.wording import MONTHS, count
from troth.drawing.lines import GAP, Line, Row, Span, wrapped

_BLANK = Row(None, ())
_INDENT = "    "
"""What stands before a title of a promise, behind its mark."""


class EndRows(NamedTuple):
    """The rows of the two ends of a day: for who comes back, what was wanted of it, the morning's and the evening's.

    Below all others stands what is `offered`.
    """

    back: Sequence[Row] = ()
    wanted: Sequence[Row] = ()
    morning: Sequence[Row] = ()
    evening: Sequence[Row] = ()
    offered: Sequence[Row] = ()


NO_ENDS = EndRows()


class EveningRow(NamedTuple):
    """What a row of the evening stands for."""

    asks: Literal["minute", "thanks"]


class OfferRow(NamedTuple):
    """The row of what may be done now."""

    offer: Offer


_OFFERS: Mapping[str, str] = {
    "letter": "a letter of your good moments",
    "month": "a look back at {month}",
    "week": "a look at the week, ten minutes",
    "observer": "one disagreement, seen from afar",
}

BACK = (
    ("return.excuse", "a", "excuses them all"),
    ("return.walk", "s", "one by one"),
    ("return.leave", "i", "leaves them"),
)
"""What ends the days without an answer after days away: its key by its id, and its words."""

MINUTE, THANKS = EveningRow("minute"), EveningRow("thanks")


def wanted_rows(ends: EndsOfDay) -> list[Row]:
    """What was wanted of the day, below its heading."""
    return [Row(None, (Span("You wanted: ", "muted"), Span(ends.intention)))] if ends.intention else []


def morning_rows(ends: EndsOfDay, keys: Mapping[str, str]) -> list[Row]:
    """The line of the morning, until something is wanted of the day, with the `keys` in force by their ids."""
    if not ends.asks:
        return []
    key = keys.get("day.intention", "=")
    aside = f"{key} as before " if ends.before else f"{key} "
    words = ends.before or "…"
    return [
        _BLANK,
        Row(None, (Span(f"Today I would like to {words}", "muted"), GAP, Span(aside, "muted"))),
    ]


def evening_rows(ends: EndsOfDay, glyphs: Mapping[str, str]) -> list[Row]:
    """The two rows of the evening; what was answered is told, its number never."""
    if not ends.evening:
        return []
    minute = "noted" if ends.noted else "enter"
    said = {"": "enter", "said": "said", "to say": "noted, still to say"}[ends.thanks]
    return [
        _BLANK,
        Row(None, (Span("This evening", "muted"),)),
        Row(MINUTE, _evening("an evening minute, 1 to 5", minute, ends.noted, glyphs)),
        Row(THANKS, _evening("thanks, exactly", said, bool(ends.thanks), glyphs)),
    ]


def return_rows(away: int, late: int, keys: Mapping[str, str], width: int) -> list[Row]:
    """What stands on top for who comes back: how long it was, and the three keys that end it."""
    if not away or not late:
        return []
    are = "day is" if late == 1 else "days are"
    hello = Span(f"Welcome back. {count(away, 'day')} away, {late} {are} without an answer.", "strong")
    ways: list[Span] = []
    for id, usual, words in BACK:
        ways += [Span(keys.get(id, usual), "strong"), Span(f" {words}   ", "muted")]
    return [*(Row(None, line) for each in ((hello,), tuple(ways)) for line in wrapped(each, width)), _BLANK]


def offer_rows(offer: Offer | None, day: date, keys: Mapping[str, str]) -> list[Row]:
    """The line of what may be done now, at the foot of Today; its words tell nothing to who looks on."""
    if offer is None:
        return []
    words = _OFFERS[offer.name].format(month=MONTHS[day.month - 2])
    said = f"enter, or {keys.get('promise.not_kept', 'x')} not now "
    return [_BLANK, Row(OfferRow(offer), (Span(f"{_INDENT} {words}", "muted"), GAP, Span(said, "muted")))]


def _evening(words: str, said: str, done: bool, glyphs: Mapping[str, str]) -> Line:
    mark = Span(glyphs["kept"] if done else " ", "muted")
    return (mark, Span(f"{_INDENT}{words}", "muted" if done else ""), GAP, Span(f"{said} ", "muted"))


def end_rows(
    ends: EndsOfDay,
    away: int,
    late: int,
    glyphs: Mapping[str, str],
    keys: Mapping[str, str],
    width: int,
    offered: Sequence[Row] = (),
) -> EndRows:
    """All of them; while somebody comes back, the morning asks for nothing."""
    back = return_rows(away, late, keys, width)
    morning = [] if back else morning_rows(ends, keys)
    return EndRows(back, wanted_rows(ends), morning, evening_rows(ends, glyphs), offered)
