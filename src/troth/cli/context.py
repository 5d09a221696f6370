"""What a command works with: the store, the present, and the ways out to the person."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from troth import places
from troth.cli.terminal import is_terminal
from troth.clock import now
from troth.domain.book import Action, Book
from troth.domain.change import Change, new_titles
from troth.domain.days import Now
from troth.domain.text import visible
from troth.store.data_file import drop_marker, is_locked
from troth.store.store import Store

if TYPE_CHECKING:
    from troth.domain.dates import Toward


class NotPrinted(Exception):
    """Standard output takes no more words; the message says why."""


class CommandContext:
    """One command's surroundings; `given` is the data file named by --file, `plain` asks for no colour."""

    def __init__(self, given: str | None = None, *, plain: bool = False) -> None:
        """A context; neither the file nor the clock is looked at yet."""
        self.given = given
        self.plain = plain
        self.notices: list[str] = []
        self.done = False
        """Whether something was done, which stays so even where it can't be printed."""

    @cached_property
    def place(self) -> places.DataPlace:
        """Where the data file lies. Raises `Nowhere`."""
        return places.data_file(self.given)

    @cached_property
    def behind(self) -> bool:
        """Whether a passphrase stands before the data file."""
        return is_locked(self.place.path)

    @cached_property
    def store(self) -> Store:
        """The data file; the passphrase before it is asked for here. Raises `Nowhere`, and `Locked` without it."""
        if self.behind:
            from troth.cli.unlocking import asked

            store = asked(self.place)
        else:
            drop_marker(self.place.path)
            store = Store(self.place.path, ours=self.place.ours)
        self.notices = store.notices
        return store

    @cached_property
    def shut(self) -> bool:
        """Whether the data file is locked, and nothing at hand opens it; nobody is asked."""
        if not self.behind or "store" in self.__dict__:
            return False
        from troth.cli.unlocking import at_hand

        store = at_hand(self.place)
        if store is not None:
            self.store, self.notices = store, store.notices
        return store is None

    @property
    def book(self) -> Book:
        """Everything as it is. Raises `Unusable`."""
        return self.store.book()

    @cached_property
    def now(self) -> Now:
        """The present; it stays the same for the whole command. While the file is shut, days end as is usual."""
        return now(None if self.shut else self.book.settings.day_ends)

    @property
    def today(self) -> date:
        """The logical day."""
        return self.now.today

    def day(self, given: str | None, toward: "Toward" = "either") -> date:
        """The day that was given, or today without one; a bare weekday lies `toward` it. Raises `NotUnderstood`."""
        if not given:
            return self.today
        from troth.domain.dates import parse_date

        return parse_date(given, self.today, toward)

    def do(self, action: Action, *, before: str = "") -> Change:
        """Have the store make what `action` asks for so, as `Store.do`. Raises `Refused`, `Unusable`."""
        begins = not os.path.lexists(self.place.path)
        change = self.store.do(action, self.now.at, before=before)
        self.done = True
        if begins and change.edits:
            _knows_todays_rules()
        self.look_at_titles(change)
        return change

    def look_at_titles(self, change: Change) -> None:
        """Have a thought said at the end where a title that came with `change` hands a part of one's life over."""
        if titles := new_titles(change.edits):
            from troth.guidance.title_check import thought_beside

            self.notices += filter(None, [thought_beside(titles, "shell")])

    def report(self, text: str) -> None:
        """Print what was done."""
        self.done = True
        self.print(text)

    def print(self, text: str = "") -> None:
        """Print `text`, which may hold what a person wrote, with its control characters made visible."""
        self.write(visible(text, keep="\n") + "\n")

    def write(self, text: str) -> None:
        """Print `text` as it is: only for what is clean already."""
        if sys.stdout is not None:
            with printing():
                sys.stdout.write(text)

    def flush(self) -> None:
        """Have all that was printed leave. Raises `NotPrinted`."""
        if sys.stdout is not None:
            with printing():
                sys.stdout.flush()

    @cached_property
    def colour(self) -> bool:
        """Whether colour is wanted and shown."""
        return not self.plain and not os.environ.get("NO_COLOR") and self.codes

    @cached_property
    def codes(self) -> bool:
        """Whether standard output understands the codes of a terminal."""
        from troth.locales import knows_codes

        return knows_codes() and is_terminal(sys.stdout)

    @cached_property
    def ascii(self) -> bool:
        """Whether only ASCII can be shown."""
        from troth.locales import only_ascii

        return only_ascii(getattr(sys.stdout, "encoding", None))

    @cached_property
    def width(self) -> int:
        """The columns of the terminal; 0 where lines may be as long as they are."""
        columns = os.environ.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and len(columns) < 6:
            return int(columns)
        if not is_terminal(sys.stdout):
            return 0
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            return 80


def _knows_todays_rules() -> None:
    """Who begins a file with this Troth has nothing that older rules read, and is told of none that changed."""
    from troth.domain.read_anew import CHANGES
    from troth.store.rules_told import remember

    with suppress(places.Nowhere):
        remember(places.state_dir(), len(CHANGES))


@contextmanager
def printing() -> Iterator[None]:
    """What standard output does not take is told apart from other errors of the system. Raises `NotPrinted`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrinted((error.strerror or "unknown error").lower()) from None
