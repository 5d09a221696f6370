"""The one place that reads the clock, and the one that draws by chance; everything else is given both."""

import os
from datetime import UTC, date, datetime
from time import tzset

from troth.domain.days import DayEnds, Now, logical_day


def seconds() -> int:
    """Whole seconds since 1970 in UTC."""
    return int(datetime.now(tz=UTC).timestamp())


def now(ends: DayEnds | None = None) -> Now:
    """The present; the logical day is that of the local wall clock, and ends as `ends` has it, or as is usual."""
    at = datetime.now(tz=UTC).timestamp()
    return Now(int(at), day_at(at, ends or DayEnds()))


def day_at(at: float, ends: DayEnds) -> date:
    """The logical day at the moment `at`, in the time zone that the machine has by now."""
    tzset()
    wall = datetime.fromtimestamp(at, tz=UTC).astimezone().replace(tzinfo=None)
    return logical_day(wall, ends, lambda later: later.timestamp() <= at)


def hour(at: int) -> str:
    """The hour that the local wall clock shows at the moment `at`, as 18:40."""
    return f"{datetime.fromtimestamp(at, tz=UTC).astimezone():%H:%M}"


def new_uid() -> str:
    """A name that no other record has, in any file."""
    return os.urandom(8).hex()
