"""The settings of what comes back by itself at the two ends of a day."""

import re

from troth.cli.context import CommandContext
from troth.domain.errors import NotUnderstood

LOOP_SETTINGS = {
    "evening_from": "when the evening begins, as 18:00",
    "evening": "whether Today has the evening's rows",
    "intention": "whether Today asks what you would like to do",
}
"""Each with what it is."""

_A_TIME = "`evening_from` is a time from 00:00 to 23:59, like 18:00, or `default`."


def loop_line(context: CommandContext, key: str) -> str:
    """A line that says a setting, and whether it is the usual one."""
    from troth.domain.journey.lookup import loops
    from troth.domain.journey.loops import Loops

    value, usual = getattr(loops(context.book), key), getattr(Loops(), key)
    source = "default" if value == usual else f"data file, default {_said(key, usual)}"
    return f"{key} = {_said(key, value)}  ({source})"


def set_loop(context: CommandContext, key: str, text: str) -> None:
    """Set one of them. Raises `NotUnderstood` for what it can't be."""
    from troth.domain.actions.offers import SetLoop
    from troth.domain.journey.loops import Loops

    word = text.strip().lower()
    usual: int = getattr(Loops(), key)
    context.do(SetLoop(key, usual if word == "default" else _value(key, word)))
    context.print(loop_line(context, key))


def _said(key: str, value: int) -> str:
    return f"{value // 60:02}:{value % 60:02}" if key == "evening_from" else "on" if value else "off"


def _value(key: str, word: str) -> int:
    if key != "evening_from":
        if word in ("on", "off"):
            return word == "on"
        raise NotUnderstood(f"`{key}` is on or off, or `default`.")
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)", word, re.ASCII)
    if not found or int(found[1]) > 23:
        raise NotUnderstood(_A_TIME)
    return int(found[1]) * 60 + int(found[2])
