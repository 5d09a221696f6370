"""Every command by name, and the module it lives in, which is imported when the command is asked for."""

from importlib import import_module

from troth.cli.command import Command

MODULES = {
    "today": "asking",
    "tick": "answering",
    "partly": "answering",
    "miss": "answering",
    "excuse": "answering",
    "add": "making",
    "when": "wondering",
    "list": "asking",
    "show": "showing",
    "tell": "life",
    "move": "life",
    "pause": "life",
    "resume": "life",
    "release": "life",
    "restore": "life",
    "edit": "editing",
    "undo": "keeping",
    "redo": "keeping",
    "status": "status",
    "boundary": "boundary.commands",
    "space": "spacing",
    "reflect": "reflecting",
    "journal": "journaling",
    "note": "journaling",
    "help-lines": "helping",
    "backup": "keeping",
    "doctor": "keeping",
    "config": "configuring",
    "export": "exporting",
    "demo": "opening",
}


def command(name: str) -> Command:
    """The command of that name. Raises `KeyError`."""
    found: Command = import_module(f"troth.cli.{MODULES[name]}").COMMANDS[name]
    return found
