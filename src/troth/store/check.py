"""The whole file against the records' types, by pydantic; imported only where a file came from another hand.

What is named is the table, the record's number and the field, never a value: a line may be shown to anybody.
"""

import json
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from troth.store.codec import FLAT, OWNERS, TABLES, day_kind, decode, is_values, kind_of, members
from troth.store.errors import Unusable
from troth.store.format import JOURNAL, Tables
from troth.store.limits import beyond
from troth.store.record_lines import Document

_DAYS = {str(day) for day in range(1, 32)}


class _Edit(NamedTuple):
    table: str
    n: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class _Entry(NamedTuple):
    at: int
    summary: str
    edits: tuple[_Edit, ...]
    undone: bool = False


Through = Callable[[Sequence[Any], str], Iterable[Any]]
"""Goes through pieces that are called so, and tells somebody how far it is; it may raise, which stops all."""


def at_once(pieces: Sequence[Any], called: str) -> Iterable[Any]:
    """Nobody hears how far it is."""
    return pieces


def problems(tables: Tables, through: Through = at_once) -> list[str]:
    """What in these tables no Troth would write, a line each; unknown tables and fields are let be."""
    found = []
    documents = [(name, *each) for name in TABLES for each in tables.get(name, {}).items()]
    for document in through(documents, "records"):
        found += _document(*document)
    for number, entry in tables.get(JOURNAL, {}).items():
        found += [_line(JOURNAL, number, field) for field in _wrong(_Entry, _known(_Entry, entry))]
    return found + _twice(tables)


def _twice(tables: Tables) -> list[str]:
    seen = set()
    found = []
    for name in FLAT:
        for number, document in tables.get(name, {}).items():
            month = (name, str(document.get("of")), str(document.get("month")))
            if month in seen:
                found.append(f"record {number} of {name} is there twice")
            seen.add(month)
    return found


def strays(tables: Tables) -> list[str]:
    """Records that belong to one which is not there, a line each."""
    return [
        f"record {number} of {name} belongs to one of {owners} that is not there"
        for name, owners in OWNERS.items()
        for number, document in tables.get(name, {}).items()
        if "of" in document and str(document["of"]) not in tables.get(owners, {})
    ]


def _line(table: str, number: str, field: str) -> str:
    return f'field "{field}" in record {number} of {table} is wrong'


def _document(table: str, number: str, document: Document) -> list[str]:
    kind = kind_of(table)
    shape = _unfolded(document, day_kind(kind)) if table in FLAT else document
    if isinstance(shape, str):
        return [_line(table, number, shape)]
    wrong = _wrong(kind, {**_known(kind, shape), "number": int(number)})
    return [_line(table, number, field) for field in wrong] or _unread(table, number, document)


def _unread(table: str, number: str, document: Document) -> list[str]:
    try:
        decode(table, int(number), document)
    except Unusable:
        return [f"record {number} of {table} is wrong"]
    return []


def _wrong(kind: Any, shape: Any) -> list[str]:
    try:
        value = _adapter(kind).validate_json(json.dumps(shape), strict=True)
    except ValidationError as error:
        places = [each["loc"] for each in error.errors(include_url=False, include_context=False, include_input=False)]
        return list(dict.fromkeys(_field(place) for place in places))
    return beyond(value)


def _field(place: tuple[int | str, ...]) -> str:
    return str(place[0]) if place else "number"


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _known(hint: Any, value: Any) -> Any:
    """`value` without the fields that `hint` does not know, at every depth."""
    if is_values(hint):
        if not isinstance(value, dict):
            return value
        names = {name: inner for name, inner in hint.__annotations__.items() if name in value}
        return {name: _known(inner, value[name]) for name, inner in names.items()}
    if get_origin(hint) is tuple and isinstance(value, list):
        return [_known(get_args(hint)[0], item) for item in value]
    values = [member for member in members(hint) or () if is_values(member)]
    if len(values) == 1:
        return _known(values[0], value)
    if values and isinstance(value, dict):
        of_kind = [member for member in values if member._field_defaults["kind"] == value.get("kind")]
        return _known(of_kind[0], value) if of_kind else {"kind": None}
    return value


def _unfolded(document: Document, of_day: Any) -> Document | str:
    """A flat month as the record's own shape, or the name of the field that is wrong."""
    month = document.get("month")
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return "month"
    if first.isoformat()[:7] != month:
        return "month"
    days = {key: said for key, said in document.items() if key in _DAYS}
    for key, said in days.items():
        if int(key) > monthrange(first.year, first.month)[1] or not isinstance(said, list) or len(said) < 2:
            return key
        if _wrong(of_day, dict(zip(of_day._fields, said, strict=False))):
            return key
    return {"first": first.isoformat(), "days": [], **({"of": document["of"]} if "of" in document else {})}
