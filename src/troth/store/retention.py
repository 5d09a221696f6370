"""Entries of the journal that are older than the person chose go at a start: told once before, and each time after."""

from datetime import date

from troth.domain.actions.erasing_several import EraseEntriesBefore
from troth.domain.days import Now, day_of_month, first_of_month, month_after
from troth.domain.errors import Refused
from troth.domain.wording import count
from troth.store.errors import Unusable
from troth.store.store import Store
from troth.store.told_once import first_time


def kept_from(today: date, months: int) -> date:
    """The first day whose entries are kept for so many months."""
    return day_of_month(month_after(first_of_month(today), -months), today.day)


def retain(store: Store, now: Now, months: int, folder: str) -> str:
    """Erase what is older than so many months, 0 is nothing; a line on it, or on what the next start takes.

    That it is about to happen is said before the first time, and remembered in the state's `folder`; where that can't
    be, nothing is erased.
    """
    action = EraseEntriesBefore(kept_from(now.today, months)) if months else None
    due = sum(edit.table == "reflections" for edit in action(store.book()).edits) if action else 0
    if action is None or not due:
        return ""
    old = f"{count(due, 'entry', 'entries')} older than {count(months, 'month')}"
    if first_time(folder, f"retention-{months}"):
        return f"At the next start {old} will be erased for good. `journal_months = 0` in config.toml keeps them."
    try:
        change = store.do(action, now.at)
    except (Refused, Unusable) as error:
        return str(error)
    return store.drafts(folder).erase(change) or f"Erased for good, as `journal_months` asks: {old}."
