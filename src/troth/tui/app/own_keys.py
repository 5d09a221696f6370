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
_NEVER_SENT = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl-at", "return", "<any>", "<ignore>"}
"""Names that Textual knows for a key which arrives by another: backspace, tab, enter."""

_KEYS = {key.value for key in Keys} - _NEVER_SENT
_LIKE = "Keys are like x, X, ?, space, f2, ctrl+t, alt+x."


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
            file = file.without(id, f"`{id}` has a key that no terminal sends. {_LIKE}")
    while wrong := _wrong_key(file, found, usual):
        file = file.without(*wrong)
    return file


def _is_key(name: str) -> bool:
    """Whether a terminal can send it: shift and a letter arrive as the capital, with another modifier as both."""
    if name in _NEVER_SENT:
        return False
    bare, held = name, set[str]()
    while bare.startswith(_MODIFIERS):
        modifier, _, bare = bare.partition("+")
        held.add(modifier)
    if len(bare) == 1 and ((held and bare.isupper()) or held == {"shift"}):
        return False
    return bare in _KEYS or _is_letter(bare)


class _Given(NamedTuple):
    """A key as the configuration has it; `own` where the person gave it to that id, who had it not.

    `in_fields` is one that must be heard while one types: its usual keys are no letters, so that no field takes them.
    """

    of: PlaceKey
    key: str
    own: bool
    in_fields: bool


def _wrong_key(file: ConfigFile, found: Places, usual: dict[str, set[str]]) -> tuple[str, str] | None:
    """The id whose line is to be left out, and why; of two that were given one key, the later."""
    keys = {id: key_names(keys) for id, keys in file.config.keys.items()}
    in_fields = {id for id, names in usual.items() if not any(map(_is_letter, names))}
    for place in found:
        first: dict[str, _Given] = {}
        for of in place:
            for key in keys.get(of.id, [of.key]):
                given = _Given(of, key, key not in usual[of.id], of.typed and of.id in in_fields)
                if given.own and given.in_fields and _is_letter(key):
                    words = f"`{of.id}` works in fields too, where letters are typed. Give it a key like ctrl+t or f2."
                    return of.id, words
                other = first.setdefault(key, given)
                if _clash(other, given):
                    kept, late = sorted((other, given), key=lambda one: (one.own, file.lines.get(one.of.id, 0)))
                    return late.of.id, _taken(late, kept)
    return None


def _clash(one: _Given, other: _Given) -> bool:
    """Whether one key would do one thing where it should do two; a field has its own, wherever the other can wait."""
    apart = (one.of.field and not other.in_fields) or (other.of.field and not one.in_fields)
    return one.of.id != other.of.id and (one.own or other.own) and not apart


def _taken(late: _Given, kept: _Given) -> str:
    has = f"`{kept.of.id}`" if kept.of.id else "a field or a list"
    does = f" ({kept.of.words.lower()})" if kept.of.words else ""
    return f"Where `{late.of.id}` works, `{late.key}` is the key of {has} already{does}."


def _is_letter(key: str) -> bool:
    character = key_to_character(key)
    return character is not None and character.isprintable()
