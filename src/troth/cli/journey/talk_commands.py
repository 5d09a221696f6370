"""`troth talk`: what there is to talk about, at home or in a session."""

from argparse import ArgumentParser

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.journey import keeping


def talk(context: CommandContext, asked: Asked) -> None:
    """Show what there is to talk about; `add` keeps a point, `done N` says that it was talked about."""
    _INNER[asked.what or "list"].run(context, asked)


def list_points(context: CommandContext, asked: Asked) -> None:
    """Show what waits to be talked about, at home first."""
    from troth.domain.journey.to_talk_about import open_points

    home, session = (open_points(context.book, meant) for meant in ("talk", "session"))
    for point in home:
        context.print(f"{point.number:>4}  {point.text}")
    for point in session:
        context.print(f"{point.number:>4}  {point.text} (for the session)")
    if not home and not session:
        context.print("Nothing waits to be talked about. `troth talk add` keeps a point.")


def add(context: CommandContext, asked: Asked) -> None:
    """Keep a point for the next talk, or with --session for the session; without words it asks."""
    from troth.domain.journey.session import AgendaPoint

    keeping.keep(context, asked.text, "To talk about", AgendaPoint, meant="session" if asked.session else "talk")


def done(context: CommandContext, asked: Asked) -> None:
    """Say that a point was talked about."""
    from troth.domain.actions.sessions import TalkedAbout

    context.print(context.do(TalkedAbout(keeping.number(asked.number), context.today)).summary)


def _session(parser: ArgumentParser) -> None:
    parser.add_argument("--session", action="store_true", help="for the session with a helper")


_INNER = {
    "list": Command(list_points),
    "add": Command(add, (keeping.text_words, _session)),
    "done": Command(done, (keeping.of_kind("points", "the point"),)),
}
COMMANDS = {"talk": Command(talk, bare=True, inner=_INNER)}
