"""Where the cursor of a list stands: on a record, never on a row number."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

Keys = Sequence[Hashable | None]
"""The keys of a list's rows; one without a key is passed over."""


class Cursor(NamedTuple):
    """On row `at`; where the record of `astray` is gone, between that row and the one before, and on neither."""

    at: int = 0
    astray: Hashable | None = None

    def key(self, keys: Keys) -> Hashable | None:
        """The key it stands on; None where it stands on no row."""
        return keys[self.at] if self.astray is None and self.at < len(keys) else None

    def on(self, keys: Keys, at: int) -> "Cursor":
        """On row `at`; where it stands, if that has no key."""
        return Cursor(at) if 0 <= at < len(keys) and keys[at] is not None else self

    def on_key(self, keys: Keys, key: Hashable) -> "Cursor":
        """On the row of `key`; where it stands, if there is none."""
        return self.on(keys, next((at for at, each in enumerate(keys) if each == key), -1))

    def near(self, keys: Keys, at: int) -> "Cursor":
        """On the row with a key that is nearest to `at`."""
        below, above = _next(keys, at, 1), _next(keys, at - 1, -1)
        return self.on(keys, above if below < 0 or (above >= 0 and at - above < below - at) else below)

    def landed(self, keys: Keys) -> "Cursor":
        """On a row in any case: where it stands, or near there."""
        return self if self.astray is None else self.near(keys, self.at)

    def moved(self, keys: Keys, step: int) -> "Cursor":
        """On the next row with a key, down (1) or up (-1); from between two rows, on one of them."""
        found = _next(keys, self.at + (self.astray is None) if step > 0 else self.at - 1, step)
        return self.on(keys, found) if found >= 0 else self.landed(keys)

    def follow(self, old: Keys, keys: Keys, record: Callable[[Hashable], Hashable], land: bool) -> "Cursor":
        """On its key in other rows, else on another key of its record; else on none, or with `land` on the first."""
        wanted = self.astray if self.astray is not None else self.key(old)
        if wanted is None:
            return self.near(keys, self.at)
        same = [at for at in _keyed(keys) if record(keys[at]) == record(wanted)]
        if same:
            return Cursor(next((at for at in same if keys[at] == wanted), same[0]))
        return Cursor().near(keys, 0) if land else Cursor(_gap(old, keys, self.at), wanted)


def _next(keys: Keys, at: int, step: int) -> int:
    """The first row with a key from `at` on, down (1) or up (-1); -1 where there is none."""
    first, end = (max(at, 0), len(keys)) if step > 0 else (min(at, len(keys) - 1), -1)
    return next((each for each in range(first, end, step) if keys[each] is not None), -1)


def _keyed(keys: Keys) -> list[int]:
    return [at for at, key in enumerate(keys) if key is not None]


def _gap(old: Keys, keys: Keys, at: int) -> int:
    """Where row `at` of `old` would stand in `keys`: before what followed it, or behind what preceded it."""
    places = {key: index for index, key in enumerate(keys) if key is not None}
    after = next((places[key] for key in old[at:] if key in places), None)
    before = next((places[key] + 1 for key in reversed(old[:at]) if key in places), 0)
    return before if after is None else after
