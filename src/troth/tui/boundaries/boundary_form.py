"""The form of a boundary: its words first, the rest as far as it helps."""

from datetime import date
from typing import Any

from troth.domain.actions.boundaries import AddBoundary, ReviseBoundary
from troth.domain.book import Action, Book
from troth.domain.boundary import CATEGORIES, FIRMNESS, Boundary, Fries, category_named, terms
from troth.domain.dates import parse_date
from troth.domain.draft import BOUNDARY, Draft, DraftSlot
from troth.domain.errors import NotUnderstood
from troth.tui.context import Context
from troth.tui.kit.form import Field, choice, one_of
from troth.tui.record_form import RecordForm

_ABOUT, _FIRMNESS = tuple(CATEGORIES.values()), tuple(FIRMNESS.values())
_SHAPES = ("limit", "need", "agreement", "preference")
_OWNERS = ("me", "partner")
_PROTECTS = ("both", "me", "us")
_FREELY = "freely given, reversible, informed, enthusiastic, specific: the words that are true of it"


class BoundaryForm(RecordForm):
    """Everything a boundary can hold; only the statement is asked for."""

    def __init__(
        self, context: Context, book: Book, made: Boundary, draft: Draft | None = None, statement: str = ""
    ) -> None:
        """A form for `made`; one that has no number yet is new, and may have a `statement` typed already."""
        self._made, self._now = made, context.now(book)
        fields, new = _fields_of(made, self._now.today), not made.number
        title, begun = (
            "A new boundary" if new else f"Boundary {made.number}",
            {"statement": statement or made.statement},
        )
        super().__init__(title, fields, context, book, slot_of(made), draft, begun, new=new)

    def answer(self, values: dict[str, Any]) -> Action:
        """The boundary written down, or changed."""
        if not self._made.number:
            return AddBoundary(self._made._replace(**values))
        return ReviseBoundary(self._made.number, tuple(values.items()), self._now, self.context.uid())


def slot_of(made: Boundary) -> DraftSlot:
    """Where the words of a boundary wait; of a new one by the lane it is for."""
    return DraftSlot(BOUNDARY, (made.uid if made.number else made.owner,))


def _fields_of(made: Boundary, today: date) -> list[Field]:
    day = "" if made.review_on is None else made.review_on.isoformat()
    fries = " ".join(name for name, true in made.fries._asdict().items() if true)
    mine = made.owner == "me"
    who, words, hint = ("I", "In my words", "I …") if mine else ("they", "In their words", "what I heard: they …")
    deed = terms(made.owner)["what_i_will_do"]
    lines = [
        ("how_to_honour", "How to honour it", "what a camera would see"),
        ("what_i_will_do", deed, f"when it is not honoured; something {who} can do alone"),
        ("applies_when", "When it applies", ""),
        ("green", "Sign that all is well", "a word or a gesture"),
        ("amber", "Sign to slow down", ""),
        ("stop", "Sign to stop", "it holds at once"),
        ("why", "Why", "never needed"),
    ]
    return [
        Field("statement", words, hint, made.statement),
        Field("category", "About", "", CATEGORIES[made.category], category_named, choices=_ABOUT),
        Field("firmness", "How firm", ", ".join(_FIRMNESS), FIRMNESS[made.firmness], _firmness, choices=_FIRMNESS),
        *(Field(name, label, hint, getattr(made, name)) for name, label, hint in lines),
        choice("shape", "Kind", ", ".join(_SHAPES), made.shape, _SHAPES),
        choice("owner", "Whose", "me, or partner: as I understand it", made.owner, _OWNERS),
        choice("protects", "It protects", "both, me or us", made.protects, _PROTECTS),
        Field("fries", "If it is an agreement", _FREELY, fries, _fries),
        Field("review_on", "Review on", "a date, or nothing", day, lambda text: _date(text, today)),
    ]


def _date(text: str, today: date) -> date | None:
    return parse_date(text, today) if text.strip() else None


def _firmness(text: str) -> str:
    word = one_of(*_FIRMNESS)(text)
    return next(key for key, name in FIRMNESS.items() if name == word)


def _fries(text: str) -> Fries:
    words = text.replace(",", " ").split()
    known = {name: any(name.startswith(word.lower()) for word in words) for name in Fries._fields}
    if all(any(name.startswith(word.lower()) for name in (*Fries._fields, "given")) for word in words):
        return Fries(**known)
    raise NotUnderstood(f"Words out of: {', '.join(Fries._fields)}.")
