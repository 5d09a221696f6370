"""Where drafts lie while the app stands: each in its file, the one thrown away last at hand, none in two hands."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from troth.domain.change import Change
from troth.domain.draft import Draft, DraftList, of_note
from troth.domain.reflection import Reflection
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.tui.messages import Writer


class Drawer:
    """The drafts on the disk; what can't be done with one is answered in words, nothing being the best of them."""

    def __init__(self, state: str, name: Callable[[], str]) -> None:
        """The drafts under the folder `state`; `name` gives a new one its name."""
        self._drafts, self._name = Drafts(state), name
        self.thrown: Draft | None = None
        self._noted = False

    def tidy(self) -> None:
        """Take away what a write left that was cut off."""
        self._drafts.tidy()

    def listed(self) -> DraftList:
        """The drafts there are."""
        return self._drafts.listed()

    def read(self, uid: str) -> Draft | None:
        """The draft of that name, None where there is none. Raises `Unusable` when it can't be read."""
        return self._drafts.read(uid)

    def taken(self, writer: Writer) -> bool:
        """Whether other words lie under its name than this writer left there: another window wrote them."""
        return self._there(writer.uid) not in (None, writer.mine)

    def keep(self, draft: Draft, writer: Writer) -> str:
        """Put a draft on the disk, as one of its own where the writer is not alone with it; or the trouble."""
        if self._there(writer.uid) != writer.mine:
            writer.uid = self._name()
        draft = draft._replace(uid=writer.uid)
        try:
            self._drafts.write(draft)
        except Unusable as error:
            if self._there(writer.uid) == draft:
                writer.mine = draft
            return str(error)
        writer.mine = draft
        return ""

    def end(self, writer: Writer) -> str:
        """Remove what a writer left, and nothing that another window wrote; or the trouble."""
        try:
            there = self._drafts.read(writer.uid)
        except Unusable as error:
            return str(error)
        if there not in (None, writer.mine):
            return ""
        trouble = self.remove(writer.uid)
        writer.mine = writer.mine if trouble else None
        return trouble

    def note(self, typed: Sequence[str], at: int) -> None:
        """Put words that no draft holds on the disk as notes, once. Raises `Unusable` when it can't be written."""
        typed, self._noted = () if self._noted else typed, True
        for words in filter(None, typed):
            self._drafts.write(of_note(self._name(), at, words))

    def remove(self, uid: str, back: bool = False) -> str:
        """Remove a draft, which `put_back` may bring `back`; or the trouble."""
        self.thrown = self._there(uid) if back else self.thrown
        try:
            self._drafts.remove(uid)
        except Unusable as error:
            return str(error)
        return ""

    def put_back(self) -> str:
        """Put the draft back that was thrown away last; or the trouble, and then it is still at hand."""
        try:
            if self.thrown is not None:
                self._drafts.write(self.thrown)
        except Unusable as error:
            return str(error)
        self.thrown = None
        return ""

    def let_go(self, change: Change) -> str:
        """Remove what is written about entries that are erased by `change`; or the trouble."""
        gone = [edit.before.uid for edit in change.edits if isinstance(edit.before, Reflection)]
        drafts = self.listed().drafts if gone else ()
        troubles = [self.remove(each.uid) for each in drafts if any(each.is_of(uid) for uid in gone)]
        return next(filter(None, troubles), "")

    def _there(self, uid: str) -> Draft | None:
        with suppress(Unusable):
            return self._drafts.read(uid)
        return None
