"""Pages of a practice as text at two sizes, compared with tests/tui/frames; where one writes is seen without colour."""

import pytest
from practices import made, show
from screens import Home, drawn, quiet, text, type_in, until
from test_frames import compare

from troth.practice.definition import Practice
from troth.tui.practice_run import step_page

SIZES = ((80, 24), (60, 20))
LONG = "We sat there for a long time and said very little, until the phone rang and it was about the flat again."

STEPS: tuple[dict[str, object], ...] = (
    {"type": "text", "prompt": "What happened, as a camera would have seen it?", "help": "Only what was seen."},
    {"type": "choose", "recall": ["s0"], "prompt": "How much of it is yours?", "options": [
        {"id": "all", "label": "It is mine"}, {"id": "part", "label": "Part of it. I will speak for my part"},
    ]},
    {"type": "lines", "recall": ["s0"], "prompt": "What can make it good?", "labels": ["What", "By which day"]},
    {"type": "scale", "prompt": "How sure are you?", "low": "not at all", "high": "fully", "min": 0, "max": 10},
    {"type": "compose", "recall": ["s0"], "prompt": "Now your words.", "sentence": "I {mine}. I am sorry that {that}.",
     "check": "apology",
     "slots": [{"id": "mine", "prompt": "What was yours: I ..."}, {"id": "that", "prompt": "You are sorry that ..."}]},
    {"type": "make_commitment", "recall": ["s2"], "prompt": "Make it a promise?", "title": "{s2.1}", "day": "{s2.2}",
     "why": "To make good: {s0}"},
)  # fmt: skip
PAGES = {
    "practice-text": "text",
    "practice-choose": "choose",
    "practice-lines": "lines",
    "practice-scale": "scale",
    "practice-compose": "compose",
    "practice-make": "make_commitment",
    "practice-end": "end",
}
"""The pages in their order, and their types."""


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rests on the quiet line needs no pause to come."""
    monkeypatch.setattr(step_page, "PAUSE", 0.001)


def practice() -> Practice:
    return made(*STEPS, keep="ask", keep_default="no", intro="You spoke for your part. It counts.")


async def walk(home: Home, size: tuple[int, int], to: str, **looks: bool) -> list[str]:
    """Answer each page with long words, down to the one wanted."""
    async with home.open(size, **looks) as pilot:
        await show(pilot, practice())
        for name, kind in PAGES.items():
            match kind:
                case "text":
                    await type_in(pilot, LONG)
                case "choose":
                    await pilot.press("2")
                case "lines" | "compose":
                    await type_in(pilot, LONG if kind == "lines" else "forgot it, but you were late")
                    await pilot.press("enter")
                    await type_in(pilot, "fri" if kind == "lines" else "you waited")
                case "scale":
                    await pilot.press("7")
            if name == to:
                break
            await pilot.press("tab")
        pilot.app.screen.autosave.save()
        await until(pilot, lambda: quiet(pilot.app) == "saved")
        return [line.rstrip() for line in drawn(pilot.app)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PAGES)
async def test_page(fresh: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    compare(name, size, await walk(fresh, size, name), request)


@pytest.mark.parametrize("name", PAGES)
async def test_ascii_is_ascii_on_every_page(fresh: Home, name: str) -> None:
    assert "\n".join(await walk(fresh, (60, 20), name, ascii=True)).isascii()


@pytest.mark.parametrize("ascii", [False, True])
async def test_without_colour_each_line_has_its_bar_and_the_one_that_listens_another(
    fresh: Home, ascii: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    idle, listens = "|>" if ascii else "┃▌"
    async with fresh.open((80, 24), ascii=ascii) as pilot:
        await show(pilot, made({"type": "lines", "labels": ["What", "By which day"]}))
        assert [line.strip() for line in drawn(pilot.app)[8:12]] == ["What", listens, "By which day", idle]
        await pilot.press("enter")
        assert [line.strip() for line in drawn(pilot.app)[8:12]] == ["What", idle, "By which day", listens]
        await show(pilot, made({"type": "text"}))
        assert "|" in text(pilot.app) if ascii else "┃" in text(pilot.app)
