"""The long view in the shell, and what it grows from."""

import pytest
from cli_shell import Shell

from troth.domain.book import Book
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.evening import DayMonth
from troth.domain.journey.lookup import every
from troth.store.store import Store


def book(shell: Shell) -> Book:
    return Store(str(shell.folder / "troth.json")).book()


def test_a_look_at_the_week_keeps_what_was_left_out_as_that(shell: Shell) -> None:
    assert shell.ok("checkin", "5", "6", "-", "7", "8", "9", "10").startswith("Noted: the week of ")
    (made,) = every(book(shell), CheckIn)
    assert made.values == (5, 6, None, 7, 8, 9, 10)
    items = shell.call("journey", "--json").json["items"]
    assert [each["value"] for each in items] == [5, 6, None, 7, 8, 9, 10]
    assert "One check-in, the last one today." in shell.ok("journey")


@pytest.mark.parametrize(
    "words", [("1", "2"), ("1", "2", "3", "4", "5", "6", "11"), ("1", "2", "3", "4", "5", "6", "²")]
)
def test_a_look_that_is_not_understood_keeps_nothing(shell: Shell, words: tuple[str, ...]) -> None:
    said = shell.call("checkin", *words)
    assert said.code == 2 and "Nothing was saved." in said.err
    assert shell.call("checkin", *["-"] * 7).code == 1
    assert every(book(shell), CheckIn) == ()


def test_numbers_are_read_from_a_pipe(shell: Shell) -> None:
    said = shell.call("checkin", stdin=b"5\n6\n-\n7\n8\n9\n10\n")
    assert (said.code, said.err) == (0, "")
    assert every(book(shell), CheckIn)[0].values == (5, 6, None, 7, 8, 9, 10)


def test_an_evening_is_one_document_and_its_number_is_never_printed(shell: Shell) -> None:
    for number in ("4", "2"):
        said = shell.ok("pulse", number)
        assert said.splitlines()[0] == "Noted for today."
        assert number not in said.splitlines()[0] and "E41" in said.splitlines()[1]
    months = [each for each in book(shell).source.all("days") if isinstance(each, DayMonth)]
    assert len(months) == 1
    assert [mark.pulse for _, mark in months[0].days] == [2]
    shell.ok("undo")
    assert [mark.pulse for _, mark in next(iter(book(shell).source.all("days"))).days] == [4]  # type: ignore[union-attr]


@pytest.mark.parametrize("number", ["0", "6", "x"])
def test_another_number_is_refused(shell: Shell, number: str) -> None:
    assert shell.call("pulse", number).code == 2
    assert not list(book(shell).source.all("days"))


def test_good_moments_thanks_and_points(shell: Shell) -> None:
    assert shell.ok("celebrate", "We laughed") == "Celebrated: We laughed\n"
    assert shell.call("celebrate", stdin=b"It rained.\n").out == "Celebrated: It rained.\n"
    assert shell.ok("thanks", "the letter") == "Thanks noted, still to say: the letter\n"
    assert shell.ok("thanks", "the tea", "--told") == "Thanks, said: the tea\n"
    assert shell.call("celebrate", stdin=b"").code == 1
    shell.ok("talk", "add", "who", "cooks")
    assert shell.ok("talk") == "   1  who cooks\n"
    shell.ok("talk", "done", "1")
    assert shell.ok("talk").startswith("Nothing waits")


def test_an_empty_journey_says_so_in_every_form(shell: Shell) -> None:
    assert "Nothing here yet." in shell.ok("journey")
    assert "Nothing here yet." in shell.ok("journey", "--plain")
    assert all(each["value"] is None for each in shell.call("journey", "--json").json["items"])
    assert "Nothing is noted for this month." in shell.ok("journey", "month")
    said = shell.call("journey", "--on", "+2d")
    assert said.code == 1 and "still to come" in said.err
