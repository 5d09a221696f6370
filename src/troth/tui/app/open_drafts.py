"""What stands on the app's screens and is not kept yet: saved as it grows, ended by one change, noted on a way out."""

from collections.abc import Callable
from contextlib import suppress

from troth.domain.book import Action
from troth.domain.change import Change
from troth.domain.draft import DraftList
from troth.domain.errors import NotUnderstood
from troth.tui.app.draft_files import DraftFiles
from troth.tui.autosave import Writer
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.screens import Overlay
from troth.tui.messages import DiscardDraft, Finish, Left, OpenPage, Saved, Write

Make = Callable[[Action, Callable[[bool], None]], bool]
"""Makes an action so and tells whether it is: first what it is given, before anything is said to the person."""

_ELSEWHERE = "Another window has it too. This is a draft of its own now."
_STAYS = "Its draft could not be removed. 3, then d tries it again."
_BACK = "It waits again, on top of Practices."


class OpenDrafts:
    """The drafts that are written on the screens of `app`, each on its way to its file and back."""

    def __init__(self, app: BaseApp, files: DraftFiles, show: Callable[[DraftList], None]) -> None:
        """In `files`; `show` is handed the drafts there are, whenever they may be others."""
        self._app, self._files, self._show = app, files, show

    def take_up(self, message: object) -> None:
        """Go on with the draft that a page begins from, where one is to be opened that does."""
        page = message.page if isinstance(message, OpenPage) else None
        if isinstance(page, Writer) and page.autosave.saved.draft is not None:
            self._files.take_up(page.autosave.saved.draft)

    def look(self) -> None:
        """See which drafts there are now."""
        self._show(self._files.listed())

    def take(self, message: Write | DiscardDraft | Finish | Left, make: Make) -> None:
        """Do with a draft what a message asks for."""
        match message:
            case Left():
                self._files.let_go(message.uid)
                self.look()
            case Write():
                self.write(message)
            case DiscardDraft():
                self.discard(message)
            case Finish():
                self.finish(message, make)

    def write(self, message: Write) -> None:
        """Put a draft on the disk, and tell the screen that it stands on; where that was left, tell the person."""
        saved = self._files.keep(message.uid, message.draft)
        self._hand(message.uid, saved)
        if not any(writer.autosave.uid == saved.uid for writer in self._writers):
            self._files.let_go(saved.uid)
            self._show_trouble(saved.trouble)
            self.look()

    def finish(self, message: Finish, make: Make) -> None:
        """Make an end so, and let its draft go once it is."""
        trouble = ""

        def answered(made: bool) -> None:
            nonlocal trouble
            if made:
                trouble = self._files.end(message.uid)
                self.look()
                self._hand_end(message.uid, True)

        try:
            made = make(message.ending(self._files.name_of_end(message.uid)), answered)
        except NotUnderstood as error:
            made = False
            self._show_trouble(str(error))
        if not made:
            self._hand_end(message.uid, False)
        self._show_trouble(_STAYS if trouble else "")

    def discard(self, message: DiscardDraft) -> None:
        """Throw a draft away."""
        self._show_trouble(self._files.throw_away(message.draft))
        self.look()

    def forget(self, change: Change) -> str:
        """Let drafts of what a change erases go with it; the trouble, if there is any."""
        trouble = self._files.erase(change)
        self.look()
        return trouble

    def put_back(self) -> bool:
        """Put the draft back that was thrown away last; False where none was, or something else was done since."""
        trouble = self._files.put_back()
        if trouble is None:
            return False
        self._app.show_message(trouble or _BACK, "warm" if trouble else "")
        self.look()
        return True

    def save(self) -> str:
        """Put what is being written on the disk now; or the trouble."""
        trouble = ""
        for writer in self._writers:
            with suppress(Exception):
                if writer.autosave.unsaved:
                    uid = writer.autosave.uid
                    saved = self._files.keep(uid, writer.autosave.draft())
                    trouble = trouble or saved.trouble
                    self._hand(uid, saved)
        return trouble

    def save_all(self, at: int) -> str:
        """Save the drafts and, once, as notes of the moment `at`, what was typed into lines that are none; or why not.

        Leaving asks nothing; what is lost by it is told once the terminal is given back.
        """
        trouble = self.save()
        with suppress(Exception):
            unkept = [screen.unkept for screen in self._app.screen_stack if isinstance(screen, Overlay)]
            trouble = self._files.note(unkept, at) or trouble
        cause = trouble.removeprefix("Not saved yet: ").partition(": ")[0].partition(". ")[0]
        return f"troth: {cause}: what you wrote last could not be saved.\n" if trouble else ""

    @property
    def in_front(self) -> str:
        """The name of the foremost draft that lies on the disk; empty where nothing is written."""
        saved = (writer.autosave for writer in reversed(self._writers) if writer.autosave.saved.draft is not None)
        return next((each.uid for each in saved if not each.ended), "")

    @property
    def _writers(self) -> list[Writer]:
        return [screen for screen in self._app.screen_stack if isinstance(screen, Writer)]

    def _hand(self, uid: str, saved: Saved) -> None:
        """Hand down how it stands with the draft that had that name before."""
        for writer in self._writers:
            if writer.autosave.uid in (uid, saved.uid):
                writer.show_saved(saved)
        self._show_trouble(_ELSEWHERE if saved.uid != uid else "")

    def _hand_end(self, uid: str, made: bool) -> None:
        for writer in self._writers:
            if writer.autosave.uid in (uid, self._files.by_now(uid)):
                writer.show_end(made)

    def _show_trouble(self, trouble: str) -> None:
        if trouble:
            self._app.show_message(trouble, "warm")
