"""The walls against hostile text: what is stored is normal, what is shown is visible."""

import unicodedata

import pytest
from domain_helpers import quick
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.text import NOTE_LIMIT, TITLE_LIMIT, clean, clean_line, visible

FAMILY = "👩‍👩‍👧‍👦 ❤️"
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
def test_cleaning_is_idempotent_and_within_its_limit(text: str, limit: int) -> None:
    for wash in (clean, clean_line):
        once = wash(text, limit)
        assert wash(once, limit) == once
        assert len(once) <= limit
        assert "\0" not in once and "\r" not in once
        assert unicodedata.is_normalized("NFC", once)
        once.encode("utf-8")
    line = clean_line(text, limit)
    assert line == line.strip()
    assert "\n" not in line and "  " not in line


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\0b", "ab"),
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


def test_the_limits() -> None:
    assert len(clean("é" * 50_000)) == NOTE_LIMIT == 20_000
    assert len(clean("a" * 50_000)) == NOTE_LIMIT
    assert len(clean_line("é" * 5_000)) == len(clean_line("a" * 5_000)) == TITLE_LIMIT == 200
    assert clean_line("a" * 199 + " b") == "a" * 199


def test_a_paste_of_ten_megabytes_is_cut_before_it_is_worked_on() -> None:
    assert len(clean("\r\né" * 5_000_000)) == NOTE_LIMIT
