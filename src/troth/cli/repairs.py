"""A repair: what was said of it, and the amends that were promised."""

from argparse import ArgumentParser

from troth.cli import find
from troth.cli.arguments import one_number
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.rows import ShellRow, heading
from troth.domain.actions.repairing import AmendsDone, ReviseRepair, open_repair
from troth.domain.actions.several import Several
from troth.domain.amends import repair_parts
from troth.domain.book import Action
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.outlook import Agenda
from troth.domain.wording import by_day, iso_and_day, past_day


def repair(context: CommandContext, asked: Asked) -> None:
    """Show what was said to repair a promise, and the amends; with --done they are made, and --told says when."""
    number = find.number(context.book, asked.number, context.today)
    actions = [*_told(context, asked, number), *_made(context, asked, number)]
    if actions:
        context.print(context.do(actions[0] if len(actions) == 1 else Several(tuple(actions))).summary)
        return
    repairs = context.book.repairs(number)
    if not repairs:
        raise Refused(f"Promise {number} has no repair. One begins in the app, on what was not kept: `r`.")
    heading(context, f"{number}  {context.book.commitment(number).title}")
    for each in reversed(repairs):
        for line in repair_lines(each):
            context.print(f"  {line}")


def _told(context: CommandContext, asked: Asked, number: int) -> list[Action]:
    """What says on which day they were told, if that is asked for. Raises `Refused`, `NotUnderstood`."""
    if asked.told is None:
        return []
    day = context.day(asked.told, "past")
    if day > context.today:
        raise Refused("That day is still to come. Nothing was changed.")
    return [ReviseRepair(_waiting(context, number).number, (("told_on", day),))]


def _made(context: CommandContext, asked: Asked, number: int) -> list[Action]:
    """What says that the amends are made, if that is asked for. Raises `Refused`."""
    return [AmendsDone(_waiting(context, number).number, context.today, context.now)] if asked.done else []


def _waiting(context: CommandContext, number: int) -> Repair:
    found = open_repair(context.book, number)
    if found is None:
        raise Refused(f"Promise {number} has no amends still to be made. Nothing was changed.")
    return found


def repair_lines(repair: Repair) -> list[str]:
    """All parts of a repair that have words, the day it is about first."""
    told = [f"  {name}: " + " / ".join(text.split("\n")) for name, text in repair_parts(repair, iso_and_day)]
    return [f"Repair of {iso_and_day(repair.day)}", *told]


def amends_rows(asks: Agenda) -> list[ShellRow]:
    """A row for each amends that a day asks for."""
    rows = []
    for each in asks.amends:
        by = each.amends_by or asks.day
        when = by_day(by, asks.day) if by == asks.day else f"since {past_day(by, asks.day)}"
        rows.append(ShellRow("open", str(each.of), f"Amends: {each.amends}", when, "open"))
    return rows


def _done(parser: ArgumentParser) -> None:
    parser.add_argument("--done", action="store_true", help="the amends are made; it counts once they were told")
    parser.add_argument(
        "--told", nargs="?", const="today", metavar="DATE", help="the day you told them; today without DATE"
    )


COMMANDS = {"repair": Command(repair, (one_number, _done))}
