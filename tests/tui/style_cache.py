"""What the style sheets say of a node, worked out once for all apps of the tests; nothing of a node is shared.

Which rules match turns on the types, ids and classes from the app down to the node, and on those of their states
(`:focus`, `:disabled`…) that a rule asks for. Textual matches anew for every node of every app, and for every part of
it, which is nearly half the time of an app that opens.
"""

from typing import Any, NamedTuple

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_Shape = tuple[tuple[type, str | None, frozenset[str]], ...]
"""The type, id and classes of every node from the app down."""

NOTES = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")


class _Said(NamedTuple):
    """The values a sheet gives to a node, none where no rule matches, and what Textual notes about the rules."""

    values: Any
    notes: tuple[bool, ...]


class _Known(NamedTuple):
    """Nodes of one shape: the states on their path that rules ask for, and what is said in each case met so far."""

    states: tuple[tuple[int, str], ...]
    said: dict[tuple[bool, ...], _Said]


_read: dict[Any, list[RuleSet]] = {}
_sheets: dict[tuple[int, ...], dict[_Shape, _Known]] = {}

TEXTUALS = {name: getattr(Stylesheet, name) for name in ("_parse_rules", "apply", "_process_component_classes")}
"""What Textual does itself."""


def install() -> None:
    """Let every app of this process use it."""
    patched: Any = Stylesheet
    patched._parse_rules = read_once
    patched.apply = apply
    patched._process_component_classes = apply_to_parts


def read_once(sheet: Any, css: str, *where: Any, **how: Any) -> list[RuleSet]:
    """The rules in a text, the same for every app of the same colours: an app keeps them only for itself."""
    key = (css, where, tuple(how.items()), tuple(sheet._variables.items()))
    if key not in _read:
        _read[key] = TEXTUALS["_parse_rules"](sheet, css, *where, **how)
    return _read[key]


def apply(sheet: Any, node: Any, *, animate: bool = False, cache: Any = None) -> None:
    """Give a node its styles, and its parts theirs."""
    path = node.css_path_nodes
    known = _known(sheet, _shape(path), path)
    case = _case(known, path)
    if case not in known.said:
        known.said[case] = _learn(sheet, node, animate)
        return
    said = known.said[case]
    for name, noted in zip(NOTES, said.notes, strict=True):
        setattr(node, name, noted)
    if said.values is not None:
        sheet.replace_rules(node, said.values, animate=animate)
    sheet._process_component_classes(node)


def apply_to_parts(sheet: Any, node: Any) -> None:
    """Give the parts of a node their styles, unless they have them."""
    names = node._get_component_classes()
    if not names:
        return
    path = node.css_path_nodes
    shape = _shape(path)
    parts = _sheet(sheet)
    said = []
    for name in names:
        known = parts.get((*shape, (DOMNode, None, frozenset((name,)))))
        said.append(known and known.said.get(_case(known, path)))
    if None in said or said != node.__dict__.get("_said_of_parts"):
        node._said_of_parts = said
        TEXTUALS["_process_component_classes"](sheet, node)


def _learn(sheet: Any, node: Any, animate: bool) -> _Said:
    """Let Textual do it, and look on."""
    values: list[Any] = []
    replace = sheet.replace_rules

    def look_on(target: Any, rules: Any, animate: bool = False) -> None:
        if target is node:
            values.append(rules)
        replace(target, rules, animate)

    sheet.replace_rules = look_on
    try:
        TEXTUALS["apply"](sheet, node, animate=animate)
    finally:
        sheet.replace_rules = replace
    return _Said(values[0] if values else None, tuple(getattr(node, name) for name in NOTES))


def _sheet(sheet: Any) -> dict[_Shape, _Known]:
    """What is known of the rules of a sheet; they stay alive in `_read`, so that a rule is known by its `id`."""
    if sheet.__dict__.get("_known_of") is not sheet.rules:
        sheet._known_of = sheet.rules
        sheet._known = _sheets.setdefault(tuple(map(id, sheet.rules)), {})
    known: dict[_Shape, _Known] = sheet._known
    return known


def _known(sheet: Any, shape: _Shape, path: list[Any]) -> _Known:
    shapes = _sheet(sheet)
    if shape not in shapes:
        rules = {rule for name in path[-1]._selector_names for rule in sheet.rules_map.get(name, ())}
        states = {
            (at, name)
            for rule in rules
            for chosen in rule.selector_set
            if chosen.selectors[-1]._check(path[-1])
            for selector in chosen.selectors
            for at in (range(len(path)) if selector is not chosen.selectors[-1] else (len(path) - 1,))
            if selector.pseudo_classes and selector._check(path[at])
            for name in selector.pseudo_classes
        }
        shapes[shape] = _Known(tuple(sorted(states)), {})
    return shapes[shape]


def _shape(path: list[Any]) -> _Shape:
    return tuple([(type(node), node._id, frozenset(node._classes)) for node in path])


def _case(known: _Known, path: list[Any]) -> tuple[bool, ...]:
    """Which of the states are so; a part of a node has none of its own."""
    return tuple([at < len(path) and path[at].has_pseudo_class(name) for at, name in known.states])
