"""How a card goes from column to column: what each step needs, and why another is refused."""

from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.board import SETTLES_AFTER, status_on
from troth.domain.book import Book
from troth.domain.boundary import COLUMNS, Boundary, Status, Wording, lacks_deed
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.text import fitting
from troth.domain.wording import day_and_date

_ORDER: tuple[Status, ...] = tuple(COLUMNS)


class MoveCard(NamedTuple):
    """Bring a card to another column; what the column needs is given along.

    `worded` tells that the wording check passed or was overruled, `said_back` what the other said back, `wordless` that
    it was understood without words, `day` when it was said.
    """

    number: int
    to: Status
    now: Now
    uid: str
    worded: bool = False
    said_back: str = ""
    wordless: bool = False
    day: date | None = None

    def __call__(self, book: Book) -> Change:
        """The card in its new column. Raises `Refused` with what is missing."""
        before = book.boundary(self.number)
        status = status_on(before, self.now.today)
        if status == self.to:
            return Change(f"It stands there already: {before.statement}")
        after = _moved(before, status, self)
        summary = f"{COLUMNS[self.to].capitalize()}: {before.statement}"
        return Change(summary, (Edit("boundaries", self.number, before, after),))


def beside(boundary: Boundary, now: Now, by: int) -> Status | None:
    """The column that a card can go to, on (1) or back (-1), once what that needs is given; None where it can't."""
    status = status_on(boundary, now.today)
    if status == "withdrawn":
        return "forming"
    at = _ORDER.index(status) + by
    if not 0 <= at < len(_ORDER):
        return None
    deed = boundary._replace(what_i_will_do=boundary.what_i_will_do or "something")
    try:
        _moved(deed, status, MoveCard(boundary.number, _ORDER[at], now, "", worded=True, wordless=True))
    except Refused:
        return None
    return _ORDER[at]


def before_it_was_said(boundary: Boundary, today: date, *, reworded: bool = False) -> Boundary:
    """A boundary as it is before it is said, or said anew; its words, and what was said back, stay on record."""
    earlier = boundary.earlier
    if reworded or boundary.said_back:
        words = (boundary.statement, boundary.applies_when, boundary.how_to_honour)
        last = Wording(words[0], today, boundary.said_back, *words[1:])
        again = bool(earlier) and not boundary.said_back and last._replace(until=date.min) == _unsaid(earlier[-1])
        earlier = (*earlier[:-1], earlier[-1]._replace(until=today)) if again else (*earlier, last)
    return boundary._replace(
        status="forming",
        first_said_on=None,
        said_back="",
        understood_on=None,
        review_on=None,
        withdrawn_on=None,
        earlier=earlier,
    )


def _unsaid(wording: Wording) -> Wording:
    return wording._replace(until=date.min, said_back="")


def _moved(before: Boundary, status: Status, move: MoveCard) -> Boundary:
    number, today = move.number, move.now.today
    rested = before.shape == "agreement" and before.status == "resting"
    match (status, move.to):
        case ("forming", "ready"):
            if before.firmness == "firm" and not before.what_i_will_do:
                raise Refused(lacks_deed(before))
            if not move.worded:
                raise Refused(f"Boundary {number} has not been through the wording check yet.")
            return before._replace(status="ready")
        case ("ready", "forming") | ("withdrawn", "forming") | ("review", "forming") | ("resting", "forming"):
            return before_it_was_said(before, today)
        case ("ready", "said"):
            if before.unsaid:
                raise Refused(f"Boundary {number} stays with you. Say first that you want to say it.")
            day = move.day or today
            if day > today:
                raise Refused("That day has not come yet. The card moves once it has been said.")
            return before._replace(status="said", first_said_on=day)
        case ("said", "understood"):
            said_back = fitting(move.said_back, "What was said back").strip()
            if not said_back and not move.wordless:
                whose = "your partner said back, in their words" if before.owner == "me" else "you said back to them"
                raise Refused(f"Boundary {number} needs a read-back: what {whose}.")
            return before._replace(status="understood", understood_on=today, said_back=said_back)
        case ("understood", "lived"):
            on = (before.understood_on or today) + timedelta(days=SETTLES_AFTER)
            raise Refused(f"It gets there by itself: with the first honoured, or on {day_and_date(on)}.")
        case ("resting", "review") | ("review", "lived") if rested:
            raise Refused("An agreement that rested is agreed on anew: bring it back to forming, and say it again.")
        case ("lived", "review") | ("resting", "review"):
            return before._replace(status="review")
        case ("review", "lived"):
            due = before.review_on is not None and before.review_on <= today
            return before._replace(status="lived", review_on=None if due else before.review_on)
        case ("review", "resting") | ("lived", "resting"):
            return before._replace(status="resting", review_on=None)
    raise Refused(f"A card does not go from {_called(status)} to {_called(move.to)}. {_HINTS[status]}")


_HINTS: dict[Status, str] = {
    "forming": "It gets ready to say first.",
    "ready": "It is said first, or goes back to forming.",
    "said": "It has been said: being said back, new words or a withdrawal change it.",
    "understood": "It has been said: new words or a withdrawal change it.",
    "lived": "It goes to review, or to rest.",
    "review": "It is kept (lived), worded anew (forming), or rests.",
    "resting": "It comes back to review, or is worded anew (forming).",
    "withdrawn": "It was withdrawn, and can be worded anew (forming).",
}


def _called(status: Status) -> str:
    return COLUMNS.get(status, status)
