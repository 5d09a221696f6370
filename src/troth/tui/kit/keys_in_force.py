"""Every key that works where one stands, with what it does."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.dom import DOMNode
from textual.screen import Screen

_NAMES = {"↑": "up", "↓": "down", "←": "left", "→": "right", "⏎": "enter", "⌫": "backspace"}


class KeyInForce(NamedTuple):
    """What keys do: its words, the keys as printed, the action and the widget it belongs to, and its id in keymaps."""

    words: str
    keys: str
    action: str
    node: DOMNode
    id: str


def commands(screen: Screen[object], moving: bool = False) -> Iterable[KeyInForce]:
    """What the keys do here, each once.

    With `moving`, the keys that only move about follow: nobody looks those up in a palette, but help lists them.
    """
    found: dict[str, KeyInForce] = {}
    for shown in (True, False) if moving else (True,):
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.id and binding.show is shown and active.enabled:
                key = screen.app.get_key_display(binding)
                new = KeyInForce(binding.description, key, binding.action, active.node, binding.id)
                known = found.setdefault(binding.id, new)
                if key not in known.keys.split():
                    found[binding.id] = known._replace(keys=f"{known.keys} {key}")
    return found.values()


def printed(screen: Screen[object]) -> dict[str, str]:
    """The first key of each binding that works here, as it is printed, by the binding's id."""
    found: dict[str, str] = {}
    for active in screen.active_bindings.values():
        if active.binding.id:
            found.setdefault(active.binding.id, screen.app.get_key_display(active.binding))
    return found


def pressed_by(screen: Screen[object], shown: str) -> str:
    """The name of the key that is printed as `shown`; what no binding here prints is a name already."""
    found = (active.binding for active in screen.active_bindings.values())
    return next((each.key for each in found if screen.app.get_key_display(each) == shown), shown)


def plain_name(shown: str) -> str:
    """A key as a person names it in ASCII, from what Textual shows for it."""
    if len(shown) > 1 and shown[0] == "^":
        return f"ctrl+{shown[1:]}"
    return shown.upper() if shown[:1] == "f" and shown[1:].isdigit() else _NAMES.get(shown, shown)
