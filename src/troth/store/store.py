"""The store: the only door to the data file, for the shell and for the app."""

from typing import TYPE_CHECKING, TypeVar

from troth.domain.book import Action, Book
from troth.domain.change import Change
from troth.domain.errors import Refused
from troth.store import copies, files, format
from troth.store.copies import Copy, Names
from troth.store.errors import Moved, Unusable, saving, shown, why
from troth.store.format import JOURNAL, Tables
from troth.store.load import State, load, say, say_siblings
from troth.store.source import TableSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from troth.store.examine import Finding
    from troth.store.plan import Plan

_TRIES = 20

Result = TypeVar("Result")


class Store:
    """One data file. `notices` are lines to tell the person once; reading and writing add to them."""

    def __init__(self, path: str, *, ours: bool = False) -> None:
        """A store on `path`, which is not touched yet; with `ours` its folder is kept to mode 0700."""
        self.path = path
        self.notices: list[str] = []
        self._ours = ours
        self._state: State | None = None
        self._source: TableSource | None = None
        self._book = Book()

    def book(self) -> Book:
        """Everything as it is now; the same book as before while the file has not changed. Raises `Unusable`."""
        self._read(self._names())
        return self._book

    def moved(self) -> bool:
        """Whether the file has changed since `book` last read it; one `stat`, and never an error."""
        if self._state is None:
            return True
        try:
            return files.stamp(self.path) != self._state.stamp
        except (OSError, ValueError):
            return True

    def do(self, action: Action, at: int, *, before: str = "", forget: bool = False) -> Change:
        """Make what `action` asks for so, durably, and answer with it; a change without edits writes nothing.

        `before` ("import") keeps a snapshot of the state before for good; with `forget` (after erasing a text) neither
        journal nor recent copies hold what was. Raises `Refused` from the action, and `Unusable`.
        """

        from troth.store import plan

        def make(state: State, book: Book) -> "Plan[Change]":
            change = action(book)
            if not change.edits and not (forget and state.stamp):
                return plan.Plan(change, {})
            return plan.of_change(state.tables, change, at, forget=forget)

        return self._transact(make, at, f"before-{before}" if before else "")

    def undo(self, at: int) -> str:
        """Take back the newest change, wherever it was made; its summary. Raises `Refused`, `Unusable`."""
        from troth.store.plan import of_undo

        return self._transact(lambda state, _: of_undo(state.tables, undone=True), at)

    def redo(self, at: int) -> str:
        """Make the change last taken back again; its summary. Raises `Refused`, `Unusable`."""
        from troth.store.plan import of_undo

        return self._transact(lambda state, _: of_undo(state.tables, undone=False), at)

    def forget(self, at: int) -> None:
        """Empty the journal, and let go of the copies that still hold what was erased today. Raises `Unusable`."""
        self.do(lambda _: Change(""), at, forget=True)

    def export(self) -> Tables:
        """The tables as they lie in the file, unknown ones too, without the journal; not to be changed."""
        return {name: table for name, table in self._read(self._names()).tables.items() if name != JOURNAL}

    def problems(self) -> list[str]:
        """What no Troth would write in the file as last read, a line each; slow (pydantic), fit for another thread."""
        from troth.store.check import problems

        state = self._state or self._read(self._names())
        return problems(state.tables)

    def check(self) -> None:
        """Tell in `notices` of what `problems` finds, as the app asks once it stands."""
        found = self.problems()
        if found:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            line = f"In {shown(self.path)} {found[0]}{more}. Nothing was changed; `troth doctor` tells what to do."
            say(self.notices, line)

    def backup(self, at: int) -> Copy:
        """Keep the file as it is as a snapshot that stays. Raises `Refused` when there is none, `Unusable`."""
        from troth.store.care import backup

        return backup(self._names(), at, self.notices)

    def backups(self) -> list[Copy]:
        """Every copy beside the file, the newest state first."""
        return copies.listed(self._names())

    def restore(self, which: str, at: int) -> Copy:
        """Put the copy of that name in the file's place; what was there is kept. Raises `Refused`, `Unusable`."""
        from troth.store.care import restore

        return restore(self._names(), which, at)

    def examine(self) -> "list[Finding]":
        """What `troth doctor` says of the file and all that belongs to it."""
        from troth.store.examine import examine

        return examine(self._names(), self.path)

    def _names(self) -> Names:
        return copies.names(files.target(self.path))

    def _read(self, where: Names) -> State:
        state = self._state
        if state is not None and not self.moved():
            return state
        if state is None:
            say_siblings(where, self.notices)
            self._narrow(where)
        return self._load(where)

    def _load(self, where: Names) -> State:
        state = load(where, self.notices)
        self._take(state)
        return state

    def _take(self, state: State) -> None:
        self._state = state
        self._source = TableSource(state.tables, self._source)
        self._book = Book(self._source)

    def _narrow(self, where: Names) -> None:
        if self._ours and files.narrow_folder(where.folder):
            say(self.notices, f"Others could look into {shown(where.folder)}; now only you can.")

    def _transact(self, make: "Callable[[State, Book], Plan[Result]]", at: int, kind: str = "") -> Result:
        from troth.store.lock import Lock

        where = self._names()
        state = self._read(where)
        planned = make(state, self._book)
        if not planned.writes:
            return planned.result
        try:
            files.make_folder(where.folder)
            files.refuse_read_only(where.data, where.folder)
            for _ in range(_TRIES):
                with Lock(where.lock):
                    if self._stale(where, state):
                        state = self._load(where)
                        planned = make(state, self._book)
                        if not planned.writes:
                            return planned.result
                    try:
                        self._commit(where, state, planned, at, kind)
                    except Moved:
                        continue
                return planned.result
        except OSError as error:
            raise saving(error, where.data) from error
        raise Unusable(f"{shown(where.data)} keeps changing under Troth. Nothing was saved; try again.")

    def _stale(self, where: Names, state: State) -> bool:
        if files.stamp(where.data) != state.stamp:
            return True
        return state.stamp is not None and files.head(where.data, format.HEAD) != state.head

    def _commit(self, where: Names, state: State, planned: "Plan[Result]", at: int, kind: str) -> None:
        from troth.store import splice
        from troth.store.plan import counted
        from troth.store.save import save
        from troth.store.storage import put

        tables = counted(put(state.tables, planned.puts), planned.puts)
        try:
            known = state.data if state.sound and not state.older else b""
            data = splice.serialise(tables, state.tables, known)
        except ValueError:
            raise Refused("That holds characters that can't be kept: nothing was saved.") from None
        if state.stamp is not None and not planned.forget:
            self._snapshot(where, state, at, kind)
        stamp = save(where, data, state.stamp, previous=not planned.forget)
        self._take(State(tables, stamp, data))
        if planned.forget:
            copies.forget(where, at)

    def _snapshot(self, where: Names, state: State, at: int, kind: str) -> None:
        if state.older:
            copies.keep_named(where, "before-upgrade", at)
        if kind:
            copies.keep_named(where, kind, at)
        try:
            kept = copies.keep_outside(where, state.head, state.sound, at)
            copies.keep_day(where, at)
        except OSError as error:
            say(self.notices, f"No snapshot could be kept in {shown(where.backups)} ({why(error)}).")
            return
        if kept and not state.sound:
            say(self.notices, f"The file as it was before it was changed outside is kept as backup {kept}.")
