"""A revision's bytes out of those of the one before, where few records of its longest table changed.

A tick changes one month of a thousand; encoding the others anew would cost half of it.
"""

from troth.store import format
from troth.store.format import Documents, Tables

LONG = 200
"""From so many records on a table is worth it."""

FEW = 20
"""Up to so many changed records it is quicker than encoding them all."""


def serialise(tables: Tables, before: Tables, data: bytes) -> bytes:
    """The same bytes as `format.serialise` of `tables`; `data` was written for `before`. Raises `ValueError`."""
    name = max(before, key=lambda each: len(before[each]))
    body = None
    if len(before[name]) >= LONG and name in tables:
        body = _body(data, before, name)
    if body is not None:
        body = _changed(body, before[name], tables[name])
    if body is None:
        return format.serialise(tables)
    start = format.encoded(name) + b":"
    return format.with_checksum(
        start + body if each == name else format.member(tables, each) for each in format.order(tables)
    )


def _body(data: bytes, before: Tables, name: str) -> bytes | None:
    """The bytes of one table, found by what stands around it; None where `data` is not as this Troth writes it."""
    names = format.order(before)
    at = names.index(name)
    ahead = b"{" + b"".join(format.member(before, each) + b"," for each in names[:at]) + format.encoded(name) + b":"
    behind = b"".join(b"," + format.member(before, each) for each in names[at + 1 :]) + b"}"
    if data[format.HEAD : len(ahead)] != ahead[format.HEAD :] or not data.endswith(behind):
        return None
    return data[len(ahead) : len(data) - len(behind)]


def _changed(body: bytes, before: Documents, after: Documents) -> bytes | None:
    """The table `before` as `after`: its gone records cut out, the new ones at the end."""
    gone = {key: each for key, each in before.items() if after.get(key) is not each}
    new = {key: each for key, each in after.items() if before.get(key) is not each}
    if len(gone) > FEW or [*after] != [*(key for key in before if key not in gone), *new]:
        return None
    for key, document in gone.items():
        record = format.encoded({key: document})[1:-1]
        if body.count(record) != 1:
            return None
        start = body.index(record)
        end = start + len(record)
        around = body[start - 1 : start] + body[end : end + 1]
        if around not in (b",,", b"{,", b",}"):
            return None
        body = body[:start] + body[end + 1 :] if around[1:] == b"," else body[: start - 1] + body[end:]
    return body[:-1] + b"," + format.encoded(new)[1:] if new else body
