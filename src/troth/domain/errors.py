"""The two ways an intention can be turned down; their words are shown as they are and hold nothing a person wrote."""


class Refused(Exception):
    """What was asked can't be done as things stand (exit 1)."""


class NotUnderstood(Exception):
    """What was typed is outside the grammar; the message says what would be understood (exit 2)."""


class TwoDays(NotUnderstood):
    """What was typed can be more than one day; `ways` are how each of them is written."""

    def __init__(self, ways: tuple[str, ...]) -> None:
        """Of a day that would be understood where it is written in one of `ways`."""
        self.ways = ways
        super().__init__(f"That can be more than one day. Write {' or '.join(ways)}.")
