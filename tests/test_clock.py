"""The clock in time zones: no day comes twice, none is missing, and a zone that changes is followed."""

import os
import time
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

import pytest

from troth import clock
from troth.domain.days import DayEnds

BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
HAVANA = "CST5CDT,M3.2.0/0,M11.1.0/1"
ST_JOHNS = "NST3:30NDT2:30,M4.1.0/0:01,M10.5.0/0:01"
LORD_HOWE = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"
DUBLIN = "IST-1GMT0,M10.5.0,M3.5.0/1"
NUUK = "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"
CASABLANCA = "Africa/Casablanca"
APIA = "Pacific/Apia"


@pytest.fixture(autouse=True)
def zone() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch
    time.tzset()


@pytest.mark.parametrize("ends", [0, 30, 90, 120, 135, 150, 180, 240, 360])
@pytest.mark.parametrize("tz", [BERLIN, HAVANA, ST_JOHNS, LORD_HOWE, "UTC0"])
def test_a_day_begins_the_first_moment_the_clock_comes_to_its_hour(
    tz: str, ends: int, zone: pytest.MonkeyPatch
) -> None:
    zone.setenv("TZ", tz)
    for year, month, day in ((2026, 3, 28), (2026, 3, 7), (2026, 4, 4), (2026, 10, 24), (2026, 10, 31), (2026, 10, 3)):
        at = int(datetime(year, month, day, 12, tzinfo=UTC).timestamp())
        before = clock.day_at(at - 300, DayEnds(ends))
        for moment in range(at, at + 36 * 3600, 300):
            found = clock.day_at(moment, DayEnds(ends))
            if found != before:
                wall = datetime.fromtimestamp(moment, tz=UTC).astimezone()
                assert found == before + timedelta(days=1), "none is missing, none comes twice"
                assert wall.hour * 60 + wall.minute >= ends
                earlier = datetime.fromtimestamp(moment - 300, tz=UTC).astimezone()
                assert (earlier.date(), earlier.hour * 60 + earlier.minute) < (found, ends)
            before = found


@pytest.mark.parametrize(("tz", "near"), [
    (LORD_HOWE, (2026, 4, 4)), (LORD_HOWE, (2026, 10, 3)), (DUBLIN, (2026, 3, 28)), (DUBLIN, (2026, 10, 24)),
    (NUUK, (2026, 3, 28)), (NUUK, (2026, 10, 24)), (CASABLANCA, (2026, 2, 14)), (CASABLANCA, (2026, 3, 21)),
    (APIA, (2011, 12, 29)),
])  # fmt: skip
def test_every_end_of_day_where_the_clock_is_changed(
    tz: str, near: tuple[int, int, int], zone: pytest.MonkeyPatch
) -> None:
    """A day begins with the first minute whose wall clock has come to it, one that the law left out in Apia, too."""
    if tz in (CASABLANCA, APIA) and not os.path.exists(f"/usr/share/zoneinfo/{tz}"):
        pytest.skip("this machine knows no zones by name")
    zone.setenv("TZ", tz)
    time.tzset()
    noon = int(datetime(*near, tzinfo=UTC).timestamp()) + 12 * 3600
    walls = [time.localtime(at) for at in range(noon - 86400, noon + 2 * 86400, 60)]
    farthest = list(
        accumulate((date(*wall[:3]).toordinal() * 1440 + wall.tm_hour * 60 + wall.tm_min for wall in walls), max)
    )
    for ends in range(361):
        for day in range(date(*near).toordinal(), date(*near).toordinal() + 3):
            begins = bisect_left(farthest, day * 1440 + ends)
            if begins == bisect_left(farthest, (day + 1) * 1440 + ends):
                continue
            found = [clock.day_at(noon - 86400 + begins * 60 - before, DayEnds(ends)) for before in (0, 1)]
            until_then = farthest[begins - 1] - ends
            assert found == [date.fromordinal(day), date.fromordinal(until_then // 1440)]


def test_the_hours_of_a_summer_time(zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", BERLIN)
    springs = int(datetime(2026, 3, 29, 1, 0, tzinfo=UTC).timestamp())
    assert clock.day_at(springs - 1, DayEnds(150)) == date(2026, 3, 28)
    assert clock.day_at(springs, DayEnds(150)) == date(2026, 3, 29), "half past two does not exist: three is next"
    falls = int(datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp())
    assert clock.day_at(falls - 1, DayEnds(150)) == date(2026, 10, 24)
    assert {clock.day_at(falls + minute * 60, DayEnds(150)) for minute in range(180)} == {date(2026, 10, 25)}


def test_a_zone_that_changes_is_followed(zone: pytest.MonkeyPatch) -> None:
    zone.setenv("TZ", "<+14>-14")
    east = clock.now(DayEnds(0)).today
    zone.setenv("TZ", "<-11>11")
    assert clock.now(DayEnds(0)).today < east
