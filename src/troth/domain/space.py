"""The time apart that someone asked for."""

from typing import NamedTuple


class Space(NamedTuple):
    """A time apart that was asked for: when it began and when they are back, in seconds since 1970."""

    number: int
    uid: str
    at: int
    back_at: int
    extended: bool = False
    ended_at: int | None = None

    def over(self, at: int) -> bool:
        """Whether its time is over at the moment `at`."""
        return at >= self.back_at
