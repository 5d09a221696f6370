"""The app's part in practices: it opens them, keeps what is being written as a draft, and ends them by one change."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import on

from troth.domain.book import Book
from troth.domain.draft import Draft
from troth.domain.entries import last_done
from troth.domain.errors import NotUnderstood
from troth.store.errors import Unusable
from troth.tui.app.draft_files import Drawer
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.screens import Overlay, OverlayWithoutUndo
from troth.tui.messages import DiscardDraft, Do, Finish, Open, Show, Write, Writer

if TYPE_CHECKING:
    from troth.practice.definition import Practice

BEFORE = "E21"
"""The practice for who is upset, from the first story to a question worth asking."""

FRESH = 12 * 3600
"""So many seconds after it was saved, a draft is about the same evening."""

_WAITS = "What you were writing waits: 3, then enter."
_ELSEWHERE = "Another window has it too. This is a draft of its own now."
_GONE = "There is no such practice here. If it was in a pack of your own, see whether that is still in its folder."
_AS_NOTE = "Its practice is gone from here. Its words are in this note."
_OVER = "It is not there any more: another window ended it."
_UNREAD = "It can't be read now. It is left as it is; enter tells more."
_STAYS = "Its draft could not be removed. 3, then d tries it again."


class Practising(BaseApp):
    """An app that runs practices; nobody else touches a draft."""

    @property
    def book(self) -> Book:
        """The book as it is now."""
        raise NotImplementedError

    opens_on: str | None = None
    """The practice to open on; the library where it is empty, Today where it is None."""

    snapshot: Any

    def __init__(self, context: Context, state: str, theme: str) -> None:
        """With the drafts under the folder `state`."""
        super().__init__(ascii=context.ascii, theme=theme)
        self.context, self.draft_files = context, Drawer(state, context.uid)

    def do(self, message: Do) -> bool:
        """Make an action so, on the one path that changes anything; whether it is."""
        raise NotImplementedError

    def tell_of_drafts(self) -> None:
        """Tell who comes back soon, as after a lost line, that something waits; not what, others may see the screen."""
        if self._fresh():
            self.say(_WAITS)

    def look_at_drafts(self) -> None:
        """See which drafts there are now."""
        self.snapshot = self.snapshot._replace(drafts=self.draft_files.listed())

    @property
    def _writers(self) -> list[Writer]:
        return [screen for screen in self.screen_stack if isinstance(screen, Writer)]

    def _fresh(self) -> list[Draft]:
        self.look_at_drafts()
        now = self.context.now(self.book).at
        return [draft for draft in self.snapshot.drafts.drafts if now - draft.saved_at < FRESH]

    def open_practice(self, name: str, draft: str | None = None) -> None:
        """Open a practice behind its gate, or go on with a draft, whose gate was passed when it began; or nothing.

        This evening's draft of a practice comes before a new run of it.
        """
        if not (name or draft):
            return
        from troth.guidance.practices import practice

        draft = draft or next((each.uid for each in self._fresh() if each.practice == name), None)
        found = self._read(draft) if draft else None
        if draft and found is None:
            return
        asked = None if found and not found.practice else practice(found.practice if found else name)
        if found is not None and any(each.uid == found.uid for each in self.book.source.outlines()):
            self.say("It is in the journal already.")
            self._tell(self.draft_files.remove(found.uid))
            self.look_at_drafts()
        elif found is not None and asked is None:
            self._go_on_writing(found)
        elif asked is None:
            self.say(_GONE, "warm")
        elif found is None and asked.gate != "none" and not (asked.gate_first and asked.id in last_done(self.book)):
            self._ask_first(asked)
        else:
            self._run_practice(asked, found)

    def save_drafts(self) -> None:
        """Put what is being written on the disk now."""
        for writer in self._writers:
            with suppress(Exception):
                if writer.unsaved():
                    self._keep(writer.draft(), writer)

    def put_back(self) -> bool:
        """Put the draft back that was thrown away last; False where none was, or something else was done since."""
        if self.draft_files.thrown is None:
            return False
        trouble = self.draft_files.put_back()
        self.say(trouble or "It waits again, on top of Practices.", "warm" if trouble else "")
        self.look_at_drafts()
        return True

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave, by a key or a signal, with everything on the disk."""
        self._save_all()
        super().exit(*args, **options)

    def broken(self, error: BaseException | None) -> None:
        """Keep the words, whatever failed."""
        with suppress(Exception):
            self._save_all()
        super().broken(error)

    def _save_all(self) -> None:
        """Save the drafts and, once, as notes, what was typed into forms that are none."""
        self.save_drafts()
        with suppress(Exception):
            typed = [screen.unkept for screen in self.screen_stack if isinstance(screen, Overlay)]
            self.draft_files.note(typed, self.context.now(self.book).at)

    @on(Open)
    def _open(self, message: Open) -> None:
        if not isinstance(self.screen, OverlayWithoutUndo):
            self.open_practice(message.practice, message.draft)

    @on(Write)
    def _write(self, message: Write) -> None:
        trouble = self._keep(message.draft, message.writer)
        message.writer.saved(message.draft, trouble)
        if message.writer not in self._writers:
            self._tell(trouble)
            self.look_at_drafts()

    @on(DiscardDraft)
    def _discard(self, message: DiscardDraft) -> None:
        self._tell(self.draft_files.remove(message.draft, back=True))
        self.look_at_drafts()

    @on(Finish)
    def _finish(self, message: Finish) -> None:
        writer = message.writer
        trouble = ""

        def answered(made: bool) -> None:
            nonlocal trouble
            if not made:
                return
            trouble = self.draft_files.end(writer)
            self.look_at_drafts()
            writer.ended(True, self.book)

        uid = self.context.uid() if self.draft_files.taken(writer) else writer.uid
        try:
            made = self.do(Do(message.ending(uid), answered))
        except NotUnderstood as error:
            made = False
            self._tell(str(error))
        if not made:
            writer.ended(False, self.book)
        self._tell(_STAYS if trouble else "")

    def _ask_first(self, asked: "Practice") -> None:
        from troth.guidance.practices import practice
        from troth.tui.practice_run.gate import Gate

        def answered(way: str | None) -> None:
            if way == "on":
                self._run_practice(asked, None)
            elif way == "instead":
                self.open_practice(asked.instead or "")
            elif way == "help":
                self.post_message(Show("help"))

        self.call_next(self.push_screen, Gate(asked, practice(asked.instead or "")), answered)

    def _run_practice(self, asked: "Practice", draft: Draft | None) -> None:
        from troth.tui.practice_run.run_screen import Runner

        self.call_next(self.push_screen, Runner(self.context, self.book, asked, draft))

    def _go_on_writing(self, draft: Draft) -> None:
        from troth.tui.journal.entry_forms import form_for

        form = form_for(self.context, self.book, draft)
        if form is None:
            self._tell(_GONE)
            return
        self.call_next(self.push_screen, form)
        if draft.practice:
            self.call_next(self._tell, _AS_NOTE)

    def _read(self, uid: str) -> Draft | None:
        """The draft of that name; where it is gone or can't be read, that is told."""
        try:
            found = self.draft_files.read(uid)
        except Unusable:
            self._tell(_UNREAD)
        else:
            if found is not None:
                return found
            self._tell(_OVER)
        self.look_at_drafts()
        return None

    def _keep(self, draft: Draft | None, writer: Writer) -> str:
        """Put a draft on the disk, or take away what lies there where nothing is written any more; or the trouble."""
        known = writer.uid
        trouble = self.draft_files.end(writer) if draft is None else self.draft_files.keep(draft, writer)
        self._tell(_ELSEWHERE if writer.uid != known else "")
        return trouble

    def _tell(self, trouble: str) -> None:
        if trouble:
            self.say(trouble, "warm")
