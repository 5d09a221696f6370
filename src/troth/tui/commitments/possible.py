"""What can be done with a promise as it stands: a key that can't is not in force, and nowhere offered."""

from troth.domain.actions.life import may_move, may_release
from troth.domain.actions.outcomes import may_answer
from troth.domain.actions.repairing import open_repair, repairable_day
from troth.domain.early import early_for
from troth.domain.history import occasion_on, standing, version_on
from troth.domain.outlook import calendar_days
from troth.domain.records import Commitment
from troth.domain.schedule import follows_last
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Once
from troth.drawing.promise_views import Pick, repair_in
from troth.tui.record_actions import RecordHost


def is_promise(host: RecordHost, pick: Pick) -> bool:
    """The row stands for the promise, not for amends of it."""
    return pick.repair is None


def keepable(host: RecordHost, pick: Pick) -> bool:
    """It can be said to be kept, a day to come where that is what today's answer is for; or amends are to be made."""
    if (repair := repair_in(host.book, pick)) is not None:
        return repair.amends_done_on is None
    promise = _promise(host, pick)
    if pick.day > host.day and not isinstance(promise.schedule, Once):
        return early_for(host.book, promise, host.day) == pick.day
    return answerable(host, pick._replace(day=min(pick.day, host.day)))


def answerable(host: RecordHost, pick: Pick) -> bool:
    """Any answer is taken for that day."""
    return is_promise(host, pick) and pick.day <= host.day and may_answer(_promise(host, pick), pick.day)


def excusable(host: RecordHost, pick: Pick) -> bool:
    """It can be excused on that day; on one to come, where the calendar tells that it is due then."""
    if pick.day <= host.day or not is_promise(host, pick):
        return answerable(host, pick)
    promise = _promise(host, pick)
    told = not follows_last(version_on(promise, pick.day).schedule)
    due = told and bool(calendar_days(host.book, promise, pick.day, pick.day))
    return (due or answered(host, pick)) and may_answer(promise, pick.day)


def counted(host: RecordHost, pick: Pick) -> bool:
    """An answer is taken for that day, and it is counted in a week or month."""
    return answerable(host, pick) and isinstance(version_on(_promise(host, pick), pick.day).schedule, TimesPer)


def answered(host: RecordHost, pick: Pick) -> bool:
    """There is an answer to take away."""
    return is_promise(host, pick) and occasion_on(host.book, pick.number, pick.day) is not None


def movable(host: RecordHost, pick: Pick) -> bool:
    """It runs, and the calendar tells its days."""
    return is_promise(host, pick) and may_move(_promise(host, pick), host.day)


def repairable(host: RecordHost, pick: Pick) -> bool:
    """Something was not kept that has no repair yet, or a repair is under way."""
    if (repair := repair_in(host.book, pick)) is not None:
        return repair.amends_done_on is None
    under_way = open_repair(host.book, pick.number) is not None
    return under_way or repairable_day(host.book, pick.number) is not None


def pausable(host: RecordHost, pick: Pick) -> bool:
    """It runs or rests."""
    return is_promise(host, pick) and standing(_promise(host, pick), host.day) in ("active", "paused")


def releasable(host: RecordHost, pick: Pick) -> bool:
    """It is not closed."""
    return is_promise(host, pick) and may_release(_promise(host, pick), host.day)


def restorable(host: RecordHost, pick: Pick) -> bool:
    """It is closed."""
    return is_promise(host, pick) and standing(_promise(host, pick), host.day) not in (
        "active",
        "paused",
        "draft",
        "offered",
    )


def agreeable(host: RecordHost, pick: Pick) -> bool:
    """It waits for a yes."""
    return is_promise(host, pick) and _promise(host, pick).state in ("draft", "offered")


def _promise(host: RecordHost, pick: Pick) -> Commitment:
    return host.book.commitment(pick.number)
