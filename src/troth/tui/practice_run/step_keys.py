"""The footer of a practice: the bindings in force at a step, of which the ways back and out go first."""

from collections.abc import Mapping, Sequence

from troth.drawing.bars import Hint, Key, key_cells, keys_of
from troth.drawing.sizes import NARROW
from troth.practice.run import Run
from troth.tui.kit.chrome import LEAVE, Keys

BACK, QUIT, SAFETY = (
    Hint("practice.back", "back"),
    LEAVE,
    Hint("help.anywhere", "help"),
)
SPACE = Hint("space.anywhere", "space")

HELD = ("before", "bring_in", "tab", "take_back", "space", "leave")
"""What letters and digits do elsewhere in the app is not in force in a practice: there they are a step's own."""

_GOES = ("quit.anywhere", "practice.back", "answer.question", "practice.leave")
_GOES_NARROW = ("practice.back", "quit.anywhere", "answer.question", "practice.leave")
"""What leaves the footer where it is too long, in that order."""

_GOES_WRITING = ("practice.back", "practice.enter", "answer.leave", "answer.question", "practice.leave")
"""The same where one writes: the key that leaves stays."""

_WAYS = 2
"""So many of them go before any words are shortened; where one writes, one fewer."""

_SHORT = {"pass the floor": "pass", "leave, it stays": "leave", "leave, this goes": "leave"}

_WIDE, _FEW = 7, 5
"""So many pairs stand there at most."""


def step_hints(run: Run, own: Sequence[Hint], leave: str) -> list[Hint]:
    """The keys of the answer, which are its `own`, then those of every step; `leave` says what becomes of the words."""
    out = Hint("practice.leave", leave)
    if SPACE in own:
        return [*own, out._replace(label=""), SAFETY._replace(label="")]
    back = [BACK] if run.place.k > 1 else []
    return [*own, *back, out, *([SPACE] if run.practice.who == "together" else []), QUIT, SAFETY]


def keys_that_fit(
    hints: Sequence[Hint], in_force: Mapping[str, str], width: int, writes: bool = False
) -> tuple[Key, ...]:
    """The keys of `hints` that are in force, as many as there is room for; the last one stays in any case.

    The ways back and out go before words are shortened, and the rest after that; not the one out where one writes.
    """
    goes = _GOES_WRITING if writes else _GOES_NARROW if width < NARROW else _GOES
    ways = _WAYS - writes
    shown = [hint for hint in hints if keys_of([hint], in_force)]
    found: tuple[Key, ...] = ()
    for short, count in (*((False, n) for n in range(ways + 1)), *((True, n) for n in range(len(goes) + 1))):
        left = [hint for hint in shown if hint.ids not in goes[:count]]
        whole = keys_of(left, in_force)
        brief = keys_of([hint._replace(label=_SHORT.get(hint.label, hint.label)) for hint in left], in_force)
        found = whole if _fit(whole, width) or not short else brief
        if _fit(found, width):
            break
    return found


def _fit(keys: Sequence[Key], width: int) -> bool:
    most = _FEW if width < NARROW else _WIDE
    return len(keys) <= most and sum(map(key_cells, keys)) <= width


class StepKeys(Keys):
    """The footer of a step."""

    @property
    def keys(self) -> Sequence[Key]:
        """The keys that fit."""
        hints = [hint for hint in self._hints if isinstance(hint, Hint)]
        return keys_that_fit(hints, self.in_force, self.size.width, self.writes)
