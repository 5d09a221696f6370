"""The frame that is drawn before Textual is loaded is the one that the app draws, cell by cell."""

from typing import get_args

import pytest
from rich.color import ColorSystem
from screens import NOW, SIZES, TODAY, Home, a_promise, day, desk, walk

from troth.domain.actions.outcomes import Keep
from troth.domain.actions.space import AskForSpace
from troth.domain.book import Action
from troth.domain.journey.ends_of_day import DayPart
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Daily, Once
from troth.drawing.sent_cells import PLAIN, Cell, SentOutput, cells_in
from troth.drawing.theme_colors import THEME_COLORS, Depth
from troth.tui.app.first_frame import first_frame
from troth.tui.app.first_paint import painted
from troth.tui.app.troth_app import TrothApp
from troth.tui.commitments.footer import USUAL
from troth.tui.context import Context
from troth.tui.kit.keys_in_force import printed
from troth.tui.kit.output_diff import _codes
from troth.tui.snapshot import Snapshot, present

SYSTEMS: dict[Depth, ColorSystem] = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT}


def different(one: list[list[Cell]], other: list[list[Cell]]) -> list[tuple[int, int, Cell, Cell]]:
    """The first cell of each row that differs: row, column, and both."""
    return [
        next((y, x, a, b) for x, (a, b) in enumerate(zip(row, row2, strict=True)) if a != b)
        for y, (row, row2) in enumerate(zip(one, other, strict=True))
        if row != row2
    ]


def early(home: Home, context: Context, size: tuple[int, int], theme: str, depth: Depth) -> list[list[Cell]]:
    """The cells of the first frame by rows; none where nothing is drawn ahead."""
    book = home.book()
    lines = first_frame(context, present(context, Snapshot(book, context.now(book).today)), *size)
    wire = SentOutput()
    painted(lines, THEME_COLORS[theme], depth, wire)
    return [wire.replace(y, 0, [(" ", PLAIN)] * size[0]) for y in range(len(lines))]


async def opened(home: Home, context: Context, size: tuple[int, int], theme: str, depth: Depth) -> list[list[Cell]]:
    """The cells of the app's own first screen."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLORTERM", "truecolor" if depth == "truecolor" else "")
        patch.setenv("TERM", "xterm-256color")
        patch.delenv("NO_COLOR", raising=False)
        app = TrothApp(home.store, context, theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return [
            cells_in((text, _codes(style, SYSTEMS[depth]) if style else PLAIN) for text, style, _ in strip)
            for strip in app.screen._compositor.render_strips()
        ]


@pytest.mark.parametrize("size", [*SIZES, (80, 23), (116, 30), (100, 20), (200, 60), (79, 12), (30, 12)])
async def test_every_section_of_today_stands_as_the_app_draws_it(home: Home, size: tuple[int, int]) -> None:
    frame = early(home, desk(), size, "troth-dark", "truecolor")
    assert len(frame) == size[1]
    assert different(frame, await opened(home, desk(), size, "troth-dark", "truecolor")) == []


@pytest.mark.parametrize("depth", get_args(Depth))
@pytest.mark.parametrize("theme", THEME_COLORS)
async def test_in_each_theme_and_depth(home: Home, theme: str, depth: Depth) -> None:
    frame = early(home, desk(), (80, 24), theme, depth)
    assert frame and different(frame, await opened(home, desk(), (80, 24), theme, depth)) == []


async def test_in_ascii_and_without_journey(home: Home) -> None:
    context = desk(ascii=True)._replace(journey=False, show_run=False)
    frame = early(home, context, (120, 36), "troth-dark", "256")
    assert frame and different(frame, await opened(home, context, (120, 36), "troth-dark", "256")) == []


WIDE = "\u65e5\u672c\u8a9e \U0001f468\u200d\U0001f469\u200d\U0001f467"
"""Letters of two cells, and signs of which terminals do not agree how wide they are."""

ONE_EACH: dict[str, tuple[Action, ...]] = {
    "for today": (a_promise("Supper", since=0),),
    "answered": (a_promise("Supper", since=0), Keep(1, TODAY, NOW)),
    "yesterday still open": (a_promise("Supper", since=-1),),
    "tomorrow": (a_promise("Supper", Once(day(1)), since=0),),
    "told of": (a_promise("Plan", Once(day(40)), tell_every=14),),
    "when it comes up": (a_promise("Breathe", OnCue("voices get loud")),),
    "away for weeks": (a_promise("Supper", since=-60), Keep(1, day(-30), NOW)),
    "of a week": (a_promise("Listen", TimesPer(3, "week")),),
    "more than there is room for": tuple(a_promise(f"Number {n}", Daily(), since=0) for n in range(40)),
    "of wide and odd letters": (a_promise(f"{WIDE} \u0e01\u0e33", since=0),),
}  # fmt: skip


@pytest.mark.parametrize("part", get_args(DayPart))
@pytest.mark.parametrize("name", ONE_EACH)
async def test_whatever_stands_first(fresh: Home, name: str, part: DayPart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "part", lambda context, book: part)
    walk(fresh.store, *ONE_EACH[name])
    frame = early(fresh, desk(), (80, 24), "troth-light", "truecolor")
    assert frame and different(frame, await opened(fresh, desk(), (80, 24), "troth-light", "truecolor")) == []


async def test_nothing_is_drawn_ahead_where_it_opens_on_more(fresh: Home) -> None:
    def frame(size: tuple[int, int] = (80, 24), accessible: bool = False) -> int:
        return len(early(fresh, desk()._replace(accessible=accessible), size, "troth-dark", "truecolor"))

    assert frame() == 0, "nothing was promised"
    walk(fresh.store, a_promise("Supper", since=0))
    assert frame() == 24
    assert frame((80, 9)) == 0, "no room"
    assert frame(accessible=True) == 0
    walk(fresh.store, AskForSpace(20, NOW, "5" * 16))
    assert frame() == 0, "a space runs"


async def test_the_usual_keys_are_those_in_force(home: Home) -> None:
    async with home.open() as pilot:
        there = printed(pilot.app.screen)
        assert len(there.keys() & USUAL.keys()) >= 12
        assert {id: there.get(id, key) for id, key in USUAL.items()} == USUAL
