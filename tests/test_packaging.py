"""What is shipped: an sdist that a wheel can be built from, and a wheel that runs from anywhere."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import troth
from tests.benchmarks.processes import ENVIRONMENT, Terminal

ROOT = Path(__file__).parents[1]
SHARED = {
    "share/bash-completion/completions/troth": "completions/troth.bash",
    "share/zsh/site-functions/_troth": "completions/_troth",
    "share/fish/vendor_completions.d/troth.fish": "completions/troth.fish",
    "share/man/man1/troth.1": "man/troth.1",
}
PARTS = ("src", "styles", "content", "completions", "man", "docs", "tests", "tools")
TOP = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md")


def files_under(root: Path, *parts: str) -> set[str]:
    return {
        str(path.relative_to(root))
        for part in parts
        for path in (root / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def build(root: Path, target: str, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    (built,) = into.glob("*.tar.gz" if target == "sdist" else "*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build(ROOT, "sdist", folder)) as archive:
        archive.extractall(folder, filter="data")
    return folder / f"troth-{troth.__version__}"


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist."""
    return build(unpacked, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel; the libraries are those of the running one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    command = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "-q"]
    command += ["--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (own,) = home.glob("lib/python*/site-packages")
    libraries = [path for path in sys.path if path.endswith("-packages")]
    (own / "libraries.pth").write_text("\n".join(libraries))
    return home


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in ENVIRONMENT.items() if not name.startswith(("PYTHON", "TROTH", "XDG"))}
    return kept | {"HOME": str(tmp_path)}


def test_the_sdist_holds_all_that_building_and_testing_need(unpacked: Path) -> None:
    assert files_under(ROOT, *PARTS) - files_under(unpacked, *PARTS) == set()
    assert [name for name in TOP if not (unpacked / name).is_file()] == []


def test_the_wheel_holds_the_program_its_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    program = {name.removeprefix("src/") for name in files_under(ROOT, "src")}
    data = {f"troth/{name}" for name in files_under(ROOT, "styles", "content")}
    shared = {f"troth-{troth.__version__}.data/data/{name}" for name in SHARED}
    about = {name for name in names if ".dist-info/" in name}
    assert names - about == program | data | shared
    assert any(name.endswith("licenses/LICENSE") for name in about)


def test_completions_and_the_man_page_lie_where_shells_look(home: Path) -> None:
    for installed, source in SHARED.items():
        assert (home / installed).read_bytes() == (ROOT / source).read_bytes()


def test_the_shell_works_from_anywhere(home: Path, environment: dict[str, str]) -> None:
    def said(*words: str) -> str:
        command = [str(home / "bin" / "troth"), *words]
        return subprocess.run(command, cwd="/", env=environment, check=True, capture_output=True, text=True).stdout

    assert said("--version").split() == ["troth", troth.__version__]
    said("add", "call my mother", "--every", "day")
    assert "call my mother" in said("today")
    assert Path(environment["HOME"], ".local/share/troth/troth.json").is_file()


def test_the_app_opens_from_anywhere(home: Path, environment: dict[str, str]) -> None:
    terminal = Terminal([str(home / "bin" / "troth")], environment, folder="/")
    terminal.until(b"Commitments", b"Today", b"help")
    terminal.press(b"?")
    terminal.until(b"what I promised")
    terminal.press(b"\x11")
    assert terminal.code() == 0


def test_a_checkout_finds_its_data_beside_src() -> None:
    script = "from troth import resources; print(resources.sheets()[0], resources.content('places'))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", script], cwd="/", env=environment, capture_output=True, text=True)
    assert done.stdout.split() == [str(ROOT / "styles" / "base.tcss"), str(ROOT / "content" / "places")]
