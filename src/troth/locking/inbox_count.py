"""What the inbox holds when the file is opened: each event counts once, and what is none is left and said."""

import contextlib
import json
import os
from datetime import date
from typing import Any, NamedTuple, get_args

from troth.clock import day_at, seconds
from troth.domain.actions.outcomes import SayOutcome
from troth.domain.book import Book
from troth.domain.change import Change
from troth.domain.dates import parse_date
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood
from troth.domain.outcome_table import Outcome
from troth.domain.text import NOTE_LIMIT
from troth.domain.wording import count
from troth.locking.inbox import FORMAT, MOST_LETTERS, MOST_NUMBERS, Event
from troth.locking.lock_files import LockFiles
from troth.store import files
from troth.store.errors import Unusable, shown
from troth.store.once import NamedAction
from troth.store.sealing import Sealing
from troth.store.store import Store

_MOST_BYTES = 256 * 1024
_AHEAD = 86_400


class Inbox(NamedTuple):
    """The events of an inbox, oldest first, the files they lie in, and those files that hold none."""

    events: list[Event]
    paths: list[str]
    foreign: list[str]


def found(lock: LockFiles, sealing: Sealing, now: int) -> Inbox:
    """What lies in the inbox."""
    events, paths, foreign = [], [], []
    for path in sorted((os.path.join(lock.inbox, name) for name in _names(lock.inbox)), key=_written):
        name = os.path.basename(path)
        if name.startswith("."):
            continue
        event = _read(path, sealing, now)
        if event is None:
            foreign.append(path)
        else:
            events.append(event)
            paths.append(path)
    return Inbox(sorted(events, key=lambda each: each.at), paths, foreign)


def _written(path: str) -> int:
    """When a file was written, which tells the order of what was said in one second."""
    with contextlib.suppress(OSError):
        return os.stat(path).st_mtime_ns
    return 0


def _names(folder: str) -> list[str]:
    with contextlib.suppress(OSError):
        return sorted(os.listdir(folder))
    return []


def _read(path: str, sealing: Sealing, now: int) -> Event | None:
    """The event in a file; None where there is none that we would write."""
    try:
        if os.stat(path).st_size > _MOST_BYTES:
            return None
        content = files.read(path)
        return None if content is None else _decoded(json.loads(sealing.open(content.data)), now)
    except (OSError, Unusable, ValueError, TypeError, KeyError, RecursionError):
        return None


def _decoded(given: dict[str, Any], now: int) -> Event:
    if given["format"] != FORMAT:
        raise ValueError
    event = Event(**{name: given[name] for name in Event._fields})
    numbers = event.numbers
    right = isinstance(numbers, list) and 0 < len(numbers) <= MOST_NUMBERS
    right = right and all(type(each) is int and 0 < each < 10**18 for each in numbers)
    right = right and all(isinstance(each, str) for each in (event.uid, event.on, event.note))
    right = right and event.outcome in get_args(Outcome) and type(event.at) is int and 0 <= event.at <= now + _AHEAD
    if not right or not event.uid or max(len(event.uid), len(event.on)) > MOST_LETTERS or len(event.note) > NOTE_LIMIT:
        raise ValueError
    return event._replace(numbers=tuple(numbers), period=event.period is True)


def apply(lock: LockFiles, sealing: Sealing, store: Store) -> list[str]:
    """Have the store make so what was noted, each once, and take the events away; what is to be told of it."""
    at = seconds()
    inbox = found(lock, sealing, at)
    foreign = [f"{count(len(inbox.foreign), 'file')} in {shown(lock.inbox)} can't be read; delete what is not yours."]
    if not inbox.events:
        return foreign if inbox.foreign else []
    asked = [(each, number) for each in inbox.events for number in dict.fromkeys(each.numbers)]
    named = [NamedAction(f"{each.uid}.{number}", each.at, _Said(each, number)) for each, number in asked]
    told = store.do_once(named, at)
    for path in inbox.paths:
        files.remove(path)
    with contextlib.suppress(OSError):
        files.sync_folder(lock.inbox)
    done = sum(bool(each.summary) for each in told)
    lines = [f"{done} noted while it was locked: counted now. `troth undo` takes back one at a time."] if done else []
    refused: dict[str, list[int]] = {}
    for (_, number), each in zip(asked, told, strict=True):
        if each.refused:
            refused.setdefault(each.refused, []).append(number)
    lines += [f"Not counted, {_numbers(numbers)}: {why}" for why, numbers in refused.items()]
    return lines + (foreign if inbox.foreign else [])


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, dict.fromkeys(numbers)))


class _Said:
    """The action that an event asks for, of one of its promises."""

    def __init__(self, event: Event, number: int) -> None:
        self._event, self._number = event, number

    def __call__(self, book: Book) -> Change:
        """Said at its own time, by the days of the book."""
        event = self._event
        today = day_at(event.at, book.settings.day_ends)
        day = day_of(event, today)
        whole = event.outcome != "kept" and event.period
        exact = bool(event.on)
        said = SayOutcome(event.outcome, self._number, day, Now(event.at, today), event.note, exact, whole)
        return said(book)


def day_of(event: Event, today: date) -> date:
    """The day that an event is about. Raises `NotUnderstood`."""
    if not event.on:
        return today
    try:
        return parse_date(event.on, today, "either" if event.outcome == "excused" else "past")
    except ValueError:
        raise NotUnderstood("Its day is not understood.") from None
