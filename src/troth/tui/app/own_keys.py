"""What of a person's configuration the screen alone can judge: the theme, and the keys of their own."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from textual.keys import Keys, key_to_character
from textual.theme import BUILTIN_THEMES

from troth.config import ConfigFile
from troth.tui.app.key_places import PlaceKey, places
from troth.tui.kit.textual_private import key_names
from troth.tui.kit.themes import NAMES

Places = Sequence[Sequence[PlaceKey]]

_MODIFIERS = ("ctrl+", "alt+", "shift+", "super+")
_KEYS = {key.value for key in Keys}


def looked_over(file: ConfigFile) -> ConfigFile:
    """The file without a theme that is not there, and without keys that are unknown or would take others away."""
    if file.config.theme not in {*NAMES, *BUILTIN_THEMES}:
        file = file.without("theme", f"There is no such theme. Troth's own are {', '.join(NAMES)}.")
    return _with_good_keys(file) if file.config.keys else file


def _with_good_keys(file: ConfigFile) -> ConfigFile:
    found = places()
    usual: dict[str, set[str]] = {}
    for place in found:
        for each in place:
            usual.setdefault(each.id, set()).add(each.key)
    for id, keys in file.config.keys.items():
        if id not in usual or not id:
            close = get_close_matches(id[:40].lower(), sorted(filter(None, usual)), 1)
            hint = f" Is it `{close[0]}`?" if close else ""
            file = file.without(id, f"There is no such key id.{hint} `?` in Troth shows those of each place.")
        elif not all(map(_is_key, key_names(keys))):
            file = file.without(id, f"`{id}` has a key that is none. Keys are like x, X, ?, space, f2, ctrl+t, alt+x.")
    while wrong := _wrong_key(file, found, usual):
        file = file.without(*wrong)
    return file


def _is_key(name: str) -> bool:
    while name.startswith(_MODIFIERS):
        name = name.partition("+")[2]
    return name in _KEYS or key_to_character(name) is not None


class _Given(NamedTuple):
    """A key as the configuration has it; `own` where the person gave it to that id, who had it not."""

    of: PlaceKey
    key: str
    own: bool


def _wrong_key(file: ConfigFile, found: Places, usual: dict[str, set[str]]) -> tuple[str, str] | None:
    """The id whose line is to be left out, and why; of two that were given one key, the later."""
    own = {id: key_names(keys) for id, keys in file.config.keys.items()}
    for place in found:
        given = [_Given(each, key, key not in usual[each.id]) for each in place for key in own.get(each.id, [each.key])]
        first: dict[str, _Given] = {}
        for each in given:
            id = each.of.id
            if each.own and each.of.typed and _is_letter(each.key) and not any(map(_is_letter, usual[id])):
                return id, f"`{id}` works in fields too, where letters are typed. Give it a key like ctrl+t or f2."
            other = first.setdefault(each.key, each)
            if other.of.id != id and (other.own or each.own):
                kept, late = sorted((other, each), key=lambda one: (one.own, file.lines.get(one.of.id, 0)))
                has = f"`{kept.of.id}`" if kept.of.id else "a field or a list"
                words = f"Where `{late.of.id}` works, `{late.key}` is the key of {has} already"
                return late.of.id, f"{words} ({kept.of.words.lower()})." if kept.of.words else f"{words}."
    return None


def _is_letter(key: str) -> bool:
    character = key_to_character(key)
    return character is not None and character.isprintable()
