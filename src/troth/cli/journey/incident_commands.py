"""`troth incident` and `troth pattern`: what happened, and what goes round."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.journey import keeping
from troth.domain.journey.dance import CAUGHT, Incident, Pattern
from troth.domain.journey.lookup import every, one, rounds
from troth.domain.text import shortened
from troth.domain.wording import count, iso_and_day, past_day
from troth.drawing.pattern_lines import OWN, moves_words

if TYPE_CHECKING:
    from datetime import date

_HAPPENED = "it-happened"
"""The practice that takes down in a few minutes what happened."""


def incident(context: CommandContext, asked: Asked) -> int:
    """Write down what happened, once it is calm; `list` and `show N` read it again."""
    if asked.what is not None:
        _INCIDENTS[asked.what].run(context, asked)
        return 0
    from troth.cli.reflect import reflect

    return reflect(context, Asked(practice=[_HAPPENED]))


def list_incidents(context: CommandContext, asked: Asked) -> None:
    """List what happened, the latest first: the day, the topic, and when it was noticed."""
    from troth.cli import rows
    from troth.cli.rows import ShellRow

    names = {each.number: each.name for each in every(context.book, Pattern)}
    found = sorted(every(context.book, Incident), key=lambda each: (each.day, each.number), reverse=True)
    if not found:
        context.print("Nothing is written down. `troth incident` opens the page for it, once it is calm.")
    lines = [
        ShellRow(
            "",
            str(made.number),
            made.topic or "no topic",
            iso_and_day(made.day),
            ", ".join(filter(None, (CAUGHT[made.caught], names.get(made.of or 0, "")))),
        )
        for made in found
    ]
    rows.write(context, lines)


def show_incident(context: CommandContext, asked: Asked) -> None:
    """Show one: what a camera would have caught, the moves, and what is a guess as a guess."""
    made = one(context.book, Incident, keeping.number(asked.number))
    title = f"{made.number}  {iso_and_day(made.day)}{f', {made.topic}' if made.topic else ''}"
    keeping.facts(context, title, _happened(context, made))


def pattern(context: CommandContext, asked: Asked) -> None:
    """Show what goes round with you: `list` all of them, `show N` one with its rounds."""
    _PATTERNS[asked.what or "list"].run(context, asked)


def list_patterns(context: CommandContext, asked: Asked) -> None:
    """List the patterns, with how often each went round."""
    from troth.cli import rows
    from troth.cli.rows import ShellRow

    found = every(context.book, Pattern)
    if not found:
        context.print("No pattern has a name. `troth reflect E30` maps one.")
    lines = []
    for made in found:
        seen = rounds(context.book, made.number)
        last = f"last {past_day(seen[-1].day, context.today)}" if seen else ""
        mark = "open" if made.state == "active" else "excused"
        words = count(len(seen), "time") + ("" if made.state == "active" else ", rests")
        lines.append(ShellRow(mark, str(made.number), made.name, last, words))
    rows.write(context, lines)


def show_pattern(context: CommandContext, asked: Asked) -> None:
    """Show one: its moves, its first sign, the new move, and its rounds with when each was noticed."""
    made = one(context.book, Pattern, keeping.number(asked.number))
    keeping.facts(context, f"{made.number}  {made.name}", _dance(context, made))


def _happened(context: CommandContext, made: Incident) -> Iterator[tuple[str, str]]:
    yield "", made.text
    yield from _moves(made)
    yield "On top", ", ".join(made.top)
    yield "What I told myself", made.story
    yield "Below", ", ".join(made.soft)
    yield "I needed", ", ".join(made.needs)
    yield from _guesses(made, context.today)
    yield "Noticed", CAUGHT[made.caught]
    yield "Back after", "" if made.minutes is None else count(made.minutes, "minute")
    yield "Repair", made.repair
    found = None if made.of is None else context.book.source.get("patterns", made.of)
    yield "A round of", found.name if isinstance(found, Pattern) else ""


def _dance(context: CommandContext, made: Pattern) -> Iterator[tuple[str, str]]:
    yield from _moves(made)
    yield "On top", ", ".join(made.my_top)
    yield "Below", ", ".join(made.my_soft)
    yield "I needed", ", ".join(made.my_needs)
    yield from _guesses(made, context.today)
    yield "Sign", made.sign
    promise = "" if made.promise is None else f" (promise {made.promise})"
    yield "New move", f"{made.new_move}{promise}" if made.new_move else ""
    for each in reversed(rounds(context.book, made.number)):
        about = each.topic or shortened(each.text)
        yield iso_and_day(each.day), ", ".join(filter(None, (about, CAUGHT[each.caught])))


def _moves(made: Incident | Pattern) -> Iterator[tuple[str, str]]:
    yield "I", moves_words(made.mine, made.own_words or OWN)
    yield "They", moves_words(made.theirs)


def _guesses(made: Incident | Pattern, today: "date") -> Iterator[tuple[str, str]]:
    mark = "not asked" if made.asked_on is None else f"asked {past_day(made.asked_on, today)}"
    guesses = (
        ("On top they were", made.their_top),
        ("What they told themselves", made.their_story),
        ("Below that", made.their_soft),
        ("They needed", made.their_needs),
    )
    yield from ((name, f"{text} (a guess, {mark})" if text else "") for name, text in guesses)
    yield "When I asked", made.asked


_INCIDENTS = {
    "list": Command(list_incidents),
    "show": Command(show_incident, (keeping.of_kind("incidents", "what happened"),)),
}
_PATTERNS = {
    "list": Command(list_patterns),
    "show": Command(show_pattern, (keeping.of_kind("patterns", "the pattern"),)),
}
COMMANDS = {
    "incident": Command(incident, bare=True, inner=_INCIDENTS),
    "pattern": Command(pattern, bare=True, inner=_PATTERNS),
}
