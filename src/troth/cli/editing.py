"""Changing what a promise says, and the rules it is kept by."""

from argparse import ArgumentParser
from datetime import date

from troth.cli import find
from troth.cli.adding import details, given, scheduled, when
from troth.cli.arguments import one_number
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.typed import Typed
from troth.domain.actions.making import Revise
from troth.domain.dates import parse_date
from troth.domain.errors import NotUnderstood
from troth.domain.grammar import Rhythm, from_today, time_cue
from troth.domain.records import Commitment
from troth.domain.schedule.dated import Once


def edit(context: CommandContext, asked: Asked) -> None:
    """Change a promise; days that are past keep the rules of their time."""
    number = find.number(context.book, asked.number, context.today)
    typed = Typed()
    fields = given(asked, typed)
    if asked.title is not None:
        fields["title"] = typed.line(asked.title, "Title")
    made = context.book.commitment(number)
    if (found := _scheduled(made, asked, context.today)) is not None:
        fields["schedule"] = from_today(found, context.today)
        if found.until is not None or isinstance(found.schedule, Once):
            fields["ends_on"] = found.until
        fields["cue"] = time_cue(found.schedule, found.time, fields.get("cue", made.cue))
    if asked.until is not None:
        fields["ends_on"] = None if asked.until == "none" else parse_date(asked.until, context.today)
    if not fields:
        raise NotUnderstood("Say what to change: --title, --note, --every, --size and others; `troth edit --help`.")
    context.print(context.do(Revise(number, tuple(fields.items()), context.now)).summary)


def _scheduled(made: Commitment, asked: Asked, today: date) -> Rhythm | None:
    if asked.grace is not None and asked.by is None and asked.every is None:
        if not isinstance(made.schedule, Once):
            raise NotUnderstood("Only a promise with one date has --grace.")
        return Rhythm(made.schedule._replace(grace_days=asked.grace), made.ends_on)
    return scheduled(asked, today)


def _texts(parser: ArgumentParser) -> None:
    parser.add_argument("--title", metavar="TEXT", help="what you promise; - reads from the input, here and below")
    parser.add_argument("--until", metavar="DATE", help="the last day of a rhythm; none takes it away")


COMMANDS = {"edit": Command(edit, (one_number, _texts, when, details))}
