"""Records to documents and back, from the records' own annotations: a new record needs a line below, no more.

A document leaves out what equals its default, except for the `kind` of a schedule. Months lie flat, a key for each day:
`{"of":3,"month":"2026-11","3":["kept",1795000000],"4":["not_kept",1795000100,"a note"]}`. What a document holds beyond
the fields known here (written by a later Troth, or by another program) stays in it.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, cast, get_args, get_origin

from troth.domain.change import Record, Table
from troth.domain.records import Commitment, Month, Settings
from troth.store.errors import Unusable
from troth.store.record_lines import Document

_KINDS: dict[str, type[tuple[Any, ...]]] = {
    "commitments": Commitment,
    "months": Month,
    "settings": Settings,
}
_LATER = {
    "moves": ("follow_up", "Move"),
    "updates": ("follow_up", "Update"),
    "repairs": ("follow_up", "Repair"),
    "boundaries": ("boundary", "Boundary"),
    "boundary_events": ("boundary", "BoundaryEvent"),
    "spaces": ("space", "Space"),
    "reflections": ("reflection", "Reflection"),
    "shares": ("reflection", "ShareItem"),
    "guesses": ("reflection", "Guess"),
    "decisions": ("journey.decision", "Decision"),
    "agenda": ("journey.session", "AgendaPoint"),
    "incidents": ("journey.dance", "Incident"),
    "checkins": ("journey.check_in", "CheckIn"),
    "days": ("journey.evening", "DayMonth"),
    "patterns": ("journey.dance", "Pattern"),
    "sessions": ("journey.session", "Session"),
    "measures": ("journey.session", "Measure"),
    "thanks": ("journey.keepsake", "Appreciation"),
    "celebrations": ("journey.keepsake", "Celebration"),
    "loops": ("journey.loops", "Loops"),
}
TABLES: tuple[str, ...] = get_args(Table)
"""The tables whose documents are records."""

OWNERS = {
    **dict.fromkeys(("months", "moves", "updates", "repairs"), "commitments"),
    "boundary_events": "boundaries",
}
"""The table that the `of` of another table's records points to, where they are nothing without what they belong to."""

FLAT = ("months", "days")
"""The tables whose records are months that lie flat."""


def kind_of(table: str) -> type[tuple[Any, ...]]:
    """The kind of record in a table; most are imported once a file has one. Raises `KeyError`."""
    found = _KINDS.get(table)
    if found is None:
        module, name = _LATER[table]
        found = _KINDS[table] = getattr(import_module(f"troth.domain.{module}"), name)
    return found


_DAYS = {str(day): day for day in range(1, 32)}
_ABSENT: Any = object()

Turn = Callable[[Any], Any]


class FieldCodec(NamedTuple):
    """How one field is written and read; `default` is `_ABSENT` when it is always written."""

    name: str
    write: Turn
    read: Turn
    default: Any


def decode(table: str, number: int, document: Document) -> Record:
    """The record in a document. Raises `Unusable` when it is none of ours."""
    try:
        kind = kind_of(table)
        if table in FLAT:
            return cast(Record, _month(kind, number, document))
        return cast(Record, _values(kind, {**document, "number": number}))
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Unusable(
            f"Record {number} of {table} can't be understood. Nothing was touched; `troth doctor` says more."
        ) from None


def encode(table: str, record: Record, document: Document | None) -> Document:
    """The document of a record, as a change of the one it had; what was not changed stays as it lay there."""
    if table in FLAT:
        return _flat(record, document)
    was = None if document is None else decode(table, record.number, document)
    found = dict(document or {})
    for name, write, _, default in fields(kind_of(table)):
        value = getattr(record, name)
        if name == "number" or (was is not None and value == getattr(was, name)):
            continue
        if value == default:
            found.pop(name, None)
        else:
            found[name] = _kept(write(value), value, found.get(name), getattr(was, name, ()))
    return found


def _kept(written: Any, value: Any, lay: Any, was: Any) -> Any:
    if isinstance(written, dict) and isinstance(lay, dict):
        kind: Any = type(was)
        known = {name for name, *_ in fields(kind)}
        return {key: item for key, item in lay.items() if key not in known} | written
    if not (isinstance(written, list) and isinstance(lay, list)):
        return written
    same = dict(zip(was, lay, strict=True))
    return [same.get(item, new) for item, new in zip(value, written, strict=True)]


@cache
def day_kind(kind: Any) -> Any:
    """What a month holds for each of its days."""
    return get_args(get_args(kind.__annotations__["days"])[0])[1]


def _month(kind: Any, number: int, document: Document) -> Any:
    of_day = day_kind(kind)
    length = len(of_day._fields)
    days = [(_DAYS[key], of_day(*said[:length])) for key, said in document.items() if key in _DAYS]
    head = {"of": document["of"]} if "of" in kind._fields else {}
    first = date.fromisoformat(document["month"] + "-01")
    return kind(number=number, first=first, days=tuple(sorted(days)), **head)


def _flat(month: Any, document: Document | None) -> Document:
    lay = document or {}
    found = {key: value for key, value in lay.items() if key not in _DAYS}
    found |= {"of": month.of} if "of" in month._fields else {}
    found["month"] = month.first.isoformat()[:7]
    for day, said in month.days:
        old = lay.get(str(day))
        same = old is not None and type(said)(*old[: len(said)]) == said
        found[str(day)] = old if same else _short(said)
    return found


def _short(said: Any) -> list[Any]:
    """What is said of a day, without what equals its default at the end."""
    values, defaults = list(said), said._field_defaults
    for name in reversed(said._fields):
        if name not in defaults or values[-1] != defaults[name]:
            break
        values.pop()
    return values


@cache
def fields(kind: Any) -> tuple[FieldCodec, ...]:
    """How the fields of a record or value are written and read."""
    defaults = kind._field_defaults
    return tuple(
        FieldCodec(name, *_turns(hint), _ABSENT if _is_tag(hint) else defaults.get(name, _ABSENT))
        for name, hint in kind.__annotations__.items()
    )


def is_values(hint: Any) -> bool:
    """Whether an annotation is one of our named tuples."""
    return isinstance(hint, type) and hasattr(hint, "_fields")


def members(hint: Any) -> list[Any] | None:
    """The alternatives of a union, without None; None when it is no union."""
    if get_origin(hint) not in (Union, UnionType):
        return None
    return [member for member in get_args(hint) if member is not NoneType]


def _is_tag(hint: Any) -> bool:
    return get_origin(hint) is Literal and len(get_args(hint)) == 1


def _turns(hint: Any) -> tuple[Turn, Turn]:
    if hint is date:
        return date.isoformat, date.fromisoformat
    if is_values(hint):
        return _document, partial(_values, hint)
    if get_origin(hint) is tuple:
        write, read = _turns(get_args(hint)[0])
        return partial(_each, list, write), partial(_each, tuple, read)
    inner = members(hint)
    if inner is None:
        return _same, _same
    if len(inner) == 1:
        write, read = _turns(inner[0])
        return partial(_unless_none, write), partial(_unless_none, read)
    return _document, partial(_tagged, {member._field_defaults["kind"]: member for member in inner})


def _same(value: Any) -> Any:
    return value


def _each(into: type, turn: Turn, values: Any) -> Any:
    return into(map(turn, values))


def _unless_none(turn: Turn, value: Any) -> Any:
    return None if value is None else turn(value)


def _document(value: Any) -> Document:
    found = {}
    kind: Any = type(value)
    for name, write, _, default in fields(kind):
        field = getattr(value, name)
        if field != default:
            found[name] = write(field)
    return found


def _values(kind: type[tuple[Any, ...]], document: Document) -> tuple[Any, ...]:
    return kind(**{name: read(document[name]) for name, _, read, _ in fields(kind) if name in document})


def _tagged(kinds: dict[str, type[tuple[Any, ...]]], document: Document) -> tuple[Any, ...]:
    return _values(kinds[document["kind"]], document)
