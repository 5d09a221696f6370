"""The footer tells of the bindings in force, not of keys that were written down beside them."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from screens import Home, drawn
from textual.binding import Binding

import troth.tui
from troth.drawing.bars import Hint, Key, keys_of
from troth.tui.app.troth_app import TrothApp
from troth.tui.kit.reader import Reader
from troth.tui.record_actions import RecordHost


def every_class() -> Iterator[type]:
    for module in pkgutil.walk_packages(troth.tui.__path__, "troth.tui."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and each.__module__ == module.name:
                yield each


def test_every_hint_names_a_binding_there_is() -> None:
    classes = list(every_class())
    bound = {each.id for owner in classes for each in owner.__dict__.get("BINDINGS", ()) if isinstance(each, Binding)}
    hints: list[Any] = []
    for owner in classes:
        keys = owner.__dict__.get("KEYS", ())
        hints += [hint for hint in (keys if isinstance(keys, tuple) else ()) if isinstance(hint, Hint)]
    assert len(hints) > 60
    assert [hint for hint in hints if not set(hint.ids.split()) <= bound] == []


def ids(*owners: type) -> set[str | None]:
    made = [each for owner in owners for base in owner.__mro__ for each in base.__dict__.get("BINDINGS", ())]
    return {each.id for each in made if isinstance(each, Binding)}


@pytest.mark.parametrize(
    "page", [each for each in every_class() if issubclass(each, Reader)], ids=lambda each: each.__name__
)
def test_a_page_has_every_key_of_its_footer(page: Any) -> None:
    wanted = {name for hint in page.KEYS if isinstance(hint, Hint) for name in hint.ids.split()}
    assert wanted <= ids(page, TrothApp)


@pytest.mark.parametrize(
    "host", [each for each in every_class() if issubclass(each, RecordHost)], ids=lambda e: e.__name__
)
def test_a_host_has_a_key_for_each_of_its_actions(host: type[RecordHost]) -> None:
    assert {each.id for each in host.ACTIONS} <= ids(host)


def test_a_hint_without_a_key_in_force_is_left_out() -> None:
    hints = [Hint("a", "one"), Hint("b c", "two"), Hint("x", "gone"), Key("tab", "next"), Hint("b c", "all", "-")]
    found = keys_of(hints, {"a": "A", "b": "1", "c": "9"})
    assert found == (Key("A", "one"), Key("1 9", "two"), Key("tab", "next"), Key("1-9", "all"))


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_footer_follows_a_key_of_ones_own(home: Home, size: tuple[int, int]) -> None:
    async with home.open(size, keys={"promise.kept": "K,f5", "help": "f9"}) as pilot:
        assert drawn(pilot.app)[-1].split()[:2] == ["K", "kept"]
        assert drawn(pilot.app)[-1].split()[-2:] == ["F9", "help"]
        await pilot.press("slash", "a")
        assert drawn(pilot.app)[-1].split()[:2] == ["K", "kept"], "it stays while one types in the search"
        await pilot.press("escape", "enter")
        assert drawn(pilot.app)[-1].split()[:2] == ["K", "kept"]
        await pilot.press("escape", "2")
        assert drawn(pilot.app)[-1].split()[:2] == ["n", "new"], "there is no card that was honoured"


async def test_a_click_on_a_key_of_ones_own_does_what_it_says(home: Home) -> None:
    async with home.open(keys={"commitments.new": "f7"}) as pilot:
        bar = drawn(pilot.app)[-1]
        await pilot.click(offset=(bar.index("F7"), 23))
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 2
