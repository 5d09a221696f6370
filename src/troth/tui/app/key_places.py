"""Every place of the program with the keys that are in force there together; it imports all of the screen."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import NamedTuple

from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

import troth.tui
from troth.tui.kit.textual_private import bindings_of


class PlaceKey(NamedTuple):
    """A key in a place: the id it goes by (empty for Textual's own), what it does, and how it stands to fields.

    `field` is a key of a field itself; `typed` one of a page of fields, or one that goes before any field.
    """

    id: str
    key: str
    words: str
    field: bool
    typed: bool


def places() -> list[list[PlaceKey]]:
    """The keys of each tab and each page, with those of the fields and lists inside; what has an id stands first."""
    for module in walk_packages(troth.tui.__path__, "troth.tui."):
        import_module(module.name)
    return [_keys(kinds) for kinds in _stacks()]


def _stacks() -> Iterator[tuple[type[DOMNode], ...]]:
    """What listens together, the innermost first."""
    from troth.tui.app.troth_app import TrothApp
    from troth.tui.boundaries.board import Board
    from troth.tui.boundaries.boundaries_tab import Boundaries
    from troth.tui.commitments.commitments_tab import Commitments
    from troth.tui.journey.journey_tab import Journey
    from troth.tui.kit.ask import Ask
    from troth.tui.kit.choice_field import ChoiceField
    from troth.tui.kit.form import Form, NoteArea
    from troth.tui.kit.line_field import LineField
    from troth.tui.kit.reader import Reader, Text
    from troth.tui.kit.sheet_list import SheetList
    from troth.tui.practice_run.gate import Gate
    from troth.tui.practice_run.inputs.step_input import StepInput
    from troth.tui.practice_run.run_screen import RunScreen
    from troth.tui.reflection.list_view import View
    from troth.tui.reflection.reflection_tab import Reflections

    yield SheetList, Commitments, TrothApp
    yield Board, Boundaries, TrothApp
    yield SheetList, Journey, TrothApp
    for view in _ours(View):
        yield SheetList, view, Reflections, TrothApp
    for answering in _ours(StepInput):
        yield LineField, NoteArea, SheetList, answering, RunScreen, TrothApp
    inside: dict[type[DOMNode], tuple[type[DOMNode], ...]] = {
        Form: (ChoiceField, LineField, NoteArea),
        Ask: (LineField,),
        Reader: (Text,),
        Gate: (SheetList,),
    }
    for screen in _ours(Screen):
        within = [kind for base, kinds in inside.items() if issubclass(screen, base) for kind in kinds]
        yield (*within, screen) if issubclass(screen, ModalScreen) else (*within, screen, TrothApp)


def _ours(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Every class of ours that is a `kind`."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("troth."):
            yield each
        yield from _ours(each)


def _keys(kinds: tuple[type[DOMNode], ...]) -> list[PlaceKey]:
    from textual.widgets import Input, TextArea

    fields = any(issubclass(kind, Input | TextArea) for kind in kinds)
    found = []
    for kind in kinds:
        for each in bindings_of(kind):
            typed = fields and (each.priority or issubclass(kind, Screen))
            found.append(PlaceKey(each.id or "", each.key, each.description, issubclass(kind, Input | TextArea), typed))
    return sorted(found, key=lambda each: not each.id)
