"""The long view in the shell, and what it grows from: a look at the week, an evening, good moments."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from troth.cli.arguments import as_json, on_day
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.journey.keeping import keep, text_words
from troth.domain.errors import NotUnderstood, Refused

if TYPE_CHECKING:
    from datetime import date

_WIDE = 79
"""So many columns are drawn where the output is no terminal."""


def journey(context: CommandContext, asked: Asked) -> None:
    """Show the long view: what is off your own usual, and what to talk about; or a week, a month, a year.

    --plain says it in sentences, for who listens.
    """
    from troth.domain.journey.areas import all_areas

    day = context.day(asked.on, "past")
    if day > context.today:
        raise Refused("That day is still to come. `troth week` shows what is promised.")
    found = all_areas(context.book, day)
    if asked.json:
        from troth.cli import asjson
        from troth.cli.journey.journey_json import as_json as as_fields

        asjson.write(context, **as_fields(context.book, found, day))
    elif asked.plain or not (asked.what or found.check_ins):
        from troth.drawing.journey_plain import plain_lines

        for line in plain_lines(context.book, found, day):
            context.print(line)
    else:
        _draw(context, asked.what or "overview", day)


def _draw(context: CommandContext, view: str, day: "date") -> None:
    from troth.drawing.journey_zoom import VIEWS, Room, Zoom, zoom_rows
    from troth.drawing.lines import fit

    width = min(context.width or _WIDE, _WIDE)
    room = Room(width, 0, context.ascii)
    for row in zoom_rows(context.book, day, Zoom(VIEWS[view]), room, {}):
        line = "".join(span.text for span in fit(row.line, width, "..." if context.ascii else "…"))
        context.print(line.rstrip())


def checkin(context: CommandContext, asked: Asked) -> None:
    """Look at this week: seven numbers from 0 to 10, in the order of the areas; - leaves one out."""
    from troth.clock import new_uid
    from troth.domain.actions.writing_down import AddRecord
    from troth.domain.journey.check_in import AREAS, HIGHEST, CheckIn

    day = context.day(asked.on, "past")
    words = asked.numbers or _asked_for(AREAS)
    if len(words) != len(AREAS):
        raise NotUnderstood(f"Seven numbers, for {', '.join(AREAS)}; - leaves one out. Nothing was saved.")
    values = tuple(_value(word, HIGHEST) for word in words)
    if all(value is None for value in values):
        raise Refused("Every area was left out. Nothing was saved.")
    made = CheckIn(0, new_uid(), context.now.at, day, values)
    context.print(context.do(AddRecord(made, context.today)).summary)


def _asked_for(areas: tuple[str, ...]) -> list[str]:
    """The numbers from the person at the terminal, one by one, or from a pipe, a line each."""
    import sys

    from troth.cli.terminal import is_terminal
    from troth.cli.typed import Typed

    if not is_terminal(sys.stdin):
        return Typed().text("-", "").split()
    return [Typed().ask(f"{area}, 0 to 10") or "-" for area in areas]


def _value(word: str, highest: int) -> int | None:
    if word == "-":
        return None
    if not word.isascii() or not word.isdigit() or int(word) > highest:
        raise NotUnderstood(f"Numbers from 0 to {highest}, or - for what is left out. Nothing was saved.")
    return int(word)


def pulse(context: CommandContext, asked: Asked) -> None:
    """Say how far you could be yourself, from 1 (hardly) to 5 (fully); the number is never shown again here."""
    from troth.cli.typed import Typed
    from troth.domain.actions.evenings import SayPulse

    day = context.day(asked.on, "past")
    word = asked.number or Typed().ask("Could I be myself? 1 hardly, 5 fully")
    if word not in ("1", "2", "3", "4", "5"):
        raise NotUnderstood("One number from 1 to 5. Nothing was saved.")
    context.print(context.do(SayPulse(day, int(word), context.now)).summary)
    context.print("A page for you alone: `troth reflect E41`. Lines to call: `troth help-lines`.")


def celebrate(context: CommandContext, asked: Asked) -> None:
    """Keep a good moment; without words it asks, so that nothing stays in the shell's history."""
    from troth.domain.journey.keepsake import Celebration

    keep(context, asked.text, "What went well", Celebration)


def thanks(context: CommandContext, asked: Asked) -> None:
    """Keep a thank-you, still to say, or with --told said; without words it asks."""
    from troth.domain.journey.keepsake import Appreciation

    keep(context, asked.text, "Thank you for", Appreciation, told_on=context.today if asked.told else None)


def _view(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("week", "month", "year"), help="one of these instead")


def _plain(parser: ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="in sentences, one a line")


def _numbers(parser: ArgumentParser) -> None:
    parser.add_argument("numbers", nargs="*", metavar="N", help="seven numbers; - leaves one out; without any it asks")


def _number(parser: ArgumentParser) -> None:
    parser.add_argument("number", nargs="?", metavar="N", help="1 to 5; without it, it asks")


def _told(parser: ArgumentParser) -> None:
    parser.add_argument("--told", action="store_true", help="it was said already")


COMMANDS = {
    "journey": Command(journey, (_view, on_day, _plain, as_json)),
    "checkin": Command(checkin, (_numbers, on_day)),
    "pulse": Command(pulse, (_number, on_day)),
    "celebrate": Command(celebrate, (text_words,)),
    "thanks": Command(thanks, (text_words, _told)),
}
