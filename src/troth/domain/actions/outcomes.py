"""Saying how an occasion went: kept, partly, not kept, excused, or open again."""

from datetime import date
from functools import partial
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.change import Change, Edit, merged
from troth.domain.days import DaySpan, Now, first_of_month
from troth.domain.early import early_for
from troth.domain.errors import Refused
from troth.domain.history import occasion_on, recorded, slack_left, standing, tally_on, version_on
from troth.domain.open_days import day_of_period
from troth.domain.outcome_table import OUTCOME_WORDS, OUTCOMES, Outcome
from troth.domain.past import past_occasions
from troth.domain.records import Commitment, Month, Occasion
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.steadiness import run, since_not_kept
from troth.domain.text import fitting
from troth.domain.wording import day_and_date, near_day


class SayOutcome(NamedTuple):
    """Say how the promise went on `day`: what shall be so, said once or twice.

    What was kept today and is not due today may have been kept early, for the coming occasion; not where the day is
    `exact`. Where a promise is counted by the week or month, it speaks of one day, or of the `whole` period.
    """

    outcome: Outcome
    number: int
    day: date
    now: Now
    note: str = ""
    exact: bool = False
    whole: bool = False

    def __call__(self, book: Book) -> Change:
        """The day with that outcome, slack taken first where there is some left; nothing where it is so already.

        Raises `Refused` for a day that is not to be answered.
        """
        day = self._meant(book)
        meant = self._replace(day=day)
        return _said(book, meant._replace(outcome=meant._softened(book)), early=not self.whole and day != self.day)

    def _meant(self, book: Book) -> date:
        """The day that the answer is for."""
        if self.whole:
            day = day_of_period(book, book.commitment(self.number), self.day, self.now.today)
            if day is None:
                raise Refused(f"Promise {self.number} is not counted by the week or month. Nothing was changed.")
            return day
        if self.outcome != "kept" or self.exact or self.day != self.now.today:
            return self.day
        return early_for(book, book.commitment(self.number), self.day) or self.day

    def _softened(self, book: Book) -> Outcome:
        """What not kept comes down to: what was made of it before, else slack where there is some left."""
        if self.outcome != "not_kept":
            return self.outcome
        promise, before = book.commitment(self.number), occasion_on(book, self.number, self.day)
        if before is not None and before.outcome in ("slack", "not_kept", "repaired"):
            return before.outcome
        return "slack" if slack_left(book, promise, self.day) else "not_kept"


Keep = partial(SayOutcome, "kept")
Partly = partial(SayOutcome, "partly")
NotKept = partial(SayOutcome, "not_kept")
Excuse = partial(SayOutcome, "excused")


class Reopen(NamedTuple):
    """Nothing is said of `day` any more: the occasion is open again."""

    number: int
    day: date
    now: Now

    def __call__(self, book: Book) -> Change:
        """The day without its outcome."""
        promise = book.commitment(self.number)
        if occasion_on(book, self.number, self.day) is None:
            return Change(f"Still open: {promise.title}.")
        edits = [put(book, self.number, self.day, None)]
        if isinstance(promise.schedule, Once) and promise.state != "released":
            after = promise._replace(state="active", closed_on=None, closed_why="")
            edits.append(Edit("commitments", promise.number, promise, after))
        return Change(f"Open again: {promise.title}.", tuple(edits))


def put(book: Book, number: int, day: date, occasion: Occasion | None) -> Edit:
    """The edit that makes `occasion` what is recorded for `day`; None takes the record away."""
    first = first_of_month(day)
    before = book.month(number, first)
    days = {} if before is None else dict(before.days)
    if occasion is None:
        days.pop(day.day, None)
    else:
        days[day.day] = occasion
    if before is not None:
        after = before._replace(days=tuple(sorted(days.items()))) if days else None
        return Edit("months", before.number, before, after)
    new = Month(book.next_number("months"), number, first, tuple(sorted(days.items())))
    return Edit("months", new.number, None, new)


def in_a_row(book: Book, promise: Commitment, today: date) -> str:
    """The run in words, or nothing while it is shorter than two."""
    now = since_not_kept(book, promise, today)
    if now is None:
        now = run(past_occasions(book, promise, today)).now
    return f" {now} in a row." if now > 1 else ""


def _said(book: Book, answer: SayOutcome, early: bool) -> Change:
    promise, outcome = book.commitment(answer.number), answer.outcome
    _refuse_unless_answerable(promise, answer.day)
    if answer.day > answer.now.today and not (early or OUTCOMES[outcome].ahead):
        raise Refused(
            f"{day_and_date(answer.day, answer.now.today)} has not come yet, so nothing was changed. "
            f"`troth move {promise.number} today` brings a promise forward."
        )
    one_off = isinstance(promise.schedule, Once)
    on_record = dict(recorded(book, promise.number)) if one_off else {}
    before = on_record.get(answer.day) if one_off else occasion_on(book, promise.number, answer.day)
    note = fitting(answer.note, "The note")
    day_only = outcome != "kept" and not answer.whole and isinstance(version_on(promise, answer.day).schedule, TimesPer)
    same = before is not None and before.outcome == outcome and (day_only or not before.day_only)
    on_another_day = [day for day, occasion in on_record.items() if occasion.outcome == outcome and not same]
    if (not note and (same or on_another_day)) or (same and before is not None and note == before.note):
        day = answer.day if same else on_another_day[-1]
        when = _whole(book, promise, answer) or f" {near_day(day, answer.now.today)}"
        return Change(f"Already {OUTCOME_WORDS[outcome]}{when}: {promise.title}.")
    occasion = Occasion(outcome, answer.now.at, note or (before.note if before is not None else ""), day_only)
    edits = _clear_others(book, promise, answer.day, on_record)
    edits.append(put(book.after(Change("", tuple(edits))), promise.number, answer.day, occasion))
    if one_off and not same:
        closed = promise._replace(state=OUTCOMES[outcome].closes, closed_on=answer.day)
        edits.append(Edit("commitments", promise.number, promise, closed))
    change = Change("", merged(edits))
    told = _summary(book.after(change), promise, answer) + _taken_back(on_record, answer)
    return change._replace(summary=told)


def may_answer(promise: Commitment, day: date) -> bool:
    """Whether an answer for that day of a promise is taken."""
    try:
        _refuse_unless_answerable(promise, day)
    except Refused:
        return False
    return True


def _refuse_unless_answerable(promise: Commitment, day: date) -> None:
    number, once = promise.number, isinstance(promise.schedule, Once)
    if promise.by == "partner":
        raise Refused(f"Promise {number} is your partner's, so only they say how it went. Nothing was changed.")
    match promise.state:
        case "draft" | "offered":
            raise Refused(f"Promise {number} is not made yet: nobody has agreed to it. Nothing was changed.")
        case "released" if once or promise.closed_on is None or day > promise.closed_on:
            raise Refused(f"Promise {number} was let go. `troth restore {number}` takes it up again.")
        case "active" if standing(promise, day) == "done":
            raise Refused(f"Promise {number} had ended by then. `troth restore {number}` takes it up again.")


def _clear_others(book: Book, promise: Commitment, day: date, on_record: dict[date, Occasion]) -> list[Edit]:
    edits = []
    for other in on_record:
        if other != day:
            edits.append(put(book, promise.number, other, None))
            book = book.after(Change("", tuple(edits[-1:])))
    return edits


def _summary(book: Book, promise: Commitment, answer: SayOutcome) -> str:
    word, early = OUTCOME_WORDS[answer.outcome].capitalize(), answer.day > answer.now.today
    when = "" if answer.day == answer.now.today else f" ({near_day(answer.day, answer.now.today)})"
    line = f"{word}{_whole(book, promise, answer) or when}: {promise.title}."
    if early and answer.outcome == "kept":
        line = f"{word}: {promise.title}, for {day_and_date(answer.day, answer.now.today)}."
    if OUTCOMES[answer.outcome].run == "adds":
        line += _so_far(book, promise, answer.day, answer.now.today) + in_a_row(book, promise, answer.now.today)
    elif answer.outcome == "slack":
        left = slack_left(book, promise, answer.day)
        line += f" That takes slack; {left} left this month, and the run goes on."
    return line


def _taken_back(on_record: dict[date, Occasion], answer: SayOutcome) -> str:
    """Of what is done once, another answer for another day, which stands no longer."""
    others = [(day, each.outcome) for day, each in on_record.items() if day != answer.day]
    return "".join(
        f" {OUTCOME_WORDS[outcome].capitalize()} on {day_and_date(day, answer.now.today)} is taken back."
        for day, outcome in others
        if outcome != answer.outcome
    )


def _whole(book: Book, promise: Commitment, answer: SayOutcome) -> str:
    """The period that an answer is for, with its last day where that is over; nothing where it is for one day."""
    found = tally_on(book, promise, answer.day, answer.now.today) if answer.whole else None
    if found is None:
        return ""
    last, today = found.span.last, answer.now.today
    return f" for the whole {_unit(found.span)}" + (f" to {day_and_date(last, today)}" if last < today else "")


def _so_far(book: Book, promise: Commitment, day: date, today: date) -> str:
    found = tally_on(book, promise, day, today)
    if found is None:
        return ""
    return f" {found.kept} of {found.needed} this {_unit(found.span)}."


def _unit(span: DaySpan) -> str:
    return "week" if (span.last - span.first).days < 14 else "month"
