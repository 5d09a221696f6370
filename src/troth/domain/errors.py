"""The two ways an intention can be turned down; their words are shown as they are and hold nothing a person wrote."""


class Refused(Exception):
    """What was asked can't be done as things stand (exit 1)."""


class NotUnderstood(Exception):
    """What was typed is outside the grammar; the message says what would be understood (exit 2)."""
