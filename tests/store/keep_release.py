"""Keep a folder of made-up data and drafts as this release wrote them: `python tests/store/keep_release.py HOME`.

HOME is what TROTH_HOME was while the release about to be made wrote them. `test_store_released.py` finds them again.
"""

import json
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from troth import __version__
from troth.store.codec import TABLES
from troth.store.drafts import Drafts
from troth.store.store import Store

RELEASED = Path(__file__).parent / "released"


def keep(home: Path, folder: Path) -> None:
    """Copy the data file and the drafts of `home` into a new `folder`, with what is found in them."""
    shutil.copytree(home / "drafts", folder / "drafts")
    shutil.copyfile(home / "troth.json", folder / "troth.json")
    lines = [f"{json.dumps(name)}: [\n{_lines(values)}\n]" for name, values in found(home).items()]
    (folder / "found.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def found(home: Path) -> dict[str, list[Any]]:
    """The records of each table, and the drafts, in JSON's own types and with every field."""
    source = Store(str(home / "troth.json")).book().source
    tables: dict[str, list[Any]] = {table: plain(tuple(source.all(table))) for table in TABLES}  # type: ignore[arg-type]
    return {**tables, "drafts": plain(Drafts(str(home)).listed().drafts)}


def plain(value: Any) -> Any:
    """A record, or what is in one, in JSON's own types."""
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_fields"):
        return {name: plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


def _lines(values: list[Any]) -> str:
    return ",\n".join(f" {json.dumps(value, ensure_ascii=False)}" for value in values)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), RELEASED / __version__)
