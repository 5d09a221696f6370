"""What is being written: a run of a practice, or a free note, that is not over."""

from collections.abc import Mapping
from typing import NamedTuple

NOTE, ENTRY = "note", "entry"
"""Where a draft without a practice stands: in a free note, or in new words for the entry that it names."""


class Draft(NamedTuple):
    """A run that is not over: the answers so far by step, and the step at hand; a free note has no practice.

    `ends_at` is when a running timer or turn ends, `turn` how often the floor was passed on: both go on while nobody
    looks. `title` names it even when its practice is gone.
    """

    uid: str
    practice: str
    title: str
    started_at: int
    saved_at: int
    at: str = ""
    answers: Mapping[str, tuple[str, ...]] = {}
    ends_at: int | None = None
    turn: int = 0

    def is_of(self, entry: str) -> bool:
        """Whether it holds words of the entry of that name: the run that became it, or changes to it."""
        return self.uid == entry or (self.at == ENTRY and not self.practice and self.answers.get(ENTRY) == (entry,))


def of_note(uid: str, at: int, words: str) -> Draft:
    """Words that came to no end, as a free note to go on with; `at` is the moment, in seconds."""
    return Draft(uid, "", "A note", at, at, NOTE, {"prompt": ("",), "way": (), "note": (words,)})


class DraftList(NamedTuple):
    """The drafts there are, the one saved last first, and the files that can't be read, which are left as they are."""

    drafts: tuple[Draft, ...] = ()
    unread: tuple[str, ...] = ()
