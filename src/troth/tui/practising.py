"""The app's part in practices: it opens them, keeps what is being written as a draft, and ends them by one change."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from troth.domain.book import Action, Book
from troth.domain.draft import Draft, Listed
from troth.domain.entries import last_done
from troth.store.drafts import Drafts
from troth.store.errors import Unusable
from troth.tui.desk import Desk
from troth.tui.ground import Ground
from troth.tui.messages import Discard, Finish, Open, Show, Write, Writer

if TYPE_CHECKING:
    from troth.guidance.practices import Practice

BEFORE = "E21"
"""The practice for who is upset, from the first story to a question worth asking."""

FRESH = 12 * 3600
"""So many seconds after it was saved, a draft is about the same evening."""

_WAITS = "What you were writing waits where you left it: 3, then enter."
_ELSEWHERE = "It goes on in another window as well. Here it is a draft of its own now."
_GONE = "There is no such practice here. If it was in a pack of your own, see whether that is still in its folder."


class Practising(Ground):
    """An app that runs practices; nobody else touches a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "before", "Before I react: what else could be true?", id="before"),
    ]

    book: Book

    opens_on: str | None = None
    """The practice to open on; the library where it is empty, Today where it is None."""

    drafts: reactive[Listed] = reactive(Listed(), init=False)
    """The drafts, as they were when last looked at."""

    def __init__(self, desk: Desk, state: str, theme: str) -> None:
        """With the drafts under the folder `state`."""
        super().__init__(ascii=desk.ascii, theme=theme)
        self._desk, self._drafts = desk, Drafts(state)
        self._thrown: Draft | None = None

    def make(self, action: Action, done: Callable[[], None] | None = None) -> bool:
        """Make an action so, on the one path that changes anything; whether it is. `done` hears that first."""
        raise NotImplementedError

    def action_before(self) -> None:
        """Open the practice for who is upset, or go on with this evening's; nothing where one is open already."""
        if getattr(self.screen, "PLACE", "") not in ("practice", "gate"):
            mine = (draft.uid for draft in self._fresh() if draft.practice == BEFORE)
            self.open_practice(BEFORE, next(mine, None))

    def tell_of_drafts(self) -> None:
        """Tell who comes back soon, as after a lost line, that something waits; not what, others may see the screen."""
        if self._fresh():
            self.say(_WAITS)

    def look_at_drafts(self) -> None:
        """See which drafts there are now."""
        self.drafts = self._drafts.listed()

    def _fresh(self) -> list[Draft]:
        self.look_at_drafts()
        now = self._desk.now(self.book).at
        return [draft for draft in self.drafts.drafts if now - draft.saved_at < FRESH]

    def open_practice(self, name: str, draft: str | None = None) -> None:
        """Open a practice behind its gate, or go on with a draft, whose gate was passed when it began; or nothing."""
        if not (name or draft):
            return
        from troth.guidance.practices import practice

        found = self._read(draft) if draft else None
        if found is not None and any(each.uid == found.uid for each in self.book.source.outlines()):
            self._remove(found.uid)
            self.say("It is in the journal already.")
            return
        if found is not None and not found.practice:
            self._go_on_writing(found)
            return
        asked = practice(found.practice if found else name)
        if asked is None:
            self.say(_GONE, "warm")
        elif found is None and asked.gate != "none" and not (asked.gate_first and asked.id in last_done(self.book)):
            self._ask_first(asked)
        else:
            self._run_practice(asked, found)

    def save_drafts(self) -> None:
        """Put what is being written on the disk now."""
        for screen in self._screen_stack:
            with suppress(Exception):
                draft = screen.unsaved() if hasattr(screen, "unsaved") and screen.is_mounted else None
                if draft is not None:
                    self._keep(draft, cast(Writer, screen))

    def put_back(self) -> bool:
        """Put the draft back that was thrown away last; False where none was, or something else was done since."""
        thrown, self._thrown = self._thrown, None
        if thrown is None:
            return False
        try:
            self._drafts.write(thrown)
            self.say("It waits again, on top of Practices.")
        except Unusable as error:
            self._thrown = thrown
            self.say(str(error), "warm")
        self.look_at_drafts()
        return True

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
        message.writer.saved(self._keep(message.draft, message.writer))
        if not any(id(screen) == id(message.writer) for screen in self.screen_stack):
            self.look_at_drafts()

    @on(Discard)
    def _discard(self, message: Discard) -> None:
        self._thrown = self._there(message.draft) if message.back else None
        self._remove(message.draft)

    @on(Finish)
    def _finish(self, message: Finish) -> None:
        writer = message.writer
        alone = self._there(writer.uid) == writer.mine

        def done() -> None:
            if alone:
                self._remove(writer.uid)
            writer.ended(True)

        if not self.make(message.ending(writer.uid if alone else self._desk.uid()), done):
            writer.ended(False)

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

        self.push_screen(Runner(self._desk, self.book, asked, draft))

    def _read(self, uid: str) -> Draft | None:
        try:
            return self._drafts.read(uid)
        except Unusable as error:
            self.say(str(error), "warm")
            return None

    def _go_on_writing(self, draft: Draft) -> None:
        from troth.tui.reflection.writing import form_for

        self.push_screen(form_for(self._desk, self.book, draft))

    def _there(self, uid: str) -> Draft | None:
        """The draft of that name as it lies on the disk; None where it can't be read."""
        with suppress(Unusable):
            return self._drafts.read(uid)
        return None

    def _keep(self, draft: Draft, writer: Writer) -> str:
        """Put a draft on the disk, as one of its own where another window wrote over it or ended it; or the trouble."""
        if self._there(writer.uid) != writer.mine:
            writer.uid = self._desk.uid()
            self.say(_ELSEWHERE, "warm")
        draft = draft._replace(uid=writer.uid)
        try:
            self._drafts.write(draft)
        except Unusable as error:
            return str(error)
        writer.mine = draft
        return ""

    def _remove(self, uid: str) -> None:
        try:
            self._drafts.remove(uid)
            self.look_at_drafts()
        except Unusable as error:
            self.say(str(error), "warm")
