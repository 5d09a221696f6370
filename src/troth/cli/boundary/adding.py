"""Wording a limit: written down, or looked at without keeping anything."""

import sys
from argparse import ArgumentParser

from troth.cli.arguments import as_json
from troth.cli.boundary.choices import FIRMNESS, KINDS, MORE, about
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.terminal import is_terminal
from troth.cli.typed import Typed
from troth.clock import new_uid
from troth.domain.actions.boundaries import AddBoundary
from troth.domain.boundary import CATEGORIES, COLUMNS, Boundary, category_named
from troth.domain.dates import parse_date


def add(context: CommandContext, asked: Asked) -> None:
    """Write a boundary down and print its number. Without words it asks, so that nothing stays in the history."""
    from troth.guidance.heard import heard
    from troth.guidance.wording_check import check

    typed = Typed()
    category = category_named(asked.about) if asked.about is not None else "time_alone"
    review_on = parse_date(asked.review, context.today) if asked.review else None
    statement = " ".join(asked.statement)
    asks = "In their words, as you heard them" if asked.theirs else "In your words"
    statement = typed.line(statement, asks) if statement else typed.ask(asks)
    new = Boundary(
        0,
        new_uid(),
        context.now.at,
        statement,
        owner="partner" if asked.theirs else "me",
        category=category,
        shape=asked.kind,
        firmness=asked.firm,
        what_i_will_do=typed.line(asked.do or "", "What you will do"),
        how_to_honour=typed.line(asked.honour or "", "How to honour it"),
        review_on=review_on,
    )
    made = context.do(AddBoundary(new)).edits[0].after
    assert isinstance(made, Boundary)
    verdict = heard(made.statement) if asked.theirs else check(made.statement)
    if asked.json:
        from troth.cli import asjson
        from troth.cli.boundary.asjson import boundary

        found = {"label": verdict.label, "thought": verdict.thought, "page": verdict.page}
        asjson.write(
            context, day=context.today.isoformat(), items=[boundary(context.book, made, context.today)], check=found
        )
        return
    context.print(f"Boundary {made.number}: {made.statement} ({CATEGORIES[made.category]}, {COLUMNS[made.status]}).")
    if verdict.label != "boundary":
        context.print(verdict.thought)
    if verdict.page is not None:
        context.print(MORE)


def check(context: CommandContext, asked: Asked) -> None:
    """Say how a limit sounds, and the next thought; nothing is kept, and no data file is opened."""
    from troth.guidance.wording_check import check as look

    text = " ".join(asked.text)
    if text in ("", "-"):
        typed = Typed()
        text = typed.ask("In your words") if is_terminal(sys.stdin) else typed.text("-", "")
    verdict = look(text)
    if asked.json:
        from troth.cli import asjson

        asjson.write(context, label=verdict.label, thought=verdict.thought, page=verdict.page)
        return
    context.print(verdict.label)
    context.print(verdict.thought)
    if verdict.page is not None:
        context.print(MORE)


def _fields(parser: ArgumentParser) -> None:
    parser.add_argument("statement", nargs="*", metavar="STATEMENT", help="in your words; - reads it from the input")
    about(parser)
    parser.add_argument("--firm", choices=FIRMNESS, default="depends", help="how firm it is")
    parser.add_argument("--theirs", action="store_true", help="it is your partner's, as you understand it")
    parser.add_argument("--kind", choices=KINDS, default="limit", help="what it is; a limit without it")
    parser.add_argument("--do", metavar="TEXT", help="what you will do when it is not honoured")
    parser.add_argument("--honour", metavar="TEXT", help="how to honour it, as a camera would see it")
    parser.add_argument("--review", metavar="DATE", help="the day it comes back by itself")


def _text(parser: ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", metavar="TEXT", help="the words; without them they are read from the input")


COMMANDS = {"add": Command(add, (_fields, as_json)), "check": Command(check, (_text, as_json), unasked=True)}
