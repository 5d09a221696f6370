"""Being away: one rest for all promises, with its last day; it ends by itself, and takes up only what it paused."""

from datetime import date
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import ONE_DAY, Now
from troth.domain.errors import Refused
from troth.domain.history import rest_on, standing
from troth.domain.records import Commitment, Pause
from troth.domain.wording import count, day_and_date


class PauseAll(NamedTuple):
    """Let all promises rest from today to `until`, its last day; one that rests already keeps its own rest."""

    until: date
    now: Now

    def __call__(self, book: Book) -> Change:
        """Each at rest until then. Raises `Refused` for a day that is past, or where nothing runs."""
        today = self.now.today
        if self.until < today:
            raise Refused("A pause ends on a day that is still to come. Nothing was changed.")
        running = [each for each in book.commitments() if standing(each, today) in ("active", "paused")]
        edits, rests = [], 0
        for before in running:
            after = self._at_rest(before)
            rests += any(pause.away and pause.until == self.until for pause in after.pauses)
            if after != before:
                edits.append(Edit("commitments", before.number, before, after))
        if not rests:
            raise Refused("No promise runs that could rest. Nothing was changed.")
        already = "" if edits else " already"
        line = f"Away{already} until {day_and_date(self.until, today)}. {_rest(rests)}. It ends by itself."
        return Change(line, tuple(edits))

    def _at_rest(self, promise: Commitment) -> Commitment:
        today = self.now.today
        if any(pause.away and pause.since <= today and pause.until == self.until for pause in promise.pauses):
            return promise
        without = _back(promise, today)
        since, rest = today, rest_on(without, today)
        while rest is not None:
            if rest.until is None or rest.until >= self.until:
                return without
            since = rest.until + ONE_DAY
            rest = rest_on(without, since)
        return without._replace(pauses=(*without.pauses, Pause(since, self.until, away=True)))


class ResumeAll(NamedTuple):
    """Be back: what rests because one was away runs again, and what had a rest of its own keeps it."""

    now: Now

    def __call__(self, book: Book) -> Change:
        """Today counts again."""
        today = self.now.today
        found = [(each, _back(each, today)) for each in book.commitments() if is_away(each, today)]
        edits = tuple(Edit("commitments", before.number, before, after) for before, after in found)
        if not edits:
            return Change("You are not away: no pause of all promises runs.")
        own = sum(rest_on(after, today) is not None for _, after in found)
        kept = f" {_rest(own).capitalize()} as before." if own else ""
        verb = "runs" if len(edits) - own == 1 else "run"
        return Change(f"Back: {count(len(edits) - own, 'promise')} {verb} again.{kept}", edits)


def away_until(book: Book, day: date) -> date | None:
    """The last day of being away; None where one is not."""
    pauses = (pause for each in book.commitments() if is_away(each, day) for pause in each.pauses if pause.away)
    return max((pause.until for pause in pauses if pause.until is not None and pause.until >= day), default=None)


def is_away(promise: Commitment, day: date) -> bool:
    """Whether a promise rests on `day`, or will once its own rest is over, because one is away."""
    return any(_runs(pause, day) for pause in promise.pauses)


def _runs(pause: Pause, day: date) -> bool:
    return pause.away and pause.until is not None and pause.until >= day


def _back(promise: Commitment, today: date) -> Commitment:
    """The promise without being away from today on."""
    pauses = []
    for pause in promise.pauses:
        if not _runs(pause, today):
            pauses.append(pause)
        elif pause.since < today:
            pauses.append(pause._replace(until=today - ONE_DAY))
    return promise._replace(pauses=tuple(pauses))


def _rest(number: int) -> str:
    return f"{count(number, 'promise')} {'rests' if number == 1 else 'rest'}"
