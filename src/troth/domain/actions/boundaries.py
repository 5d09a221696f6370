"""What is done with a boundary: worded, honoured, strained, revised, kept private, withdrawn."""

from datetime import date
from typing import Any, NamedTuple

from troth.domain.actions.columns import before_it_was_said
from troth.domain.board import SEVERE, status_on
from troth.domain.book import Book
from troth.domain.boundary import TERMS, Boundary, BoundaryEvent, Cause, EventKind, lacks_deed
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused
from troth.domain.text import fitting, fitting_line
from troth.domain.wording import day_and_date

REVISABLE = (
    *("statement", "owner", "category", "shape", "firmness", "applies_when", "how_to_honour", "what_i_will_do"),
    *("green", "amber", "stop", "why", "protects", "fries", "review_on"),
)
"""The fields of a boundary that a person words; the others follow from what was done with it."""

_LINES = ("applies_when", "how_to_honour", "what_i_will_do", "green", "amber", "stop")
LONGEST = 400
"""A statement has at most so many characters."""


class AddBoundary(NamedTuple):
    """Write a boundary down; it begins as *forming* and private."""

    boundary: Boundary

    def __call__(self, book: Book) -> Change:
        """A new card. Raises `Refused` when it has no words."""
        given = {name: getattr(self.boundary, name) for name in REVISABLE}
        number, uid = book.next_number("boundaries"), self.boundary.uid
        for other in book.boundaries():
            if other.uid == uid:
                return Change(f"Written down already, as boundary {other.number}: {other.statement}")
        given |= {name: getattr(self.boundary, name) for name in ("unsaid", "reflection")}
        made = _checked(Boundary(number, uid, self.boundary.made_at, **given))
        return Change(f"Boundary {made.number}: {made.statement}", (Edit("boundaries", made.number, None, made),))


class ReviseBoundary(NamedTuple):
    """Change fields of a boundary; new words keep the earlier ones, and what was said has to be said anew.

    New words are also another owner, what was no agreement made one, and, of an agreement, when and how it holds.
    """

    number: int
    fields: tuple[tuple[str, Any], ...]
    now: Now
    uid: str

    def __call__(self, book: Book) -> Change:
        """The boundary with its new words; nothing where they are the same. Raises `Refused` when they can't stand."""
        before = book.boundary(self.number)
        fields = dict(self.fields)
        if not fields.keys() <= set(REVISABLE):
            raise Refused("Only the words of a boundary are changed like that. Nothing was changed.")
        after = _checked(before._replace(**fields))
        if after == before:
            return Change(f"Nothing to change: {before.statement}")
        edits = []
        if _is_another(before, after):
            day = after.review_on if after.review_on != before.review_on else None
            unsaid = before_it_was_said(before, self.now.today, reworded=True)
            after = _checked(unsaid._replace(**{**fields, "review_on": day}))
            edits = [_event(book, self.number, self.now, self.uid, "revised")]
        elif _lacks_deed(after) and not _lacks_deed(before):
            raise Refused(lacks_deed(after))
        edits.insert(0, Edit("boundaries", self.number, before, after))
        return Change(f"Changed: {after.statement}", tuple(edits))


class KeepPrivate(NamedTuple):
    """Decide not to say it: it stays a private limit, which is as valid as any; or, with `unsaid` false, to say it."""

    number: int
    unsaid: bool

    def __call__(self, book: Book) -> Change:
        """The boundary as a private limit. Raises `Refused` once it was said."""
        before = book.boundary(self.number)
        if before.unsaid == self.unsaid:
            return Change(f"It is so already: {before.statement}")
        if before.first_said_on is not None:
            raise Refused(f"Boundary {self.number} has been said. It can be withdrawn, at any time.")
        word = "Kept to myself" if self.unsaid else "To be said"
        edit = Edit("boundaries", self.number, before, before._replace(unsaid=self.unsaid))
        return Change(f"{word}: {before.statement}", (edit,))


class Honour(NamedTuple):
    """The boundary was honoured on `day`; once a day is enough."""

    number: int
    day: date
    now: Now
    uid: str
    note: str = ""

    def __call__(self, book: Book) -> Change:
        """A line of honour; the first makes an understood boundary a lived one."""
        before = book.boundary(self.number)
        _refuse(before, self.day, self.now)
        said = [event for event in book.boundary_events(self.number) if event.kind == "honoured"]
        if any(event.uid == self.uid or (event.day == self.day and not self.note) for event in said):
            return Change(f"Honoured already that day: {before.statement}")
        edits = [_event(book, self.number, self.now, self.uid, "honoured", day=self.day, note=self.note)]
        if before.status == "understood" and before.understood_on is not None and before.understood_on <= self.day:
            edits.append(Edit("boundaries", self.number, before, before._replace(status="lived")))
        return Change(f"Honoured: {before.statement}", tuple(edits))


class Happened(NamedTuple):
    """It was clarified, strained, crossed or repaired; strain brings an understood or lived boundary to review.

    What was crossed after a no, or in fear, stays where it is, and a day on which it would have come back by itself
    goes: there is nothing in its words to look at again.
    """

    number: int
    kind: EventKind
    day: date
    now: Now
    uid: str
    cause: Cause = ""
    note: str = ""

    def __call__(self, book: Book) -> Change:
        """A line in its history. Raises `Refused` for a withdrawn boundary or a crossing without its cause."""
        before = book.boundary(self.number)
        _refuse(before, self.day, self.now)
        if (self.kind == "crossed") != bool(self.cause) or self.kind in ("honoured", "revised", "withdrawn"):
            raise Refused("A crossing is told with its cause, and nothing else has one. Nothing was changed.")
        if any(event.uid == self.uid for event in book.boundary_events(self.number)):
            return Change(f"Noted already: {before.statement}")
        edits = [_event(book, self.number, self.now, self.uid, self.kind, self.cause, self.day, self.note)]
        strain = self.kind in ("strained", "crossed") and self.cause not in SEVERE
        if strain and status_on(before, self.now.today) in ("understood", "lived"):
            edits.append(Edit("boundaries", self.number, before, before._replace(status="review")))
        if self.cause in SEVERE and before.review_on is not None:
            edits.append(Edit("boundaries", self.number, before, before._replace(review_on=None)))
        return Change(f"{self.kind.capitalize()}: {before.statement}", tuple(edits))


class Withdraw(NamedTuple):
    """Take a boundary or an agreement back, at any time and without a reason; consent then counts as no."""

    number: int
    now: Now
    uid: str

    def __call__(self, book: Book) -> Change:
        """The boundary withdrawn at once."""
        before = book.boundary(self.number)
        if before.status == "withdrawn":
            return Change(f"Withdrawn already: {before.statement}")
        after = before._replace(status="withdrawn", withdrawn_on=self.now.today, understood_on=None, review_on=None)
        edits = (
            Edit("boundaries", self.number, before, after),
            _event(book, self.number, self.now, self.uid, "withdrawn"),
        )
        no = ", and it counts as no" if before.shape == "agreement" else ""
        return Change(f"Withdrawn{no}: {before.statement}", edits)


class ReviewOn(NamedTuple):
    """Give a boundary the day on which its card comes back by itself, or none."""

    number: int
    day: date | None

    def __call__(self, book: Book) -> Change:
        """The boundary with its review day."""
        before = book.boundary(self.number)
        _refuse(before)
        if before.review_on == self.day:
            return Change(f"It is so already: {before.statement}")
        word = "No review" if self.day is None else f"Review on {day_and_date(self.day)}"
        edit = Edit("boundaries", self.number, before, before._replace(review_on=self.day))
        return Change(f"{word}: {before.statement}", (edit,))


def _is_another(before: Boundary, after: Boundary) -> bool:
    """Whether `after` is another boundary than the one that was said."""
    terms = ["statement", "owner"]
    if after.shape == "agreement":
        terms += ["shape", "applies_when", "how_to_honour"]
    return any(getattr(before, name) != getattr(after, name) for name in terms)


def _lacks_deed(boundary: Boundary) -> bool:
    begun = boundary.status in ("ready", "said", "understood", "lived", "review")
    return begun and boundary.firmness == "firm" and not boundary.what_i_will_do


def _refuse(boundary: Boundary, day: date | None = None, now: Now | None = None) -> None:
    if boundary.status == "withdrawn":
        raise Refused(f"Boundary {boundary.number} was withdrawn. It can be worded anew; nothing was changed.")
    if day is not None and now is not None and day > now.today:
        raise Refused("That day has not come yet. Nothing was changed.")


def _event(
    book: Book,
    of: int,
    now: Now,
    uid: str,
    kind: EventKind,
    cause: Cause = "",
    day: date | None = None,
    note: str = "",
) -> Edit:
    number = book.next_number("boundary_events")
    event = BoundaryEvent(number, uid, now.at, of, day or now.today, kind, cause, fitting(note, "The note"))
    return Edit("boundary_events", number, None, event)


def _checked(boundary: Boundary) -> Boundary:
    texts: dict[str, Any] = {name: fitting_line(getattr(boundary, name), f"“{TERMS[name]}”") for name in _LINES}
    texts["why"] = fitting(boundary.why, f"“{TERMS['why']}”")
    texts["said_back"] = fitting(boundary.said_back, "What was said back")
    texts["statement"] = fitting_line(boundary.statement, "A boundary", LONGEST)
    boundary = boundary._replace(**texts)
    if not boundary.statement:
        raise Refused("A boundary needs a few words. Nothing was saved.")
    return boundary
