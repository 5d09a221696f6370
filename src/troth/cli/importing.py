"""Bringing in what another program, or another copy of Troth, holds: the plan first, and nothing without --yes."""

from argparse import ArgumentParser
from typing import get_args

from troth.cli.arguments import path
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.progress import shown
from troth.domain.grammar import parse_rhythm
from troth.domain.records import MadeTo
from troth.exchange import sniffing
from troth.exchange.arrival import BEFORE, WITH_DONE, Arrival, Wanted, arrival, date_for_all
from troth.exchange.found import ChosenForAll, Here, looked_through

_LEAST = 20
"""The fewest columns for which a line is folded."""

_STOPS = "Nothing is written; ctrl+c stops."


def bring(context: CommandContext, asked: Asked) -> None:
    """Bring in what FILE holds: it shows the plan, and --yes does it, as one change that `troth undo` takes back.

    What is here stays as it is, and what is here already is not added again. Known are Troth's own export and
    conflicting copies of its data file, Loop Habit Tracker (zip, backup), todo.txt (with the done.txt beside it),
    Taskwarrior, Markdown and Obsidian tasks, calendars (.ics), a CSV of name, date, 0 or 1 and note, and Habitica.
    """
    rhythm = None if asked.every is None else parse_rhythm(asked.every, context.today)
    chosen = ChosenForAll(rhythm, date_for_all(asked.by or "", context.today), asked.made_to or "self")
    ends, wanted = context.book.settings.day_ends, Wanted(asked.path, asked.format, chosen)
    with shown(f"Reading it. {_STOPS}", context.width or 80) as line:

        def heard(done: int, of: int, called: str) -> None:
            line.words = f"{looked_through(done, of, called)} {_STOPS}"

        found = arrival(wanted, context.book, Here(context.now, ends, heard), context.store.merging)
        if asked.yes and found.writes:
            line.words = "Bringing it in."
            try:
                change = context.do(found.action, before=BEFORE)
            except KeyboardInterrupt:
                context.done = not found.action(context.store.book()).edits
                raise
            found = found._replace(words=change.summary)
    _tell(context, found, done=bool(asked.yes))


def _tell(context: CommandContext, found: Arrival, *, done: bool) -> None:
    """The plan, or what was `done`; and what has to be known of it."""
    if found.beside:
        context.print(WITH_DONE)
    context.print(f"{found.words} {found.heading}:" if found.lines else found.words)
    for line in found.lines:
        _print_item(context, line)
    if not found.writes:
        context.print("Nothing was written.")
    elif not done:
        rest = f", but for the {found.waiting} to choose for" if found.waiting else ""
        context.print(f"Nothing was written; --yes brings them in{rest}.")


def _print_item(context: CommandContext, line: str) -> None:
    """A line of the list, on a terminal folded at words, where what follows stands further in."""
    from troth.drawing.lines import Span, wrapped

    rows = [line]
    if context.width:
        folded = wrapped((Span(line),), max(context.width - 4, _LEAST))
        rows = ["".join(span.text for span in each) for each in folded]
    for at, row in enumerate(rows):
        context.print(("    " if at else "  ") + row)


def _arguments(parser: ArgumentParser) -> None:
    path(parser.add_argument("path", metavar="FILE", help="what to bring in; its format is told by what it holds"))
    parser.add_argument("--as", dest="format", choices=tuple(sniffing.FORMATS), help="its format, if it is not told")
    parser.add_argument("--yes", action="store_true", help="bring it in; without it nothing is written")
    parser.add_argument("--every", metavar="SPEC", help="the rhythm of all that have none here")
    parser.add_argument("--by", metavar="DATE", help="the date of all that have none")
    parser.add_argument("--to", dest="made_to", choices=get_args(MadeTo), help="to whom they are made; self without it")


COMMANDS = {"import": Command(bring, (_arguments,))}
