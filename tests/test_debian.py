"""The Debian package: built by one command, installed under a clean root, and gone without a trace (trials)."""

import gzip
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import troth

ROOT = Path(__file__).parents[1]
DEBIANS = Path("/usr/bin/python3")


def run(*words: str, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(words, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def under(root: Path) -> set[str]:
    """The files below a root, but for what dpkg keeps of its own."""
    found = {str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}
    return {name for name in found if not name.startswith("var/")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of the package."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg is not here")
    version = run(str(DEBIANS), "-c", "import sys; print(*sys.version_info[:2], sep='.')").strip()
    if version != ".".join(map(str, sys.version_info[:2])):
        pytest.skip("this Python is not Debian's")
    folder = tmp_path_factory.mktemp("dist")
    return run(sys.executable, str(ROOT / "tools" / "build_deb.py"), str(folder)).splitlines()[-1]


@pytest.mark.trial
def test_the_package_works_in_a_clean_root_and_leaves_only_the_data(tmp_path: Path, built: str) -> None:
    root, home = tmp_path / "root", tmp_path / "home"
    for folder in ("info", "updates", "triggers"):
        (root / "var/lib/dpkg" / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    home.mkdir()
    dpkg = ("dpkg", f"--root={root}", "--force-depends", f"--log={tmp_path}/dpkg.log")
    environment = {"HOME": str(home), "PATH": f"{root}/usr/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"}
    run(*dpkg, "--install", built, env=environment)
    installed = under(root)
    command = str(root / "usr/bin/troth")
    assert run(command, "--version", env=environment) == f"troth {troth.__version__}\n"
    assert run(command, "add", "Call mum", "--every", "day", env=environment).startswith("Promise 1: Call mum")
    assert "SUMMARY:Call mum" in run(command, "export", "ics", env=environment)
    assert run(command, "reflect", "floor", env=environment), "what is compiled in it works, too"
    assert gzip.decompress((root / "usr/share/man/man1/troth.1.gz").read_bytes()) == (ROOT / "man/troth.1").read_bytes()
    for shell, place in (
        ("troth.bash", "bash-completion/completions/troth"),
        ("_troth", "zsh/vendor-completions/_troth"),
        ("troth.fish", "fish/vendor_completions.d/troth.fish"),
    ):
        assert (root / "usr/share" / place).read_bytes() == (ROOT / "completions" / shell).read_bytes()
    assert under(root) == installed, "nothing is written where it is installed"
    assert all(os.lstat(root / name).st_uid == os.geteuid() for name in installed)
    run(*dpkg, "--purge", "troth", env=environment)
    assert under(root) == set() and not (root / "usr").exists()
    assert (home / ".local/share/troth/troth.json").is_file()


IN_ROOT = "/usr/sbin:/usr/bin:/sbin:/bin"
THEIRS = ("/home/ann/.local/share/troth", "/home/ann/.local/state/troth", "/home/ann/second/")
"""The data, and what Troth knows of its person beside it."""

IN_DEBIAN = """\
set -e
export LANG=C.UTF-8
dpkg --install /package.deb >/dev/null
useradd --create-home ann
su ann -c '
    cd
    troth --version
    troth import /samples/loop.zip --yes
    troth import /samples/todo.txt --yes
    troth import /samples/calendar.ics --yes
    for format in json markdown ics csv; do troth export $format -o out.$format >/dev/null; done
    TROTH_HOME=~/second troth import out.json --yes >/dev/null
    TROTH_HOME=~/second troth import out.json
'
man --where troth
. /usr/share/bash-completion/completions/troth
complete -p troth
dpkg --purge troth >/dev/null
echo What is left:
find / -xdev -path /proc -prune -o -name '*troth*' -print
"""


@pytest.mark.trial
def test_it_works_in_a_debian_of_its_own(tmp_path: Path, built: str) -> None:
    if shutil.which("debootstrap") is None or os.geteuid() != 0:
        pytest.skip("debootstrap is not here, or not for this user")
    root = tmp_path / "root"
    suite = platform.freedesktop_os_release()["VERSION_CODENAME"]
    made = ["debootstrap", "--variant=minbase", "--include=python3,man-db,bash-completion", suite, str(root)]
    if subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("Debian can't be had here")
    shutil.copy(built, root / "package.deb")
    shutil.copytree(ROOT / "tests/exchange/samples", root / "samples")
    said = run("chroot", str(root), "/bin/bash", "-c", IN_DEBIAN, env={"PATH": IN_ROOT})
    assert f"troth {troth.__version__}\n" in said
    assert said.count("Brought in: ") == 3 and "All of it is here already." in said
    assert "/usr/share/man/man1/troth.1.gz\n" in said and "complete -o bashdefault" in said
    left = said.partition("What is left:\n")[2].splitlines()
    assert "/home/ann/.local/share/troth/troth.json" in left
    assert [path for path in left if not path.startswith(THEIRS)] == []
