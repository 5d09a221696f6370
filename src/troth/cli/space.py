"""Asking for space from the shell: one word, no question, and a time of return."""

from argparse import ArgumentParser
from collections.abc import Mapping

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.clock import hour, new_uid
from troth.domain.actions.space import LONGEST, SHORTEST, USUAL, AskForSpace, BackFromSpace, ExtendSpace
from troth.domain.apart import space_now
from troth.domain.errors import NotUnderstood
from troth.domain.wording import count
from troth.resources import paragraphs, sentences


def space(context: CommandContext, asked: Asked) -> None:
    """Ask for space, for 30 minutes or as many as you say: it starts at once. While it runs: how long it is still.

    `troth space back` says that you are back, `troth space longer MINUTES` gives it a new time of return.
    """
    words = sentences("space")
    running = space_now(context.book, context.now.at)
    match asked.words:
        case ["back"]:
            context.do(BackFromSpace(context.now))
            context.print(words["shell_back"])
        case ["longer", word]:
            context.do(ExtendSpace(_minutes(word), context.now))
            _show(context, words)
        case [] if running is not None:
            _show(context, words)
        case [word] if running is not None:
            _minutes(word)
            context.print(words["shell_runs"])
            _show(context, words)
        case [] | [_]:
            context.do(AskForSpace(_minutes(asked.words[0]) if asked.words else USUAL, context.now, new_uid()))
            signal, promise, *_ = paragraphs("places", "space.md")
            context.print(f"{signal}.")
            context.print(promise)
            _show(context, words)
        case _:
            raise _understood()


def _show(context: CommandContext, words: Mapping[str, str]) -> None:
    running = space_now(context.book, context.now.at)
    if running is None:
        return
    left = -(-(running.back_at - context.now.at) // 60)
    said = words["shell_soon" if left > 0 else "shell_over"]
    context.print(said.format(hour=hour(running.back_at), left=_long(left)))
    context.print(words["shell_ways"])


def _long(minutes: int) -> str:
    if minutes < 120:
        return count(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    return count(hours, "hour") + (f" and {count(rest, 'minute')}" if rest else "")


def _minutes(word: str) -> int:
    if word.isascii() and word.isdigit() and SHORTEST <= int(word[:9]) <= LONGEST:
        return int(word)
    raise _understood()


def _understood() -> NotUnderstood:
    return NotUnderstood(
        f"It is `troth space [MINUTES]` ({SHORTEST} to {LONGEST}), `troth space longer MINUTES` or `troth space back`."
    )


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="MINUTES", help="how long; or back; or longer MINUTES")


COMMANDS = {"space": Command(space, (_words,))}
