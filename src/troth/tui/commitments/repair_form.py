"""The form of a repair: told, owned, made good; forgiveness may be asked for and is never needed."""

from datetime import date
from functools import partial
from typing import Any

from troth.domain.actions.repairing import BeginRepair, ReviseRepair
from troth.domain.book import Action, Book
from troth.domain.dates import parse_date
from troth.domain.draft import REPAIR, Draft, DraftSlot
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.follow_up import Repair
from troth.domain.records import Commitment
from troth.domain.wording import day_and_date
from troth.tui.context import Context
from troth.tui.kit.form import Field, choice
from troth.tui.record_form import RecordForm

_THEIRS = "yes or no; it is theirs to give, in their own time"

_NEEDED = "A repair needs two things: what was mine in it, and what I will do. Both can be short."


class RepairForm(RecordForm):
    """What was mine, what I will do, and when I told them; the rest is there for who wants it."""

    def __init__(
        self,
        context: Context,
        book: Book,
        number: int,
        day: date,
        made: Repair | None = None,
        draft: Draft | None = None,
    ) -> None:
        """A form for the occasion of `day`, or for the repair that is under way."""
        self._now = context.now(book)
        self._made = made
        self._fresh = made or Repair(0, context.uid(), self._now.at, number, day, "", "")
        promise = book.commitment(number)
        title = f"Repair, {day_and_date(self._fresh.day)}: {promise.title}"
        slot = slot_of(made, promise, day)
        super().__init__(title, self._fields_of(self._fresh), context, book, slot, draft, new=made is None)

    def answer(self, values: dict[str, Any]) -> Action:
        """The repair begun, or changed. Raises `Refused` while its two needs are missing."""
        if not values["responsibility"].strip() or not values["amends"].strip():
            raise Refused(_NEEDED)
        values["asked_forgiveness"] = values["asked_forgiveness"] == "yes"
        if self._made is not None:
            return ReviseRepair(self._made.number, tuple(values.items()))
        return BeginRepair(self._fresh._replace(**values), self._now)

    def _fields_of(self, made: Repair) -> list[Field]:
        told = partial(day_told, today=self._now.today)
        asked = "yes" if made.asked_forgiveness else "no"
        return [
            Field("responsibility", "What was mine in it", "in one sentence, without “but”", made.responsibility),
            Field("amends", "What I will do to make it good", "something they can see", made.amends),
            Field("amends_by", "By when", "a date, or nothing", _iso(made.amends_by), self._day),
            Field("told_on", "Told them on", "today, a date, or nothing yet", _iso(made.told_on), told),
            Field("explanation", "How it came about", "an explanation, not an excuse", made.explanation, long=True),
            Field("regret", "What I am sorry for", "", made.regret, long=True),
            Field("change", "What I change from now on", "", made.change, long=True),
            choice("asked_forgiveness", "Asked for forgiveness", _THEIRS, asked, ("no", "yes")),
        ]

    def _day(self, text: str) -> date | None:
        return parse_date(text, self._now.today) if text.strip() else None


def day_told(text: str, today: date) -> date | None:
    """The day on which they were told, which is over or today. Raises `NotUnderstood` for one that is to come."""
    day = parse_date(text, today, "past") if text.strip() else None
    if day is not None and day > today:
        raise NotUnderstood("That day is still to come. Leave it empty until they were told.")
    return day


def slot_of(made: Repair | None, promise: Commitment, day: date) -> DraftSlot:
    """Where the words of a repair wait; of a new one by the occasion that it is about."""
    return DraftSlot(REPAIR, (promise.uid, day.isoformat()) if made is None else (made.uid,))


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
