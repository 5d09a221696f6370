"""The settings: what a day and a week mean lies in the data file, looks and keys in a file of their own."""

from argparse import ArgumentParser

from troth import places
from troth.cli.arguments import offered
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.loop_settings import LOOP_SETTINGS, loop_line, loop_value, minutes_of, said_time, set_loop
from troth.config import Config
from troth.domain.actions.settings import Set
from troth.domain.days import WEEKDAYS, weekday_named
from troth.domain.errors import NotUnderstood
from troth.domain.records import Settings
from troth.domain.wording import day_and_date

_UNDERSTOOD = {
    "day_ends_at": "`day_ends_at` is a time from 00:00 to 06:00, like 04:00, or `default`.",
    "week_starts": "`week_starts` is a weekday, like monday, or `default`.",
}

SETTINGS = {
    "day_ends_at": "when a day ends, as 04:00",
    "week_starts": "the day that begins a week",
    **LOOP_SETTINGS,
    "theme": "the colours of the app",
    "glyphs": "whether the screen keeps to ASCII",
    "calm": "whether nothing moves",
    "show_run": "whether runs are shown",
    "bell": "whether a timer rings when it is over",
    "cover_after": "after how many minutes without a key it is covered",
    "cover_on_blur": "whether it is covered as another window comes in front",
    "journal_months": "for how many months entries of the journal are kept",
    "journey": "whether the tab Journey is there",
    "accessible": "whether lists speak in sentences, for who listens",
    "keys": "keys of your own",
}
"""Every setting, with what it is."""


def config(context: CommandContext, asked: Asked) -> None:
    """Show every setting with its default and where it comes from; set those that lie in the data file."""
    if asked.key is None:
        loops = (loop_line(context, key) for key in LOOP_SETTINGS)
        for line in (*(_line(context, key) for key in _UNDERSTOOD), *loops, *_looks(context).values()):
            context.print(line)
    elif asked.key in LOOP_SETTINGS and asked.value is None:
        context.print(loop_value(context, asked.key))
    elif asked.key in LOOP_SETTINGS:
        set_loop(context, asked.key, asked.value)
    elif asked.key in Config._fields and asked.value is None:
        context.print(_looks(context)[asked.key])
    elif asked.key in Config._fields:
        raise NotUnderstood(f"Looks and keys are yours to write, in {places.config_file()}; Troth only reads them.")
    elif asked.key not in _UNDERSTOOD:
        raise NotUnderstood("There is no such setting. `troth config` shows them all.")
    elif asked.value is None:
        context.print(_said(asked.key, getattr(context.book.settings, asked.key)))
    else:
        context.do(Set(asked.key, _value(asked.key, asked.value), context.today))
        context.print(_line(context, asked.key) + _from(context, asked.key))


def _line(context: CommandContext, key: str) -> str:
    value, usual = getattr(context.book.settings, key), getattr(Settings(), key)
    source = "default" if value == usual else f"data file, default {_said(key, usual)}"
    return f"{key} = {_said(key, value)}  ({source})"


def _from(context: CommandContext, key: str) -> str:
    """From when a new value holds, where that is not at once."""
    settings = context.book.settings
    rules = settings.weeks_before if key == "week_starts" else settings.days_before
    if not rules or rules[-1].until <= context.today:
        return ""
    return f"  from {day_and_date(rules[-1].until)} on; what was before keeps its rule"


def _looks(context: CommandContext) -> dict[str, str]:
    """A line for each setting of the app's own file."""
    from troth.cli.opening import configuration

    usual, file = Config(), configuration()
    path = file.path
    context.notices += [f"{path}, {problem}" for problem in file.problems]
    lines = {}
    for key, value in file.config._asdict().items():
        default = getattr(usual, key)
        source = "default" if value == default else f"{path}, default {_toml(default)}"
        lines[key] = f"{key} = {_toml(value)}  ({source})"
    return lines


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(key: str, value: int) -> str:
    return WEEKDAYS[value % 7] if key == "week_starts" else said_time(value)


def _value(key: str, text: str) -> int | None:
    word = text.strip().lower()
    if word == "default":
        return None
    if key == "week_starts":
        if (weekday := weekday_named(word)) is not None:
            return weekday
    elif (minutes := minutes_of(word)) is not None and minutes <= 360:
        return minutes
    raise NotUnderstood(_UNDERSTOOD[key])


def _key(parser: ArgumentParser) -> None:
    offered(parser.add_argument("key", nargs="?", metavar="KEY", help="a setting"), "settings")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what it is to be; default takes it back")


COMMANDS = {"config": Command(config, (_key,))}
