"""Where the data, the configuration and the state of this person lie, by the environment and the XDG rules."""

import os
import os.path
from typing import NamedTuple


class Nowhere(Exception):
    """No folder of this person is known (exit 3); the message says what to do."""


class DataPlace(NamedTuple):
    """A data file; `ours` when its folder is Troth's own, whose rights Troth keeps narrow."""

    path: str
    ours: bool = False


def data_file(given: str | None = None) -> DataPlace:
    """The data file: as `given`, else by TROTH_FILE, TROTH_HOME, the XDG data folder. Raises `Nowhere`."""
    named = given if given is not None else os.environ.get("TROTH_FILE")
    if named:
        return DataPlace(_expanded(named))
    whole = os.environ.get("TROTH_HOME")
    if whole:
        return DataPlace(os.path.join(_expanded(whole), "troth.json"))
    return DataPlace(os.path.join(_folder("XDG_DATA_HOME", ".local/share"), "troth.json"), ours=True)


def config_file() -> str:
    """The file with looks and keys, which need not be there. Raises `Nowhere`."""
    return os.path.join(_own("XDG_CONFIG_HOME", ".config"), "config.toml")


def state_dir() -> str:
    """The folder for what may be lost. Raises `Nowhere`."""
    return _own("XDG_STATE_HOME", ".local/state")


def _own(variable: str, usual: str) -> str:
    whole = os.environ.get("TROTH_HOME")
    return _expanded(whole) if whole else _folder(variable, usual)


def _folder(variable: str, usual: str) -> str:
    named = os.environ.get(variable, "")
    base = named if os.path.isabs(named) else os.path.join(_home(), usual)
    return os.path.join(base, "troth")


def _expanded(path: str) -> str:
    return os.path.join(_home(), path[2:]) if path.startswith("~/") else path


def _home() -> str:
    named = os.environ.get("HOME", "")
    if os.path.isabs(named):
        return named
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        raise Nowhere("No home folder is known here. Set HOME, or name a data file with --file.") from None
