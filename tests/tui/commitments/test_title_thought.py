"""What is said in the app of a title that hands a part of one's life over; sex is turned down in the line."""

from practices import press
from screens import Home, drawn, quiet, type_in

from troth import clock
from troth.domain.book import Book
from troth.tui.commitments.new_promise import new_promise
from troth.tui.context import Context
from troth.tui.help.safety import Safety


async def test_it_is_made_and_help_is_one_key_and_a_letter_away(fresh: Home) -> None:
    async with fresh.open((60, 20)) as pilot:
        await press(pilot, "n")
        await type_in(pilot, "I hand over my wages every month")
        await press(pilot, "enter")
        assert fresh.promise(1).title == "I hand over my wages"
        line = drawn(pilot.app)[-2].strip()
        assert line.startswith("Could you say no to this? F1 and h: more.") and "…" not in line
        assert "u takes it back" in line
        await press(pilot, "f1 h")
        assert isinstance(pilot.app.screen, Safety)
        await press(pilot, "escape escape u")
        assert not fresh.store.book().commitments() and "say no" not in quiet(pilot.app)


def test_sex_is_turned_down_while_it_is_typed() -> None:
    said = new_promise(Context(clock.now, clock.new_uid), Book()).validate("Sex every saturday")
    assert not said.ok and "can't be promised ahead" in said.line
