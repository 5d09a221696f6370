"""What a run leaves on the disk while it goes on, and how it ends."""

from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.practice.definition import Practice
from troth.practice.on_disk import from_draft, on_disk
from troth.practice.outcome import outcome
from troth.practice.run import Run
from troth.practice.secrets import secret, without_secrets
from troth.tui.autosave import Drafting
from troth.tui.context import Context
from troth.tui.practice_run.step_page import Resting

_HELD = "This is on no disk: nobody finds it."


class Keeping(Drafting):
    """A screen over a run."""

    def __init__(self, context: Context, book: Book, practice: Practice, draft: Draft | None = None) -> None:
        """A new run, or the one of a draft, at its step."""
        super().__init__()
        self.take_up(context, book, draft)
        self._run = from_draft(draft, practice) if draft else Run(practice, self.uid, self._started)

    @property
    def run(self) -> Run:
        """The run as it stands."""
        return self._run

    def draft(self) -> Draft | None:
        """The run without what is secret; none before anything was answered."""
        if not without_secrets(self._run).begun and self.mine is None:
            return None
        return on_disk(self._run._replace(uid=self.uid), self.context.now(self._book).at)

    @property
    def held(self) -> str:
        """A secret answer, and what was said after it, is on no disk."""
        return _HELD if secret(self._run) else ""

    def rest(self) -> None:
        """Say that it is saved, or why not."""
        for quiet in self.query(Resting):
            said = quiet.text in ("", quiet.rest)
            quiet.rest = self.held or ("" if self._trouble or self.mine is None else "saved")
            if said:
                quiet.hush()

    def tell(self, words: str) -> None:
        """Say words on the quiet line."""
        for quiet in self.query(Resting):
            quiet.say(words, "warm")

    def finish(self, keep: bool) -> None:
        """End the run, once."""
        if self._ending:
            return
        run, now = self._run, self.context.now(self._book)
        self.end(lambda uid: outcome(run._replace(uid=uid), now, keep=keep))
