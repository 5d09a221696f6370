"""The one-line field: a paste in one line and once, and ctrl+_ back by words."""

from textual import events
from textual.app import ComposeResult

from troth.tui.app.anywhere import ANYWHERE
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.line_field import LineField


class OneField(BaseApp):
    BINDINGS = ANYWHERE

    def compose(self) -> ComposeResult:
        yield LineField()


async def test_undo_goes_back_by_words_and_by_what_was_pasted() -> None:
    async with OneField().run_test() as pilot:
        field = pilot.app.query_one(LineField)
        await pilot.press(*"Call", "space", *"mum")
        pilot.app.post_message(events.Paste(" twice\na day"))
        await pilot.pause()
        assert field.value == "Call mum twice a day"
        found = []
        for _ in range(4):
            await pilot.press("ctrl+underscore")
            found.append(field.value)
        assert found == ["Call mum", "Call ", "Call", ""]
        await pilot.press(*"Sing", "ctrl+underscore")
        assert field.value == ""


async def test_what_was_taken_back_is_typed_on_from() -> None:
    async with OneField().run_test() as pilot:
        field = pilot.app.query_one(LineField)
        await pilot.press(*"ab", "space", *"cd", "ctrl+underscore", *"xy", "ctrl+underscore")
        assert field.value == "ab "
        assert field.cursor_position == 3
