"""The lines to call in Help & safety: asked for by place, the first screen with one for everybody, sources last."""

import pytest
from practices import press, said
from screens import Home, text

from troth.guidance import call_lines


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_first_screen_of_lines_holds_one_for_everybody(fresh: Home, size: tuple[int, int]) -> None:
    async with fresh.open(size) as pilot:
        await press(pilot, "question_mark h")
        assert call_lines.words().unread.split(".")[0] in said(pilot.app)
        await press(pilot, "l")
        assert all(region.name in said(pilot.app) for region in call_lines.regions())
        await press(pilot, "b")
        page = text(pilot.app)
        assert "Lines to call: Scotland" in page and "999" in page and "116 123" in page and "↓" in page
        await press(pilot, "end")
        assert "http" in text(pilot.app) and "looked at" in said(pilot.app)
        await press(pilot, "escape l n")
        assert "Lines to call: Somewhere else" in text(pilot.app) and "findahelpline.com" in text(pilot.app)
