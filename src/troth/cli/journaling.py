"""The journal in the shell: what was kept, newest first, one entry in full, and a free note."""

import sys
from argparse import SUPPRESS, ArgumentParser
from contextlib import suppress
from signal import SIGHUP, default_int_handler, signal
from typing import TYPE_CHECKING

from troth.cli import find, rows
from troth.cli.arguments import as_json, offered
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.rows import ShellRow
from troth.cli.typed import Typed
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.text import NOTE_LIMIT, clean, visible
from troth.domain.wording import iso_and_day
from troth.drawing.width import width_of

if TYPE_CHECKING:
    from troth.domain.reflection import Outline

_INDENT = "      "
_LEAST = 12


def journal(context: CommandContext, asked: Asked) -> None:
    """Show the journal, newest first, or one entry in full, which --move gives another day; --search finds words."""
    from troth.domain.entries import entry
    from troth.domain.entries import journal as read

    if asked.number is not None:
        _one(context, asked)
        return
    if asked.move is not None:
        raise NotUnderstood("Say which entry: `troth journal N --move DATE`. Nothing was changed.")
    words = "" if asked.search is None else Typed().line(asked.search, "Words")
    found = read(context.book, words)
    if asked.json:
        from troth.cli.entry import write_json

        write_json(context, [entry(context.book, each.number) for each in found])
    elif not found:
        everything = "No entry holds these words." if words.strip() else "Nothing is in the journal yet."
        context.print(f"{everything} `troth note` writes a free entry, `troth reflect` leads through a practice.")
    elif words.strip():
        _found(context, found, words)
    else:
        rows.write(context, [ShellRow("", _name(each), _title(each), each.practice, "") for each in found], indent="")


def _one(context: CommandContext, asked: Asked) -> None:
    from troth.cli.entry import write, write_json
    from troth.domain.entries import entry

    number = find.digits(asked.number)
    if number is None:
        raise NotUnderstood("N is the number that `troth journal` shows beside an entry; --search finds words.")
    if asked.move is not None:
        from troth.domain.actions.reflecting import MoveEntry

        day = context.day(asked.move, "past")
        context.print(context.do(MoveEntry(number, day, context.now)).summary)
        return
    made = entry(context.book, number)
    if asked.json:
        write_json(context, [made])
    else:
        write(context, made)


def _name(each: "Outline") -> str:
    return f"{each.number} {iso_and_day(each.day)}"


def _title(each: "Outline") -> str:
    from troth.domain.passage import headed

    return f"{headed(each)} {each.begins}" if each.begins else each.words


def _found(context: CommandContext, found: "list[Outline]", words: str) -> None:
    """Each entry with the line of it that holds the words, cut around them."""
    from troth.domain.entries import entry
    from troth.domain.passage import passage

    names = max(len(_name(each)) for each in found)
    room = max(context.width - len(_INDENT), _LEAST) if context.width else NOTE_LIMIT
    for each in found:
        title = each.words if each.practice or each.begins else "A note"
        head = f"  {_name(each):>{names}} {visible(title)}  {visible(each.practice)}".rstrip()
        context.write(rows.paint(context, rows.cut(context, head, context.width or NOTE_LIMIT), rows.DIM) + "\n")
        held = passage(entry(context.book, each.number), words).near(room, "..." if context.ascii else "…", width_of)
        if held.line:
            line = rows.cut(context, visible(held.line), room)
            parts = line[: held.start], line[held.start : held.end], line[held.end :]
            context.write(_INDENT + rows.paint(context, parts[1], rows.BOLD).join((parts[0], parts[2])) + "\n")


def note(context: CommandContext, asked: Asked) -> None:
    """Write a free entry in the journal: at the prompt, or from standard input; never as an argument."""
    from troth.clock import new_uid
    from troth.domain.actions.reflecting import note as kept

    if asked.words and asked.words != ["-"]:
        raise NotUnderstood(
            "Words of a note would stay in the shell's history; nothing was kept. Type `troth note` alone, then write."
        )
    day = context.day(asked.on, "past")
    kept("-", context.now, "", day)
    text = clean(_heard_out(context))
    if not text.strip():
        raise Refused("There are no words in it. Nothing was saved.")
    context.print(context.do(kept(text[:NOTE_LIMIT], context.now, new_uid(), day)).summary)
    if len(text) > NOTE_LIMIT:
        context.print(f"It was longer than {NOTE_LIMIT} characters: the rest was left out.")


def _heard_out(context: CommandContext) -> str:
    """The words of a note; where they are cut off, by ctrl+c or a line that drops, they wait as a draft."""
    typed = Typed()
    signal(SIGHUP, default_int_handler)
    try:
        return typed.text("-", "Your note", whole=False)
    except (KeyboardInterrupt, OSError):
        if typed.heard.strip():
            from troth.clock import new_uid
            from troth.domain.draft import of_note
            from troth.places import state_dir

            context.store.drafts(state_dir()).write(of_note(new_uid(), context.now.at, typed.heard.removesuffix("\n")))
            with suppress(OSError):
                print("\nIt waits as a draft: `troth`, then 3.", file=sys.stderr)
        raise KeyboardInterrupt from None


def _which(parser: ArgumentParser) -> None:
    some = parser.add_mutually_exclusive_group()
    named = "one entry in full: the number that the journal shows"
    offered(some.add_argument("number", nargs="?", metavar="N", help=named), "entries")
    some.add_argument("--search", metavar="TEXT", help="words that it holds; - reads them from the input")


def _moved(parser: ArgumentParser) -> None:
    parser.add_argument("--move", metavar="DATE", help="the day that entry N is for: today or a day before")


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", help=SUPPRESS)


def _for_day(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="the day it is for: today or a day before; today without it")


COMMANDS = {"journal": Command(journal, (_which, _moved, as_json)), "note": Command(note, (_words, _for_day))}
