"""The command palette: every key that works here, found by its words."""

from collections.abc import Iterable
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from troth.tui.kit.screens import Overlay

Command = tuple[str, str, str, DOMNode]


def commands(screen: Screen[object], moving: bool = False) -> Iterable[Command]:
    """What the keys do here: description, keys as printed, action, and the widget it belongs to; each once.

    With `moving`, the keys that only move about follow: nobody looks those up in a palette, but help lists them.
    """
    found: dict[str, Command] = {}
    for shown in (True, False) if moving else (True,):
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.id and binding.show is shown and active.enabled:
                key = screen.app.get_key_display(binding)
                words, keys, action, node = found.get(
                    binding.id, (binding.description, key, binding.action, active.node)
                )
                keys = keys if key in keys.split() else f"{keys} {key}"
                found[binding.id] = (words, keys, action, node)
    return found.values()


class Palette(CommandPalette, Overlay[None]):
    """Textual's own, which closes once."""


class Keys(Provider):
    """Everything that a key does here, with the key shown."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for words, key, action, node in commands(self.screen):
            yield DiscoveryHit(Content(f"{words}  ({key})"), partial(self.app.run_action, action, node), words)

    async def search(self, query: str) -> Hits:
        """What matches the words typed."""
        matcher = self.matcher(query)
        for words, key, action, node in commands(self.screen):
            if (score := matcher.match(words)) > 0:
                shown = Content.assemble(matcher.highlight(words), f"  ({key})")
                yield Hit(score, shown, partial(self.app.run_action, action, node), words)
