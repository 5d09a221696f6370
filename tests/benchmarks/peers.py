"""Programs that Troth is laid beside: where they are found or put, and data for them like ours."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple

from tests.benchmarks.processes import ENVIRONMENT, Command

BY_PIP = ("dooit", "jrnl", "topydo")
BY_DEBIAN = {"calcurse": "calcurse", "todo-txt": "todotxt-cli", "task": "taskwarrior"}
"""What a program is called, and the package that brings it."""

_DOOIT = """
import sys
from dooit.api import Todo, Workspace, manager
manager.connect(sys.argv[1])
place = Workspace(description="Promises")
place.save()
for title in sys.argv[2:]:
    Todo(description=title, parent_workspace=place).save()
"""
_JRNL = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%F %r'
version: v4.6
"""
_TODO = """\
export TODO_DIR={folder}
export TODO_FILE=$TODO_DIR/todo.txt
export DONE_FILE=$TODO_DIR/done.txt
export REPORT_FILE=$TODO_DIR/report.txt
"""


class Peer(NamedTuple):
    """A program that was found: how it is started, without what the person set, on data in `folder`."""

    command: Command
    environment: Mapping[str, str]
    folder: str


class Peers:
    """The programs by name; `missing` tells of those that are not there."""

    def __init__(self, work: str, programs: str, titles: tuple[str, ...], *, install: bool) -> None:
        """Look for them on the PATH and in the virtual environment at `programs`, which `install` makes where it lacks.

        Their data lies in `work`, and holds `titles`.
        """
        self._work, self._bin, self._titles = work, os.path.join(programs, "bin"), titles
        self.missing: dict[str, str] = {}
        self._found: dict[str, Peer] = {}
        home = os.path.join(work, "home")
        os.makedirs(home)
        without = {name: value for name, value in ENVIRONMENT.items() if not name.startswith(("XDG_", "PYTHON"))}
        self._environment = without | {"HOME": home}
        if install and not all(map(self._path, BY_PIP)):
            _install(programs)
        for name in (*BY_PIP, *BY_DEBIAN):
            self._look(name)

    def get(self, name: str) -> Peer | None:
        """The program of that name, if it is there."""
        return self._found.get(name)

    def _path(self, name: str) -> str | None:
        inside = os.path.join(self._bin, name)
        return inside if name in BY_PIP and os.path.exists(inside) else shutil.which(name)

    def _look(self, name: str) -> None:
        path = self._path(name)
        if path is None:
            brings = "--install brings it" if name in BY_PIP else f"Debian's {BY_DEBIAN[name]} brings it"
            self.missing[name] = f"not found; {brings}"
            return
        folder = os.path.join(self._work, name)
        os.makedirs(folder)
        try:
            self._found[name] = getattr(self, "_" + name.replace("-", "_"))(path, folder)
        except (OSError, subprocess.CalledProcessError) as error:
            self.missing[name] = f"its data could not be made ({type(error).__name__})"

    def _run(self, *command: str, **more: str) -> None:
        subprocess.run(
            command, env={**self._environment, **more}, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )

    def _dooit(self, path: str, folder: str) -> Peer:
        data, script = os.path.join(folder, "dooit.db"), os.path.join(folder, "fill.py")
        _write(script, _DOOIT)
        self._run(os.path.join(os.path.dirname(os.path.realpath(path)), "python"), script, data, *self._titles)
        return Peer((path, "--db", data), self._environment, folder)

    def _jrnl(self, path: str, folder: str) -> Peer:
        config = os.path.join(folder, "jrnl.yaml")
        _write(config, _JRNL.format(journal=os.path.join(folder, "journal.txt")))
        for title in self._titles[:3]:
            self._run(path, "--config-file", config, title)
        return Peer((path, "--config-file", config), self._environment, folder)

    def _topydo(self, path: str, folder: str) -> Peer:
        data = os.path.join(folder, "todo.txt")
        _write(data, "".join(f"{title}\n" for title in self._titles))
        return Peer((path, "-t", data, "-d", os.path.join(folder, "done.txt")), self._environment, folder)

    def _calcurse(self, path: str, folder: str) -> Peer:
        _write(os.path.join(folder, "todo"), "".join(f"[1] {title}\n" for title in self._titles))
        return Peer((path, "-D", folder), self._environment, folder)

    def _todo_txt(self, path: str, folder: str) -> Peer:
        config = os.path.join(folder, "config")
        _write(config, _TODO.format(folder=folder))
        _write(os.path.join(folder, "todo.txt"), "".join(f"{title}\n" for title in self._titles))
        return Peer((path, "-a", "-d", config), self._environment, folder)

    def _task(self, path: str, folder: str) -> Peer:
        config = os.path.join(folder, "taskrc")
        _write(config, f"data.location={folder}\nconfirmation=off\nverbose=nothing\n")
        environment = {**self._environment, "TASKRC": config}
        for title in self._titles:
            self._run(path, "add", title, TASKRC=config)
        return Peer((path,), environment, folder)


def _install(programs: str) -> None:
    """Make a virtual environment with those that pip brings. Raises `CalledProcessError`."""
    if not os.path.exists(os.path.join(programs, "bin", "pip")):
        subprocess.run((sys.executable, "-m", "venv", programs), check=True)
    subprocess.run((os.path.join(programs, "bin", "pip"), "install", "-q", *BY_PIP), check=True)


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)
