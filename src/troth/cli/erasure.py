"""Erasing for good, once the person at the terminal typed a word: a record, all of a kind, all before a day, all."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from functools import partial

from troth.cli import find
from troth.cli.arguments import offered
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.terminal import is_terminal
from troth.cli.typed import Typed
from troth.clock import day_at
from troth.domain.actions.erasing import BEYOND, ERASED, Erase, beside, named_briefly
from troth.domain.book import Action
from troth.domain.change import Table
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.wording import day_and_date
from troth.places import state_dir

_WORD = "erase"
_EXPORT = "x"
_ALL = "all"
_DISK = "Snapshots of the file system, swap and an SSD's spare blocks may hold it, too."
_STAYS = (
    "Your passphrase, if there is one, config.toml and packs of your own stay.",
    "Close Troth where it is open.",
    "Exports and copies elsewhere may still hold it.",
)


def erase(context: CommandContext, asked: Asked) -> None:
    """Erase for good, also from undo, drafts and every backup beside the file: a record, a kind, all before a day, all.

    N is the number of the record, or `all` for every one of that kind. It asks for a word first, and offers to write
    everything to a file before.
    """
    _INNER[asked.what].run(context, asked)


def promise(context: CommandContext, asked: Asked) -> None:
    """Erase a promise with its history; `troth release` lets it go and keeps that."""
    _erase(context, asked, "commitments")


def boundary(context: CommandContext, asked: Asked) -> None:
    """Erase a boundary with all that happened to it; `troth boundary withdraw` takes it back and keeps that."""
    _erase(context, asked, "boundaries")


def entry(context: CommandContext, asked: Asked) -> None:
    """Erase an entry of the journal with what came of it; promises and boundaries stay."""
    _erase(context, asked, "reflections")


def before(context: CommandContext, asked: Asked) -> None:
    """Erase all that is noted for days before DATE; what still stands of promises and boundaries stays."""
    from troth.domain.actions.erasing_several import EraseBefore, counted

    day_of = partial(day_at, ends=context.book.settings.day_ends)
    action = EraseBefore(context.day(asked.date, "past"), day_of)
    said = counted(action(context.book))
    name = f"all before {day_and_date(action.day)}: {said}"
    _do(context, asked, action, name, ("What still stands, promises, boundaries and settings, stays with its words.",))


def everything(context: CommandContext, asked: Asked) -> None:
    """Erase all there is: the file is as on the first day."""
    if not asked.yes:
        _ask(context, "everything you have here", _STAYS)
    context.store.empty(context.now.at)
    _report(context, "Erased: nothing is kept here any more.", context.store.drafts(state_dir()).empty())
    if context.behind:
        from troth.cli.unlocking import lock_files
        from troth.locking import inbox

        inbox.empty(lock_files(context.place))


def _kind(table: Table, context: CommandContext, asked: Asked) -> None:
    _erase(context, asked, table)


def _erase(context: CommandContext, asked: Asked, table: Table) -> None:
    one, many = ERASED[table]
    if asked.number == _ALL:
        from troth.domain.actions.erasing_several import EraseKind, counted

        every = EraseKind(table)
        _do(context, asked, every, f"all {many}: {counted(every(context.book)) or 'deleted ones'}", ())
        return
    number = find.digits(asked.number)
    if number is None:
        raise NotUnderstood(f"N is the number of the {one}, or `{_ALL}`. Nothing was erased.")
    action = Erase(number, table)
    action(context.book)
    made = context.book.source.get(table, number)
    name = f"{one} {number}" if made is None else named_briefly(table, made)
    _do(context, asked, action, name, (beside(context.book, table, number),))


def _do(context: CommandContext, asked: Asked, action: Action, name: str, aside: Iterable[str]) -> None:
    if not asked.yes:
        _ask(context, name, (*aside, BEYOND))
    change = context.do(action)
    _report(context, change.summary, context.store.drafts(state_dir()).erase(change))


def _report(context: CommandContext, words: str, trouble: str) -> None:
    context.report(words)
    if is_terminal(sys.stdout):
        context.print("So may the lines above in this terminal, until they scroll away or are cleared.")
    if trouble:
        context.notices.append(trouble)


def _ask(context: CommandContext, name: str, aside: Iterable[str]) -> None:
    """Have the word typed. Raises `NotUnderstood` where nobody is there to type it, and `Refused` without it."""
    if not is_terminal(sys.stdin):
        raise NotUnderstood("Erasing asks at a terminal first. In a script `--yes` says yes. Nothing was erased.")
    context.print(f"This erases {name} for good.")
    for line in (*aside, _DISK, "`troth undo` can't bring it back."):
        if line:
            context.print(line.rstrip())
    context.print(f"{_EXPORT} writes everything to a file first, as `troth export json` does.")
    while (typed := _typed(context)) == _EXPORT:
        from troth.cli.exporting import hand_out_all

        context.print(f"Written to {hand_out_all(context)}; only you can read it. It holds all that is erased here.")
    if typed != _WORD:
        raise Refused("Nothing was erased.")


def _typed(context: CommandContext) -> str:
    context.flush()
    return Typed().ask(f"Type {_WORD}, {_EXPORT}, or only enter to leave it").strip().casefold()


def _number(kind: str, parser: ArgumentParser) -> None:
    number = parser.add_argument("number", metavar="N", help=f"its number, or {_ALL}")
    if kind:
        offered(number, kind)


def _date(parser: ArgumentParser) -> None:
    parser.add_argument("date", metavar="DATE", help="the first day that stays")


def _yes(parser: ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="without the question, as a script needs it")


def _of(table: Table, kind: str = "") -> Command:
    """The command for a kind that has no more to say than its name."""
    run = partial(_kind, table)
    run.__doc__ = f"Erase a {ERASED[table][0]}."
    return Command(run, (partial(_number, kind), _yes))


_INNER = {
    "promise": Command(promise, (partial(_number, "promises"), _yes)),
    "boundary": Command(boundary, (partial(_number, "boundaries"), _yes)),
    "entry": Command(entry, (partial(_number, "entries"), _yes)),
    "share": _of("shares"),
    "guess": _of("guesses"),
    "decision": _of("decisions", "decisions"),
    "point": _of("agenda", "points"),
    "incident": _of("incidents", "incidents"),
    "pattern": _of("patterns", "patterns"),
    "session": _of("sessions", "sessions"),
    "score": _of("measures"),
    "checkin": _of("checkins"),
    "thanks": _of("thanks"),
    "celebration": _of("celebrations"),
    "before": Command(before, (_date, _yes)),
    "everything": Command(everything, (_yes,)),
}

COMMANDS = {"erase": Command(erase, inner=_INNER)}
