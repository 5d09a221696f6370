"""What is done with a practice, or with what was begun of one."""

from typing import cast

from troth.domain.draft import Draft
from troth.domain.entries import last_done
from troth.guidance import practices
from troth.practice.definition import Head
from troth.tui.kit.base_app import BaseApp
from troth.tui.library.info_pages import EvidencePage
from troth.tui.messages import DiscardDraft
from troth.tui.record_actions import RecordAction, RecordHost


def evidence(host: RecordHost, made: Head | Draft) -> None:
    """Open the evidence note."""
    if (head := head_of(made)) is not None:
        host.open(EvidencePage(head, last_done(host.book).get(head.id), host.day))


def discard(host: RecordHost, made: Draft) -> None:
    """Throw it away."""
    host.post_message(DiscardDraft(made.uid))
    cast(BaseApp, host.app).show_message("Thrown away. u brings it back until you leave.")


def head_of(made: Head | Draft) -> Head | None:
    """The practice that it is, or is of."""
    if isinstance(made, Head):
        return made
    return next((head for head in practices.practices() if head.id == made.practice), None)


def _is_known(host: RecordHost, made: Head | Draft) -> bool:
    return head_of(made) is not None


def _is_begun(host: RecordHost, made: Head | Draft) -> bool:
    return isinstance(made, Draft)


LIBRARY_ACTIONS = (
    RecordAction("i", "practices.evidence", "What is known about this method, and how surely", evidence, _is_known),
    RecordAction("d", "practices.discard", "Throw away what was begun", discard, _is_begun),
)
"""What is done with the row at hand."""
