"""The style sheets: every one parses in the app and is used by it, and none reaches further than its own widgets."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.css.model import CombinatorType, RuleSet, Selector, SelectorType
from textual.widget import Widget

import troth.tui
from troth.tui.app.troth_app import TrothApp
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Quiet

STYLES = Path(__file__).parents[1] / "styles"
SHEETS = sorted(STYLES.glob("*.tcss"))


def kinds(kind: type[Widget] = Widget) -> Iterator[str]:
    """The names that all widgets go by in a sheet, ours and Textual's."""
    yield kind.__name__.lstrip("_")
    for more in kind.__subclasses__():
        yield from kinds(more)


@pytest.fixture(scope="module")
def known() -> set[str]:
    for module in pkgutil.walk_packages(troth.tui.__path__, "troth.tui."):
        import_module(module.name)
    return set(kinds())


async def rules(sheet: Path) -> list[RuleSet]:
    class One(BaseApp):
        CSS_PATH = [sheet]  # noqa: RUF012  (read once, by Textual)

        def compose(self) -> ComposeResult:
            yield Quiet()

    app = One()
    async with app.run_test():
        return [rule for rule in app.stylesheet.rules if rule.is_default_rules is False]


def is_state(selector: Selector) -> bool:
    """A state of the whole screen, such as `.-narrow`, may stand before the widget."""
    return selector.type is SelectorType.CLASS and selector.name.startswith("-")


def nested(selectors: list[Selector]) -> int:
    return sum(each.combinator in (CombinatorType.DESCENDENT, CombinatorType.CHILD) for each in selectors[1:])


def chains(found: list[RuleSet]) -> Iterator[tuple[str, list[Selector]]]:
    for rule in found:
        for selector in rule.selector_set:
            yield rule.selectors, selector.selectors


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
async def test_a_sheet_stays_with_its_widgets(sheet: Path, known: set[str]) -> None:
    found = await rules(sheet)
    assert found
    for text, selectors in chains(found):
        first = selectors[0 if not is_state(selectors[0]) else 1]
        assert first.type is SelectorType.TYPE, f"{text} begins with no widget"
        assert first.name in known, f"{text} begins with a widget that is not there"
        assert nested(selectors) <= 2, f"{text} nests too deep"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_sheet_shouts(sheet: Path) -> None:
    assert "!important" not in sheet.read_text(encoding="utf-8")


def test_the_app_uses_every_sheet_base_first() -> None:
    used = [Path(path) for path in TrothApp.CSS_PATH]
    assert used[0].name == "base.tcss"
    assert sorted(used) == SHEETS
