"""`troth session`: help from outside, from the day it is planned to what came of it."""

import re
from argparse import ArgumentParser

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.journey import keeping
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.journey.lookup import every, one
from troth.domain.journey.session import Session, SessionForm
from troth.domain.journey.session_things import in_order, session_things
from troth.domain.wording import count, iso_and_day

_MARKS = {"planned": "open", "held": "kept", "called_off": "excused"}
_AFTER = (
    ("insight", "What did you see there"),
    ("hard", "What was hard"),
    ("for_helper", "For the helper alone"),
    ("goal", "What you want of it"),
    ("near", "How near is that, 0 to 10"),
)
"""What is asked after a session; each may be left out, and all of it is for this person alone."""

_RANGE = re.compile(r"(-?[\d.]+)(?:-| to )(-?[\d.]+)")


def session(context: CommandContext, asked: Asked) -> None:
    """Show the sessions, the next one first; `add DATE` plans one, `page` prints what you chose for it."""
    _INNER[asked.what or "list"].run(context, asked)


def list_sessions(context: CommandContext, asked: Asked) -> None:
    """List the sessions, the next one first."""
    from troth.cli import rows
    from troth.cli.rows import ShellRow

    found = in_order(context.book, context.today)
    if not found:
        context.print("No session is planned. `troth session add DATE` plans one.")
    lines = []
    for made in found:
        things = sum(thing.chosen for thing in session_things(context.book, made, context.today))
        chosen = f"{count(things, 'thing') if things else 'nothing'} on your page"
        words = chosen if made.state == "planned" else made.state.replace("_", " ")
        title = f"{'with ' if made.who else ''}{made.who or made.form}"
        when = f"{iso_and_day(made.day)} {made.time}".rstrip()
        lines.append(ShellRow(_MARKS[made.state], str(made.number), title, when, words))
    rows.write(context, lines)


def add(context: CommandContext, asked: Asked) -> None:
    """Plan a session on a day, with --time and --with whom; --alone is one that you go to by yourself."""
    from troth.clock import new_uid
    from troth.domain.actions.writing_down import AddRecord

    day = context.day(" ".join(asked.date), "coming")
    who = "" if asked.who is None else _typed(asked.who, "With whom")
    form: SessionForm = "alone" if asked.alone else "together"
    made = Session(0, new_uid(), context.now.at, day, asked.time or "", who, form)
    context.print(context.do(AddRecord(made)).summary)


def page(context: CommandContext, asked: Asked) -> None:
    """Print the page of a session, the next one without N, or write it to a new file: only what you chose."""
    from troth.drawing.session_markdown import EMPTY, session_markdown

    text = session_markdown(context.book, _meant(context, asked.number), context.today)
    if text == EMPTY:
        raise Refused("Nothing is chosen for that page yet. In `troth`, Journey shows what can be; space chooses.")
    keeping.give_out(context, text, asked.output)


def after(context: CommandContext, asked: Asked) -> None:
    """Say what came of a session, the last one without N: it asks line by line, and each may be left out."""
    from troth.domain.actions.sessions import HoldSession

    if asked.number is None:
        held = [each for each in every(context.book, Session) if each.day <= context.today and each.state == "planned"]
        if not held:
            raise Refused("No session has been that waits for this. `troth session list` shows them.")
        made = max(held, key=lambda each: (each.day, each.time, each.number))
    else:
        made = one(context.book, Session, keeping.number(asked.number))
    HoldSession(made.number, context.now)(context.book)
    said = tuple((name, text) for name, text in _asked_for() if text)
    fields = tuple((name, _near(text) if name == "near" else text) for name, text in said)
    context.print(context.do(HoldSession(made.number, context.now, fields)).summary)


def measure(context: CommandContext, asked: Asked) -> None:
    """Keep a score that somebody gave you, with the least and the most that it can be; it is never interpreted."""
    from troth.clock import new_uid
    from troth.domain.actions.writing_down import AddRecord
    from troth.domain.journey.session import Measure

    found = _RANGE.fullmatch(asked.of)
    if found is None:
        raise NotUnderstood("Say the least and the most that it can be, as `--of 0-81`. Nothing was saved.")
    name = _typed(asked.name, "What the form is called")
    day = context.day(asked.on, "past")
    made = Measure(0, new_uid(), context.now.at, day, name, asked.score, found[1], found[2])
    context.print(context.do(AddRecord(made, context.today)).summary)


def _meant(context: CommandContext, word: str | None) -> Session:
    if word is not None:
        return one(context.book, Session, keeping.number(word))
    found = in_order(context.book, context.today)
    if not found:
        raise Refused("No session is planned. `troth session add DATE` plans one.")
    return found[0]


def _asked_for() -> list[tuple[str, str]]:
    """What came of it from the person at the terminal, or from a pipe, a line each."""
    import sys

    from troth.cli.terminal import is_terminal
    from troth.cli.typed import Typed

    if is_terminal(sys.stdin):
        return [(name, Typed().ask(question)) for name, question in _AFTER]
    lines = Typed().text("-", "").split("\n")
    if len(lines) > len(_AFTER):
        raise Refused(f"It is {len(_AFTER)} lines at most, each of which may be empty. Nothing was saved.")
    return [(name, line.strip()) for (name, _), line in zip(_AFTER, lines, strict=False)]


def _near(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text[:9]) > 10:
        raise NotUnderstood("How near is a number from 0 to 10. Nothing was saved.")
    return int(text)


def _typed(given: str, question: str) -> str:
    from troth.cli.typed import Typed

    return Typed().line(given, question)


def _plan(parser: ArgumentParser) -> None:
    parser.add_argument("date", nargs="+", metavar="DATE", help="the day it is on")
    parser.add_argument("--time", metavar="T", help="when it begins, as 18:00")
    parser.add_argument("--with", dest="who", metavar="WHO", help="with whom, as: a counsellor; - asks for it")
    parser.add_argument("--alone", action="store_true", help="you go there by yourself")


def _score(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="what the form is called; - asks for it")
    parser.add_argument("score", metavar="SCORE", help="the number that you were given")
    parser.add_argument("--of", metavar="LEAST-MOST", required=True, help="the least and the most that it can be")
    parser.add_argument("--on", metavar="DATE", help="the day it was given; today without it")


_some = keeping.of_kind("sessions", "the session", "?")
_INNER = {
    "list": Command(list_sessions),
    "add": Command(add, (_plan,)),
    "page": Command(page, (_some, keeping.to_file)),
    "after": Command(after, (_some,)),
    "measure": Command(measure, (_score,)),
}
COMMANDS = {"session": Command(session, bare=True, inner=_INNER)}
