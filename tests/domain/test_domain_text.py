"""The walls against hostile text: what is stored is normal, what is shown is visible."""

import unicodedata

import pytest
from domain_helpers import quick
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.errors import Refused
from troth.domain.text import (
    NOTE_LIMIT,
    TITLE_LIMIT,
    clean,
    clean_line,
    comparable,
    fitting,
    fitting_line,
    shortened,
    visible,
)

FAMILY = "👩‍👩‍👧‍👦 ❤️"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
PERSIAN = "می‌خواهم"
SIGNS_THAT_SHOW = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Format characters that are drawn: they number or enclose what follows."""

anything = st.text(st.characters(exclude_categories=()), max_size=80)


def test_no_character_of_control_or_disguise_survives() -> None:
    kept = []
    for code in range(0x110000):
        character = chr(code)
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\u200c\u200d" + SIGNS_THAT_SHOW:
            shown = visible("a" + character + "b")
            assert len(shown) == 3
            if character in shown:
                kept.append(f"{code:04x}")
    assert kept == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b31m", "�31m"),
        ("\x7f\x00", "␡␀"),
        ("a\u202eb\u2066c", "a�b�c"),
        ("zero\u200bwidth\ufeff", "zero�width�"),
        (FAMILY, FAMILY),
        (PERSIAN, PERSIAN),
        (SCOTLAND, SCOTLAND),
        ("\U0001f600\U000e0068\U000e0069\U000e0062\U000e007f", "\U0001f600����"),
        ("\U0001f3f4\U000e0067\U000e0062", "\U0001f3f4��"),
        ("plain text, as it is [/b]", "plain text, as it is [/b]"),
        ("two\nlines\tx", "two␊lines␉x"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_is_kept_on_purpose_stays() -> None:
    assert visible("two\nlines\x1b", keep="\n") == "two\nlines␛"


@quick
@given(anything)
def test_showing_is_idempotent_and_keeps_the_length(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert len(visible(text)) == len(text)


@quick
@given(anything, st.integers(1, 40))
def test_cleaning_is_idempotent_and_what_is_kept_is_within_its_limit(text: str, limit: int) -> None:
    for wash, fits in ((clean, fitting), (clean_line, fitting_line)):
        once = wash(text)
        assert wash(once) == once
        assert "\0" not in once and "\r" not in once
        assert unicodedata.is_normalized("NFC", once)
        once.encode("utf-8")
        try:
            assert fits(text, "It", limit) == once and len(once) <= limit
        except Refused:
            assert len(once) > limit or len(text) > 8 * limit
    line = clean_line(text)
    assert line == line.strip()
    assert "\n" not in line and "  " not in line
    assert len(shortened(text, limit)) <= limit


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\0b", "ab"),
        ("\ufeffa", "a"),
        ("a\ud83db", "a�b"),
        (FAMILY, FAMILY),
        (PERSIAN, PERSIAN),
        ("  kept as it is  ", "  kept as it is  "),
    ],
)
def test_what_is_stored(text: str, stored: str) -> None:
    assert clean(text) == stored


def test_a_line_is_one_line() -> None:
    assert clean_line("  call\r\n\tmum\u2028 at \xa0six \n") == "call mum at six"


@pytest.mark.parametrize("letter", ["a", "é", "e\u0301"])
def test_the_limits(letter: str) -> None:
    assert (TITLE_LIMIT, NOTE_LIMIT) == (200, 20_000)
    assert len(fitting(letter * NOTE_LIMIT, "A note")) == NOTE_LIMIT
    assert len(fitting_line(letter * TITLE_LIMIT, "The title")) == TITLE_LIMIT
    with pytest.raises(Refused, match="A note takes at most 20,000 characters, and this has 20,001"):
        fitting(letter * (NOTE_LIMIT + 1), "A note")
    with pytest.raises(Refused, match="The title takes at most 200 characters, and this has 201"):
        fitting_line(letter * (TITLE_LIMIT + 1), "The title")


def test_ten_megabytes_are_refused_before_they_are_worked_on() -> None:
    with pytest.raises(Refused):
        fitting("\r\né" * 5_000_000, "A note")


def test_what_is_only_quoted_shows_that_more_follows() -> None:
    assert shortened("a b\nc") == "a b c"
    assert shortened("a" * 300) == "a" * 199 + "…"
    assert shortened("a" * 198 + " b c") == "a" * 198 + "…"


def test_what_is_compared_is_composed_alike() -> None:
    assert comparable("Cafe\u0301 MÜLLER") == comparable("CAFÉ mu\u0308ller") == "café müller"
