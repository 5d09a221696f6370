"""The suite passes on every Python that the package names, where that interpreter is found (a trial)."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMED = [found[1] for each in PROJECT["classifiers"] if (found := re.search(r":: (3\.\d+)$", each))]
ELSEWHERE = ("~/.pyenv/versions/{}.*/bin", "~/.local/share/uv/python/cpython-{}.*/bin", "/opt/python*{}*/bin")
"""Where interpreters lie that are on no path; so does what TROTH_PYTHONS names, folders between colons."""


def interpreter(version: str) -> Path | None:
    """A Python of that version that can make an environment; a name on the path may be one of a manager, and none."""
    home = Path("~").expanduser()
    folders = [Path(each) for each in os.environ.get("TROTH_PYTHONS", "").split(":") if each]
    found = [*(folder / f"python{version}" for folder in folders), Path(shutil.which(f"python{version}") or "")]
    for pattern in ELSEWHERE:
        start = home if pattern.startswith("~/") else Path("/")
        found += [each / f"python{version}" for each in sorted(start.glob(pattern.lstrip("~/").format(version)))]
    works = "import sys, venv, ensurepip; print('{}.{}'.format(*sys.version_info))"
    for path in found:
        if path.is_file():
            done = subprocess.run([str(path), "-c", works], capture_output=True, text=True, check=False)
            if done.stdout.strip() == version:
                return path
    return None


def test_what_is_named_begins_with_what_is_required() -> None:
    assert PROJECT["requires-python"] == f">={NAMED[0]}"


@pytest.mark.trial
@pytest.mark.parametrize("version", NAMED)
def test_the_suite_passes(version: str, tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"Python {version} is not here")
    own = tmp_path / "bin" / "python"
    for command in (
        [str(python), "-m", "venv", str(tmp_path)],
        [str(own), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", f"{ROOT}[test]"],
        [str(own), "-m", "pytest", "-q", "-p", "no:cacheprovider"],
    ):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, "\n".join([*done.stdout.splitlines(), *done.stderr.splitlines()][-40:])
    sys.stdout.write(f"{version}: {python}\n")
