"""Opening a practice; without a terminal, what there is and what a practice asks."""

import re
import sys
from argparse import ArgumentParser
from datetime import date
from typing import TYPE_CHECKING

from troth.cli import rows
from troth.cli.arguments import offered
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.rows import ShellRow
from troth.cli.terminal import is_terminal
from troth.domain.entries import last_done
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.reflection import WAYS, WHO
from troth.domain.text import comparable
from troth.domain.wording import count, past_day

if TYPE_CHECKING:
    from troth.practice.definition import Head, Practice
    from troth.practice.step import Step

_GATES = {
    "none": "",
    "soft": "Only if it is safe to disagree with your partner.",
    "hard": "Only where it can't put you at risk: the app asks about that first, and keeps no answer.",
}
_LISTED = 9


def reflect(context: CommandContext, asked: Asked) -> int:
    """Open the app on a practice, or on its library; without a terminal print what there is to do, or its steps.

    --plain leads through a practice line by line, for screen readers and slow lines.
    """
    from troth.guidance import own, practices

    words = " ".join(asked.practice)
    try:
        named = _named(words, practices.practices()) if words.strip() else None
    except (NotUnderstood, Refused):
        context.notices.extend(own.problems())
        raise
    if asked.plain:
        return _line_by_line(context, "" if named is None else named)
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        from troth.cli.opening import start

        return start(context, "" if named is None else named)
    found = None if named is None else practices.practice(named)
    if found is not None:
        _show(context, found)
    elif named is None:
        _list(context, practices.practices())
    context.notices.extend(own.problems())
    return 0 if found is not None or named is None else 1


def _line_by_line(context: CommandContext, name: str) -> int:
    from troth.cli.plain import PlainRun
    from troth.guidance import own, practices

    found = practices.practice(name) if name else None
    context.notices.extend(own.problems())
    if found is None:
        raise NotUnderstood(
            "Say which practice: `troth reflect PRACTICE --plain`. `troth reflect` alone shows them all."
        )
    return PlainRun(context, found).go()


def _named(words: str, heads: "tuple[Head, ...]") -> str:
    """The practice that is meant: by its name, its title, how its title begins, or words of it."""
    wanted = " ".join(comparable(words).split())
    parts = _words(wanted)
    for fits in (
        lambda head: head.id.casefold() == wanted,
        lambda head: _title(head) == wanted,
        lambda head: _title(head).startswith(wanted),
        lambda head: bool(parts) and parts <= _words(_title(head)),
    ):
        found = [head for head in heads if fits(head)]
        if len(found) == 1:
            return found[0].id
        if found:
            listed = "; ".join(f"{head.id} {head.title}" for head in found[:_LISTED])
            more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
            raise NotUnderstood(f"Several practices are called like that. Say which: {listed}{more}")
    raise Refused("There is no such practice. `troth reflect` alone shows them all.")


def _title(head: "Head") -> str:
    return " ".join(comparable(head.title).split())


def _words(title: str) -> set[str]:
    return set(re.findall(r"\w+", title))


def _list(context: CommandContext, heads: "tuple[Head, ...]") -> None:
    done = last_done(context.book)
    for way, name in WAYS.items():
        here = [head for head in heads if head.way[0] == way]
        if here:
            rows.heading(context, f"{way} {name}")
            rows.write(context, [_row(context, done, head) for head in here])


def _row(context: CommandContext, done: dict[str, date], head: "Head") -> ShellRow:
    last = past_day(done[head.id], context.today) if head.id in done else ""
    return ShellRow("", head.id, head.title, f"{head.minutes} min, {WHO[head.who]}", last)


def _show(context: CommandContext, practice: "Practice") -> None:
    rows.heading(context, f"{practice.id}  {practice.title}")
    ways = f"{'ways' if len(practice.way) > 1 else 'way'} {', '.join(map(str, practice.way))}"
    context.print(f"  {ways}, {count(practice.minutes, 'minute')}, {WHO[practice.who]}")
    for line in filter(None, (practice.intro, _GATES[practice.gate])):
        context.print(f"  {line}")
    for number, step in enumerate(practice.steps, 1):
        for line in _step(number, step):
            context.print(line)


def _step(number: int, step: "Step") -> list[str]:
    from troth.practice.step import PLACEHOLDER
    from troth.practice.steps import Choose, Multi

    prompt = re.sub(r"\s*\n\s*", " ", PLACEHOLDER.sub("…", step.prompt))
    lines = [f"{number:>4}. {prompt}"]
    if isinstance(step, Choose | Multi):
        lines += [f"      - {option.label}" for option in step.options]
    return lines


def _practice(parser: ArgumentParser) -> None:
    named = "its name, as E21, or words of its title"
    offered(parser.add_argument("practice", nargs="*", metavar="PRACTICE", help=named), "practices")


def _plain(parser: ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers and slow lines")


COMMANDS = {"reflect": Command(reflect, (_practice, _plain))}
