"""Installed by pipx, uv or pip and removed again, nothing of Troth is left but what its person wrote (a trial)."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WAYS = {
    "pipx": (["pipx", "install", str(ROOT)], ["pipx", "uninstall", "troth"]),
    "uv": (["uv", "tool", "install", str(ROOT)], ["uv", "tool", "uninstall", "troth"]),
}
THEIRS = (".cache", ".local/share/pipx", ".local/share/uv", ".local/state/pipx", ".config/pipx", ".config/uv")
"""What pipx and uv keep for themselves, whatever is installed."""


DATA = (".local/share/troth/", ".local/state/troth/")
"""What is the person's, and what Troth knows of them beside it."""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pipx and uv in it."""
    home = tmp_path_factory.mktemp("tools")
    venv.create(home, with_pip=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "install", "-q", "pipx", "uv"]
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        pytest.skip("pipx and uv can't be had here")
    return home / "bin"


def left(home: Path) -> set[str]:
    """The files and links of a home folder that are not the tools' own."""
    found = {str(path.relative_to(home)) for path in home.rglob("*") if path.is_symlink() or path.is_file()}
    return {name for name in found if not name.startswith(THEIRS)}


@pytest.mark.trial
@pytest.mark.parametrize("way", WAYS)
def test_removal_leaves_the_data_and_nothing_else(tools: Path, tmp_path: Path, way: str) -> None:
    own = ("XDG_", "TROTH_", "PIPX_", "UV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    environment = {**kept, "HOME": str(tmp_path), "PATH": f"{tools}:/usr/bin:/bin"}
    before = {path.name for path in ROOT.iterdir()}

    def run(*words: str) -> str:
        done = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    install, remove = WAYS[way]
    run(*install, "--python", sys.executable)
    troth = tmp_path / ".local" / "bin" / "troth"
    assert run(str(troth), "add", "Call mum", "--every", "day").startswith("Promise 1: Call mum")
    shared = troth.resolve().parents[1] / "share"
    assert (shared / "bash-completion/completions/troth").is_file() and (shared / "man/man1/troth.1").is_file()
    data = {name for name in left(tmp_path) if name.startswith(DATA)}
    assert ".local/share/troth/troth.json" in data
    run(*remove)
    assert left(tmp_path) == data
    assert not shared.exists()
    assert {path.name for path in ROOT.iterdir()} == before


@pytest.mark.trial
def test_pip_for_one_user_puts_it_there_and_takes_it_away_again(tmp_path: Path) -> None:
    python = os.path.realpath(sys.executable)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TROTH_", "PYTHON"))}
    environment = {**kept, "HOME": str(tmp_path), "PIP_BREAK_SYSTEM_PACKAGES": "1"}

    def run(*words: str) -> str:
        done = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(python, "-m", "pip", "install", "-q", "--user", str(ROOT))
    assert run(str(tmp_path / ".local/bin/troth"), "add", "Call mum", "--every", "day").startswith(
        "Promise 1: Call mum"
    )
    assert (tmp_path / ".local/share/man/man1/troth.1").is_file()
    run(python, "-m", "pip", "uninstall", "-q", "-y", "troth")
    assert {name for name in left(tmp_path) if "troth" in name} == {
        name for name in left(tmp_path) if name.startswith(DATA)
    }
