"""A new boundary: written down in one line, to which the wording check listens, or in its form."""

from textual.screen import Screen

from troth.domain.actions.boundaries import LONGEST, AddBoundary
from troth.domain.book import Book
from troth.domain.boundary import Boundary, Owner
from troth.domain.draft import Draft
from troth.domain.text import clean_line
from troth.tui.boundaries.boundary_form import BoundaryForm, slot_of
from troth.tui.context import Context
from troth.tui.draft_line import Beginning
from troth.tui.kit.ask import Validation
from troth.tui.record_actions import too_long


def new_boundary(context: Context, book: Book, owner: Owner) -> Beginning:
    """How a boundary of `owner` is begun."""

    def fresh(statement: str) -> Boundary:
        return Boundary(0, context.uid(), context.now(book).at, statement, owner=owner)

    def form(text: str, draft: Draft | None) -> Screen[None]:
        return BoundaryForm(context, book, fresh(""), draft, text)

    return Beginning(
        slot_of(fresh("")),
        "A new boundary",
        "In my words: I …" if owner == "me" else "What I heard: they …",
        _validate_mine if owner == "me" else _validate_theirs,
        lambda text: AddBoundary(fresh(text)),
        form,
    )


def _validate_mine(text: str) -> Validation:
    from troth.guidance.wording_check import check

    if not text.strip():
        return Validation(False, "Something I do, need or do not do.")
    if len(clean_line(text)) > LONGEST:
        return too_long(LONGEST)
    verdict = check(text)
    return Validation(True, "" if verdict.label == "boundary" else verdict.thought)


def _validate_theirs(text: str) -> Validation:
    from troth.guidance.heard import heard

    if not text.strip():
        return Validation(False, "What they said.")
    if len(clean_line(text)) > LONGEST:
        return too_long(LONGEST)
    return Validation(True, heard(text).thought or "As you heard it, in their words.")
