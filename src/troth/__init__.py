"""Troth: a companion for the terminal that helps two people keep what they promise each other."""

__version__ = "0.1.0"
