"""What the commands of the long view share: keeping one line, naming and showing a record, giving out a page."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from troth.cli.arguments import offered, path
from troth.cli.context import CommandContext
from troth.cli.find import digits
from troth.domain.errors import NotUnderstood, Refused

if TYPE_CHECKING:
    from collections.abc import Callable


def keep(context: CommandContext, given: list[str] | None, question: str, kind: type, **fields: object) -> None:
    """Write down one line of a kind of record; without words it is asked for, so that no history holds it."""
    from troth.cli.typed import Typed
    from troth.clock import new_uid
    from troth.domain.actions.writing_down import AddRecord

    text = Typed().line(" ".join(given or ["-"]), question).strip()
    if not text:
        raise Refused("There are no words in it. Nothing was saved.")
    made = kind(0, new_uid(), context.now.at, context.today, text, **fields)
    context.print(context.do(AddRecord(made, context.today)).summary)


def number(word: str) -> int:
    """The number that was typed. Raises `NotUnderstood` for what is none."""
    found = digits(word)
    if found is None:
        raise NotUnderstood("Say its number, as the list shows it. Nothing was changed.")
    return found


def facts(context: CommandContext, title: str, lines: Iterable[tuple[str, str]]) -> None:
    """Print one record: a heading, and each named text that there is, its later lines set in."""
    from troth.cli import rows

    rows.heading(context, title)
    for name, text in lines:
        for at, line in enumerate(text.split("\n") if text else ()):
            context.print(f"    {line}".rstrip() if at else f"  {f'{name}: ' if name else ''}{line}".rstrip())


def give_out(context: CommandContext, text: str, output: str | None) -> None:
    """Print a page, or write it to a new file that only this person can read."""
    if output in (None, "-"):
        context.print(text.removesuffix("\n"))
        return
    from troth.cli.utf8 import argument
    from troth.domain.text import visible
    from troth.store.handing_out import hand_out

    hand_out(output, text.encode(), context.store.path)
    context.report(f"Written to {visible(argument(output))}; only you can read it.")


def text_words(parser: ArgumentParser) -> None:
    """Words that are asked for where none are given."""
    parser.add_argument("text", nargs="*", metavar="TEXT", help="the words; - or none asks for them")


def to_file(parser: ArgumentParser) -> None:
    """A file for what would be printed."""
    path(parser.add_argument("-o", "--output", metavar="FILE", help="a new file instead; one that is there stays"))


def of_kind(kind: str, one: str, nargs: str | None = None) -> "Callable[[ArgumentParser], None]":
    """The number of a record, which completions know."""

    def add(parser: ArgumentParser) -> None:
        more: dict[str, Any] = {} if nargs is None else {"nargs": nargs}
        offered(parser.add_argument("number", metavar="N", help=f"the number of {one}", **more), kind)

    return add
