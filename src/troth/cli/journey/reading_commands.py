"""`troth review` and `troth letter`: a month as facts, and a year of good moments, to read and to hand over."""

import re
from argparse import ArgumentParser
from datetime import date

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.journey import keeping
from troth.domain.days import first_of_month
from troth.domain.errors import NotUnderstood, Refused

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def review(context: CommandContext, asked: Asked) -> None:
    """Print a month in Markdown, fit for two pairs of eyes; --mine adds what is for you alone.

    That is your numbers, your evenings and what happened. -o writes it to a new file that only you can read.
    """
    from troth.drawing.month_review import month_review

    first = first_of_month(context.today) if asked.month is None else _month(asked.month)
    if first > context.today:
        raise Refused("That month is still to come.")
    keeping.give_out(context, month_review(context.book, first, context.today, bool(asked.mine)), asked.output)


def letter(context: CommandContext, asked: Asked) -> None:
    """Print a letter of your good moments: of a year, or of the last twelve months. -o writes it to a new file."""
    from troth.drawing.year_letter import year_letter

    text = year_letter(context.book, _year(asked.year), context.today)
    if not text:
        raise Refused("There are no good moments of that time yet. `troth celebrate` keeps one.")
    keeping.give_out(context, text, asked.output)


def _month(word: str) -> date:
    found = _MONTH.fullmatch(word)
    if found is None or found[1] == "0000":
        raise NotUnderstood("A month is written like 2026-11.")
    return date(int(found[1]), int(found[2]), 1)


def _year(word: str | None) -> int | None:
    if word is None:
        return None
    if not re.fullmatch(r"[1-9]\d{3}", word, re.ASCII):
        raise NotUnderstood("A year is written like 2026.")
    return int(word)


def _which(parser: ArgumentParser) -> None:
    parser.add_argument("--month", metavar="YYYY-MM", help="another month than this one")
    parser.add_argument("--mine", action="store_true", help="with your numbers, evenings and what happened")


def _of(parser: ArgumentParser) -> None:
    parser.add_argument("year", nargs="?", metavar="YEAR", help="a year; the last twelve months without it")


COMMANDS = {
    "review": Command(review, (_which, keeping.to_file)),
    "letter": Command(letter, (_of, keeping.to_file)),
}
