"""What a run leaves on the disk while it goes on, and how it closes: kept as a draft, or ended by one change."""

from textual.screen import Screen
from textual.timer import Timer

from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.domain.errors import NotUnderstood
from troth.guidance.finish import finish
from troth.guidance.flow import Run, begin
from troth.guidance.practices import Practice
from troth.tui.desk import Desk
from troth.tui.messages import Finish, Write
from troth.tui.reflection.page import Resting
from troth.tui.reflection.stepping import secret, sparing

SOON = 0.4
"""Seconds after which what was typed is on the disk."""

_SAVED = "saved a moment ago"
_HELD = "This part is not saved before the end, so that nobody finds it."


class Keeping(Screen[None]):
    """A screen over a run, every keystroke of which is a draft."""

    def __init__(self, desk: Desk, book: Book, practice: Practice, draft: Draft | None = None) -> None:
        """A new run, or the one of a draft, at its step."""
        super().__init__()
        self._desk, self._book = desk, book
        self.uid = draft.uid if draft else desk.uid()
        self._started = draft.started_at if draft else desk.now(book).at
        self._run = Run(practice, draft.answers, draft.at) if draft else begin(practice)
        self._ends_at, self._turn = (draft.ends_at, draft.turn) if draft else (None, 0)
        self._written = draft
        self._waiting: Timer | None = None
        self._ending = self._leaving = self._over = self._unsaid = False

    @property
    def run(self) -> Run:
        """The run as it stands."""
        return self._run

    def take(self) -> None:
        """Take the answer at hand into the run."""
        raise NotImplementedError

    def unsaved(self) -> Draft | None:
        """What is written and not on the disk yet."""
        self._hush()
        if self._ending or self._over:
            return None
        self.take()
        draft = self._draft()
        return None if draft is None or draft == self._written else draft

    def saved(self, trouble: str) -> None:
        """Tell that it is on the disk, or why it is not; who was leaving leaves now, or stays with what was written."""
        self._unsaid = bool(trouble)
        if self._leaving and not trouble:
            self.close()
            return
        self._leaving = False
        for quiet in self.query(Resting):
            quiet.rest = "" if trouble else (_HELD if secret(self._run) else _SAVED)
            if trouble:
                self._written = None
                quiet.say(trouble, "warm")
            elif not quiet.text or quiet.text in (_SAVED, _HELD):
                quiet.hush()

    def ended(self, made: bool) -> None:
        """Close, once the end is made so."""
        self._ending = made
        if made:
            self.close()

    def on_screen_resume(self) -> None:
        """Close, where it came to that while another page lay on top."""
        if self._over:
            self.close()

    def soon(self) -> None:
        """Have it on the disk soon."""
        if self._waiting is None:
            self._waiting = self.set_timer(SOON, self.save)

    def save(self) -> None:
        """Have it on the disk now."""
        self._hush()
        draft = self._draft()
        if draft is not None:
            self._written = draft
            self.post_message(Write(draft, self))
        elif secret(self._run):
            self.saved("")

    def leave(self) -> None:
        """Leave; the draft stays. Where it can't be written, one leaves the second time."""
        if self._ending:
            return
        self.take()
        if self._unsaid or self._draft() is None:
            self.close()
        else:
            self._leaving = True
            self.save()

    def finish(self, keep: bool) -> None:
        """End the run, once."""
        if self._ending:
            return
        try:
            action = finish(self._run, self.uid, self._started, self._desk.now(self._book), keep=keep)
        except NotUnderstood as error:
            self.query_one(Resting).say(str(error), "warm")
            return
        self._hush()
        self._ending = True
        self.post_message(Finish(action, self.uid, self))

    def close(self) -> None:
        """Close, now or when this screen is in front again."""
        self._hush()
        self._over = True
        if self.is_active:
            self.dismiss(None)

    def _hush(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _draft(self) -> Draft | None:
        """The draft as it goes to the disk; none before anything was answered."""
        run = sparing(self._run)
        practice, at = run.practice, run.step.id
        begun = bool(run.answers) or at != practice.steps[0].id or self._ends_at is not None
        if not begun and self._written is None:
            return None
        times = (self._ends_at, self._turn) if at == self._run.step.id else (None, 0)
        now = self._desk.now(self._book).at
        return Draft(self.uid, practice.id, practice.title, self._started, now, at, run.answers, *times)
