"""The two ends of a day: its intention, its pulse, and a day that is erased."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit, Forgotten
from troth.domain.days import Now, first_of_month
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.journey.evening import PULSES, DayMark, DayMonth
from troth.domain.journey.lookup import day_month, mark_on
from troth.domain.text import fitting_line
from troth.domain.wording import day_and_date, near_day


class SayPulse(NamedTuple):
    """Say how far one could be oneself that day, from 1 to 5; None takes it back. What was said before is replaced."""

    day: date
    pulse: int | None
    now: Now

    def __call__(self, book: Book) -> Change:
        """The day with its pulse. Its number is never told. Raises `NotUnderstood` for another one."""
        if self.pulse is not None and self.pulse not in PULSES:
            raise NotUnderstood(f"One number from {PULSES[0]} to {PULSES[-1]}. Nothing was saved.")
        _refuse_to_come(self.day, self.now)
        before = mark_on(book, self.day)
        when = near_day(self.day, self.now.today)
        if self.pulse is None and (before is None or before.pulse is None):
            return Change(f"Nothing is noted for {when}.")
        mark = (before or DayMark(None, 0))._replace(pulse=self.pulse, at=self.now.at)
        said = f"Noted for {when}." if self.pulse is not None else f"Taken back for {when}."
        return _change(book, said, self.day, mark)


class SetIntention(NamedTuple):
    """Say what one would like to do that day; without words there is none."""

    day: date
    text: str
    now: Now

    def __call__(self, book: Book) -> Change:
        """The day with its intention."""
        text = fitting_line(self.text, "An intention")
        before = mark_on(book, self.day)
        if text == ("" if before is None else before.intention):
            return Change("It is so already.")
        mark = (before or DayMark(None, 0))._replace(intention=text, at=self.now.at)
        when = near_day(self.day, self.now.today)
        return _change(book, f"For {when}: {text}" if text else f"No intention for {when}.", self.day, mark)


class EraseDay(NamedTuple):
    """Take away for good what was said of a day, so that neither undo nor any copy holds it."""

    day: date

    def __call__(self, book: Book) -> Change:
        """The month without that day. Raises `Refused` when nothing was said of it."""
        month = day_month(book, self.day)
        if month is None or self.day.day not in dict(month.days):
            raise Refused(f"Nothing is noted for {day_and_date(self.day)}.")
        edit = _put(book, self.day, None)
        field = () if edit.after is None else (str(self.day.day),)
        gone: tuple[Forgotten, ...] = (("days", month.number, *field),)
        return Change("Erased. Exports and copies elsewhere may still hold it.", (edit,), forget=gone)


def _change(book: Book, said: str, day: date, mark: DayMark) -> Change:
    empty = mark.pulse is None and not mark.intention
    edit = _put(book, day, None if empty else mark)
    return Change(said, (edit,)) if edit.before != edit.after else Change(said)


def _put(book: Book, day: date, mark: DayMark | None) -> Edit:
    """The edit that makes `mark` what is said of a day; None takes it away."""
    before = day_month(book, day)
    days = {} if before is None else dict(before.days)
    days.pop(day.day, None)
    days |= {} if mark is None else {day.day: mark}
    said = tuple(sorted(days.items()))
    if before is not None:
        return Edit("days", before.number, before, before._replace(days=said) if said else None)
    number = book.next_number("days")
    return Edit("days", number, None, DayMonth(number, first_of_month(day), said))


def _refuse_to_come(day: date, now: Now) -> None:
    if day > now.today:
        raise Refused(f"{day_and_date(day)} is still to come. Nothing was saved.")
