"""Where drafts lie while the app stands: each in its file, the one thrown away last at hand, none in two hands."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from troth.domain.change import Change
from troth.domain.draft import Draft, DraftList, of_note
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.tui.messages import Saved


class DraftFiles:
    """The drafts on the disk, and what of them this app last put there: other words are another window's.

    A draft that another window wrote in goes on under a name of its own, to which its former name leads. What can't be
    done with one is answered in words, nothing being the best of them.
    """

    def __init__(self, drafts: Drafts, name: Callable[[], str]) -> None:
        """The drafts in their folder; `name` gives a new one its name."""
        self._drafts, self._name = drafts, name
        self._mine: dict[str, Draft] = {}
        self._renamed: dict[str, str] = {}
        self._thrown: Draft | None = None
        self._noted: list[str] = []

    def tidy(self) -> None:
        """Take away what a write left that was cut off."""
        self._drafts.tidy()

    def listed(self) -> DraftList:
        """The drafts there are."""
        return self._drafts.listed()

    def read(self, uid: str) -> Draft | None:
        """The draft of that name, None where there is none. Raises `Unusable` when it can't be read."""
        return self._drafts.read(uid)

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft as it was found."""
        self._renamed.pop(draft.uid, None)
        self._mine[draft.uid] = draft

    def let_go(self, uid: str) -> None:
        """Nobody writes the draft of that name any more; it stays where it lies."""
        self._mine.pop(self.by_now(uid), None)

    def keep(self, uid: str, draft: Draft | None) -> Saved:
        """Put a draft on the disk, as one of its own where another window has it too; None takes it away."""
        uid = self.by_now(uid)
        if draft is None:
            trouble = self.end(uid)
            return Saved(uid, self._mine.get(uid), trouble)
        try:
            if self._drafts.read(uid) != self._mine.get(uid):
                self._renamed[uid] = self._name()
                uid = self._renamed[uid]
        except Unusable:
            return self._keep_apart(uid, draft)
        draft, trouble = draft._replace(uid=uid), ""
        try:
            self._drafts.write(draft)
        except Unusable as error:
            trouble = str(error)
        if not trouble or self._there(uid) == draft:
            self._mine[uid] = draft
        return Saved(uid, self._mine.get(uid), trouble)

    def name_of_end(self, uid: str) -> str:
        """The name under which what is written is ended: one of its own where another window wrote in the draft."""
        uid = self.by_now(uid)
        return uid if self._there(uid) in (None, self._mine.get(uid)) else self._name()

    def end(self, uid: str) -> str:
        """Remove what was left of it, and nothing that another window wrote; or the trouble."""
        uid = self.by_now(uid)
        mine = self._mine.get(uid)
        try:
            there = self._drafts.read(uid)
        except Unusable as error:
            return str(error)
        if there not in (None, mine) or (there is None and mine is None):
            return ""
        trouble = self.remove(uid)
        if not trouble:
            self._mine.pop(uid, None)
        return trouble

    def note(self, typed: Sequence[str], at: int) -> str:
        """Put words that no draft holds on the disk as notes, once; or the trouble."""
        try:
            for words in typed:
                if words and words not in self._noted:
                    self._drafts.write(of_note(self._name(), at, words))
                    self._noted.append(words)
        except Unusable as error:
            return str(error)
        return ""

    def remove(self, uid: str) -> str:
        """Remove a draft; or the trouble."""
        try:
            self._drafts.remove(uid)
        except Unusable as error:
            return str(error)
        return ""

    def throw_away(self, uid: str) -> str:
        """Remove a draft that `put_back` may bring back; or the trouble."""
        self._thrown = self._there(uid)
        return self.remove(uid)

    def put_back(self) -> str | None:
        """Put the draft back that was thrown away last, if one was; or the trouble, and then it is still at hand."""
        if self._thrown is None:
            return None
        try:
            self._drafts.write(self._thrown)
        except Unusable as error:
            return str(error)
        self._thrown = None
        return ""

    def keep_away(self) -> None:
        """What was thrown away is not to be brought back: something else was done since."""
        self._thrown = None

    def erase(self, change: Change) -> str:
        """Remove what is written about records that are erased by `change`; or the trouble."""
        return self._drafts.erase(change)

    def by_now(self, uid: str) -> str:
        """The name that what began as `uid` has by now."""
        while uid in self._renamed:
            uid = self._renamed[uid]
        return uid

    def _keep_apart(self, uid: str, draft: Draft) -> Saved:
        """Put a draft on the disk beside one that can't be read; where that can't be, either, it keeps its name."""
        apart = draft._replace(uid=self._name())
        try:
            self._drafts.write(apart)
        except Unusable as error:
            return Saved(uid, self._mine.get(uid), str(error))
        self._renamed[uid] = apart.uid
        self._mine[apart.uid] = apart
        return Saved(apart.uid, apart, "")

    def _there(self, uid: str) -> Draft | None:
        with suppress(Unusable):
            return self._drafts.read(uid)
        return None
