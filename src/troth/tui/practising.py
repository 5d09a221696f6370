"""The app's part in practices: it opens them, keeps what is being written as a draft, and ends them by one change."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import on
from textual.reactive import reactive

from troth.domain.draft import Draft
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.tui.desk import Desk
from troth.tui.ground import Ground
from troth.tui.messages import Discard, Finish, Open, Show, Write

if TYPE_CHECKING:
    from troth.domain.book import Action
    from troth.guidance.practices import Practice

_GONE = "There is no such practice here. If it was in a pack of your own, see whether that is still in its folder."


class Practising(Ground):
    """An app that runs practices; nobody else touches a draft."""

    opens_on: str | None = None
    """The practice to open on; the library where it is empty, Today where it is None."""

    drafts: reactive[tuple[Draft, ...]] = reactive((), init=False, always_update=True)
    """The drafts, as they were when one was last left or went away."""

    def __init__(self, desk: Desk, state: str, theme: str) -> None:
        """With the drafts under the folder `state`."""
        super().__init__(ascii=desk.ascii, theme=theme)
        self._drafts = Drafts(state)
        self._desk = desk._replace(drafts=lambda: self._drafts.listed().drafts)

    def make(self, action: "Action", done: Callable[[], None] | None = None) -> bool:
        """Make an action so, on the one path that changes anything; whether it is. `done` hears that first."""
        raise NotImplementedError

    def open_practice(self, name: str, draft: str | None = None) -> None:
        """Open a practice behind its gate, or go on with a draft, whose gate was passed when it began; or nothing."""
        if not (name or draft):
            return
        from troth.guidance.practices import practice

        found = self._read(draft) if draft else None
        asked = practice(found.practice if found else name)
        if asked is None:
            self.say(_GONE, "warm")
        elif found is None and asked.gate != "none":
            self._ask_first(asked)
        else:
            self._run_practice(asked, found)

    def save_drafts(self) -> None:
        """Put what is being written on the disk now."""
        for screen in self._screen_stack:
            draft = screen.unsaved() if hasattr(screen, "unsaved") and screen.is_mounted else None
            if draft is not None:
                self._keep(draft)

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave, by a key or a signal, with everything on the disk."""
        self.save_drafts()
        super().exit(*args, **options)

    def _fatal_error(self) -> None:
        with suppress(Exception):
            self.save_drafts()
        super()._fatal_error()

    @on(Open)
    def _open(self, message: Open) -> None:
        self.open_practice(message.practice, message.draft)

    @on(Write)
    def _write(self, message: Write) -> None:
        message.writer.saved(self._keep(message.draft))
        if not any(id(screen) == id(message.writer) for screen in self.screen_stack):
            self.drafts = self._drafts.listed().drafts

    @on(Discard)
    def _discard(self, message: Discard) -> None:
        self._remove(message.draft)

    @on(Finish)
    def _finish(self, message: Finish) -> None:
        def done() -> None:
            self._remove(message.uid)
            message.writer.ended(True)

        if not self.make(message.action, done):
            message.writer.ended(False)

    def _ask_first(self, asked: "Practice") -> None:
        from troth.guidance.practices import practice
        from troth.tui.reflection.gate import Gate

        def answered(way: str | None) -> None:
            if way == "on":
                self._run_practice(asked, None)
            elif way == "instead":
                self.open_practice(asked.instead or "")
            elif way == "help":
                self.post_message(Show("help"))

        self.push_screen(Gate(asked, practice(asked.instead or "")), answered)

    def _run_practice(self, asked: "Practice", draft: Draft | None) -> None:
        from troth.tui.reflection.runner import Runner

        self.push_screen(Runner(self._desk, self.book, asked, draft))  # type: ignore[attr-defined]

    def _read(self, uid: str) -> Draft | None:
        try:
            return self._drafts.read(uid)
        except Unusable as error:
            self.say(str(error), "warm")
            return None

    def _keep(self, draft: Draft) -> str:
        try:
            self._drafts.write(draft)
        except Unusable as error:
            return str(error)
        return ""

    def _remove(self, uid: str) -> None:
        try:
            self._drafts.remove(uid)
            self.drafts = self._drafts.listed().drafts
        except Unusable as error:
            self.say(str(error), "warm")
