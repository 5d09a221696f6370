"""What a one-shot command imports, and what it costs."""

import os
import statistics
import subprocess
import sys
from datetime import date, timedelta

import pytest
from cli_shell import Shell

from troth import clock
from troth.cli.parser import parser_of
from troth.cli.table import command
from troth.domain.change import Change, Edit, names
from troth.domain.days import first_of_month
from troth.domain.records import Commitment, Month, Occasion, Version
from troth.domain.schedule.dated import Daily
from troth.store.store import Store

BANNED = [
    "textual",
    "rich",
    "pydantic",
    "asyncio",
    "click",
    "dataclasses",
    "inspect",
    "pathlib",
    "logging",
    "importlib.metadata",
    "filelock",
    "platformdirs",
    "tomllib",
    "uuid",
    "secrets",
    "shutil",
    "subprocess",
    "tempfile",
    "difflib",
    "locale",
    "email",
    "socket",
    "unicodedata",
    "random",
]
PARSING = {"argparse", "gettext"}
"""What reads options; words alone need none of it."""

EVERYWHERE = {
    "cli.command", "cli.context", "cli.main", "cli.table", "cli.terminal", "cli.utf8", "clock", "places",
    "domain.amends", "domain.book", "domain.change", "domain.days", "domain.errors", "domain.history",
    "domain.layer", "domain.outcome_table", "domain.outlook", "domain.records", "domain.schedule.counted",
    "domain.schedule.dated", "domain.source", "domain.text", "store.codec", "store.copies", "store.data_file",
    "store.errors", "store.files", "store.format", "store.record_lines", "store.revision", "store.sealing",
    "store.store", "store.table_source", "store.upgrade", "store.verify",
}  # fmt: skip
"""What every command of the day loads of Troth."""

SHOWN = {"domain.wording", "drawing.width", "locales", "cli.arguments", "cli.listing", "cli.rows"}
WRITTEN = {
    "cli.arguments", "cli.find", "cli.outcomes", "domain.actions.outcomes", "domain.actions.several",
    "domain.belonging", "domain.early", "domain.open_days", "domain.past", "domain.steadiness", "domain.wording",
    "store.lock", "store.plan", "store.save", "store.storage", "store.undo_journal",
}  # fmt: skip
LOADED = {
    "status": {"cli.status", "domain.apart"},
    "today": SHOWN,
    "list": SHOWN,
    "tick 3": WRITTEN,
    "miss 1": WRITTEN,
}
"""What a command loads of Troth beyond that: each module was worth its cost, about a hundredth of a bare Python."""

LIST = "import sys; from troth.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


def loaded(shell: Shell, *words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", LIST, *words], env=shell.env, capture_output=True, check=True)
    return set(done.stderr.decode().split())


@pytest.mark.parametrize(
    "words",
    ["tick 3", "today", "status", "add Something --every day", "list", "miss 1", "undo", "complete promises"],
)
def test_imports(three: Shell, words: str) -> None:
    modules = loaded(three, *words.split())
    assert not modules & set(BANNED)
    if words in ("today", "status", "list"):
        assert "tinydb" not in modules
    if words in LOADED:
        assert not modules & PARSING
        rooms = {name for name in modules if any(each.startswith(f"{name}.") for each in modules)}
        assert {name.removeprefix("troth.") for name in modules - rooms if name.startswith("troth.")} == (
            EVERYWHERE | LOADED[words]
        )
    ours = {name.rpartition(".")[2] for name in modules if name.startswith("troth.cli.")}
    assert not ours & (
        {"life", "recovery", "demo", "opening", "exporting"} - ({"recovery"} if words == "undo" else set())
    )


@pytest.mark.parametrize("words", ["", "3", "3 4 #5", "Call"])
@pytest.mark.parametrize("name", ["tick", "miss", "today", "list", "status"])
def test_words_alone_are_read_as_the_parser_reads_them(name: str, words: str) -> None:
    asked = command(name).read(words.split())
    if asked is None:
        assert words
        assert name in ("today", "list", "status")
        return
    parsed = parser_of(name, command(name)).read(words.split())
    assert vars(asked) == {key: value for key, value in vars(parsed).items() if key in vars(asked) or value}


@pytest.mark.parametrize("words", [["--on", "mon", "3"], ["3", "--note"], ["-h"], ["--", "3"]])
def test_an_option_among_them_is_for_the_parser(words: list[str]) -> None:
    assert command("tick").read(words) is None


def cpu(words: list[str], env: dict[str, str]) -> float:
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(words[0], words, env, file_actions=silent)
    _, status, used = os.wait4(child, 0)
    assert status == 0
    return used.ru_utime + used.ru_stime


def middle(shell: Shell, lines: tuple[str, ...]) -> dict[str, float]:
    """The median CPU of each command, in turn with `python -c pass`."""
    commands = {"pass": ["-c", "pass"], **{line: ["-m", "troth", *line.split()] for line in lines}}
    taken: dict[str, list[float]] = {line: [] for line in commands}
    for _ in range(21):
        for line, words in commands.items():
            taken[line].append(cpu([sys.executable, *words], shell.env))
        cpu([sys.executable, "-m", "troth", "undo"], shell.env)
    return {line: statistics.median(times) for line, times in taken.items()}


def ten_years(path: str) -> None:
    now = clock.now()
    start = now.today - timedelta(days=3650)
    edits = []
    for number in range(1, 11):
        made = Commitment(number, f"{number:016}", now.at, f"Promise {number}", (Version(start, Daily()),), start)
        edits.append(Edit("commitments", number, None, made))
        months: dict[date, list[tuple[int, Occasion]]] = {}
        for away in range(3650):
            day = start + timedelta(days=away)
            months.setdefault(first_of_month(day), []).append(
                (day.day, Occasion("kept" if away % 9 else "not_kept", now.at))
            )
        for first, days in months.items():
            month = Month(1 + sum(edit.table == "months" for edit in edits), number, first, tuple(days))
            edits.append(Edit("months", month.number, None, month))
    Store(path).do(lambda _: Change("Made.", tuple(edits), forget=names(edits)), now.at)


@pytest.mark.trial
def test_cpu(three: Shell) -> None:
    lines = ("today", "status", "tick 3")
    empty = middle(three, lines)
    assert empty["tick 3"] <= 4 * empty["pass"]
    assert empty["today"] <= 4 * empty["pass"]
    assert empty["status"] <= 3 * empty["pass"]
    (three.folder / "troth.json").unlink()
    three.env["TROTH_FILE"] = str(three.folder / "old.json")
    ten_years(three.env["TROTH_FILE"])
    full = middle(three, lines)
    for line in lines:
        assert full[line] <= 2 * empty[line], line
