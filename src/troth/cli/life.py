"""The rest of a promise's life: told about, moved, paused, let go, taken up again."""

from argparse import ArgumentParser
from collections.abc import Callable

from troth.cli import find
from troth.cli.arguments import one_number, some_numbers, some_of
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.typed import Typed
from troth.clock import new_uid
from troth.domain.actions.life import MoveTo, PauseFrom, Release, Restore, Resume, Tell
from troth.domain.actions.several import Several
from troth.domain.book import Action
from troth.domain.dates import parse_date, parse_moment
from troth.domain.errors import NotUnderstood
from troth.domain.schedule.dated import Once


def tell(context: CommandContext, asked: Asked) -> None:
    """Write down that your partner was told how it goes."""
    typed = Typed()
    how = typed.line(asked.how, "How you told them")
    text = "" if asked.note is None else typed.text(asked.note, "What you told")
    kind = asked.kind.replace("-", "_")
    _each(context, asked, lambda number: Tell(number, context.now, new_uid(), how, text, kind))


def move(context: CommandContext, asked: Asked) -> None:
    """Give a promise another day, in time and, best of all, with your partner told."""
    number = find.number(context.book, asked.number, context.today)
    moment = parse_moment(" ".join(asked.date), context.today)
    day = parse_date(asked.day, context.today) if asked.day else None
    why = "" if asked.why is None else Typed().line(asked.why, "Why")
    schedule = context.book.commitment(number).schedule
    time = moment.time
    if isinstance(schedule, Once):
        time = time or schedule.time
    elif time:
        raise NotUnderstood("Only a promise with one date has a time of day; give the date alone.")
    action = MoveTo(number, moment.day, context.now, new_uid(), day, asked.told, time, why)
    context.print(context.do(action).summary)


def pause(context: CommandContext, asked: Asked) -> None:
    """Let promises rest from today; what is not due can't be missed."""
    until = parse_date(asked.until, context.today) if asked.until else None
    if _all_of(asked):
        from troth.domain.actions.away import PauseAll

        if until is None:
            raise NotUnderstood("A pause of all promises has a last day: `troth pause --all --until DATE`.")
        context.print(context.do(PauseAll(until, context.now)).summary)
        return
    _each(context, asked, lambda number: PauseFrom(number, until, context.now))


def resume(context: CommandContext, asked: Asked) -> None:
    """End the rest of promises: today counts again. With --all, of those that rest because you were away."""
    if _all_of(asked):
        from troth.domain.actions.away import ResumeAll

        context.print(context.do(ResumeAll(context.now)).summary)
        return
    _each(context, asked, lambda number: Resume(number, context.now))


def release(context: CommandContext, asked: Asked) -> None:
    """Let promises go, honestly; their history stays, and `troth restore` takes them up again."""
    why = "" if asked.why is None else Typed().line(asked.why, "Why")
    _each(context, asked, lambda number: Release(number, context.now, why))


def restore(context: CommandContext, asked: Asked) -> None:
    """Take up promises again that were closed or let go."""
    _each(context, asked, lambda number: Restore(number, context.now))


def _all_of(asked: Asked) -> bool:
    """Whether all promises are meant. Raises `NotUnderstood` where none is named, or some are named as well."""
    if asked.all == bool(asked.numbers):
        raise NotUnderstood("Name the promises by their numbers, or say --all without a number.")
    return bool(asked.all)


def _each(context: CommandContext, asked: Asked, action: Callable[[int], Action]) -> None:
    """Do one action to every promise named, as one change."""
    actions = tuple(action(number) for number in find.numbers(context.book, asked.numbers, context.today))
    context.print(context.do(Several(actions)).summary)


def _tell(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--how", default="", metavar="HOW", help="in person, by message, in a call; - reads it from the input"
    )
    parser.add_argument("--note", metavar="TEXT", help="what you told; - reads it from the input")
    kinds = ("progress", "delay", "done", "asked-for-help")
    parser.add_argument("--kind", choices=kinds, default="progress", help="what it was about")


def _move(parser: ArgumentParser) -> None:
    parser.add_argument("date", nargs="+", metavar="DATE", help="the new day, with a time if it has one: fri 18:00")
    parser.add_argument("--told", action="store_true", help="your partner knows")
    parser.add_argument("--from", dest="day", metavar="DATE", help="which of a rhythm's days; the next one without it")
    parser.add_argument("--why", metavar="TEXT", help="what changed")


def _until(parser: ArgumentParser) -> None:
    some_of(parser, "promises", "*")
    parser.add_argument("--all", action="store_true", help="all of them, while you are away; with --until")
    parser.add_argument("--until", metavar="DATE", help="the last day of rest; open without it")


def _why(parser: ArgumentParser) -> None:
    parser.add_argument("--why", metavar="TEXT", help="the reason, for yourself; - reads it from the input")


def _paused(parser: ArgumentParser) -> None:
    some_of(parser, "paused", "*")
    parser.add_argument("--all", action="store_true", help="what rests because you were away")


def _closed(parser: ArgumentParser) -> None:
    some_of(parser, "shelf")


COMMANDS = {
    "tell": Command(tell, (some_numbers, _tell)),
    "move": Command(move, (one_number, _move)),
    "pause": Command(pause, (_until,)),
    "resume": Command(resume, (_paused,)),
    "release": Command(release, (some_numbers, _why)),
    "restore": Command(restore, (_closed,)),
}
