"""The draft of a practice that goes on in the shell: on the disk after every line, without what is secret."""

from troth.domain.draft import FRESH, Draft
from troth.practice.definition import Practice
from troth.practice.on_disk import on_disk
from troth.practice.run import Run
from troth.practice.secrets import without_secrets
from troth.store.drafts import Drafts
from troth.store.errors import Unusable


class PlainDraft:
    """The draft of one run."""

    def __init__(self, drafts: Drafts, practice: Practice) -> None:
        """Of a run of `practice` among `drafts`; the disk is looked at when it is asked for."""
        self._drafts, self._practice = drafts, practice
        self.lies = False
        """Whether it lies on the disk."""

    def waiting(self, at: int) -> Draft | None:
        """This evening's run of it that was left, seen from the moment `at`."""
        mine = (each for each in self._drafts.listed().drafts if each.practice == self._practice.id)
        found = next((each for each in mine if at - each.saved_at < FRESH), None)
        self.lies = found is not None
        return found

    def save(self, run: Run, at: int) -> str:
        """Put a run on the disk, once anything of it may lie there; or the trouble."""
        if not (self.lies or without_secrets(run).begun):
            return ""
        try:
            self._drafts.write(on_disk(run, at))
        except Unusable as error:
            return str(error)
        self.lies = True
        return ""

    def remove(self, uid: str) -> str:
        """Take it away; or the trouble."""
        try:
            self._drafts.remove(uid)
        except Unusable as error:
            return str(error)
        self.lies = False
        return ""
