"""argparse without its echo."""

import argparse
import os
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

from troth import __version__
from troth.cli.arguments import path
from troth.cli.command import Asked, Command
from troth.domain.errors import NotUnderstood

if TYPE_CHECKING:
    from argparse import _SubParsersAction

ABOUT = "Keep what you promised. Without a command, troth opens its screen; without a terminal it prints today's list."
MORE = """\
SPEC    {specs}
DATE    {dates}
N       the number that `troth today` shows, or how a title begins

Files   --file or TROTH_FILE names one data file, TROTH_HOME a folder for everything; else the XDG folders.
Exit    0 done, 1 refused or not found, 2 not understood, 3 the data file can't be used, 4 it is locked"""


# argparse puts its own words through gettext, which reads the locale and looks for catalogues that nobody ships: that
# would cost a command more than all of its arguments.
argparse._ = str  # type: ignore[attr-defined]


class _NoColours:
    """A theme of argparse (from Python 3.14 on) in which nothing has a colour."""

    def __getattr__(self, name: str) -> str:
        """The code of a colour: none."""
        return ""


class LineBreaks(HelpFormatter):
    """Help that keeps the line breaks of what is written below the arguments, and asks no terminal for its width."""

    def __init__(self, prog: str) -> None:
        """A formatter for lines of at most 100 columns, or COLUMNS."""
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isascii() and columns.isdigit() and len(columns) < 6 else 80
        super().__init__(prog, max_help_position=26, width=min(max(width, 40), 100))

    def _set_color(self, color: bool) -> None:
        """Help is plain text, and argparse's own themes are not imported: they cost a command 5 ms."""
        self._theme, self._decolor = _NoColours(), str

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


class Parser(ArgumentParser):
    """A parser that says what is understood, and never repeats what was typed."""

    def __init__(self, prog: str, **more: object) -> None:
        """A parser for `prog`, which knows full option names only."""
        options = {"formatter_class": LineBreaks, "allow_abbrev": False, **more}
        super().__init__(prog, **options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Turn the arguments down with what would be understood; `message` may hold them, so it is not shown."""
        raise NotUnderstood(f"That is not how it is used: {self.line()}. `{self.prog} --help` says more.")

    def line(self) -> str:
        """The usage in one line."""
        return " ".join(self.format_usage().removeprefix("usage: ").split())

    def read(self, words: list[str]) -> Asked:
        """`words` as arguments. Raises `NotUnderstood`."""
        return Asked(**vars(self.parse_args(_with_days_back(words))), literal="--" in words)


def _with_days_back(words: list[str]) -> list[str]:
    """`words` with a day like -3d joined to the option before it: argparse would take it for another option."""
    found: list[str] = []
    for word in words:
        back = word[:1] == "-" and word[1:-1].isdigit() and word[-1:] in ("d", "w")
        if back and found and found[-1].startswith("--") and "=" not in found[-1] and found[-1] != "--":
            found[-1] += f"={word}"
        else:
            found.append(word)
    return found


def add_globals(parser: ArgumentParser, *, shown: bool) -> None:
    """The options that may stand before or after a command."""

    def described(text: str) -> str:
        return text if shown else SUPPRESS

    path(parser.add_argument("--file", metavar="PATH", default=SUPPRESS, help=described("the data file to work on")))
    parser.add_argument("--no-color", action="store_true", default=SUPPRESS, help=described("print without colour"))
    parser.add_argument(
        "--version", action="version", version=f"troth {__version__}", help=described("print the version")
    )


def parser_of(name: str, command: Command) -> Parser:
    """The parser of one command."""
    parser = Parser(f"troth {name}", description=command.help)
    _fill(parser, command)
    return parser


def full(*, described: bool = True) -> Parser:
    """The parser of everything: for help, completions and the man page, which describes each command by itself."""
    from troth.cli import table

    parser = Parser("troth", description=ABOUT, epilog=_more())
    add_globals(parser, shown=True)
    offered = parser.add_subparsers(title="commands", description=SUPPRESS, metavar="COMMAND", dest="command")
    _offer(offered, {name: table.command(name) for name in table.MODULES}, described=described)
    return parser


def _more() -> str:
    from textwrap import fill

    from troth.domain.dates import DATES
    from troth.domain.grammar import SPECS

    specs = fill(SPECS, 100, break_on_hyphens=False).replace("\n", "\n        ")
    return MORE.format(specs=specs, dates=DATES.replace("fri", "fri (the coming one)"))


def _offer(offered: "_SubParsersAction[Parser]", commands: Mapping[str, Command], *, described: bool) -> None:
    for name, command in commands.items():
        summary = command.help.split("\n")[0]
        description = command.help if described else None
        _fill(offered.add_parser(name, help=summary, description=description), command, described=described)


def _fill(parser: Parser, command: Command, *, described: bool = True) -> None:
    add_globals(parser, shown=False)
    for add in command.arguments:
        add(parser)
    if command.inner:
        inner = parser.add_subparsers(
            title="commands", description=SUPPRESS, dest="what", prog=parser.prog, parser_class=Parser,
            required=not command.bare,
        )  # fmt: skip
        _offer(inner, command.inner, described=described)
