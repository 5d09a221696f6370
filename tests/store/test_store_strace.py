"""Each system call of a real process fails, or is its last, by the kernel's own hand; `strace` does it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from store_helpers import AT, ENVIRONMENT, PYTHON
from test_store_faults import look, some

CALLS = """openat read write fsync rename link linkat unlink newfstatat fstat fchmod chmod mkdir flock getdents64 access
faccessat2 close readlink lseek""".split()  # noqa: SIM905
INJECTIONS = ["error=ENOSPC", "error=EIO", "error=EDQUOT", "error=EROFS", "error=EACCES", "signal=KILL"]
SAVE = f"""
import sys
from store_helpers import *
from troth.store.errors import Unusable
try:
    Store(sys.argv[1]).do(noted(1, ""), {AT + 200_000})
except Unusable as error:
    print(error)
    sys.exit(3)
print("saved")
"""

pytestmark = [pytest.mark.trial, pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace here")]


def injected(path: Path, call: str, how: str, nth: int) -> subprocess.CompletedProcess[str] | None:
    """A save whose nth call of a kind, on one of the store's files, fails; None when there is no such call."""
    names = ["", ".lock", ".last", ".prev"]
    hidden = [path.with_name(f".{path.name}{end}") for end in (".tmp", ".last.tmp", ".prev.tmp")]
    ours = [path.parent, path.parent / "backups", *hidden, *(path.with_name(path.name + end) for end in names)]
    log = path.parent.parent / "strace.log"
    filters = [word for place in ours for word in ("-P", str(place))]
    command = ["strace", "-f", "-qq", "-o", str(log), *filters, "-e", f"inject={call}:{how}:when={nth}"]
    run = subprocess.run([*command, PYTHON, "-c", SAVE, str(path)], env=ENVIRONMENT, capture_output=True, text=True)
    there = log.read_text()
    return run if "(INJECTED)" in there or "killed by SIGKILL" in there else None


@pytest.mark.parametrize("how", INJECTIONS)
@pytest.mark.parametrize("call", CALLS)
def test_each_call_fails_or_is_the_last(tmp_path: Path, call: str, how: str) -> None:
    for nth in range(1, 60):
        path = tmp_path / str(nth) / "troth.json"
        some(path)
        before = look(path)
        run = injected(path, call, how, nth)
        if run is None:
            return
        assert run.stderr == "" or how == "signal=KILL"
        found = look(path)
        assert found[0][1] in ("", before[0][1])
        saved = found[0][1] == ""
        line = run.stdout.strip()
        assert "\n" not in line
        if how == "signal=KILL":
            assert saved or line != "saved"
            continue
        assert run.returncode == (0 if line == "saved" else 3)
        if line == "saved":
            assert saved
        elif re.search("othing was", line):
            assert not saved
        assert line
    raise AssertionError("a save makes too many calls of a kind")
