"""Moving a card from column to column, with what the column needs."""

from argparse import ArgumentParser

from troth.cli.boundary.choices import MORE, number, one_boundary
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.typed import Typed
from troth.clock import new_uid
from troth.domain.actions.boundaries import ReviseBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.several import Several
from troth.domain.board import status_on
from troth.domain.book import Action
from troth.domain.boundary import COLUMNS
from troth.domain.dates import parse_date
from troth.domain.errors import Refused


def move(context: CommandContext, asked: Asked) -> None:
    """Move a boundary to another column; when something is missing for it, that is said and nothing changes."""
    which = number(context.book, asked.number)
    day = parse_date(asked.on, context.today, "past") if asked.on else None
    typed = Typed()
    back = "" if asked.back is None else typed.text(asked.back, "What was said back")
    step = MoveCard(which, asked.column, context.now, new_uid(), True, back, bool(asked.wordless), day)
    action: Action = step
    if asked.do is not None:
        deed = (("what_i_will_do", typed.line(asked.do, "What you will do")),)
        action = Several((ReviseBoundary(which, deed, context.now, new_uid()), step))
    try:
        action(context.book)
    except Refused as refused:
        raise Refused(f"{refused} {_hint(context, which, asked)}".rstrip()) from None
    if asked.column == "ready":
        _look_at_words(context, which, anyway=bool(asked.anyway))
    context.print(context.do(action).summary.splitlines()[-1])


def _look_at_words(context: CommandContext, which: int, *, anyway: bool) -> None:
    """Say what the words sound like; raises `Refused` where they stop it. `anyway` keeps them, and help is named."""
    from troth.cli.prompt import print_to_stderr
    from troth.guidance.heard import heard
    from troth.guidance.wording_check import check

    made = context.book.boundary(which)
    if status_on(made, context.today) != "forming":
        return
    verdict = check(made.statement) if made.owner == "me" else heard(made.statement)
    more = "" if verdict.page is None else MORE
    if anyway:
        said = more
    elif verdict.label == "unclear" or (made.owner == "partner" and verdict.thought):
        said = f"{verdict.thought} {more}".rstrip()
    elif verdict.label != "boundary":
        ways = ("Word it anew, or keep your words with `--anyway`.", more)
        raise Refused(" ".join(filter(None, (verdict.thought, *ways))))
    else:
        return
    if said:
        print_to_stderr(f"{said}\n")


def _hint(context: CommandContext, which: int, asked: Asked) -> str:
    status = status_on(context.book.boundary(which), context.today)
    if (status, asked.column) == ("forming", "ready"):
        return "`--do TEXT` says it; - reads it from the input."
    if (status, asked.column) == ("said", "understood"):
        return "`--back` asks for it; `--wordless` says that it was understood without words."
    return ""


def _needs(parser: ArgumentParser) -> None:
    parser.add_argument("column", choices=tuple(COLUMNS), metavar="COLUMN", help=", ".join(COLUMNS))
    parser.add_argument(
        "--do", metavar="TEXT", help="for ready, if it is firm: what you will do when it is not honoured"
    )
    parser.add_argument("--anyway", action="store_true", help="for ready: keep the words, whatever the check says")
    parser.add_argument("--on", metavar="DATE", help="for said: when it was said; today without it")
    parser.add_argument(
        "--back",
        nargs="?",
        const="-",
        metavar="TEXT",
        help="for understood: what was said back; asked for without TEXT",
    )
    parser.add_argument("--wordless", action="store_true", help="for understood: it was, without words")


COMMANDS = {"move": Command(move, (one_boundary, _needs))}
