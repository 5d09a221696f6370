"""What can't be used of the practices, and of the person's own packs of every other kind."""

from importlib import import_module

from troth.guidance import packs, practices

_FOLDERS = {"cards": ("cards", "decks"), "notes": ("notes",), "words": ("words",), "wording_check": ("wording",)}
"""The modules that know what is wrong with a pack, and their folders; without packs there a module is not imported."""


def problems() -> tuple[str, ...]:
    """What is left out: file, line and reason."""
    found = practices.problems()
    for module, folders in _FOLDERS.items():
        if any(packs.packs(packs.own(folder), ours=False) for folder in folders):
            found += import_module(f"troth.guidance.{module}").problems()
    return found
