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
    "troth.guidance", "troth.store.check", "troth.tui.help.place_help", "troth.tui.app.palette",
    "troth.tui.commitments.promise_form", "troth.tui.commitments.repair_form", "troth.tui.kit.form",
    "troth.config", "troth.cli", "troth.practice", "troth.tui.practice_run", "troth.tui.journal.draft_form",
)  # fmt: skip


def test_the_app_loads_no_more_than_its_first_screen_needs() -> None:
    program = "import sys, troth.tui.app.troth_app; print(*sorted(sys.modules), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "textual.app" in loaded
    assert [name for name in LATER if name in loaded] == []


def test_only_the_screen_imports_textual() -> None:
    for path in SOURCE.rglob("*.py"):
        layer = path.relative_to(SOURCE).parts[0]
        if layer == "tui":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            forbidden = [name for name in names if name.split(".")[0] in ("textual", "rich")]
            assert forbidden == [] or (layer == "drawing" and forbidden == ["rich.cells"]), path


def test_nobody_but_the_app_calls_the_store() -> None:
    for path in (SOURCE / "tui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if path.name not in (
            "troth_app.py", "changes.py", "practice_opener.py", "draft_files.py", "launch.py", "arrivals.py",
        ):  # fmt: skip
            assert "troth.store" not in source, path
        if path.name not in ("troth_app.py", "practice_opener.py", "open_drafts.py"):
            assert "troth.tui.app.draft_files" not in source, path
