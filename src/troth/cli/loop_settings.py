"""The settings of what comes back by itself: the weekly talk, the two ends of a day, good moments of other years."""

import re

from troth.cli.context import CommandContext
from troth.domain.days import WEEKDAYS, weekday_named
from troth.domain.errors import NotUnderstood

_NEVER = "never"

LOOP_SETTINGS = {
    "evening_from": "when the evening begins, as 18:00",
    "evening": "whether Today has the evening's rows",
    "intention": "whether Today asks what you would like to do",
    "weekly_on": "the day of your weekly talk, or never",
    "anniversaries": "whether good moments of other years come back",
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
    from troth.domain.journey.loops import Loops

    word = text.strip().lower()
    usual = word == "default"
    context.do(SetLoop(key, Loops._field_defaults[key] if usual else _value(key, word)))
    context.print(loop_line(context, key))


def said_time(minutes: int) -> str:
    """Minutes after midnight as the clock shows them."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(text: str) -> int | None:
    """The minutes after midnight that a time such as 18:00 is; None for what is none."""
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text, re.ASCII)
    return int(found[1]) * 60 + int(found[2]) if found and int(found[1]) < 24 else None


def _said(key: str, value: int | None) -> str:
    if key == "weekly_on":
        return _NEVER if value is None else WEEKDAYS[value]
    return said_time(value or 0) if key == "evening_from" else "on" if value else "off"


def _value(key: str, word: str) -> int | None:
    match key:
        case "evening_from":
            minutes = minutes_of(word)
            if minutes is None:
                raise NotUnderstood("`evening_from` is a time from 00:00 to 23:59, like 18:00, or `default`.")
            return minutes
        case "weekly_on":
            day = weekday_named(word)
            if day is None and word != _NEVER:
                raise NotUnderstood("`weekly_on` is a weekday, like sunday, or `never`, or `default`.")
            return day
    if word not in ("on", "off"):
        raise NotUnderstood(f"`{key}` is on or off, or `default`.")
    return word == "on"
