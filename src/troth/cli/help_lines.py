"""Lines to call, for a place that is named and never guessed; no data file is opened, and nothing is kept."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import TYPE_CHECKING

from troth.cli import rows
from troth.cli.arguments import offered
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.clock import now
from troth.domain.errors import Refused

if TYPE_CHECKING:
    from troth.guidance.call_lines import Region


def help_lines(context: CommandContext, asked: Asked) -> None:
    """Show numbers to call in REGION, the emergency number first; without REGION the places there are.

    It works without a data file, and with one that can't be used. Nothing of it is kept.
    """
    from troth.guidance import call_lines as guidance

    around, place = guidance.words(), " ".join(asked.region or ())
    parts = guidance.regions() if not place else guidance.regions_of(place)
    if parts:
        context.print(around.ask)
        _list(context, parts)
        if not place:
            context.print(f"  troth help-lines {guidance.ELSEWHERE:<9} {around.somewhere_else}")
        return
    page, today = guidance.call_page(place), now().today
    if not page.lines:
        named = ", ".join(f"{each.id} ({each.name})" for each in guidance.regions())
        raise Refused(f"{around.elsewhere} Lines there are for: {named}, {guidance.ELSEWHERE}.")
    for line in page.lines:
        old = f"  {around.old}" if line.is_old(today) else ""
        rows.heading(context, f"{line.name}: {line.call}{old}")
        for words in line.more:
            context.print(f"  {words}")
        context.print()
    for words in (around.safer, page.gaps, around.own_line):
        if words:
            context.print(words)
    context.print()
    rows.heading(context, around.sources)
    for words in page.sources:
        context.print(f"  {words}")


def _list(context: CommandContext, places: "Iterable[Region]") -> None:
    for place in places:
        context.print(f"  troth help-lines {place.id:<9} {place.name}")


def _region(parser: ArgumentParser) -> None:
    named = "the place you want lines for, as scotland"
    offered(parser.add_argument("region", nargs="*", metavar="REGION", help=named), "regions")


COMMANDS = {"help-lines": Command(help_lines, (_region,), unasked=True)}
