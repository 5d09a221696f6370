"""Where drafts lie while the app stands: each in its file, the one thrown away last at hand, none in two hands."""

from collections.abc import Callable
from contextlib import suppress

from troth.domain.change import Change
from troth.domain.draft import Draft, Listed
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

    def tidy(self) -> None:
        """Take away what a write left that was cut off."""
        self._drafts.tidy()

    def listed(self) -> Listed:
        """The drafts there are."""
        return self._drafts.listed()

    def read(self, uid: str) -> Draft | None:
        """The draft of that name, None where there is none. Raises `Unusable` when it can't be read."""
        return self._drafts.read(uid)

    def alone(self, writer: Writer) -> bool:
        """Whether its draft lies on the disk as this writer left it: no other window wrote or ended it."""
        return self._there(writer.uid) == writer.mine

    def keep(self, draft: Draft, writer: Writer) -> str:
        """Put a draft on the disk, as one of its own where the writer is not alone with it; or the trouble."""
        if not self.alone(writer):
            writer.uid = self._name()
        draft = draft._replace(uid=writer.uid)
        try:
            self._drafts.write(draft)
        except Unusable as error:
            return str(error)
        writer.mine = draft
        return ""

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
