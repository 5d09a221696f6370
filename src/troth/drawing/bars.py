"""The tab bar and the footer of keys, as lines for a width."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from troth.drawing.lines import GAP, Line, Span, cells
from troth.drawing.sizes import NARROW
from troth.drawing.width import width_of

_KEYS_WIDE, _KEYS_NARROW = 7, 4


class Tab(NamedTuple):
    """A tab's title, and a shorter one for narrow screens."""

    title: str
    short: str = ""


class Key(NamedTuple):
    """A key as it is printed, and what it does here; that may go without saying."""

    key: str
    label: str


class Hint(NamedTuple):
    """What a binding does here, in a word or two; several are told by blanks between their ids, and joined in print."""

    ids: str
    label: str
    joined: str = " "


def keys_of(hints: Iterable[Key | Hint], in_force: Mapping[str, str]) -> tuple[Key, ...]:
    """The keys of the footer, by the keys `in_force` for each id; a binding that has none is left out."""
    found: list[Key] = []
    for hint in hints:
        if isinstance(hint, Key):
            found.append(hint)
        elif keys := [in_force[each] for each in hint.ids.split() if each in in_force]:
            found.append(Key(hint.joined.join(keys), hint.label))
    return tuple(found)


def tab_bar(tabs: Sequence[Tab], active: int, day: str, width: int) -> Line:
    """The widest form that fits: with the day, without it, with short titles, with that of the tab `active` alone."""
    right = (GAP, Span(day, "muted"), Span(" ")) if day else ()
    wide, short, narrow = _wide(tabs, active), _short(tabs, active), _narrow(tabs, active)
    for form in (wide + right, *([wide] if width >= NARROW else []), short + right, narrow + right):
        if cells(form) + (1 if right else 0) < width:
            return form
    return narrow


def tab_at(tabs: Sequence[Tab], active: int, day: str, width: int, x: int) -> int | None:
    """The number of the tab whose title lies in column `x` of that bar, counted from 0; None where none does."""
    at, number = 0, -1
    for span in tab_bar(tabs, active, day, width):
        at += width_of(span.text)
        titled = number + 1 < len(tabs) and span.text[:1].isdigit()
        number += titled
        if x < at:
            return number if titled else None
    return None


def key_bar(keys: Sequence[Key], width: int) -> Line:
    """The keys that fit: seven, or four and help on a narrow screen."""
    spans: list[Span] = []
    for key in _shown(keys, width):
        spans += [Span("  " if spans else " "), Span(key.key), Span(f" {key.label}" if key.label else "", "muted")]
    return tuple(spans)


def key_at(keys: Sequence[Key], width: int, x: int) -> str | None:
    """The key in column `x` of that footer, as it is printed; of several that share a label the one in that column."""
    at = 0
    for key in _shown(keys, width):
        begin = at + (2 if at else 1)
        at += key_cells(key) - (not at)
        if x < at:
            return _part(key.key, x - begin)
    return None


def _part(keys: str, x: int) -> str:
    """Of keys printed with blanks between them the one at `x`; behind all of them, over their label, the last."""
    at = 0
    for key in keys.split():
        at += width_of(key) + 1
        if x < at:
            return key
    return keys.split()[-1]


def key_cells(key: Key) -> int:
    """How many cells a key and its words take in the footer, with the two blanks before it."""
    return 2 + width_of(key.key) + (1 + width_of(key.label) if key.label else 0)


def _wide(tabs: Sequence[Tab], active: int) -> Line:
    spans = [Span(" "), Span("troth", "muted"), Span(" ")]
    for index, tab in enumerate(tabs):
        spans += [Span("  "), _title(f"{index + 1} {tab.title}", index == active)]
    return tuple(spans)


def _short(tabs: Sequence[Tab], active: int) -> Line:
    spans: list[Span] = []
    for index, tab in enumerate(tabs):
        spans += [Span("  " if spans else " "), _title(f"{index + 1} {tab.short or tab.title}", index == active)]
    return tuple(spans)


def _narrow(tabs: Sequence[Tab], active: int) -> Line:
    spans = [Span(" ")]
    for index, tab in enumerate(tabs):
        label = f"{index + 1} {tab.short or tab.title}" if index == active else str(index + 1)
        spans += [_title(label, index == active), Span(" ")]
    return tuple(spans)


def _title(label: str, active: bool) -> Span:
    return Span(label, "active" if active else "muted")


def _shown(keys: Sequence[Key], width: int) -> tuple[Key, ...]:
    if not keys:
        return ()
    *rest, last = keys
    count = _KEYS_NARROW if width < NARROW else _KEYS_WIDE - 1
    chosen = (*rest[:count], last)
    while len(chosen) > 1 and sum(map(key_cells, chosen)) > width:
        chosen = (*chosen[:-2], last)
    return chosen
