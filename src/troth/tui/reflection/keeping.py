"""What a run leaves on the disk while it goes on, and how it ends."""

from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.practice.definition import Practice
from troth.practice.outcome import finish
from troth.practice.run import Run, begin
from troth.tui.desk import Desk
from troth.tui.reflection.drafting import Drafting
from troth.tui.reflection.page import Resting
from troth.tui.reflection.stepping import secret, sparing

_HELD = "This is on no disk: nobody finds it."


class Keeping(Drafting):
    """A screen over a run."""

    def __init__(self, desk: Desk, book: Book, practice: Practice, draft: Draft | None = None) -> None:
        """A new run, or the one of a draft, at its step."""
        super().__init__()
        self.take_up(desk, book, draft)
        self._run = Run(practice, draft.answers, draft.at) if draft else begin(practice)
        self._ends_at, self._turn = (draft.ends_at, draft.turn) if draft else (None, 0)

    @property
    def run(self) -> Run:
        """The run as it stands."""
        return self._run

    def draft(self) -> Draft | None:
        """The run without what is secret; none before anything was answered."""
        run = sparing(self._run)
        practice, at = run.practice, run.step.id
        begun = bool(run.answers) or at != practice.steps[0].id or self._ends_at is not None
        if not begun and self.mine is None:
            return None
        times = (self._ends_at, self._turn) if at == self._run.step.id else (None, 0)
        now = self._desk.now(self._book).at
        return Draft(self.uid, practice.id, practice.title, self._started, now, at, run.answers, *times)

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
        run, started, now = self._run, self._started, self._desk.now(self._book)
        self.end(lambda uid: finish(run, uid, started, now, keep=keep))
