"""How it went, said while the data file is locked: nothing is asked, shown or read; it counts once the file is open."""

from troth.cli import find
from troth.cli.command import Asked
from troth.cli.context import CommandContext
from troth.cli.unlocking import lock_files
from troth.clock import new_uid
from troth.domain.errors import NotUnderstood
from troth.domain.outcome_table import Outcome
from troth.domain.text import fitting
from troth.domain.wording import iso_and_day

_SAID = {"kept": "kept", "partly": "kept in part", "not_kept": "not kept", "excused": "excused"}


def note_down(context: CommandContext, asked: Asked, outcome: Outcome) -> None:
    """Put it into the inbox. Raises `NotUnderstood` for what names no number: titles can't be looked up now."""
    numbers = [find.digits(word) or 0 for word in asked.numbers]
    if not numbers or not all(numbers):
        raise NotUnderstood("Your file is locked, so a promise is named by its number: `troth tick 3`.")
    if asked.note == "-":
        raise NotUnderstood("Your file is locked, so nothing is asked: give the note as --note TEXT, or open Troth.")
    day = context.day(asked.on, "either" if outcome == "excused" else "past")
    from troth.locking import inbox

    note = fitting(asked.note or "", "The note")
    at = context.now.at
    inbox.add(
        lock_files(context.place),
        inbox.Event(new_uid(), at, outcome, tuple(numbers), asked.on or "", note, bool(asked.period)),
    )
    when = f"on {iso_and_day(day)}" if asked.on else "today"
    listed = ", ".join(map(str, numbers))
    context.report(f"Noted: {_SAID[outcome]} {listed} {when}. It counts when you next open Troth.")
