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


def loop_value(context: CommandContext, key: str) -> str:
    """What a setting is."""
    from troth.domain.journey.lookup import loops

    return _said(key, getattr(loops(context.book), key))


def loop_line(context: CommandContext, key: str) -> str:
    """A line that says a setting, and whether it is the usual one."""
    from troth.domain.journey.loops import Loops

    value, usual = loop_value(context, key), _said(key, getattr(Loops(), key))
    return f"{key} = {value}  ({'default' if value == usual else f'data file, default {usual}'})"


def set_loop(context: CommandContext, key: str, text: str) -> None:
    """Set one of them. Raises `NotUnderstood` for what it can't be."""
    from troth.domain.actions.offers import SetLoop

    word = text.strip().lower()
    context.do(SetLoop(key, None if word == "default" else _value(key, word)))
    context.print(loop_line(context, key))


def said_time(minutes: int) -> str:
    """Minutes after midnight as the clock shows them."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(text: str) -> int | None:
    """The minutes after midnight that a time such as 18:00 is; None for what is none."""
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text, re.ASCII)
    return int(found[1]) * 60 + int(found[2]) if found and int(found[1]) < 24 else None


def _said(key: str, value: int) -> str:
    return said_time(value) if key == "evening_from" else "on" if value else "off"


def _value(key: str, word: str) -> int:
    if key == "evening_from":
        minutes = minutes_of(word)
        if minutes is None:
            raise NotUnderstood("`evening_from` is a time from 00:00 to 23:59, like 18:00, or `default`.")
        return minutes
    if word not in ("on", "off"):
        raise NotUnderstood(f"`{key}` is on or off, or `default`.")
    return word == "on"
