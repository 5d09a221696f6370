"""A repair: what was said of it, and the amends that were promised."""

from argparse import ArgumentParser

from troth.cli import find
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.parser import one_number
from troth.cli.rows import ShellRow, heading
from troth.domain.actions.repairing import AmendsDone, open_repair
from troth.domain.errors import Refused
from troth.domain.follow_up import Repair
from troth.domain.outlook import Agenda
from troth.domain.wording import by_day, iso_and_day, past_day

_RESPONSES = {"not_asked": "", "heard": "was heard", "needs_time": "needs time", "accepted": "was accepted"}


def repair(context: CommandContext, asked: Asked) -> None:
    """Show what was said to repair a promise, and the amends; with --done they are made."""
    number = find.number(context.book, asked.number, context.today)
    found = open_repair(context.book, number)
    if asked.done:
        if found is None:
            raise Refused(f"Promise {number} has no amends still to be made. Nothing was changed.")
        context.say(context.do(AmendsDone(found.number, context.today, context.now)).summary)
        return
    repairs = context.book.repairs(number)
    if not repairs:
        raise Refused(f"Promise {number} has no repair. One begins in the app, on what was not kept: `r`.")
    heading(context, f"{number}  {context.book.commitment(number).title}")
    for each in reversed(repairs):
        for line in repair_lines(each):
            context.say(f"  {line}")


def repair_lines(repair: Repair) -> list[str]:
    """All parts of a repair that have words, the day it is about first."""
    by = "" if repair.amends_by is None else f", by {iso_and_day(repair.amends_by)}"
    done = f"still to be made{by}" if repair.amends_done_on is None else f"made {iso_and_day(repair.amends_done_on)}"
    parts = (
        ("Mine in it", repair.responsibility),
        ("How it came", repair.explanation),
        ("What it was like for them", repair.regret),
        ("Amends", f"{repair.amends} ({done})"),
        ("What changes", repair.change),
        ("Told", "not yet" if repair.told_on is None else iso_and_day(repair.told_on)),
        ("Forgiveness", "asked for" if repair.asked_forgiveness else ""),
        ("It", _RESPONSES[repair.response]),
    )
    told = [f"  {name}: " + " / ".join(text.split("\n")) for name, text in parts if text]
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


COMMANDS = {"repair": Command(repair, (one_number, _done))}
