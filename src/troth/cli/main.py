"""argv to one command, and the walls around it: no traceback, and no word a person wrote, reaches standard error."""

import os
import sys
from types import TracebackType
from typing import Any

from troth.cli import table
from troth.cli.context import CommandContext, NotPrinted
from troth.cli.utf8 import argument, path, refuse_unless_text
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import visible
from troth.places import Nowhere
from troth.store.errors import Locked, Unusable


def main(words: list[str]) -> int:
    """Run one command; its exit code."""
    context = CommandContext()
    code, line = _done(context, words)
    for told in (line, *context.notices):
        _complain(told)
    return code


def _done(context: CommandContext, words: list[str]) -> tuple[int, str]:
    """The exit code, and a line for standard error where there is something to say."""
    try:
        try:
            _forgive(sys.stdout, sys.stderr)
            code = _run(context, [argument(word) for word in words])
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 0
        context.flush()
    except KeyboardInterrupt:
        return 130, "It was done before it was stopped." if context.done else ""
    except BrokenPipeError:
        _silence()
        return 0, ""
    except NotPrinted as error:
        _lead_nowhere(sys.stdout)
        if context.done:
            return 0, f"It is done, but that could not be printed ({error})."
        return 1, f"It could not be printed ({error}). Nothing was changed."
    except Exception as error:
        return _explained(error)
    return code, ""


def _run(context: CommandContext, words: list[str]) -> int:
    name, rest = _split(context, words)
    if name is None:
        from troth.cli.opening import start

        return start(context)
    if name not in table.MODULES and name not in table.UNLISTED:
        raise NotUnderstood(_no_such(name))
    command = table.command(name)
    asked = command.read(rest)
    if asked is None:
        from troth.cli.parser import parser_of

        asked = parser_of(name, command).read(rest)
    refuse_unless_text(*vars(asked).values())
    context.given = asked.file or context.given
    context.plain = asked.no_color or context.plain
    if not command.inner.get(asked.what, command).unasked and context.behind:
        _ = context.store
    return command.run(context, asked) or 0


def _split(context: CommandContext, words: list[str]) -> tuple[str | None, list[str]]:
    """The command's name and its words, with what stands before it taken into the context."""
    ahead = list(words)
    while ahead:
        word = ahead.pop(0)
        match word.partition("="):
            case ("--file", "", _) if ahead:
                context.given = path(ahead.pop(0))
            case ("--file", "=", named):
                context.given = path(named)
            case ("--no-color", "", _):
                context.plain = True
            case ("-h" | "--help" | "--version", "", _):
                from troth.cli.parser import full

                full().parse_args([word])
            case _ if word.startswith("-"):
                raise NotUnderstood("That option is not known, or lacks its value. `troth --help` shows what there is.")
            case _:
                return word, ahead
    return None, ahead


def _no_such(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name[:40].lower(), table.MODULES, 1)
    hint = f" Did you mean `troth {close[0]}`?" if close else ""
    return f"There is no such command.{hint} `troth --help` shows them all."


def _explained(error: Exception) -> tuple[int, str]:
    match error:
        case Refused():
            return 1, str(error)
        case NotUnderstood():
            return 2, str(error)
        case Locked():
            return 4, str(error)
        case Unusable() | Nowhere():
            return 3, str(error)
        case OSError():
            return 1, f"The system would not let that happen ({(error.strerror or 'unknown error').lower()})."
    where = _position(error.__traceback__)
    return 1, f"Troth has a fault of its own: {type(error).__name__} at {where}. Please report this line."


def _position(trace: TracebackType | None) -> str:
    where = "an unknown place"
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        where = f"{'/'.join(path.split('/')[-2:])}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def _forgive(*streams: Any) -> None:
    """What a stream can't show becomes a question mark instead of an error."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _complain(line: str) -> None:
    try:
        if line and sys.stderr is not None:
            sys.stderr.write(visible(f"troth: {line}") + "\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        _silence()


def _silence() -> None:
    """Nobody reads any more: print nothing, and complain of nothing."""
    _lead_nowhere(sys.stdout, sys.stderr)


def _lead_nowhere(*streams: Any) -> None:
    """Send what is still to be printed nowhere: nobody reads it any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
