"""The arguments that several commands take; argparse itself is imported by those alone whose words need it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from troth.cli import utf8

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser


def path(action: "Action") -> None:
    """Mark an argument as the name of a file: for completions, and for its bytes, which need not be text."""
    action.type = utf8.path
    vars(action)["complete"] = {
        "bash": "_shtab_compgen_files",
        "zsh": "_files",
        "fish": "(__fish_complete_path (commandline -ct))",
    }


def offered(action: "Action", kind: str) -> "Action":
    """Mark an argument, for completions, as one for which `troth complete KIND` knows what can be typed."""
    vars(action)["complete"] = {
        "bash": f"_troth_{kind}",
        "zsh": f"_troth_offered {kind}",
        "fish": f"(_troth_offered {kind})",
    }
    return action


def some_numbers(parser: "ArgumentParser") -> "Action":
    """One promise or several."""
    return some_of(parser, "promises", "+")


def some_of(parser: "ArgumentParser", kind: str, nargs: str = "+") -> "Action":
    """One promise of a kind or several."""
    named = "a promise: its number, or how its title begins"
    return offered(parser.add_argument("numbers", nargs=nargs, metavar="N", help=named), kind)


def one_number(parser: "ArgumentParser") -> "Action":
    """One promise."""
    named = "the promise: its number, or how its title begins"
    return offered(parser.add_argument("number", metavar="N", help=named), "promises")


def on_day(parser: "ArgumentParser") -> "Action":
    """Another day than today."""
    return parser.add_argument("--on", metavar="DATE", help="the day it is about; today without it")


def as_json(parser: "ArgumentParser") -> "Action":
    """JSON for other programs."""
    return parser.add_argument("--json", action="store_true", help="one JSON object instead of text")


def within(low: int, high: int) -> Callable[[str], int]:
    """An argument's type: a whole number from `low` to `high`."""

    def number(text: str) -> int:
        value = int(text[:9])
        if not low <= value <= high:
            raise ValueError
        return value

    return number
