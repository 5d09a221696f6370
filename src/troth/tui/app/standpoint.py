"""Where somebody stood as their file was locked: told to the program that begins anew, in words that name nothing."""

from typing import NamedTuple


class Standpoint(NamedTuple):
    """Whether the screen was covered, the tab, and the draft in front by its name; empty where none was.

    Who asked for a `practice`, or for all of them with an empty name, stands before it.
    """

    covered: bool = False
    tab: int = 0
    draft: str = ""
    practice: str | None = None

    @property
    def words(self) -> str:
        """As `read` takes it."""
        return f"{self.covered:d} {self.tab} {self.draft}"

    @classmethod
    def read(cls, words: str) -> "Standpoint | None":
        """What `words` tell; None where they tell nothing."""
        covered, _, rest = words.partition(" ")
        tab, _, draft = rest.partition(" ")
        known = covered in ("0", "1") and tab in ("0", "1", "2", "3") and (draft.isalnum() or not draft)
        return cls(covered == "1", int(tab), draft) if known else None


START = Standpoint()
"""Where everybody stands who just came."""

PRACTICES = 2
"""The tab of the practices."""
