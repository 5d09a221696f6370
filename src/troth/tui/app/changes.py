"""The one path on which anything changes: the store makes it so, a new book comes down, and it is announced."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread

from troth.domain.book import Action, Book
from troth.domain.change import Change, Table, new_titles
from troth.domain.errors import Refused
from troth.domain.titles import title_in
from troth.store.errors import Unusable
from troth.store.store import Store
from troth.store.undo_journal import upcoming
from troth.tui.kit.chrome import Quiet
from troth.tui.messages import Do

Show = Callable[[str, str, str, str], None]
"""Says words in a tone, with a tail behind them; of a name in the words less where there is no room for all."""

_SOON = 0.5
"""Seconds for which nobody needs to be told that something is waited for."""

_MANY = 500
"""From so many records on a change is turned round in the background; a thousand take a tenth of a second to write."""

_TURNS = {False: "Taking it back; it is told once it is so.", True: "Making it again; it is told once it is so."}

_SHORT = 40
"""Words of so many letters fit on any line."""

Answered = Callable[[bool], None]
"""Told whether it is so, before anything is said of it."""


OnScreen = Callable[[Callable[[], object]], object]
"""Has something done by the thread of the screen."""

Made = tuple[Table, int] | None
"""The record that was made here last."""


class Changes:
    """Changes of the file of `store`, wherever they are made."""

    def __init__(self, store: Store, take_in: Callable[..., None], show: Show, forget: Callable[[Change], str]) -> None:
        """`take_in` gets each new `book` and what was `made` here; `forget` a change of which nothing may be left.

        `forget` answers with the trouble it had.
        """
        self._store, self._hand_down, self._show, self._forget = store, take_in, show, forget
        self._book = Book()
        self._made: Made = None
        self._told, self._own = 0, list[str]()
        self._background = list[Future[Change]]()
        self._turning = False

    def do(self, action: Action, at: int, answered: Answered | None = None, before: str = "") -> bool:
        """Make an action so at the moment `at`, with a snapshot `before` it where one is named; whether it is."""
        return self._change(
            lambda: _with_thoughts(self._store.do(action, at, before=before)), "", answered or (lambda made: None)
        )

    def take(self, asked: Do, at: int, on_screen: OnScreen) -> bool:
        """Make so what is asked for; whether it is by now, which what is done in the background is not yet.

        That is done on a thread of its own, and `on_screen` has what then comes down done by the screen's; where there
        is no screen any more, `finish` waits for it.
        """
        if not asked.background:
            return self.do(asked.action, at, asked.answered, asked.before)
        self._begin(
            lambda store: _with_thoughts(store.do(asked.action, at, before=asked.before)),
            "",
            asked.answered or (lambda made: None),
            on_screen,
        )
        return False

    def finish(self, tell: Callable[[str], object]) -> None:
        """Wait for what is done in the background, once the screen is gone; `tell` in a line what it did not."""
        for done in self._background:
            try:
                done.exception(_SOON)
            except TimeoutError:
                tell("troth: What you asked for is being written still; Troth ends once it is.\n")
            try:
                tell(f"troth: {done.result().summary}\n")
            except (Refused, Unusable) as error:
                tell(f"troth: {error}\n")

    def turn(self, at: int, on_screen: OnScreen, again: bool = False) -> None:
        """Take the last change back, wherever it was made, or make `again` the one last taken back.

        One of very many records goes the way of what is done in the background; until it is so no other is turned.
        """
        back = "u takes it back" if again else "ctrl+r redoes"
        number, records = upcoming(self._store.journal, undone=not again)

        def turned(store: Store, only: int = 0) -> Change:
            return Change(f"Again: {store.redo(at, only)}" if again else f"Undone: {store.undo(at, only)}")

        def ended(_: bool) -> None:
            self._turning = False

        if self._turning or records >= _MANY:
            self._show_line(_TURNS[again], "", "")
            if not self._turning:
                self._turning = True
                self._begin(lambda store: turned(store, number), back, ended, on_screen)
        else:
            self._change(lambda: turned(self._store), back, lambda made: None)

    def look(self) -> None:
        """Take in a change that was made elsewhere."""
        try:
            if self._store.moved():
                self._take_in(self._store.book())
        except Unusable as error:
            self._show_line(str(error))

    def add_notice(self, line: str) -> None:
        """Have a line of the program's own said, as the store's are."""
        self._own.append(line)

    def show_notices(self, lines: Sequence[Quiet]) -> None:
        """Show what there is to tell, one line at a time, once the last of `lines` holds nothing to be read."""
        waiting = [*self._own, *self._store.notices][self._told :]
        if waiting and lines and not lines[-1].text:
            self._show_line(waiting[0])
            self._told += 1

    def _begin(self, make: Callable[[Store], Change], back: str, answered: Answered, on_screen: OnScreen) -> None:
        """Have `make` done on a thread with a store of its own, and what comes of it taken over on the screen's."""
        other, done = self._store.anew(), Future[Change]()

        def work() -> None:
            try:
                done.set_result(make(other))
            except Exception as error:
                done.set_exception(error)
            with suppress(RuntimeError):  # the app is gone
                on_screen(lambda: self._take_over(other, done, back, answered))

        self._background.append(done)
        Thread(target=work, daemon=True).start()

    def _take_over(self, other: Store, done: Future[Change], back: str, answered: Answered) -> None:
        """Go on from what another store has done, and with what it has to tell."""
        self._background.remove(done)

        def make() -> Change:
            change = done.result()
            self._store.take_over(other)
            return change

        self._store.notices += [line for line in other.notices if line not in self._store.notices]
        self._change(make, back, answered)

    def _change(self, make: Callable[[], Change], back: str, answered: Answered) -> bool:
        try:
            change = make()
            self._take_in(self._store.book(), change)
        except (Refused, Unusable) as error:
            with suppress(Unusable):
                self._take_in(self._store.book())
            answered(False)
            self._show_line(str(error))
            return False
        trouble = self._forget(change) if change.forget else ""
        answered(True)
        self._announce(change, back)
        if trouble:
            self._show_line(trouble)
        return True

    def _take_in(self, book: Book, change: Change | None = None) -> None:
        edits = change.edits if change else ()
        self._made = next(((edit.table, edit.number) for edit in edits if edit.before is None), self._made)
        self._book = book
        self._hand_down(book=book, made=self._made)

    def _announce(self, change: Change, back: str) -> None:
        """Show what is so now, with the way `back`; undo, where it can be undone and no other is given."""
        first, *more = change.summary.splitlines() or [""]
        words = " ".join(change.aside) or first + (f" And {len(more)} more." if more else "")
        undoes = "u takes it back" if change.edits and not change.forget else ""
        self._show_line(words, "warm" if change.aside else "", back or undoes)

    def _show_line(self, words: str, tone: str = "warm", tail: str = "") -> None:
        """Show `words`, in which a title of the book is what gives way."""
        self._show(words, tone, tail, title_in(self._book, words) if len(words) + len(tail) > _SHORT else "")


def _with_thoughts(change: Change) -> Change:
    """`change`, and aside what is said of a title that came with it and hands a part of one's life over."""
    titles = new_titles(change.edits)
    if not titles:
        return change
    from troth.guidance.title_check import thought_beside

    thought = thought_beside(titles, "app")
    return change._replace(aside=(thought, *change.aside)) if thought else change
