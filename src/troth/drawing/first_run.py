"""What Today shows where nothing was promised yet: the ways to begin, each a row that enter takes."""

from collections.abc import Mapping
from typing import NamedTuple

from troth.drawing.lines import Row, Span, wrapped
from troth.drawing.promise_rows import RowLook
from troth.drawing.sizes import NARROW


class FirstKey(NamedTuple):
    """A way to begin: the id of its key, and its words, of which the second part stands back."""

    id: str
    words: str
    aside: str = ""
    brief: str = ""


FIRST_KEYS = (
    FirstKey(
        "commitments.new",
        "Write one line,",
        "  for example: Call my mother every Sunday",
        "  for example: Call mum every Sunday",
    ),
    FirstKey("before", "You are upset right now"),
    FirstKey("space", "You need some space:", " a time to come back is set and kept", " a time of return is set"),
    FirstKey("tab.3", "Practices, five minutes each"),
    FirstKey("help", "Help for this place;", " h in it leads to help & safety"),
)

_NOTHING = "Nothing is promised yet."
_ADVICE = "A good first promise is so small that it is certain: one thing, one day."
_WHERE = "It all stays in one file on this machine. There is no account and no network."


def first_rows(keys: Mapping[str, str], look: RowLook) -> list[Row]:
    """The page of somebody who is here for the first time; `keys` are those in force, by their id."""
    rows = [Row(None, (Span("Today"),)), Row(None, ()), Row(None, (Span(_NOTHING),)), *_muted(_ADVICE, look)]
    rows.append(Row(None, ()))
    for number, each in enumerate(FIRST_KEYS):
        if each.id in keys:
            aside = each.brief if look.width < NARROW and each.brief else each.aside
            words = Span(each.words, "" if number else "strong")
            rows.append(Row(each.id, (Span(f"{keys[each.id]:>3}  "), words, Span(aside, "muted"))))
    return [*rows, Row(None, ()), *_muted(_WHERE, look)]


def _muted(words: str, look: RowLook) -> list[Row]:
    return [Row(None, line) for line in wrapped((Span(words, "muted"),), look.width - 2)]
