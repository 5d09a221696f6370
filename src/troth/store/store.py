"""The store: the only door to the data file, for the shell and for the app."""

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from troth.domain.book import Action, Book
from troth.domain.change import Change
from troth.domain.errors import Refused
from troth.store import copies, files
from troth.store.copies import Copy
from troth.store.data_file import DataFile
from troth.store.errors import NOT_TO_BE_KEPT, Moved, Unusable, saving, shown, why
from troth.store.format import JOURNAL, Tables, serialise
from troth.store.record_lines import Documents
from troth.store.revision import Revision, add_notice, load, notice_conflicts
from troth.store.sealing import CLEAR, Sealing
from troth.store.table_source import TableSource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from troth.domain.actions.merging import Merge
    from troth.store.check import Through
    from troth.store.drafts import Drafts
    from troth.store.examine import Finding
    from troth.store.once import NamedAction, NamedResult
    from troth.store.plan import Plan

_TRIES = 20

Result = TypeVar("Result")


class Store:
    """One data file. `notices` are lines to tell the person once; reading and writing add to them."""

    def __init__(self, path: str, *, ours: bool = False, sealing: Sealing = CLEAR) -> None:
        """A store on `path`, which is not touched yet; with `ours` its folder is kept to mode 0700."""
        self.path = path
        self.notices: list[str] = []
        self._ours, self._sealing = ours, sealing
        self._revision: Revision | None = None
        self._source: TableSource | None = None
        self._book = Book()

    def anew(self) -> "Store":
        """Another store on the same file, for another thread."""
        return Store(self.path, sealing=self._sealing)

    def take_over(self, other: "Store") -> None:
        """Hold what another store on the same file has read or written; as good as reading it. Raises `Unusable`."""
        self._take(other._revision or self._read())

    def book(self) -> Book:
        """Everything as it is now; the same book as before while the file has not changed. Raises `Unusable`."""
        self._read()
        return self._book

    def moved(self) -> bool:
        """Whether the file has changed since `book` last read it; one `stat`, and never an error."""
        try:
            return self._revision is None or files.stamp(self.path) != self._revision.stamp
        except (OSError, ValueError):
            return True

    def do(self, action: Action, at: int, *, before: str = "") -> Change:
        """Make what `action` asks for so, durably, and answer with it; a change without edits writes nothing.

        `before` ("import") keeps a snapshot of the state before for good. Of the records that a change forgets neither
        the journal nor any copy holds what they were. Raises `Refused` from the action, and `Unusable`.
        """
        from troth.store import plan

        def make(revision: Revision, book: Book) -> "Plan[Change]":
            change = action(book)
            if not change.edits and not (change.forget and revision.stamp):
                return plan.Plan(change, {})
            return plan.of_change(revision.tables, change, at)

        return self._transact(make, at, f"before-{before}" if before else "")

    def empty(self, at: int) -> None:
        """Take everything away: each record, what undo knows, and every copy. Raises `Unusable`; then all is there."""
        from troth.store.plan import Plan

        self._transact(lambda revision, _: Plan(None, {}, everything=revision.stamp is not None), at)

    def do_once(self, asked: "Sequence[NamedAction]", at: int) -> "list[NamedResult]":
        """Make each of the actions so that was not made so before, in one write, each with its own entry to undo.

        One that is refused counts as done; what is told of each stands in the order of `asked`. Raises `Unusable`.
        """
        from troth.store.once import planned

        return self._transact(lambda revision, _: planned(revision.tables, asked), at)

    def drafts(self, state: str) -> "Drafts":
        """The drafts under the folder `state`, sealed as the file is."""
        from troth.store.drafts import Drafts

        return Drafts(state, self._sealing)

    def undo(self, at: int, only: int = 0) -> str:
        """Take back the newest change, with `only` none but that entry; its summary. Raises `Refused`, `Unusable`."""
        return self._turn(at, only, undone=True)

    def redo(self, at: int, only: int = 0) -> str:
        """Make the change last taken back again; its summary. Raises `Refused`, `Unusable`."""
        return self._turn(at, only, undone=False)

    @property
    def journal(self) -> Documents:
        """The undo journal as it was last read; not to be changed."""
        return (self._revision or self._read()).tables.get(JOURNAL, {})

    def _turn(self, at: int, only: int, *, undone: bool) -> str:
        from troth.store.plan import of_undo

        return self._transact(lambda revision, _: of_undo(revision.tables, only, undone=undone), at)

    def export(self) -> Tables:
        """The tables as they lie in the file, unknown ones too, without the journal; not to be changed."""
        return {name: dict(table) for name, table in self._read().tables.items() if name != JOURNAL}

    def merging(self, raw: bytes, through: "Through") -> "tuple[Merge, int]":
        """The action that brings in another copy or an export; how many of its tables are unknown. Raises `Refused`."""
        from troth.store.other_copy import merging

        return merging(raw, self._sealing, self._read().tables.get(JOURNAL, {}), through)

    def problems(self) -> list[str]:
        """What no Troth would write in the file as last read, a line each; slow (pydantic), fit for another thread."""
        from troth.store.check import problems

        return problems((self._revision or self._read()).tables)

    def check(self) -> None:
        """Tell in `notices` of what `problems` finds, as the app asks once it stands."""
        if found := self.problems():
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            told = f"In {shown(self.path)} {found[0]}{more}. Nothing was changed; `troth doctor` tells what to do."
            add_notice(self.notices, told)

    def backup(self, at: int) -> Copy:
        """Keep the file as it is as a snapshot that stays. Raises `Refused` when there is none, `Unusable`."""
        from troth.store.backup import backup

        return backup(self._file(), at, self.notices)

    def backups(self) -> list[Copy]:
        """Every copy beside the file, the newest state first."""
        return copies.listed(self._file())

    def restore(self, which: str, at: int) -> Copy:
        """Put the copy of that name in the file's place; what was there is kept. Raises `Refused`, `Unusable`."""
        from troth.store.backup import restore

        return restore(self._file(), which, at)

    def examine(self) -> "list[Finding]":
        """What `troth doctor` says of the file and all that belongs to it."""
        from troth.store.examine import examine

        return examine(self._file(), self.path)

    def _file(self) -> DataFile:
        return DataFile.at(files.target(self.path), self._sealing)

    def _read(self) -> Revision:
        if self._revision is not None and not self.moved():
            return self._revision
        file = self._file()
        if self._revision is None:
            notice_conflicts(file, self.notices)
            if self._ours and files.narrow_folder(file.folder):
                add_notice(self.notices, f"Others could look into {shown(file.folder)}; now only you can.")
        return self._take(load(file, self.notices))

    def _take(self, revision: Revision) -> Revision:
        self._revision = revision
        self._source = TableSource(revision.tables, self._source)
        self._book = Book(self._source)
        return revision

    def _transact(self, make: "Callable[[Revision, Book], Plan[Result]]", at: int, kind: str = "") -> Result:
        from troth.store.lock import Lock

        file, revision = self._file(), self._read()
        planned = make(revision, self._book)
        if not planned.writes:
            return planned.result
        try:
            files.make_folder(file.folder)
            files.refuse_read_only(file.path, file.folder)
            for _ in range(_TRIES):
                with Lock(file.lock):
                    if self._stale(file, revision):
                        revision = self._take(load(file, self.notices))
                        planned = make(revision, self._book)
                        if not planned.writes:
                            return planned.result
                    try:
                        self._commit(file, revision, planned, at, kind)
                    except Moved:
                        continue
                return planned.result
        except OSError as error:
            raise saving(error, file.path) from error
        raise Unusable(f"{shown(file.path)} keeps changing under Troth. Nothing was saved; try again.")

    def _stale(self, file: DataFile, revision: Revision) -> bool:
        if files.stamp(file.path) != revision.stamp:
            return True
        return revision.stamp is not None and files.head(file.path, file.sealing.head) != revision.head

    def _commit(self, file: DataFile, revision: Revision, planned: "Plan[Result]", at: int, kind: str) -> None:
        from troth.store.plan import revised
        from troth.store.save import save

        tables = revised(revision.tables, planned)
        try:
            data = serialise(tables)
        except ValueError:
            raise Refused(NOT_TO_BE_KEPT) from None
        forgets = bool(planned.forget or planned.before or planned.everything)
        if revision.stamp is not None and not forgets:
            _snapshot(file, revision, at, kind, self.notices)
        forget = partial(_forget, file, revision.tables, planned, self.notices) if forgets else None
        stamp, head = save(file, data, revision.stamp, previous=not forgets, forget=forget)
        self._take(Revision(tables, stamp, head))


def _forget(file: DataFile, tables: Tables, planned: "Plan[Result]", notices: list[str]) -> None:
    from troth.store.forgetting import forget, forget_all

    found = forget_all(file) if planned.everything else forget(file, tables, planned.forget, planned.before)
    for line in found:
        add_notice(notices, line)


def _snapshot(file: DataFile, revision: Revision, at: int, kind: str, notices: list[str]) -> None:
    if revision.older:
        copies.keep_named(file, "before-upgrade", at)
    if kind:
        copies.keep_named(file, kind, at)
    try:
        kept = copies.keep_outside(file, revision.head, revision.sound, at)
        copies.keep_day(file, at)
    except OSError as error:
        add_notice(notices, f"No snapshot could be kept in {shown(file.backups)} ({why(error)}).")
        return
    if kept and not revision.sound:
        add_notice(notices, f"The file as it was before it was changed outside is kept as backup {kept}.")
