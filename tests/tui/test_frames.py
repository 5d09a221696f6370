"""Golden frames: each screen as text at three sizes, compared line by line with tests/tui/frames.

`pytest tests/tui/test_frames.py --update-frames` writes them anew. Look at every frame that changed before you keep it.
"""

from difflib import unified_diff
from pathlib import Path

import pytest
from screens import SIZES, Home, drawn, go_to, type_in

FRAMES = Path(__file__).with_name("frames")

Steps = tuple[str | int, ...]
"""Keys to press; a number is a promise to go to, a word that begins with ' is typed."""

LINE = "'Call your brother every 2 weeks to both size big from fri"
SCREENS: dict[str, Steps] = {
    "today": (),
    "today-rhythm": (2,),
    "today-kept": ("space",),
    "all": ("v", 13),
    "week": ("v", "v"),
    "week-after": ("v", "v", "right_square_bracket"),
    "shelf": ("v", "v", "v", 15),
    "not-kept": ("x",),
    "promise": (5, "enter"),
    "promise-big": (4, "enter"),
    "promise-repair": ("v", 12, "enter", "G"),
    "one-line": ("n", LINE),
    "move": ("m", "'some day"),
    "form": ("n", LINE, "tab"),
    "form-change": (4, "E", *["tab"] * 8),
    "repair": ("x", "r"),
    "find": ("slash", "'ask", "enter"),
    "find-nothing": ("slash", "'zzz"),
    "help": ("question_mark",),
    "help-keys": ("question_mark", "G"),
    "palette": ("ctrl+p",),
    "journey": ("4",),
}
EMPTY: dict[str, Steps] = {"first-run": (), "first-line": ("n",), "first-shelf": ("v", "v", "v")}
ACCESSIBLE: dict[str, Steps] = {"accessible-today": (1,), "accessible-week": ("v", "v"), "accessible-shelf": ("v",) * 3}
ASCII: dict[str, Steps] = {"today-ascii": (2,), "one-line-ascii": ("n", LINE), "palette-ascii": ("ctrl+p",)}


async def frame(home: Home, size: tuple[int, int], steps: Steps, **looks: bool) -> list[str]:
    """The screen after `steps`, at rest."""
    async with home.open(size, **looks) as pilot:
        for step in steps:
            if isinstance(step, int):
                await go_to(pilot, step)
            elif step.startswith("'"):
                await type_in(pilot, step[1:])
            else:
                await pilot.press(step)
                await pilot.pause()
        await pilot.pause(0.2)
        await pilot.pause()
        return [line.rstrip() for line in drawn(pilot.app)]


def compare(name: str, size: tuple[int, int], found: list[str], request: pytest.FixtureRequest) -> None:
    path = FRAMES / f"{size[0]}x{size[1]}" / f"{name}.txt"
    assert len(found) == size[1]
    if request.config.getoption("--update-frames", default=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    kept = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    differing = "\n".join(unified_diff(kept, found, str(path), "the screen now", lineterm="", n=1))
    assert not differing, f"\n{differing}\n--update-frames keeps the screen as it is now"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(home: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    compare(name, size, await frame(home, size, SCREENS[name]), request)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", EMPTY)
async def test_empty_screen(fresh: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    compare(name, size, await frame(fresh, size, EMPTY[name]), request)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ASCII)
async def test_ascii_screen(home: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    found = await frame(home, size, ASCII[name], ascii=True)
    assert "\n".join(found).isascii()
    compare(name, size, found, request)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ACCESSIBLE)
async def test_accessible_screen(home: Home, name: str, size: tuple[int, int], request: pytest.FixtureRequest) -> None:
    compare(name, size, await frame(home, size, ACCESSIBLE[name], accessible=True), request)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_today_without_colour(
    home: Home, size: tuple[int, int], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    compare("today-rhythm", size, await frame(home, size, SCREENS["today-rhythm"]), request)


def test_no_frame_is_left_behind() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.rglob("test_*frames.py"))
    for width, height in SIZES:
        found = {path.stem for path in (FRAMES / f"{width}x{height}").iterdir()}
        assert {*SCREENS, *EMPTY, *ASCII, *ACCESSIBLE} <= found
        assert not [name for name in found - {*ASCII} if f'"{name}"' not in tests]


def test_no_frame_holds_a_score_or_a_reproach() -> None:
    unkind = {"failed", "fail", "score", "streak", "overdue", "should", "error"}
    for path in FRAMES.rglob("*.txt"):
        assert not unkind & {word.strip(".,") for word in path.read_text(encoding="utf-8").lower().split()}, path
