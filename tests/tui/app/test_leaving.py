"""The ways out: leaving from everywhere, and escape back to the list."""

from typing import Any

import pytest
from screens import Home, drawn, row
from textual.pilot import Pilot

from troth.tui.kit.sheet_list import SheetList


async def settled(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


WAYS = [
    (),
    ("2",),
    ("enter",),
    ("question_mark",),
    ("n",),
    ("n", "tab"),
    ("x",),
    ("x", "r"),
    ("m",),
    ("slash",),
    ("question_mark", "slash"),
    ("ctrl+p",),
    ("enter", "E"),
    ("enter", "m"),
    ("f1",),
]


@pytest.mark.parametrize("way", [*WAYS[:8], ("slash",), ("ctrl+p",)], ids=" ".join)
async def test_ctrl_q_leaves_from_everywhere_and_asks_nothing(home: Home, way: tuple[str, ...]) -> None:
    async with home.open() as pilot:
        await settled(pilot, *way)
        before = home.bytes()
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert pilot.app._exit
        assert pilot.app.return_code == 0
        assert home.bytes() == before


@pytest.mark.parametrize("way", [(), ("2",), ("enter",)], ids=" ".join)
async def test_q_leaves_where_no_field_listens(home: Home, way: tuple[str, ...]) -> None:
    async with home.open() as pilot:
        await settled(pilot, *way, "q")
        assert pilot.app._exit
        assert pilot.app.return_code == 0


async def test_escape_always_leads_back_to_the_list(home: Home) -> None:
    async with home.open() as pilot:
        for way in WAYS:
            if way and way != ("2",):
                await settled(pilot, *way)
                for _ in range(3):
                    await pilot.press("escape")
                    await pilot.pause(0.02)
                assert len(pilot.app.screen_stack) == 1, way
                assert isinstance(pilot.app.focused, SheetList), way
                assert row(pilot.app, "▌"), way


FIELDS = [("n",), ("n", "tab"), ("slash",), ("ctrl+p",), ("question_mark", "slash"), ("3", "slash"), ("ctrl+o",)]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_wherever_one_writes_the_key_in_force_that_leaves_stands_at_the_foot(
    home: Home, size: tuple[int, int]
) -> None:
    async with home.open(size=size, keys={"quit.anywhere": "f6"}) as pilot:
        for way in FIELDS:
            await settled(pilot, "1", *way)
            field = pilot.app.focused
            assert field is not None and field.check_consume_key("x", "x"), way
            assert any("F6 quit" in line for line in drawn(pilot.app)[-3:]), way
            for _ in range(3):
                await settled(pilot, "escape")
