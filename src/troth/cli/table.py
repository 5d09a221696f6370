"""Every command by name, and the module it lives in, which is imported when the command is asked for."""

from importlib import import_module

from troth.cli.command import Command

MODULES = {
    "today": "listing",
    "week": "counting_on",
    "tick": "outcomes",
    "partly": "outcomes",
    "miss": "outcomes",
    "excuse": "outcomes",
    "add": "adding",
    "when": "when",
    "list": "listing",
    "show": "showing",
    "tell": "life",
    "move": "life",
    "pause": "life",
    "resume": "life",
    "release": "life",
    "restore": "life",
    "repair": "repairs",
    "erase": "erasure",
    "edit": "editing",
    "undo": "recovery",
    "redo": "recovery",
    "status": "status",
    "boundary": "boundary.commands",
    "space": "space",
    "reflect": "reflect",
    "journal": "journaling",
    "note": "journaling",
    "journey": "journeying",
    "checkin": "journeying",
    "pulse": "journeying",
    "celebrate": "journeying",
    "thanks": "journeying",
    "talk": "journey.talk_commands",
    "decision": "journey.decision_commands",
    "incident": "journey.incident_commands",
    "pattern": "journey.incident_commands",
    "session": "journey.session_commands",
    "review": "journey.reading_commands",
    "letter": "journey.reading_commands",
    "help-lines": "help_lines",
    "backup": "recovery",
    "doctor": "recovery",
    "config": "configuring",
    "export": "exporting",
    "import": "importing",
    "lock": "locking_up",
    "unlock": "locking_up",
    "demo": "opening",
}

UNLISTED = {"complete": "completing"}
"""Commands that the completions ask, and that nobody is told of."""


def command(name: str) -> Command:
    """The command of that name. Raises `KeyError`."""
    found: Command = import_module(f"troth.cli.{MODULES.get(name) or UNLISTED[name]}").COMMANDS[name]
    return found
