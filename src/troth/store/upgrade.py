"""Older formats are brought up in memory as they are read; the file follows at the next write, after a snapshot."""

from collections.abc import Callable

from troth.store import format
from troth.store.format import Tables, meta

STEPS: dict[int, Callable[[Tables], Tables]] = {}
"""What takes the tables from a format to the one after it."""


def upgraded(tables: Tables) -> Tables:
    """`tables` in the format of this Troth."""
    for version in range(meta(tables)["format"], format.FORMAT):
        tables = STEPS[version](tables)
        meta(tables)["format"] = version + 1
    return tables
