"""What is said of a change fits on sixty columns: a long title gives way, never what happened or the way back."""

import pytest
from practices import press
from screens import Home, a_promise, drawn, type_in

from troth.drawing.lines import Span, cells, shortened, whole_sentences

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


async def test_no_sentence_is_cut_where_those_before_it_can_stand_alone(fresh: Home) -> None:
    fresh.store.do(a_promise("Walk", since=0), 0)
    async with fresh.open((60, 20)) as pilot:
        await press(pilot, "Z")
        await type_in(pilot, "5 jan")
        await press(pilot, "enter")
        line = drawn(pilot.app)[-2].strip()
        assert line.startswith("Away until Tue 5 Jan") and line.endswith("u takes it back") and "…" not in line


@pytest.mark.parametrize(
    ("text", "name", "room", "short"),
    [
        ("A pause ends on a day. Nothing was changed.", "", 60, "A pause ends on a day. Nothing was changed."),
        ("A pause ends on a day. Nothing was changed.", "", 30, "A pause ends on a day."),
        ("One. Two. Three.", "", 9, "One. Two."),
        ("One that alone is too long. Two.", "", 9, "One that alone is too long."),
        ("Kept: Dr. No. 23 in a row.", "Dr. No", 14, "Kept: Dr. No."),
        ("Slack: Phone away. That takes slack; 1 is left.", "Phone away", 30, "Slack: Phone away."),
        (
            "Slack: Phone away at the table. That takes slack; 1 is left.",
            "Phone away at the table",
            20,
            "Slack: Phone away….",
        ),
    ],
)
def test_the_last_sentences_give_way_whole_and_none_of_a_name(text: str, name: str, room: int, short: str) -> None:
    assert whole_sentences(text, name, room) == short


def test_only_the_name_is_shortened() -> None:
    text = f"Kept: {TITLE}. 23 in a row."
    short = shortened(text, TITLE, 40)
    assert short == "Kept: Go through the let…. 23 in a row." or short.startswith("Kept: Go")
    assert cells((Span(short),)) <= 40
    assert shortened(text, TITLE, 200) == text
    assert shortened(text, "", 40) == text
