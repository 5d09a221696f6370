"""The one place that reads the clock, and the one that draws by chance; everything else is given both."""

import os
from datetime import UTC, datetime

from troth.domain.days import Now, logical_day


def seconds() -> int:
    """Whole seconds since 1970 in UTC."""
    return int(datetime.now(tz=UTC).timestamp())


def now(day_ends_at: int) -> Now:
    """The present; the logical day is that of the local wall clock, and ends `day_ends_at` minutes after midnight."""
    moment = datetime.now(tz=UTC)
    return Now(int(moment.timestamp()), logical_day(moment.astimezone(), day_ends_at))


def hour(at: int) -> str:
    """The hour that the local wall clock shows at the moment `at`, as 18:40."""
    return f"{datetime.fromtimestamp(at, tz=UTC).astimezone():%H:%M}"


def new_uid() -> str:
    """A name that no other record has, in any file."""
    return os.urandom(8).hex()
