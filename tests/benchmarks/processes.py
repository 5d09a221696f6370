"""Programs as a person starts them: the CPU they use, and what they write to a terminal."""

import fcntl
import glob
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

Command = Sequence[str]

_WITHOUT = ("NO_COLOR", "SSH_CONNECTION", "PYTHONDONTWRITEBYTECODE", "TROTH_FILE")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _WITHOUT} | {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
}


class Cost(NamedTuple):
    """What a process used: CPU (user and system) in milliseconds, and what it printed."""

    cpu: float
    printed: bytes


class Paint(NamedTuple):
    """From the start of a process to its first full frame, in milliseconds."""

    wall: float
    cpu: float


def cost(command: Command, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end; raises `RuntimeError` when it does not end well."""
    read, write = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, write, 1),
        (os.POSIX_SPAWN_DUP2, write, 2),
    ]
    pid = os.posix_spawn(command[0], list(command), dict(environment), file_actions=actions)
    os.close(write)
    with open(read, "rb") as pipe:
        printed = pipe.read()
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise RuntimeError(f"{command} ended with {os.waitstatus_to_exitcode(status)}: {printed.decode()}")
    return Cost(1000 * (usage.ru_utime + usage.ru_stime), printed)


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(
        self, command: Command, environment: Mapping[str, str], folder: str = ".", size: tuple[int, int] = (80, 24)
    ) -> None:
        """Start it in `folder`, on so many columns and lines."""
        self.output = b""
        self._began = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.chdir(folder)
            os.execve(command[0], list(command), dict(environment))

    def until(self, *signs: bytes, limit: float = 30.0) -> float:
        """Read until all `signs` have been written; the milliseconds since the start."""
        end = self._began + limit
        while not all(sign in self.output for sign in signs):
            left = end - time.perf_counter()
            if left <= 0 or not self._more(left):
                raise RuntimeError(f"it never painted {signs}: {self.output[-400:]!r}")
        return 1000 * (time.perf_counter() - self._began)

    def read(self, quiet: float) -> int:
        """The bytes written until `quiet` seconds of silence."""
        before = len(self.output)
        while self._more(quiet):
            pass
        return len(self.output) - before

    def listen(self, seconds: float) -> int:
        """The bytes written in the next `seconds`."""
        before, end = len(self.output), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._more(left)
        return len(self.output) - before

    def press(self, keys: bytes) -> None:
        """Type `keys`."""
        os.write(self._fd, keys)

    def settled(self, keys: bytes, quiet: float = 0.4) -> float:
        """Type `keys`; the milliseconds until the last byte before `quiet` seconds of silence."""
        began = time.perf_counter()
        self.press(keys)
        if not self._more(10.0):
            raise RuntimeError(f"nothing was written for {keys!r}")
        last = time.perf_counter()
        while self._more(quiet):
            last = time.perf_counter()
        return 1000 * (last - began)

    def until_new(self, sign: bytes, since: int, limit: float = 30.0) -> float:
        """Read until `sign` stands behind the first `since` bytes; the milliseconds since the start."""
        end = time.perf_counter() + limit
        while sign not in self.output[since:]:
            left = end - time.perf_counter()
            if left <= 0 or not self._more(left):
                raise RuntimeError(f"it never painted {sign!r}")
        return 1000 * (time.perf_counter() - self._began)

    @property
    def memory(self) -> float:
        """The MiB of memory that it holds by now."""
        with open(f"/proc/{self._pid}/status") as file:
            lines = dict(line.split(":", 1) for line in file)
        return int(lines["VmRSS"].split()[0]) / 1024

    @property
    def cpu(self) -> float:
        """The milliseconds of CPU that all of its threads used so far."""
        used = 0
        for path in glob.glob(f"/proc/{self._pid}/task/*/schedstat"):
            with open(path) as file:
                used += int(file.read().split()[0])
        return used / 1e6

    def code(self) -> int:
        """Its exit code; raises `RuntimeError` when it does not end by itself."""
        while self._more(10.0):
            pass
        for _ in range(100):
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                os.close(self._fd)
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        self.end()
        raise RuntimeError("it did not end")

    def end(self) -> float:
        """Kill it at once; the milliseconds of CPU it used until now."""
        os.kill(self._pid, signal.SIGKILL)
        _, _, usage = os.wait4(self._pid, 0)
        os.close(self._fd)
        return 1000 * (usage.ru_utime + usage.ru_stime)

    def _more(self, seconds: float) -> bool:
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        with suppress(OSError):
            piece = os.read(self._fd, 65_536)
            self.output += piece
            return bool(piece)
        return False


def first_paint(command: Command, environment: Mapping[str, str], *signs: bytes) -> Paint:
    """Start a program, and kill it as soon as all `signs` of its first full frame are painted."""
    terminal = Terminal(command, environment)
    wall = terminal.until(*signs)
    return Paint(wall, terminal.end())
