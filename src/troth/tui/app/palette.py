"""The command palette: every key that works here, found by its words."""

from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from troth.tui.kit.keys_in_force import commands
from troth.tui.kit.screens import Overlay


class Palette(CommandPalette, Overlay[None]):
    """Textual's own, which closes once."""

    def __init__(self) -> None:
        """Over the keys of the screen below."""
        super().__init__(providers=[KeyCommands], placeholder="What would you like to do?")

    @property
    def about(self) -> str:
        """Everything; there is one palette."""
        return "palette"


class KeyCommands(Provider):
    """Everything that a key does here, with the key shown."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for each in commands(self.screen):
            shown = Content(f"{each.words}  ({each.keys})")
            yield DiscoveryHit(shown, partial(self.app.run_action, each.action, each.node), each.words)

    async def search(self, query: str) -> Hits:
        """What matches the words typed."""
        matcher = self.matcher(query)
        for each in commands(self.screen):
            if (score := matcher.match(each.words)) > 0:
                shown = Content.assemble(matcher.highlight(each.words), f"  ({each.keys})")
                yield Hit(score, shown, partial(self.app.run_action, each.action, each.node), each.words)
