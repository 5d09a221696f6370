"""Everything in one file that other programs can read, or a part of it as calendars, notes and spreadsheets take it."""

import json
import os
import sys
from argparse import ArgumentParser

from troth import __version__
from troth.cli.arguments import path
from troth.cli.asjson import SCHEMA
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.terminal import is_terminal
from troth.cli.utf8 import argument
from troth.clock import seconds
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import visible
from troth.exchange.exported import Exported
from troth.store import files
from troth.store.errors import saving
from troth.store.handing_out import AlreadyThere, hand_out, refuse_taken


def export(context: CommandContext, asked: Asked) -> None:
    """Write what is in Troth to a file that only you can read, or to standard output.

    json holds everything and can be taken in again; markdown is for reading and for Obsidian, ics for calendars, csv
    has a line for each answered day. A text in csv that a spreadsheet would run as a formula has one ' before it.
    """
    made = _made(context, asked.format.lower(), discreet=bool(asked.discreet))
    if asked.output in (None, "-"):
        _print(context, made.text)
        context.notices.append(made.said)
        return
    _save(context, asked.output, made.text.encode(), force=asked.force)
    context.report(f"Written to {visible(argument(asked.output))}; only you can read it. {made.said}")


def hand_out_all(context: CommandContext) -> str:
    """Write everything into the folder one stands in, under a name that tells nothing; the path it got."""
    from troth.store.handing_out import hand_out_in

    return hand_out_in(".", _json(context).text.encode(), context.store.path, ".json")


def _made(context: CommandContext, wanted: str, *, discreet: bool) -> Exported:
    match wanted:
        case "json" if discreet:
            raise Refused("json holds everything, titles too. Nothing was written; the other formats can hide them.")
        case "json":
            return _json(context)
        case "markdown":
            from troth.exchange.export_markdown import as_markdown

            return as_markdown(context.book, context.today, discreet)
        case "ics":
            from troth.exchange.export_ics import as_ics

            return as_ics(context.book, context.now, discreet)
        case "csv":
            from troth.exchange.export_csv import as_csv

            return as_csv(context.book, discreet)
    raise NotUnderstood("What can be exported is json, markdown, ics or csv: `troth export json [-o FILE]`.")


def _json(context: CommandContext) -> Exported:
    whole = {"schema": SCHEMA, "troth": __version__, "made_at": seconds(), "tables": context.store.export()}
    text = json.dumps(whole, ensure_ascii=True, indent=1) + "\n"
    return Exported(text, "all that is kept", "drafts that wait, and what undo takes back")


def _print(context: CommandContext, text: str) -> None:
    """Files are UTF-8 whatever the locale says; a terminal gets no control characters."""
    if is_terminal(sys.stdout):
        context.write(visible(text, keep="\r\n"))
        return
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    context.write(text)


def _save(context: CommandContext, output: str, data: bytes, *, force: bool) -> None:
    if not force:
        try:
            hand_out(output, data, context.store.path)
        except AlreadyThere:
            raise Refused("There is such a file already. Nothing was written; --force overwrites it.") from None
        return
    refuse_taken(output, context.store.path)
    try:
        beside = f"{output}.{os.getpid()}.tmp"
        files.write_new(beside, data)
        os.replace(beside, output)
    except OSError as error:
        raise saving(error, output) from None


def _format(parser: ArgumentParser) -> None:
    parser.add_argument("format", metavar="FORMAT", help="json, markdown, ics or csv")
    path(parser.add_argument("-o", "--output", metavar="FILE", help="where to; - or nothing is standard output"))
    parser.add_argument("--discreet", action="store_true", help="hide titles and all that you wrote; not of json")
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")


COMMANDS = {"export": Command(export, (_format,))}
