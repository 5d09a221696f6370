"""System calls that fail on demand, in this process: the nth call of those a save makes."""

import fcntl
import os
from collections.abc import Callable
from typing import Any

CALLS = (
    "open", "read", "write", "close", "fsync", "replace", "link", "unlink", "stat", "fstat", "fchmod", "chmod",
    "mkdir", "listdir", "access",
)  # fmt: skip


class Faults:
    """Counts system calls and lets one of them fail; `failed` names it."""

    def __init__(self, monkeypatch: Any, folder: str) -> None:
        """Stand before the calls that touch `folder` or a descriptor."""
        self.count = 0
        self.fail_at = 0
        self.error = 0
        self.failed = ""
        self._folder = folder
        for name in CALLS:
            monkeypatch.setattr(os, name, self._shim(name, getattr(os, name)))
        monkeypatch.setattr(fcntl, "flock", self._shim("flock", fcntl.flock))

    def _shim(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            first = arguments[0] if arguments else None
            if isinstance(first, str | bytes) and not os.fsdecode(first).startswith(self._folder):
                return real(*arguments, **named)
            self.count += 1
            if self.count != self.fail_at:
                return real(*arguments, **named)
            self.failed = f"{name} {first if isinstance(first, str) else ''}"
            if name == "close":
                real(*arguments, **named)
            if name == "access":
                return False
            raise OSError(self.error, os.strerror(self.error))

        return call
