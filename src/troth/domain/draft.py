"""What is being written: a run of a practice, a free note, or the words of a record, that is not over."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

NOTE, ENTRY = "note", "entry"
"""Where a draft without a practice stands: in a free note, or in new words for the entry that it names."""

PROMISE, BOUNDARY, SHARE, GUESS, REPAIR, MOMENT = "promise", "boundary", "share", "guess", "repair", "moment"
PATTERN, DECISION, SESSION, AFTER = "pattern", "decision", "session", "after"
"""Where one stands that is to become a record, or to change one; what came `AFTER` a session is written apart."""

ANSWER = "answer"
"""Where one stands that answers a question about a record, in one line: which record, and which question."""

OF, LINE = "of", "line"
"""Among the answers of such a draft: what it is of, and the one line in which something new is begun."""


FRESH = 12 * 3600
"""So many seconds after it was saved, a draft is about the same evening."""


class Draft(NamedTuple):
    """A run that is not over: the answers so far by step, and the step at hand; a free note has no practice.

    `ends_at` is when a running timer or turn ends, which goes on while nobody looks; `left` is how many seconds remain
    of one that is paused. `turn` is how often the floor was passed on. `title` names it even when its practice is gone.
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
    left: int | None = None

    def is_of(self, record: str) -> bool:
        """Whether it holds words of the record of that name: the run that became it, changes to it, or its repair."""
        name = ENTRY if self.at == ENTRY else OF
        return self.uid == record or (not self.practice and self.answers.get(name, ())[:1] == (record,))


class DraftSlot(NamedTuple):
    """Where the words of one form wait for it: the kind of record, and which it is `of`; by default of a new one."""

    at: str
    of: tuple[str, ...] = ()

    def draft(self, drafts: Iterable[Draft]) -> Draft | None:
        """The first of `drafts` that waits here."""
        return next((each for each in drafts if self.holds(each)), None)

    def holds(self, draft: Draft) -> bool:
        """Whether a draft waits here."""
        return not draft.practice and draft.at == self.at and draft.answers.get(OF, ()) == self.of


def of_note(uid: str, at: int, words: str) -> Draft:
    """Words that came to no end, as a free note to go on with; `at` is the moment, in seconds."""
    return Draft(uid, "", "A note", at, at, NOTE, {"prompt": ("",), "way": (), "note": (words,)})


class DraftList(NamedTuple):
    """The drafts there are, the one saved last first, and the files that can't be read, which are left as they are."""

    drafts: tuple[Draft, ...] = ()
    unread: tuple[str, ...] = ()
