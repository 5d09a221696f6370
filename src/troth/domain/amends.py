"""Amends that were promised, and come back until they are made; and all that was said in a repair."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from troth.domain.book import Book

if TYPE_CHECKING:
    from troth.domain.follow_up import Repair

_RESPONSES = {"not_asked": "", "heard": "was heard", "needs_time": "needs time", "accepted": "was accepted"}


def amends_due(book: Book, day: date) -> "tuple[Repair, ...]":
    """The repairs whose amends were promised for `day` or before, and are still to be made; the earliest first."""
    waiting = [each for each in book.every_repair() if each.amends_done_on is None and each.amends_by is not None]
    asked = [each for each in waiting if each.amends_by is not None and each.amends_by <= day]
    return tuple(sorted(asked, key=lambda repair: (repair.amends_by or day, repair.number)))


def repair_parts(repair: "Repair", said: Callable[[date], str]) -> list[tuple[str, str]]:
    """All parts of a repair that have words, each with its name; a day is told as it is `said`."""
    by = "" if repair.amends_by is None else f", by {said(repair.amends_by)}"
    done = f"still to be made{by}" if repair.amends_done_on is None else f"made {said(repair.amends_done_on)}"
    parts = (
        ("Mine in it", repair.responsibility),
        ("How it came", repair.explanation),
        ("What it was like for them", repair.regret),
        ("Amends", f"{repair.amends} ({done})"),
        ("What changes", repair.change),
        ("Told", "not yet" if repair.told_on is None else said(repair.told_on)),
        ("Forgiveness", "asked for" if repair.asked_forgiveness else ""),
        ("It", _RESPONSES[repair.response]),
    )
    return [(name, text) for name, text in parts if text]
