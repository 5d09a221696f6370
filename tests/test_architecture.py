"""The layers of the program, the size of its rooms, and what it never imports or does."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "troth"
FILES = sorted(PACKAGE.rglob("*.py"))
LINT = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"

DOMAIN = {
    "bisect", "calendar", "collections", "contextlib", "datetime", "enum", "functools", "itertools", "math", "operator",
    "re", "typing", "unicodedata",
}  # fmt: skip
"""The parts of the standard library that neither read nor write anything, and know no clock."""

HEAVY = {
    "asyncio", "click", "dataclasses", "importlib.metadata", "inspect", "json", "logging", "pathlib", "pydantic",
    "random", "rich", "secrets", "shutil", "subprocess", "tempfile", "textual", "tinydb", "tomllib", "uuid",
}  # fmt: skip
"""What would cost the shell's commands more than the file they open."""

CLOCKS = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns"}

TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def foreign(tree: ast.AST) -> set[str]:
    return {name.partition(".")[0] for name in imports(tree)} - {"troth"}


def attributes(tree: ast.AST) -> set[str]:
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def imported(tree: ast.AST, modules: set[str]) -> set[str]:
    """The modules of ours that a file names in its imports, wherever in it they stand and whoever they are for."""
    names = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    } | imports(tree)
    return {name if name in modules else name.rpartition(".")[0] for name in names} & modules


def lines_of(node: ast.ClassDef) -> int:
    return 1 + (node.end_lineno or 0) - node.lineno


def classes() -> dict[str, ast.ClassDef]:
    """Every class at the top of a module, by its name, which no other has."""
    found = [node for tree in TREES.values() for node in ast.iter_child_nodes(tree) if isinstance(node, ast.ClassDef)]
    return {node.name: node for node in found}


def bases(node: ast.ClassDef) -> set[str]:
    """The names of what a class is made of, `Generic[T]` as `Generic`."""
    plain = (base.value if isinstance(base, ast.Subscript) else base for base in node.bases)
    return {
        base.id if isinstance(base, ast.Name) else base.attr
        for base in plain
        if isinstance(base, ast.Name | ast.Attribute)
    }


def lint(root: Path) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run([sys.executable, "-c", LINT], cwd=root, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_contracts_hold() -> None:
    code, said = lint(ROOT)
    assert code == 0, said


def test_no_module_comes_back_to_itself_by_its_imports() -> None:
    dotted = {path: ".".join(("troth", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in FILES}
    modules = {path: name.removesuffix(".__init__") for path, name in dotted.items()}
    names = set(modules.values())
    graph = {name: imported(TREES[path], names) - {name} for path, name in modules.items()}
    assert "troth.domain.records" in graph["troth.domain.change"]
    TopologicalSorter(graph).prepare()


WRONG = (
    ("domain/days.py", "troth.store.lock", "An import goes down only"),
    ("domain/days.py", "time", "The domain reads and writes nothing"),
    ("practice/rounds.py", "tomllib", "A practice and its run read and write nothing"),
    ("practice/rounds.py", "troth.guidance.packs", "An import goes down only"),
    ("store/lock.py", "pydantic", "The store knows the domain"),
    ("clock.py", "textual", "Only the screen imports textual"),
    ("cli/rows.py", "troth.tui.app.launch", "through one door"),
    ("tui/app/troth_app.py", "socket", "No network code"),
)
"""A module, what it must not import, and the contract that says so."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of the program with all that is wrong in it."""
    folder = tmp_path_factory.mktemp("wrong")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for module, barred, _ in WRONG:
        with (folder / "src" / "troth" / module).open("a") as changed:
            changed.write(f"\n\ndef _wrong() -> None:\n    import {barred}\n")
    code, said = lint(folder)
    assert code == 1
    return said


@pytest.mark.parametrize(("module", "barred", "contract"), WRONG)
def test_each_contract_notices(broken: str, module: str, barred: str, contract: str) -> None:
    kept_or_broken, _, chains = broken.partition("\nBroken contracts\n")
    assert [row for row in kept_or_broken.splitlines() if contract in row and "BROKEN" in row], broken
    told = re.split(r"\n(?=[^\n]+\n-{3,}\n)", chains)
    (own,) = [each for each in told if contract in each.lstrip().partition("\n")[0]]
    importer = ".".join(("troth", *module.removesuffix(".py").split("/")))
    assert re.search(rf"{re.escape(importer)} -> {re.escape(barred)} \(l\.\d+\)", own), own


def test_the_domain_takes_nothing_but_pure_parts_of_the_standard_library() -> None:
    domain = [path for path in FILES if path.is_relative_to(PACKAGE / "domain")]
    assert domain
    assert {named(path): more for path in domain if (more := foreign(TREES[path]) - DOMAIN)} == {}


EDGES = {
    "tui": {"textual", "rich"},
    "drawing": {"rich"},
    "store": {"tinydb"},
    "exchange": {"icalendar", "dateutil"},
    "locking": {"pyrage", "cryptography"},
}
"""The libraries that a layer may take."""


def test_textual_stays_in_the_screen_and_pydantic_at_the_edges() -> None:
    wrong = {}
    for path in FILES:
        layer = path.relative_to(PACKAGE).parts[0]
        allowed = EDGES.get(layer, set())
        if named(path) == "cli/unlocking.py":
            allowed = {*allowed, *EDGES["locking"]}
        if layer in ("practice", "guidance", "config.py") or named(path) == "store/check.py":
            allowed = {*allowed, "pydantic"}
        if more := foreign(TREES[path]) - set(sys.stdlib_module_names) - allowed:
            wrong[named(path)] = more
    assert wrong == {}


def test_rooms_stay_small() -> None:
    files = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    classes = {
        f"{named(path)}: {node.name}": 1 + (node.end_lineno or 0) - node.lineno
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    assert {name: lines for name, lines in files.items() if lines > 300} == {}
    assert {name: lines for name, lines in classes.items() if lines > 200} == {}


def test_a_class_stays_small_with_its_own_bases() -> None:
    known = classes()

    def whole(name: str) -> set[str]:
        own = {name} & known.keys()
        return own.union(*(whole(base) for each in own for base in bases(known[each])))

    sizes = {name: sum(lines_of(known[each]) for each in whole(name)) for name in known}
    assert {name: lines for name, lines in sizes.items() if lines > 300} == {}


ALIKE = {"__init__", "adding", "asjson", "board", "context", "errors", "life", "outcomes", "showing", "space"}
"""Modules of two layers that are about the same thing, and bear its name in both."""


def test_a_name_means_one_thing() -> None:
    modules = Counter(path.stem for path in FILES)
    assert {name for name, times in modules.items() if times > 1} == ALIKE
    named_twice = Counter(
        node.name for tree in TREES.values() for node in ast.iter_child_nodes(tree) if isinstance(node, ast.ClassDef)
    )
    assert [name for name, times in named_twice.items() if times > 1] == []


def test_one_place_reads_the_clock() -> None:
    assert {named(path) for path, tree in TREES.items() if attributes(tree) & CLOCKS} == {"clock.py"}


def test_no_style_stands_in_the_source() -> None:
    assert [named(path) for path in FILES if "DEFAULT_CSS" in path.read_text(encoding="utf-8")] == []


def test_the_domain_is_light() -> None:
    modules = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in FILES]
    wanted = [name for name in modules if name.startswith("troth.domain.") and not name.endswith("__init__")]
    script = f"import sys\nimport {', '.join(wanted)}\nprint(*sys.modules, sep=chr(10))"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert set(wanted) <= loaded
    assert not loaded & HEAVY
