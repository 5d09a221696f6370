"""What can't be used of the practices, and of the person's own packs of every other kind."""

from importlib import import_module

from troth.guidance import packs, practices

_KINDS = {"cards": ("cards", "decks"), "notes": ("notes",), "words": ("words",), "wording": ("wording",)}
"""The modules that know what is wrong with a pack, and their folders; without packs there a module is not imported."""


def problems() -> tuple[str, ...]:
    """What is left out: file, line and reason."""
    found = practices.problems()
    for kind, folders in _KINDS.items():
        if any(packs.packs(packs.own(folder), ours=False) for folder in folders):
            found += import_module(f"troth.guidance.{kind}").problems()
    return found
