"""Making a promise."""

from argparse import ArgumentParser, BooleanOptionalAction
from datetime import date
from typing import Any, get_args

from troth.cli.arguments import as_json, within
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.typed import Typed
from troth.clock import new_uid
from troth.domain.actions.making import Add, AddEach, promise
from troth.domain.capacity import warnings
from troth.domain.dates import parse_moment
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.grammar import Rhythm, first_day, parse_rhythm, time_cue
from troth.domain.outlook import current_due
from troth.domain.quick import Quick, parse_quick
from troth.domain.records import Commitment, MadeTo, Size
from troth.domain.schedule import say
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.text import clean_line
from troth.domain.wording import day_and_date, near_day

_MOST = 10_000_000
"""So many bytes of lines are read at most."""


def add(context: CommandContext, asked: Asked) -> None:
    """Make a promise and print its number. Without TITLE it asks for one, so that nothing stays in the history.

    A day or a rhythm at the end of TITLE tells when (`Call mum every sunday`), unless --every or --by does, or --
    stands before it. With - it makes a promise of each line of the input, all of them or none.
    """
    typed = Typed()
    words = " ".join(asked.title)
    several = words == "-"
    titles = _titles(typed, words)
    fields = given(asked, typed)
    read = [(line, read_title(title, asked, context.today, line if several else 0)) for line, title in titles]
    new = [(line, _promised(context, asked, quick, fields)) for line, quick in read]
    edits = context.do(AddEach(tuple(new)) if several else Add(new[0][1])).edits
    made = [edit.after for edit in edits if isinstance(edit.after, Commitment)]
    book, today = context.book, context.today
    notes = warnings(book, made[-1], today)
    if asked.json:
        from troth.cli import asjson

        items = [asjson.promise(book, each, today) for each in made]
        asjson.write(context, day=today.isoformat(), items=items, warnings=notes)
        return
    for each in made:
        when = _when(each, current_due(book, each, today) or each.starts_on, today)
        context.print(f"Promise {each.number}: {each.title} ({when}).")
    if any(quick.unread is not None for _, quick in read):
        notes = ["No rhythm was read in it, so it is for today.", *notes]
    for line in notes:
        context.print(line)


def _promised(context: CommandContext, asked: Asked, quick: Quick, fields: dict[str, Any]) -> Commitment:
    """The promise that a title and the options come to."""
    schedule, more = quick.schedule, dict(fields)
    if isinstance(schedule, Once):
        schedule = schedule._replace(grace_days=asked.grace or 0)
    else:
        more["kind"] = "rhythm"
        more["cue"] = time_cue(schedule, quick.time, more.get("cue", ""))
    starts = quick.starts_on or context.today
    if asked.start:
        starts = first_day(quick.starts_on, context.day(asked.start, "coming"))
        if isinstance(schedule, Once) and starts > schedule.due:
            raise Refused("It would be due before it starts. Nothing was kept; --by tells its day, --every a rhythm.")
    return promise(quick.title, schedule, starts, context.now, new_uid(), ends_on=quick.ends_on, **more)


def _titles(typed: Typed, words: str) -> list[tuple[int, str]]:
    """The titles of the promises to make, each with the number of its line; of the input, lines with words in them."""
    if words != "-":
        return [(1, words or typed.ask("Title"))]
    lines = typed.text("-", "Promises, one on each line", _MOST).split("\n")
    found = [(number, line) for number, line in enumerate(lines, 1) if clean_line(line)]
    if not found:
        raise Refused("There are no words in it. Nothing was saved.")
    return found


def scheduled(asked: Asked, today: date) -> Rhythm | None:
    """The schedule that --every or --by gives, and what was said with it; None without either."""
    if asked.every is not None:
        if asked.by is not None or asked.grace is not None:
            raise NotUnderstood("Give either --every for a rhythm or --by for one date (and its --grace).")
        return parse_rhythm(asked.every, today)
    if asked.by is None:
        return None
    moment = parse_moment(asked.by, today)
    return Rhythm(Once(moment.day, moment.time, asked.grace or 0))


def read_title(title: str, asked: Asked, today: date, line: int = 0) -> Quick:
    """What a title and the options say of a promise; `line` is its number, where it is one of several.

    Raises `NotUnderstood` for words at its end that name a time and are not understood; it repeats none of them.
    """
    given = scheduled(asked, today)
    if given is not None:
        return Quick(title, given.schedule, given.until, given.since, time=given.time, dated=True)
    if asked.literal:
        return Quick(title, Once(today))
    quick = parse_quick(title, today, only_when=True)
    if quick.unread is None or not quick.unread.firm:
        return quick
    where = f"In line {line}, the" if line else "The"
    write = f"Write {' or '.join(quick.unread.ways)}" if quick.unread.ways else "`troth when` shows what is understood"
    raise NotUnderstood(
        f"{where} title from word {quick.unread.place} on reads like a time and is not understood; nothing was kept. "
        f"{write}; -- before the title keeps it as words."
    )


def given(asked: Asked, typed: Typed) -> dict[str, Any]:
    """The fields of a promise that were given; `-` reads a text from standard input."""
    found: dict[str, Any] = {}
    for name, (field, _) in LINES.items():
        if (value := getattr(asked, name)) is not None:
            found[field] = typed.line(value, name.capitalize())
    if asked.note is not None:
        found["note"] = typed.text(asked.note, "Note")
    for field in ("made_to", "size", "confidence", "slack_per_month", "tell_every", "tell_before"):
        if (value := getattr(asked, field)) is not None:
            found[field] = value
    if asked.about is not None:
        from troth.domain.boundary import category_named

        found["category"] = category_named(asked.about) if asked.about.strip() else ""
    if asked.every_time is not None:
        found["matters_every_time"] = asked.every_time
    return found


def _when(made: Commitment, due: date, today: date) -> str:
    """When it is due as it was understood, with the time, the cue and the end that were said."""
    schedule, day = made.schedule, near_day(due, today)
    if due != today:
        dated = day_and_date(due, today)
        day = f"{day}, {dated}" if day in ("tomorrow", "yesterday") else dated
    if isinstance(schedule, Once):
        return f"once, {day}" + (f" at {schedule.time}" if schedule.time else "")
    said = [f"{say(schedule)} {made.cue}".rstrip()]
    said += [] if isinstance(schedule, OnCue) else [f"{'by' if isinstance(schedule, TimesPer) else 'next'} {day}"]
    said += [] if made.ends_on is None else [f"until {day_and_date(made.ends_on, today)}"]
    return ", ".join(said)


LINES = {
    "why": ("why", "why it matters"),
    "cue": ("cue", "when or where you will do it"),
    "then": ("then", "what you do when the cue comes"),
    "obstacle": ("obstacle", "what may come in between"),
    "plan": ("plan_b", "what you do if it does"),
    "smallest": ("smallest", "the smallest version that still counts"),
}
"""The options that hold one line: the field each fills, and its help."""


def details(parser: ArgumentParser) -> None:
    """What a promise may say besides its title and schedule."""
    parser.add_argument("--to", dest="made_to", choices=get_args(MadeTo), help="to whom it is made")
    parser.add_argument("--size", choices=get_args(Size), help="how much it takes")
    parser.add_argument("--about", metavar="CATEGORY", help="what it is about, as on the board: time alone, money ...")
    for name, (_, text) in LINES.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=text)
    parser.add_argument("--note", metavar="TEXT", help="anything else")
    parser.add_argument("--confidence", type=within(1, 10), metavar="1-10", help="how sure you are")
    slack = "missed days each month that leave the run as it is"
    parser.add_argument("--slack", dest="slack_per_month", type=within(0, 4), metavar="0-4", help=slack)
    parser.add_argument("--tell-every", type=within(1, 366), metavar="DAYS", help="the longest time without telling")
    parser.add_argument("--tell-before", type=within(0, 366), metavar="DAYS", help="tell so many days before it is due")
    parser.add_argument(
        "--every-time",
        action=BooleanOptionalAction,
        default=None,
        help="it matters every time, so a missed day ends the run",
    )


def when(parser: ArgumentParser) -> None:
    """When a promise is due."""
    parser.add_argument("--every", metavar="SPEC", help="a rhythm, as `troth when SPEC` shows it")
    parser.add_argument("--by", metavar="DATE", help="one date, with a time if it has one: 'fri 18:00'")
    parser.add_argument("--grace", type=within(0, 7), metavar="0-7", help="days after --by before Troth asks")


def _title(parser: ArgumentParser) -> None:
    parser.add_argument("title", nargs="*", metavar="TITLE", help="what you promise; - makes one of each line it reads")
    parser.add_argument("--start", metavar="DATE", help="the first day; today without it")


COMMANDS = {"add": Command(add, (_title, when, details, as_json))}
