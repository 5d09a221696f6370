"""What opening the app loads, and what the rest of the program never does."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import troth

SOURCE = Path(troth.__file__).parent
LATER = (
    "pydantic", "tomllib", "markdown_it", "pygments", "secrets", "importlib.metadata", "unittest",
    "textual.widgets._data_table", "textual.widgets._text_area",
    "textual.widgets._markdown", "textual.widgets._tabs", "textual.widgets._footer", "textual.widgets._header",
    "textual.widgets._list_view",
    "troth.guidance", "troth.store.check", "troth.tui.help", "troth.tui.palette", "troth.tui.commitments.form",
    "troth.tui.commitments.repair", "troth.tui.dialogs.form", "troth.config", "troth.cli",
)  # fmt: skip


def test_the_app_loads_no_more_than_its_first_screen_needs() -> None:
    program = "import sys, troth.tui.app; print(*sorted(sys.modules), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "textual.app" in loaded
    assert [name for name in LATER if name in loaded] == []


def test_only_the_screen_imports_textual() -> None:
    for path in SOURCE.rglob("*.py"):
        if "tui" in path.relative_to(SOURCE).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.split(".")[0] in ("textual", "rich") for name in names), path


def test_nobody_but_the_app_calls_the_store() -> None:
    for path in (SOURCE / "tui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if path.name not in ("app.py", "practising.py", "drawer.py", "run.py"):
            assert "troth.store" not in source, path
        if path.name != "practising.py":
            assert "troth.tui.drawer" not in source, path
