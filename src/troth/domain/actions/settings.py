"""The settings that change what a day and a week mean."""

from typing import Any, NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.errors import Refused
from troth.domain.records import Settings
from troth.domain.text import clean_line

_HIGHEST = {"day_ends_at": 360, "week_starts": 6}


class Set(NamedTuple):
    """Give `day_ends_at` (minutes, 0 to 360) or `week_starts` (Monday 0) another value; None is the default."""

    key: str
    value: int | None

    def __call__(self, book: Book) -> Change:
        """The settings with the new value. Raises `Refused` when it is out of bounds."""
        if self.key not in _HIGHEST:
            raise Refused("There is no setting of that name. Nothing was changed.")
        before = book.settings
        value = getattr(Settings(), self.key) if self.value is None else self.value
        if not 0 <= value <= _HIGHEST[self.key]:
            raise Refused("A day may end from 00:00 to 06:00, and a week starts on a weekday. Nothing was changed.")
        changed: dict[str, Any] = {self.key: value}
        after = before._replace(**changed)
        name = self.key.replace("_", " ")
        if after == before:
            return Change(f"It is so already: {name}.")
        stored = book.source.get("settings", 1)
        return Change(f"Set: {name}.", (Edit("settings", 1, stored, after),))


class SetHelpLine(NamedTuple):
    """Write down a line of one's own for Help & safety: a name, a number; an empty one takes it away."""

    text: str

    def __call__(self, book: Book) -> Change:
        """The settings with that line."""
        before, text = book.settings, clean_line(self.text)
        if before.help_line == text:
            return Change("It is so already.")
        stored = book.source.get("settings", 1)
        word = "Your own line is on the page." if text else "Your own line is gone."
        return Change(word, (Edit("settings", 1, stored, before._replace(help_line=text)),))
