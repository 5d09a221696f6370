"""Troth as a person starts it, with a folder and an environment of its own."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest

from troth.cli.main import main

SRC = str(Path(__file__).resolve().parents[2] / "src")


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """`run` starts a process, `call` runs the command in this one, whose environment stays; both on the same folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._patch = patch
        self.env = {"PATH": os.environ["PATH"], "TROTH_HOME": str(folder), "PYTHONPATH": SRC, "LANG": "C.UTF-8"}
        for name in list(os.environ):
            if name.startswith(("TROTH_", "XDG_", "LC_")) or name in ("COLUMNS", "NO_COLOR", "TERM"):
                patch.delenv(name)
        patch.setenv("LANG", self.env["LANG"])
        patch.setenv("TROTH_HOME", str(folder))
        patch.setenv("HOME", str(folder / "nobody"))

    def run(self, *words: str | bytes, stdin: bytes = b"", env: dict[str, str] | None = None, **more: Any) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "troth", *words],
            input=None if "stdin" in more else stdin,
            env=self.env if env is None else env,
            capture_output=True,
            timeout=30,
            check=False,
            **more,
        )
        return Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def call(self, *words: str, stdin: bytes | None = None) -> Said:
        self._capsys.readouterr()
        with self._patch.context() as patch, mock.patch.dict(os.environ):
            if stdin is not None:
                patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            code = main(list(words))
        return Said(code, *self._capsys.readouterr())

    def ok(self, *words: str) -> str:
        said = self.call(*words)
        assert (said.code, said.err) == (0, ""), said
        return said.out
