"""What a shell offers while one types: values, with words beside them that are shown and never put into the line."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.find import RUNNING
from troth.domain.history import standing
from troth.domain.text import visible

_LONGEST = 60

Offered = Iterable[tuple[object, str]]
"""Each value with its words; of a journal these are a day and a practice, and nothing that was written there."""


def complete(context: CommandContext, asked: Asked) -> None:
    """Print what can be typed for KIND, for completions: on each line a value, a tab, and words that tell of it."""
    if context.shut:
        return
    for value, words in _OFFERS[asked.kind](context):
        line = visible(" ".join(words.split()))
        context.write(f"{visible(str(value))}\t{line[:_LONGEST]}\n")


def _promises(context: CommandContext) -> Offered:
    """Those that run, or are to."""
    return _those(context, lambda state: state in RUNNING)


def _paused(context: CommandContext) -> Offered:
    return _those(context, lambda state: state == "paused")


def _shelf(context: CommandContext) -> Offered:
    """Those that are closed."""
    return _those(context, lambda state: state not in RUNNING)


def _those(context: CommandContext, wanted: Callable[[str], bool]) -> Offered:
    today = context.today
    return [(made.number, made.title) for made in context.book.commitments() if wanted(standing(made, today))]


def _boundaries(context: CommandContext) -> Offered:
    return [(made.number, made.statement) for made in context.book.boundaries() if made.status != "withdrawn"]


def _decisions(context: CommandContext) -> Offered:
    from troth.domain.journey.decision import Decision
    from troth.domain.journey.lookup import every

    return [(made.number, made.text) for made in every(context.book, Decision) if made.state != "ended"]


def _patterns(context: CommandContext) -> Offered:
    from troth.domain.journey.dance import Pattern
    from troth.domain.journey.lookup import every

    return [(made.number, made.name) for made in every(context.book, Pattern)]


def _incidents(context: CommandContext) -> Offered:
    """What happened, the latest first, by its day alone."""
    from troth.domain.journey.dance import Incident
    from troth.domain.journey.lookup import every
    from troth.domain.wording import iso_and_day

    return [(made.number, iso_and_day(made.day)) for made in reversed(every(context.book, Incident))]


def _sessions(context: CommandContext) -> Offered:
    from troth.domain.journey.session_things import in_order
    from troth.domain.wording import iso_and_day

    return [(made.number, iso_and_day(made.day)) for made in in_order(context.book, context.today)]


def _points(context: CommandContext) -> Offered:
    """Those that wait."""
    from troth.domain.journey.to_talk_about import open_points

    return [(made.number, made.text) for made in (*open_points(context.book), *open_points(context.book, "session"))]


def _entries(context: CommandContext) -> Offered:
    from troth.domain.entries import journal
    from troth.domain.wording import iso_and_day

    return [(each.number, f"{iso_and_day(each.day)} {each.practice}") for each in journal(context.book, "")]


def _practices(context: CommandContext) -> Offered:
    from troth.guidance.practices import practices

    return [(head.id, head.title) for head in practices()]


def _regions(context: CommandContext) -> Offered:
    from troth.guidance.call_lines import regions

    return [(region.id, region.name) for region in regions()]


def _settings(context: CommandContext) -> Offered:
    from troth.cli.configuring import SETTINGS

    return SETTINGS.items()


def _backups(context: CommandContext) -> Offered:
    import time

    good = [copy for copy in context.store.backups() if copy.good]
    return [(copy.name, time.strftime("%Y-%m-%d %H:%M", time.localtime(copy.at))) for copy in good]


_OFFERS: dict[str, Callable[[CommandContext], Offered]] = {
    "promises": _promises,
    "paused": _paused,
    "shelf": _shelf,
    "boundaries": _boundaries,
    "decisions": _decisions,
    "patterns": _patterns,
    "incidents": _incidents,
    "sessions": _sessions,
    "points": _points,
    "entries": _entries,
    "practices": _practices,
    "regions": _regions,
    "settings": _settings,
    "backups": _backups,
}

KINDS = tuple(_OFFERS)
"""What can be asked for."""


def _kind(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))


COMMANDS = {"complete": Command(complete, (_kind,), unasked=True)}
