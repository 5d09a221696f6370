"""What makes the whole suite quick, and takes nothing from what it shows."""

import gc
import os

from hypothesis import settings

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""A program that a test starts leaves its bytecode for the next one."""

settings.register_profile("beside others", deadline=None)
settings.load_profile("beside others")
"""How long a draw takes tells nothing where the machine is busy."""


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what was imported: that was a third of the time of an app that opens."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
