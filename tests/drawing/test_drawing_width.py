"""How many columns a text takes, as a terminal draws it: the columns below were read from the cursor of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.drawing.lines import Span, cells, fit
from troth.drawing.width import head, is_unsure, signs, width_of

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

WIDTHS = {
    "plain": 5,
    "é": 1,
    "e\u0301": 1,
    "a\u20dd": 1,
    "हिन्दी": 5,
    "माँ को फ़ोन करो": 13,
    "தமிழ்": 4,
    "বাংলা": 5,
    "తెలుగు": 5,
    "မြန်မာ": 5,
    "โทรหาแม่": 7,
    "น้ำ": 2,
    "می‌خواهم": 7,
    "क्\u200dष": 1,
    "ه\u200d.": 2,
    "한국": 4,
    "\u1112\u1161\u11ab": 2,
    "日本語": 6,
    "ｶﾞ": 2,
    "❤": 1,
    "❤\ufe0f": 2,
    "1\ufe0f\u20e3": 2,
    "👩‍👩‍👧‍👦": 2,
    "👍🏽": 2,
    "🏽": 2,
    "🇩🇪": 2,
    SCOTLAND: 2,
    "\u302e": 2,
    "䷀": 2,
    "\U0001fae8": 2,
}


@pytest.mark.parametrize(("text", "width"), WIDTHS.items())
def test_columns(text: str, width: int) -> None:
    assert width_of(text) == width
    assert width_of(f"a{text}b") == width + 2


@pytest.mark.parametrize("text", WIDTHS)
@pytest.mark.parametrize("room", range(0, 8))
def test_no_sign_is_cut_in_two(text: str, room: int) -> None:
    kept = head(text, room)
    assert text.startswith(kept) and width_of(kept) <= room
    assert kept == text or len(kept) in {end for _, end, _ in signs(text)} | {0}
    assert cells(fit((Span(text),), room)) == room


@given(st.text(max_size=30))
def test_the_signs_are_the_text(text: str) -> None:
    assert "".join(text[begin:end] for begin, end, _ in signs(text)) == text
    assert sum(size for _, _, size in signs(text)) == sum(width_of(text[a:b]) for a, b, _ in signs(text))


def test_where_terminals_agree() -> None:
    assert not any(map(is_unsure, ("plain", "é", "日本語", "한국", "○ · …")))
    assert all(map(is_unsure, ("हिन्दी", "น้ำ", "❤\ufe0f", "👍", "e\u0301")))
