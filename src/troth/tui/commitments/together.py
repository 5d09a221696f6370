"""What is done with all promises together: one question, one change, one undo."""

from troth.domain.actions.settling import ExcuseBacklog, LeaveUnanswered
from troth.domain.open_days import BACKLOG, late_days
from troth.domain.wording import count
from troth.drawing.bars import Key
from troth.drawing.promise_views import Pick
from troth.tui.record_actions import RecordAction, RecordHost


def settle(host: RecordHost, pick: Pick | None) -> None:
    """Ask what becomes of the days without an answer."""
    late = late_days(host.book, host.day)
    host.choose(
        f"{count(late, 'day')} without an answer. What shall become of them?",
        (Key("l", "leave these days unanswered"), Key("e", "excuse them all")),
        lambda key: host.do(ExcuseBacklog(host.now) if key == "e" else LeaveUnanswered(host.now)),
    )


def has_backlog(host: RecordHost, pick: Pick | None) -> bool:
    """Enough days wait for an answer."""
    return late_days(host.book, host.day) >= BACKLOG


TOGETHER = (
    RecordAction(
        "S", "commitments.settle", "Settle all days without an answer at once", settle, has_backlog, alone=True
    ),
)
"""The keys of the list that need no row."""
