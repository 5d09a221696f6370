"""The library of these tests is ours alone."""

from practice_packs import home

__all__ = ["home"]
