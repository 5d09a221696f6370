"""A paste is one text, whatever it holds, and in whatever pieces the terminal sends it."""

import pytest
from textual import events

from troth.tui.kit.pastes import BEGIN, END, STALLED, PasteReader, without_codes

RED = "one \x1b[31mred\x1b[0m, \x1b]8;;http://x\x1b\\a link\x1b]8;;\x07, \x1b[1;38;5;2mnxq\x1b(B two\x1b"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def heard(reader: PasteReader, *reads: str) -> list[str]:
    """What each read comes to: the names of keys, and pastes in brackets."""
    found = []
    for data in reads:
        for message in reader.feed(data):
            if isinstance(message, events.Key):
                found.append(message.key)
            elif isinstance(message, events.Paste):
                found.append(f"[{message.text}]")
    return found


def test_codes_go_and_words_stay() -> None:
    assert without_codes(RED) == "one red, a link, nxq two"
    assert without_codes("two\tlines\r\nof ❤️ é\x00\x08\x7f") == "two\tlines\r\nof ❤️ é"


def test_a_paste_with_codes_is_one_paste_between_keys() -> None:
    assert heard(PasteReader(), f"n{BEGIN}{RED}{END}\rj") == ["n", "[one red, a link, nxq two]", "enter", "j"]


def test_a_paste_is_the_same_in_whatever_pieces_it_comes() -> None:
    sent = f"n{BEGIN}{RED}{END}j{BEGIN}q{END}k"
    whole = heard(PasteReader(), sent)
    for size in range(1, 9):
        assert heard(PasteReader(), *(sent[at : at + size] for at in range(0, len(sent), size))) == whole


def test_a_closing_mark_that_was_pasted_ends_nothing() -> None:
    assert heard(PasteReader(), f"{BEGIN}a{END}q p x{END}j") == ["[aq p x]", "j"]
    assert heard(PasteReader(), f"{BEGIN}a{END}j{BEGIN}b{END}k") == ["[a]", "j", "[b]", "k"]


def test_an_empty_paste_is_none() -> None:
    assert heard(PasteReader(), f"{BEGIN}{END}j{BEGIN}\x1b[31m{END}k") == ["j", "k"]


@pytest.mark.parametrize("key", ["\x11", "\x1b[113;5u"])
def test_a_paste_that_never_ends_is_handed_on_and_a_key_ends_it(key: str) -> None:
    clock = Clock()
    reader = PasteReader(clock=clock)
    assert heard(reader, f"{BEGIN}half of", "\x1b[31m it") == []
    assert list(reader.tick()) == []
    clock.now = STALLED
    (paste,) = reader.tick()
    assert isinstance(paste, events.Paste) and paste.text == "half of it"
    assert heard(reader, key, "j") == ["ctrl+q", "j"]


def test_a_paste_that_stalls_goes_on() -> None:
    clock = Clock()
    reader = PasteReader(clock=clock)
    heard(reader, f"{BEGIN}one")
    clock.now = 9 * STALLED
    assert [type(each) for each in reader.tick()] == [events.Paste]
    assert heard(reader, f" q two{END}", "j") == ["[ q two]", "j"]


def test_at_the_end_of_all_input_what_was_pasted_is_handed_on() -> None:
    assert heard(PasteReader(), f"{BEGIN}one", "") == ["[one]"]


def test_enter_that_a_terminal_made_a_line_end_of_is_enter_and_in_a_paste_a_line_end() -> None:
    found = list(PasteReader().feed(f"a\n{BEGIN}b\nc{END}\r"))
    assert [each.key if isinstance(each, events.Key) else each.text for each in found] == [
        "a", "enter", "b\nc", "enter",
    ]  # fmt: skip
