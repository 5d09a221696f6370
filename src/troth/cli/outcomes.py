"""Saying how it went: kept, partly, not kept, excused."""

from datetime import date
from typing import TYPE_CHECKING

from troth.cli import find
from troth.cli.arguments import on_day, some_of
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.domain.actions.outcomes import SayOutcome
from troth.domain.actions.several import Several
from troth.domain.outcome_table import Outcome
from troth.domain.outlook import due_on, open_before
from troth.domain.wording import day_and_date

if TYPE_CHECKING:
    from argparse import ArgumentParser


def tick(context: CommandContext, asked: Asked) -> None:
    """Say that promises were kept. Without a number: list what is due and take one key."""
    _answer(context, asked, "kept")


def partly(context: CommandContext, asked: Asked) -> None:
    """Say that promises were kept in part."""
    _answer(context, asked, "partly")


def miss(context: CommandContext, asked: Asked) -> None:
    """Say that promises were not kept; slack is taken first where there is some left."""
    _answer(context, asked, "not_kept")


def excuse(context: CommandContext, asked: Asked) -> None:
    """Say that keeping promises was out of your hands; may be said ahead of time."""
    _answer(context, asked, "excused")


def _answer(context: CommandContext, asked: Asked, outcome: Outcome) -> None:
    if context.shut:
        from troth.cli.noting import note_down

        note_down(context, asked, outcome)
        return
    day = context.day(asked.on, "either" if outcome == "excused" else "past")
    numbers = find.numbers(context.book, asked.numbers, context.today)
    if not numbers:
        from troth.cli.onekey import pick

        numbers = pick(context, day)
        if not numbers:
            return
    note = ""
    if asked.note is not None:
        from troth.cli.typed import Typed

        note = Typed().text(asked.note, "Note")
    hints = [] if asked.on else _still_open(context, numbers, day)
    exact = asked.on is not None
    whole = outcome != "kept" and asked.period
    actions = tuple(SayOutcome(outcome, number, day, context.now, note, exact, whole) for number in numbers)
    context.print(context.do(actions[0] if len(actions) == 1 else Several(actions)).summary)
    for hint in hints:
        context.print(hint)


def _still_open(context: CommandContext, numbers: list[int], day: date) -> list[str]:
    """A line for each promise that is not due on `day` but was not answered before: that day may have been meant."""
    lines = []
    for number in numbers:
        promise = context.book.commitment(number)
        entry = open_before(context.book, promise, day)
        if entry is not None and entry.due != day and due_on(context.book, promise, day) is None:
            one_off = promise.schedule.kind == "once"
            line = f"{day_and_date(entry.day)} is still open; `--on {entry.day.isoformat()}` answers it."
            lines += [] if one_off else [line]
    return lines


def _numbers(parser: "ArgumentParser") -> None:
    some_of(parser, "promises", "*")


def _note(parser: "ArgumentParser") -> None:
    parser.add_argument(
        "--note", nargs="?", const="-", metavar="TEXT", help="a note; without TEXT or with - it is read from the input"
    )


def _period(parser: "ArgumentParser") -> None:
    parser.add_argument("--period", action="store_true", help="the whole week or month that it is counted in")


_KEPT = (_numbers, on_day, _note)
_ARGUMENTS = (*_KEPT, _period)

COMMANDS = {
    "tick": Command(tick, _KEPT, words="numbers", unasked=True),
    "partly": Command(partly, _ARGUMENTS, words="numbers", unasked=True),
    "miss": Command(miss, _ARGUMENTS, words="numbers", unasked=True),
    "excuse": Command(excuse, _ARGUMENTS, words="numbers", unasked=True),
}
