"""How a practice opens: behind its gate, or where a draft of it was left."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from troth.domain.draft import FRESH, Draft
from troth.domain.entries import last_done
from troth.store.errors import Unusable
from troth.tui.app.draft_files import DraftFiles
from troth.tui.context import Context
from troth.tui.kit.base_app import BaseApp
from troth.tui.messages import OpenPage, Show
from troth.tui.snapshot import Snapshot

if TYPE_CHECKING:
    from troth.practice.definition import Practice

BEFORE = "E21"
"""The practice for who is upset, from the first story to a question worth asking."""

_WAITS = "What you were writing waits: 3, then enter."
_GONE = "There is no such practice here. If it was in a pack of your own, see whether that is still in its folder."
_AS_NOTE = "Its practice is gone from here. Its words are in this note."
_OVER = "It is not there any more: another window ended it."
_UNREAD = "It can't be read now. It is left as it is; enter tells more."


class PracticeOpener:
    """Opens practices, and what was left of one, over the screens of `app`."""

    def __init__(self, app: BaseApp, context: Context, files: DraftFiles, snapshot: Callable[[], Snapshot]) -> None:
        """With the drafts in `files`; `snapshot` tells what there is."""
        self._app, self._context, self._files, self._snapshot = app, context, files, snapshot
        self._turned: dict[str, str] = {}
        self.draw: Callable[[], int] = lambda: int(context.uid(), 16)

    def announce_drafts(self) -> None:
        """Tell who comes back soon, as after a lost line, that something waits; not what, others may see the screen."""
        if self._fresh():
            self._app.show_message(_WAITS)

    def begin(self, name: str | None, draft: str = "") -> None:
        """Begin on that practice, on the library where it has no name, and else on `draft` if there is one."""
        if name is None and draft:
            self.open("", draft)
        elif name is None:
            self.announce_drafts()
        else:
            self.open(name)

    def open(self, name: str, draft: str | None = None, first: str = "") -> None:
        """Open a practice behind its gate, or go on with a draft, whose gate was passed when it began; or nothing.

        This evening's draft of a practice comes before a new run of it, but not where its `first` step was answered
        just now.
        """
        if not (name or draft):
            return
        from troth.guidance.practices import practice

        draft = draft or next((each.uid for each in self._fresh() if each.practice == name and not first), None)
        found = self._read(draft) if draft else None
        if draft and found is None:
            return
        asked = None if found and not found.practice else practice(found.practice if found else name)
        if found is not None and any(each.uid == found.uid for each in self._snapshot().book.source.outlines()):
            self._app.show_message("It is in the journal already.")
            self._show_trouble(self._files.remove(found.uid))
        elif found is not None and asked is None:
            self._go_on_writing(found)
        elif asked is None:
            self._show_trouble(_GONE)
        elif found is None and self._is_behind_gate(asked):
            self._ask_first(asked)
        else:
            self.run(asked, found, first)

    def run(self, asked: "Practice", draft: Draft | None = None, first: str = "") -> None:
        """Begin a run of a practice, behind its `first` step where that was answered, or go on with a draft of it."""
        from troth.tui.practice_run.run_screen import RunScreen

        self._app.post_message(OpenPage(RunScreen(self._context, self._snapshot(), asked, draft, first)))

    def _is_behind_gate(self, asked: "Practice") -> bool:
        return asked.gate != "none" and not (asked.gate_first and asked.id in last_done(self._snapshot().book))

    def _ask_first(self, asked: "Practice") -> None:
        from troth.guidance.practices import practice
        from troth.tui.practice_run.gate import Gate

        def answered(way: str | None) -> None:
            if way in ("on", "other") and asked.gate == "hard" and asked.who == "together":
                self._open_for_two(asked, way == "on")
            elif way == "on":
                self.run(asked)
            elif way == "instead":
                self.open(asked.instead or "")
            elif way == "help":
                self._app.post_message(Show("help"))

        self._app.post_message(OpenPage(Gate(asked, practice(asked.instead or "")), answered))

    def _open_for_two(self, asked: "Practice", both_no: bool) -> None:
        """Open what both answers lead to.

        Once another opened than was asked for, it opens as long as the app stands: nobody finds out by asking again
        whether that was by chance, and one that opened before may turn into another by chance as well.
        """
        from troth.guidance.practices import practice
        from troth.practice.for_two import opens

        name = self._turned.get(asked.id) or opens(asked.id, both_no, self.draw())
        if name != asked.id:
            self._turned[asked.id] = name
        self.run(practice(name) or asked)

    def _go_on_writing(self, draft: Draft) -> None:
        from troth.tui.app.draft_pages import page_of_draft

        form = page_of_draft(self._context, self._snapshot().book, draft)
        if form is None:
            self._show_trouble(_GONE)
            return
        self._app.post_message(OpenPage(form))
        if draft.practice:
            self._app.call_later(self._show_trouble, _AS_NOTE)

    def _fresh(self) -> list[Draft]:
        now = self._context.now(self._snapshot().book).at
        return [draft for draft in self._files.listed().drafts if now - draft.saved_at < FRESH]

    def _read(self, uid: str) -> Draft | None:
        """The draft of that name; where it is gone or can't be read, that is told."""
        try:
            found = self._files.read(uid)
        except Unusable:
            self._show_trouble(_UNREAD)
            return None
        if found is None:
            self._show_trouble(_OVER)
        return found

    def _show_trouble(self, trouble: str) -> None:
        if trouble:
            self._app.show_message(trouble, "warm")
