"""What the themes promise: text that can be read, in sixteen colours and in none."""

import pytest
from rich.color import ColorSystem
from test_foundation import Stage
from textual.color import Color

from troth.drawing.lines import TONES, Span
from troth.tui.kit.sheet import Sheet
from troth.tui.kit.sheet_list import SheetList
from troth.tui.kit.themes import THEMES

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_tone_can_be_read(theme: str) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        sheet = app.query_one("#sheet", Sheet)
        ground, text = sheet.background_colors[1], sheet.rich_style
        least = {"muted": 4.5, "resting": 4.5, "rule": 1.5}
        style_of = sheet._drawn.style
        pairs = {tone: style_of(tone) for tone in TONES} | {"": text}
        for tone, style in pairs.items():
            assert style.color is not None
            ink = Color.from_rich_color(style.color)
            assert ground.a == 1
            assert _contrast(ink, ground) >= least.get(tone, 7.0), (tone, _contrast(ink, ground))
        assert style_of("active").underline
        assert style_of("strong").bold
        for tone in ("", *TONES[:-1]):
            on_ground = style_of(f"+{tone}")
            assert on_ground.color is not None
            assert on_ground.bgcolor is not None
            contrast = _contrast(Color.from_rich_color(on_ground.color), Color.from_rich_color(on_ground.bgcolor))
            assert contrast >= min(4.5, least.get(tone, 4.5)), (tone, contrast)


async def test_a_theme_change_reaches_what_was_drawn() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.query_one(SheetList).render_line(1)
        app.theme = "troth-light"
        await pilot.pause()
        after = app.query_one(SheetList).render_line(1)
        assert before.text == after.text
        assert next(iter(before)).style != next(iter(after)).style


def _contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""

    def luminance(color: Color) -> float:
        parts = (part / 255 for part in (color.r, color.g, color.b))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_sixteen_colours_are_enough(theme: str) -> None:
    app = Stage(theme=theme)
    async with app.run_test(size=(80, 24)):
        sheet = app.query_one("#sheet", Sheet)
        for tone in ("", *TONES):
            style = sheet._drawn.style(tone)
            assert style.color is not None
            assert style.bgcolor is not None
            pair = [color.downgrade(ColorSystem.STANDARD) for color in (style.color, style.bgcolor)]
            assert pair[0].number != pair[1].number, tone


SIXTEEN = {
    True: {"": 15, "strong": 15, "muted": 7, "resting": 7, "accent": 12, "warm": 11, "active": 15, "rule": 8},
    False: {"": 0, "strong": 0, "muted": 8, "resting": 8, "accent": 4, "warm": 3, "active": 0, "rule": 7},
}


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_in_sixteen_colours_each_role_keeps_its_own(theme: str) -> None:
    app = Stage()
    app.console._color_system = ColorSystem.STANDARD
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        numbers = SIXTEEN[app.current_theme.dark]
        rows = app.query_one("#sheet", Sheet)._drawn
        for mark in ("", "+"):
            line = tuple(Span(f"{tone or 'ink'} ", f"{mark}{tone}") for tone in numbers)
            segments = list(rows.strip_of(line, 80))
            for each in app.get_line_filters():
                segments = each.apply(segments, Color.parse("black"))
            for tone, segment in zip(numbers, segments, strict=True):
                assert segment.style is not None
                assert segment.style.color is not None
                assert segment.style.bgcolor is not None
                found = segment.style.color.downgrade(ColorSystem.STANDARD).number
                behind = segment.style.bgcolor.downgrade(ColorSystem.STANDARD).number
                assert (found, behind) == (numbers[tone], 0 if app.current_theme.dark else 15), tone


async def test_without_colour_only_weight_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Stage()
    async with app.run_test(size=(80, 24)):
        styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
        assert all(style is None or style.color is None or style.color.is_default for style in styles)
        assert all(style is None or style.bgcolor is None or style.bgcolor.is_default for style in styles)
        assert any(style is not None and style.underline for style in styles)
