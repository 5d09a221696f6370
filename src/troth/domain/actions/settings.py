"""The settings that change what a day and a week mean."""

from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import ONE_DAY, DayRule, WeekRule, Weeks
from troth.domain.errors import Refused
from troth.domain.records import Settings
from troth.domain.text import fitting_line

_HIGHEST = {"day_ends_at": 360, "week_starts": 6}


class Set(NamedTuple):
    """Give `day_ends_at` (minutes, 0 to 360) or `week_starts` (Monday 0) another value; None is the default.

    It holds from `today` on: the day that runs ends by the old rule, and so does the week, which the days up to the new
    weekday join.
    """

    key: str
    value: int | None
    today: date

    def __call__(self, book: Book) -> Change:
        """The settings with the new value. Raises `Refused` when it is out of bounds."""
        if self.key not in _HIGHEST:
            raise Refused("There is no setting of that name. Nothing was changed.")
        before = book.settings
        value = getattr(Settings(), self.key) if self.value is None else self.value
        if not 0 <= value <= _HIGHEST[self.key]:
            raise Refused("A day may end from 00:00 to 06:00, and a week starts on a weekday. Nothing was changed.")
        name = self.key.replace("_", " ")
        if value == getattr(before, self.key):
            return Change(f"It is so already: {name}.")
        after = (_with_days if self.key == "day_ends_at" else _with_weeks)(before, value, self.today)
        if not book.commitments():
            after = after._replace(days_before=(), weeks_before=())
        stored = book.source.get("settings", 1)
        return Change(f"Set: {name}.", (Edit("settings", 1, stored, after),))


def _with_days(settings: Settings, ends_at: int, today: date) -> Settings:
    rules, in_force = settings.days_before, settings.day_ends_at
    if rules and rules[-1].until > today:
        rules, in_force = rules[:-1], rules[-1].ends_at
    if ends_at != in_force:
        rules = (*rules, DayRule(today + ONE_DAY, in_force))
    return settings._replace(day_ends_at=ends_at, days_before=rules)


def _with_weeks(settings: Settings, starts: int, today: date) -> Settings:
    rules, in_force = settings.weeks_before, settings.week_starts
    if rules and rules[-1].until > today:
        rules, in_force = rules[:-1], rules[-1].starts
    if starts != in_force:
        after = Weeks(in_force, rules).of(today).last + ONE_DAY
        until = after + timedelta(days=(starts - after.weekday()) % 7)
        rules = (*rules, WeekRule(until, in_force))
    return settings._replace(week_starts=starts, weeks_before=rules)


class SetHelpLine(NamedTuple):
    """Write down a line of one's own for Help & safety: a name, a number; an empty one takes it away."""

    text: str

    def __call__(self, book: Book) -> Change:
        """The settings with that line."""
        before, text = book.settings, fitting_line(self.text, "A line")
        if before.help_line == text:
            return Change("It is so already.")
        stored = book.source.get("settings", 1)
        word = "Your own line is on the page." if text else "Your own line is gone."
        return Change(word, (Edit("settings", 1, stored, before._replace(help_line=text)),))
