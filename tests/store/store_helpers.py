"""Small actions and looks at files, shared by the store's tests."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import troth
from troth.domain.book import Book
from troth.domain.change import Change, Edit, names
from troth.domain.records import Commitment, Month, Occasion, Version
from troth.domain.schedule.dated import Daily
from troth.store.store import Store

AT = 1_795_000_000
DAY = date(2026, 11, 1)
SOURCE = str(Path(troth.__file__).parent.parent)
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([SOURCE, str(Path(__file__).parent)])}
PYTHON = sys.executable

Action = Callable[[Book], Change]


def promise(title: str = "call mum", note: str = "") -> Action:
    """Make a promise."""

    def act(book: Book) -> Change:
        number = book.next_number("commitments")
        made = Commitment(number, f"uid{number}", AT, title, (Version(DAY, Daily()),), DAY, note=note)
        return Change(f"Promised: {title}.", (Edit("commitments", number, None, made),))

    return act


def noted(number: int, note: str) -> Action:
    """Give a promise another note."""

    def act(book: Book) -> Change:
        was = book.commitment(number)
        if was.note == note:
            return Change("The same.")
        return Change("Noted.", (Edit("commitments", number, was, was._replace(note=note)),))

    return act


def forgetting(action: Action) -> Action:
    """`action`, after which nothing holds what was."""

    def act(book: Book) -> Change:
        change = action(book)
        return change._replace(forget=names(change.edits))

    return act


def released(number: int) -> Action:
    """Take a promise away."""
    return lambda book: Change("Gone.", (Edit("commitments", number, book.commitment(number), None),))


def keep(of: int, day: date, at: int = AT, note: str = "") -> Action:
    """Keep a promise on a day; nothing to do when it is kept."""

    def act(book: Book) -> Change:
        first = day.replace(day=1)
        was = book.month(of, first)
        said = Occasion("kept", at, note)
        if was is None:
            number = book.next_number("months")
            return Change("Kept.", (Edit("months", number, None, Month(number, of, first, ((day.day, said),))),))
        days = dict(was.days)
        if day.day in days:
            return Change("It was kept.")
        days[day.day] = said
        return Change("Kept.", (Edit("months", was.number, was, was._replace(days=tuple(sorted(days.items())))),))

    return act


def kept(store: Store, of: int = 1) -> set[date]:
    """The days on which a promise was kept."""
    return {month.first.replace(day=day) for month in store.book().months(of) for day, _ in month.days}


def there(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def tables(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    """The file, parsed."""
    found: dict[str, dict[str, dict[str, object]]] = json.loads(path.read_text())
    return found
