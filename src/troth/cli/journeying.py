"""The long view in the shell, and what it grows from: a look at the week, an evening, good moments, points."""

from argparse import SUPPRESS, ArgumentParser
from typing import TYPE_CHECKING

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.parser import as_json, on_day
from troth.domain.errors import NotUnderstood, Refused

if TYPE_CHECKING:
    from datetime import date

    from troth.domain.journey.areas import AllAreas

_WIDE = 79
"""So many columns are drawn where the output is no terminal."""


def journey(context: CommandContext, asked: Asked) -> None:
    """Show the long view: what is off your own usual, and what to talk about; or a month, or a year.

    --plain says it in sentences, for who listens.
    """
    from troth.domain.journey.areas import all_areas

    day = context.day(asked.on, "past")
    if day > context.today:
        raise Refused("That day is still to come. `troth week` shows what is promised.")
    found = all_areas(context.book, day)
    if asked.json:
        _write_json(context, found, day)
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


def _write_json(context: CommandContext, found: "AllAreas", day: "date") -> None:
    from troth.cli import asjson
    from troth.domain.journey.check_in import AREAS

    items = []
    for each in found.areas:
        standing, then = each.standing, each.then
        answers = list(each.found.values())
        items.append(
            {
                "area": AREAS[each.area],
                "value": answers[-1].value if answers else None,
                "usual": None if each.usual is None else [each.usual.low, each.usual.high],
                "word": None if standing is None else standing.word,
                "check_ins": 0 if standing is None else standing.weeks,
                "then": None if then is None else then.then,
                "now": None if then is None else then.now,
            }
        )
    asjson.write(context, day=day.isoformat(), items=items)


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

    _keep(context, asked, "What went well", Celebration)


def thanks(context: CommandContext, asked: Asked) -> None:
    """Keep a thank-you, still to say, or with --told said; without words it asks."""
    from troth.domain.journey.keepsake import Appreciation

    _keep(context, asked, "Thank you for", Appreciation, told_on=context.today if asked.told else None)


def talk(context: CommandContext, asked: Asked) -> None:
    """Show what there is to talk about; `add` keeps a point, `done N` says that it was talked about."""
    from troth.domain.journey.session import AgendaPoint
    from troth.domain.journey.to_talk_about import open_points

    match asked.words or []:
        case []:
            points = open_points(context.book)
            for point in points:
                context.print(f"{point.number:>4}  {point.text}")
            if not points:
                context.print("Nothing waits to be talked about. `troth talk add` keeps a point.")
        case ["done", word] if word.isascii() and word.isdigit():
            from troth.domain.actions.sessions import TalkedAbout

            context.print(context.do(TalkedAbout(int(word), context.today)).summary)
        case ["add", *words]:
            _keep(context, Asked(text=words), "To talk about", AgendaPoint)
        case _:
            raise NotUnderstood("`troth talk`, `troth talk add` or `troth talk done N`. Nothing was changed.")


def _keep(context: CommandContext, asked: Asked, question: str, kind: type, **fields: object) -> None:
    """Write down one line of a kind of record."""
    from troth.cli.typed import Typed
    from troth.clock import new_uid
    from troth.domain.actions.writing_down import AddRecord

    given = " ".join(asked.text or ["-"])
    text = Typed().line(given, question).strip()
    if not text:
        raise Refused("There are no words in it. Nothing was saved.")
    made = kind(0, new_uid(), context.now.at, context.today, text, **fields)
    context.print(context.do(AddRecord(made, context.today)).summary)


def _view(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("month", "year"), help="a month or a year instead")


def _plain(parser: ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="in sentences, one a line")


def _numbers(parser: ArgumentParser) -> None:
    parser.add_argument("numbers", nargs="*", metavar="N", help="seven numbers; - leaves one out; without any it asks")


def _number(parser: ArgumentParser) -> None:
    parser.add_argument("number", nargs="?", metavar="N", help="1 to 5; without it, it asks")


def _text(parser: ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", metavar="TEXT", help="the words; - or none asks for them")


def _told(parser: ArgumentParser) -> None:
    parser.add_argument("--told", action="store_true", help="it was said already")


def _words(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", help=SUPPRESS)


COMMANDS = {
    "journey": Command(journey, (_view, on_day, _plain, as_json)),
    "checkin": Command(checkin, (_numbers, on_day)),
    "pulse": Command(pulse, (_number, on_day)),
    "celebrate": Command(celebrate, (_text,)),
    "thanks": Command(thanks, (_text, _told)),
    "talk": Command(talk, (_words,)),
}
