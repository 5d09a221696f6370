"""Write README's pictures, the real screen on made-up lives: `python tools/picture.py`, after the look changed."""

import asyncio
import re
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from troth.cli.demo import MadeUp
from troth.cli.demo_life import MadeUpLife
from troth.domain.actions.several import Several
from troth.domain.days import Now
from troth.resources import content
from troth.store.store import Store
from troth.tui.app.troth_app import TrothApp
from troth.tui.context import Context

ROOT = Path(__file__).resolve().parent.parent
NOW = Now(1_795_420_800, date(2026, 11, 23))
SIZE = (80, 24)
CELL = 12.2
"""The width of a character in the picture, as Rich draws it."""

BLANK = "&#160;"
TEXT = r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)<'
LEADING, TRAILING = re.compile(f"^(?:{BLANK})*"), re.compile(f"(?:{BLANK})*$")
FONTS = "'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace"


class Picture(NamedTuple):
    """A picture of README: its file, the made-up life it shows, and the keys that lead to what is shown."""

    path: Path
    life: str
    keys: tuple[str, ...]


PICTURES = (
    Picture(ROOT / "docs" / "troth.svg", "demo.toml", ("j", "space")),
    Picture(ROOT / "docs" / "journey.svg", "year.toml", ("4",)),
)


def drawn(picture: Picture) -> str:
    """The screen as SVG; always the same for the same program."""
    with tempfile.TemporaryDirectory(prefix="troth-picture-") as folder:
        store = Store(f"{folder}/demo.json")
        with Path(content(picture.life)).open("rb") as file:
            found = tomllib.load(file)
        store.do(Several((MadeUp(found["promise"], found["weeks"], NOW), MadeUpLife(found, NOW))), NOW.at)
        svg = asyncio.run(_shot(store, picture.keys))
    return _quiet(svg)


async def _shot(store: Store, keys: tuple[str, ...]) -> str:
    app = TrothApp(store, Context(lambda _: NOW, lambda: "0" * 16), "troth-dark")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause(0.5)
        return app.export_screenshot(title="troth")


def _quiet(svg: str) -> str:
    """`svg` without the fonts it would fetch, since a picture of Troth asks nobody for anything.

    Blanks at the ends of a text go too, and the text moves instead: some viewers swallow them.
    """
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.S)
    svg = re.sub(r"font-family: (?!arial)[^;]*;", f"font-family: {FONTS};", svg)
    svg = re.sub(TEXT, _trimmed, svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _trimmed(found: re.Match[str]) -> str:
    x, y, length, more, text = found.groups()
    ahead, behind = (len(each[0]) // len(BLANK) for each in (LEADING.search(text), TRAILING.search(text)) if each)
    text = text[ahead * len(BLANK) : len(text) - behind * len(BLANK)]
    length = float(length) - (ahead + behind) * CELL
    return f'x="{float(x) + ahead * CELL:.1f}" y="{y}" textLength="{length:.1f}"{more}>{text}<'


def main() -> None:
    """Write the pictures that differ."""
    for picture in PICTURES:
        svg = drawn(picture)
        if not picture.path.exists() or picture.path.read_text(encoding="utf-8") != svg:
            picture.path.parent.mkdir(exist_ok=True)
            picture.path.write_text(svg, encoding="utf-8")
            sys.stdout.write(f"{picture.path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
