"""The Debian package: built by one command, installed under a clean root, and gone without a trace (a trial)."""

import gzip
import os
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


@pytest.mark.trial
def test_the_package_works_in_a_clean_root_and_leaves_only_the_data(tmp_path: Path) -> None:
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg is not here")
    version = run(str(DEBIANS), "-c", "import sys; print(*sys.version_info[:2], sep='.')").strip()
    if version != ".".join(map(str, sys.version_info[:2])):
        pytest.skip("this Python is not Debian's")
    built = run(sys.executable, str(ROOT / "tools" / "build_deb.py"), str(tmp_path / "dist")).splitlines()[-1]
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
