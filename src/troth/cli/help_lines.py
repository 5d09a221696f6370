"""Lines to call, for a place that is named and never guessed; no data file is opened, and nothing is kept."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from troth.cli import rows
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.parser import offered
from troth.domain.errors import Refused

if TYPE_CHECKING:
    from troth.guidance.help import HelpLine


def help_lines(context: CommandContext, asked: Asked) -> None:
    """Show numbers to call in REGION, the emergency number first; without REGION the places there are.

    It works without a data file, and with one that can't be used. Nothing of it is kept.
    """
    from troth.guidance.help import lines, regions, words

    around, places = words(), regions()
    if not asked.region:
        context.print(around.ask)
        for place in places:
            context.print(f"  troth help-lines {place.id:<4} {place.name}")
        return
    found = lines(" ".join(asked.region))
    if not found:
        named = ", ".join(f"{place.id} ({place.name})" for place in places)
        raise Refused(f"{around.elsewhere} Lines there are for: {named}.")
    for line in found:
        _say(context, line)
    context.print(around.checked)


def _say(context: CommandContext, line: "HelpLine") -> None:
    rows.heading(context, f"{line.name}: {line.phone}")
    ways = (("text", line.text), ("web", line.web))
    for words in (line.who_for, line.hours, *(f"{name}: {way}" for name, way in ways if way), line.note or ""):
        if words:
            context.print(f"  {words}")
    context.print(f"  checked {line.verified_on.isoformat()}: {line.source}")
    context.print()


def _region(parser: ArgumentParser) -> None:
    named = "the place you want lines for, as uk"
    offered(parser.add_argument("region", nargs="*", metavar="REGION", help=named), "regions")


COMMANDS = {"help-lines": Command(help_lines, (_region,))}
