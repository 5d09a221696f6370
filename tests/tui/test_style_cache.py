"""The style sheets' cache of these tests says what Textual says, of every node and part on every kind of screen."""

from typing import Any

import pytest
import style_cache
from reflecting import settled
from screens import Home, keys
from textual.css.stylesheet import Stylesheet


def styled(app: Any) -> dict[Any, Any]:
    """The values that every node on the screens has from the sheets, and every part of it."""
    nodes = (node for screen in app.screen_stack for node in screen.walk_children(with_self=True))
    return {
        node: (
            dict(node.styles.base._rules),
            {name: dict(part.base._rules) for name, part in node._component_styles.items()},
            [getattr(node, name) for name in style_cache.NOTES],
        )
        for node in (app, *nodes)
    }


def textuals(app: Any, monkeypatch: pytest.MonkeyPatch) -> dict[Any, Any]:
    """The same, after Textual has styled all of them itself."""
    with monkeypatch.context() as patch:
        for name, its_own in style_cache.TEXTUALS.items():
            patch.setattr(Stylesheet, name, its_own)
        for node in styled(app):
            app.stylesheet.apply(node)
    return styled(app)


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_nodes_have_the_styles_that_textual_gives_them(
    kept: Home, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    async with kept.open(size) as pilot:
        for key in keys(
            "j x escape n tab tab escape escape ctrl+p escape 2 3 v enter escape slash escape question_mark"
        ):
            await settled(pilot, key)
            cached = styled(pilot.app)
            assert textuals(pilot.app, monkeypatch) == cached
            seen |= {type(node).__name__ for node in cached}
        pilot.app.theme = "troth-light"
        await settled(pilot, "escape")
        assert styled(pilot.app) == textuals(pilot.app, monkeypatch)
    assert {"SheetList", "AskLine", "PromiseForm", "Palette", "EntryPage", "Help"} <= seen
