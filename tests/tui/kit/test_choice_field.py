"""What is one of a few words is chosen, and never typed half or wrong."""

import pytest
from practices import press
from screens import NOW, TODAY, Home, a_promise
from textual import events
from textual.widgets import Input

from troth.domain.actions.making import promise
from troth.domain.schedule.dated import Daily
from troth.tui.commitments.promise_form import PromiseForm, promise_fields
from troth.tui.guesses.guess_form import _sures
from troth.tui.kit.choice_field import ChoiceField, begun_as

SIZES = ("small", "medium", "big")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("s", "small"), ("MED", "medium"), (" b ", "big"), ("big", "big"), ("x", None), ("smaller", None)],
)
def test_a_choice_is_known_by_how_it_begins(typed: str, found: str | None) -> None:
    assert begun_as(typed, SIZES) == found


def test_what_is_whole_goes_before_what_only_begins_so() -> None:
    assert [begun_as(each, ("", "10", "100", "1")) for each in ("1", "10", "100")] == ["1", "10", "100"]


def test_how_sure_a_guess_is_keeps_a_number_that_was_noted_finer() -> None:
    assert _sures("65")[6:10] == ("50", "60", "65", "70") and _sures("")[:2] == ("", "0") and _sures("100")[-1] == "100"


def test_every_field_of_a_few_words_is_one_of_choices() -> None:
    made = promise("Walk", Daily(), TODAY, NOW, "")
    few = {"made_to", "size", "category", "matters_every_time", "offered"}
    assert {field.name for field in promise_fields(made, TODAY, True) if field.choices} == few


async def test_one_chooses_by_arrows_and_letters_and_nothing_else_enters(fresh: Home) -> None:
    fresh.store.do(a_promise("Walk", since=0), 0)
    async with fresh.open((60, 20)) as pilot:
        await press(pilot, "E")
        form = pilot.app.screen
        assert isinstance(form, PromiseForm)
        field = form.query_one("#size", ChoiceField)
        field.focus()
        await pilot.pause()
        seen = []
        for key in (
            "right",
            "right",
            "right",
            "left",
            "m",
            "backspace",
            "z",
            "ctrl+k",
            "ctrl+w",
            "b",
            "i",
            "space",
            "s",
            "m",
        ):
            await press(pilot, key)
            seen.append(field.value)
        assert seen[:4] == ["medium", "big", "small", "big"]
        assert seen[4:9] == ["medium"] * 5
        assert seen[9:] == ["big", "big", "small", "small", "small"]
        field.post_message(events.Paste("med\n"))
        field.post_message(events.Paste("huge"))
        await pilot.pause()
        assert field.value == "medium"
        await press(pilot, "enter")
        assert isinstance(pilot.app.focused, Input) and pilot.app.focused.id == "why"
        await press(pilot, "ctrl+s")
    assert fresh.book().commitment(1).size == "medium"
