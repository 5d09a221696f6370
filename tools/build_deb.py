"""Build the Debian package: `python tools/build_deb.py [FOLDER]`, with hatchling, pip and dpkg-deb.

Debian has neither this Textual nor all else that Troth stands on, so the package brings its libraries along, in a
folder that no other program looks into. One of them is compiled for a Python, so the package asks for that very one:
the one that this is run with. Bytecode comes along too: nothing runs at installing or removing, and nothing stays.
"""

import compileall
import gzip
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = "usr/lib/troth"
SHARED = {
    "completions/troth.bash": "usr/share/bash-completion/completions/troth",
    "completions/_troth": "usr/share/zsh/vendor-completions/_troth",
    "completions/troth.fish": "usr/share/fish/vendor_completions.d/troth.fish",
    "LICENSE": "usr/share/doc/troth/copyright",
}
PACKED = {
    "man/troth.1": "usr/share/man/man1/troth.1.gz",
    "CHANGELOG.md": "usr/share/doc/troth/changelog.gz",
}
COMMAND = """\
#!/usr/bin/python3 -I
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "lib", "troth"))

from troth.__main__ import main

main()
"""
CONTROL = """\
Package: troth
Version: {version}
Architecture: {architecture}
Maintainer: The makers of Troth <troth@localhost>
Installed-Size: {size}
Depends: python3 (>= {major}.{minor}), python3 (<< {major}.{after})
Section: utils
Priority: optional
Description: keep what you promised each other
 A companion for the terminal that helps two people keep what they promise.
 Everything stays in one file on this machine; there is no network code.
"""


def build(into: Path) -> Path:
    """The package, built into a folder; its path."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "root")
        root.mkdir(mode=0o755)
        version = _libraries(Path(folder), root / LIBRARIES)
        _files(root)
        _tell(root, version)
        for path in (root, *root.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path == root / "usr/bin/troth" else 0o644)
        into.mkdir(parents=True, exist_ok=True)
        package = into / f"troth_{version}_{_architecture()}.deb"
        _run("dpkg-deb", "--root-owner-group", "--build", str(root), str(package))
    return package


def _libraries(folder: Path, target: Path) -> str:
    """Troth and all that it stands on, with their bytecode; the version."""
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (wheel,) = folder.glob("troth-*.whl")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--only-binary=:all:"]
    _run(*pip, "--no-compile", "--target", str(target), str(wheel))
    for left_out in ("bin", "share"):
        shutil.rmtree(target / left_out, ignore_errors=True)
    compileall.compile_dir(
        target,
        quiet=2,
        stripdir=str(target.parents[2]),
        prependdir="/",
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return wheel.name.split("-")[1]


def _files(root: Path) -> None:
    for source, place in SHARED.items():
        _place(root / place, (ROOT / source).read_bytes())
    for source, place in PACKED.items():
        _place(root / place, gzip.compress((ROOT / source).read_bytes(), mtime=0))
    _place(root / "usr/bin/troth", COMMAND.encode())


def _tell(root: Path, version: str) -> None:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    major, minor = sys.version_info[:2]
    control = CONTROL.format(
        version=version, architecture=_architecture(), size=size, major=major, minor=minor, after=minor + 1
    )
    _place(root / "DEBIAN/control", control.encode())


def _architecture() -> str:
    return _run("dpkg", "--print-architecture").strip()


def _place(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _run(*words: str, cwd: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(words, cwd=cwd, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    print(build(Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()))
