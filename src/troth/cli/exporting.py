"""Everything in one file that other programs can read."""

import json
import os
from argparse import ArgumentParser

from troth import __version__
from troth.cli.asjson import SCHEMA
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.parser import path
from troth.cli.utf8 import argument
from troth.clock import seconds
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import visible
from troth.store import files
from troth.store.errors import saving
from troth.store.handing_out import AlreadyThere, hand_out, refuse_taken


def export(context: CommandContext, asked: Asked) -> None:
    """Write everything to a file that only you can read, or to standard output."""
    if asked.format.lower() != "json":
        raise NotUnderstood("What can be exported is json: `troth export json [-o FILE]`.")
    whole = {"schema": SCHEMA, "troth": __version__, "made_at": seconds(), "tables": context.store.export()}
    text = json.dumps(whole, ensure_ascii=True, indent=1) + "\n"
    if asked.output in (None, "-"):
        context.write(text)
        return
    _save(context, asked.output, text.encode(), force=asked.force)
    context.report(f"Written to {visible(argument(asked.output))}; only you can read it.")


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
    parser.add_argument("format", metavar="FORMAT", help="json")
    path(parser.add_argument("-o", "--output", metavar="FILE", help="where to; - or nothing is standard output"))
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")


COMMANDS = {"export": Command(export, (_format,))}
