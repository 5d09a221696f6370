"""Bringing in what another program, or another copy of Troth, holds: the plan first, and nothing without --yes."""

import os
from argparse import ArgumentParser
from typing import NamedTuple, get_args

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.parser import path
from troth.domain.actions.bringing_in import Amount, BringIn, amount, waiting
from troth.domain.book import Action
from troth.domain.dates import parse_moment
from troth.domain.grammar import parse_rhythm
from troth.domain.records import MadeTo
from troth.domain.schedule.dated import Once
from troth.domain.wording import count
from troth.exchange import opened, sniffing
from troth.exchange.found import ChosenForAll, Here, brought


class Report(NamedTuple):
    """What is told of a file: how much is in it, lines under a heading, whether anything of it would be written.

    `waiting` is how many things wait for a choice.
    """

    words: str
    heading: str
    lines: tuple[str, ...]
    writes: bool
    waiting: int = 0


def bring(context: CommandContext, asked: Asked) -> None:
    """Bring in what FILE holds: it shows the plan, and --yes does it, as one change that `troth undo` takes back.

    What is here stays as it is, and what is here already is not added again. Known are Troth's own export and
    conflicting copies of its data file, Loop Habit Tracker (zip, backup), todo.txt (with the done.txt beside it),
    Taskwarrior, Markdown and Obsidian tasks, calendars (.ics), a CSV of name, date, 0 or 1 and note, and Habitica.
    """
    data = opened.read(asked.path)
    name = asked.format or sniffing.told(data)
    if name == sniffing.OURS:
        _merge(context, asked, data)
        return
    if name == "todo.txt" and (beside := _done_beside(asked.path)):
        data += b"\n" + beside
        context.print("done.txt beside it was read with it.")
    _bring(context, asked, data, name)


def _bring(context: CommandContext, asked: Asked, data: bytes, name: str) -> None:
    here = Here(context.now, context.book.settings.day_ends)
    taken = brought(sniffing.planned(data, name, here), here, _chosen(context, asked))
    action = BringIn(taken.brought)
    change = action(context.book)
    open_still = waiting(context.book, taken.brought)
    left = (*taken.asked(open_still), *taken.left)
    whole = amount(change.edits)
    days = sum(len(each.days) for each in open_still)
    shelved = sum(each.promise.state != "active" for each in open_still)
    whole = Amount(whole.promises + len(open_still), whole.days + days, whole.shelved + shelved)
    words = f"{whole.words}." if any(whole) else change.summary
    _tell(context, asked, action, Report(words, "Not taken exactly", left, bool(change.edits), len(open_still)))


def _chosen(context: CommandContext, asked: Asked) -> ChosenForAll:
    rhythm = None if asked.every is None else parse_rhythm(asked.every, context.today)
    moment = None if asked.by is None else parse_moment(asked.by, context.today)
    return ChosenForAll(rhythm, None if moment is None else Once(moment.day, moment.time), asked.made_to or "self")


def _tell(context: CommandContext, asked: Asked, action: Action, told: Report) -> None:
    """The plan, or, with --yes, what was done; and what has to be known of it."""
    words = told.words
    if asked.yes and told.writes:
        words = context.store.do(action, context.now.at, before="import").summary
        context.done = True
    context.print(f"{words} {told.heading}:" if told.lines else words)
    for line in told.lines:
        context.print(f"  {line}")
    if not told.writes:
        context.print("Nothing was written.")
    elif not asked.yes:
        rest = f", but for the {told.waiting} to choose for" if told.waiting else ""
        context.print(f"Nothing was written; --yes brings them in{rest}.")


def _merge(context: CommandContext, asked: Asked, data: bytes) -> None:
    action, unknown = context.store.merging(data)
    change = action(context.book)
    left = [*change.aside, *([f"{count(unknown, 'table')} that this Troth does not know"] if unknown else ())]
    words = change.summary.removeprefix("Brought in: ")
    _tell(context, asked, action, Report(words, "Worth knowing", tuple(left), bool(change.edits)))


def _done_beside(named: str) -> bytes:
    """The done.txt that lies beside a todo.txt."""
    folder, base = os.path.split(named)
    beside = os.path.join(folder, "done.txt")
    return opened.read(beside) if base == "todo.txt" and os.path.isfile(beside) else b""


def _arguments(parser: ArgumentParser) -> None:
    path(parser.add_argument("path", metavar="FILE", help="what to bring in; its format is told by what it holds"))
    parser.add_argument("--as", dest="format", choices=tuple(sniffing.FORMATS), help="its format, if it is not told")
    parser.add_argument("--yes", action="store_true", help="bring it in; without it nothing is written")
    parser.add_argument("--every", metavar="SPEC", help="the rhythm of all that have none here")
    parser.add_argument("--by", metavar="DATE", help="the date of all that have none")
    parser.add_argument("--to", dest="made_to", choices=get_args(MadeTo), help="to whom they are made; self without it")


COMMANDS = {"import": Command(bring, (_arguments,))}
