"""What is said of a change fits on sixty columns: a long title gives way, never what happened or the way back."""

import pytest
from practices import press
from screens import Home, a_promise, drawn

from troth.drawing.lines import Span, cells, shortened

TITLE = "Go through the letters of the insurance and answer the two that have waited since spring"


@pytest.mark.parametrize(
    ("keys", "begins", "ends"),
    [
        ("space", "Kept: Go through", "u takes it back"),
        ("space u", "Undone: Kept: Go through", "ctrl+r redoes"),
        ("space u ctrl+r", "Again: Kept: Go through", "u takes it back"),
        ("e", "Excused", "u takes it back"),
        ("t enter", "Told: Go through", "u takes it back"),
        ("L enter", "Let go: Go through", "u takes it back"),
        ("z enter", "Paused", "u takes it back"),
    ],
)
async def test_a_long_title_gives_way(fresh: Home, keys: str, begins: str, ends: str) -> None:
    fresh.store.do(a_promise(TITLE, since=0), 0)
    async with fresh.open((60, 20)) as pilot:
        await press(pilot, keys)
        line = drawn(pilot.app)[-2].strip()
        assert line.startswith(begins) and line.endswith(ends) and "…" in line


def test_only_the_name_is_shortened() -> None:
    text = f"Kept: {TITLE}. 23 in a row."
    short = shortened(text, TITLE, 40)
    assert short == "Kept: Go through the let…. 23 in a row." or short.startswith("Kept: Go")
    assert cells((Span(short),)) <= 40
    assert shortened(text, TITLE, 200) == text
    assert shortened(text, "", 40) == text
