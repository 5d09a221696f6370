"""What comes back by itself: the vectors of good moments a year ago, and of ways that were quiet."""

from datetime import date, timedelta

import pytest
from domain_helpers import do, made

from troth.domain.actions.offers import CallBack, SendAway
from troth.domain.actions.outcomes import Keep
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.journey.dance import Incident
from troth.domain.journey.looking_back import Anniversary, WayTouched, anniversary, untouched
from troth.domain.journey.touched import quiet_ways, ways_offer
from troth.domain.reflection import Reflection
from troth.domain.schedule.dated import Daily

TODAY = date(2026, 11, 26)
LONG_AGO = date(2024, 1, 1)


def touched(ago: int, *ways: int) -> WayTouched:
    return WayTouched(TODAY - timedelta(days=ago), ways)


def test_a_way_that_nothing_touched_for_four_weeks_is_named() -> None:
    done = [touched(0, 6), touched(27, 1), touched(28, 2), touched(0, 1, 2, 3, 4, 5, 6, 7), touched(3, 5, 7)]
    assert untouched(done, LONG_AGO, TODAY) == (2, 3, 4)


def test_what_touches_a_way_is_found_in_all_that_was_done_and_can_be_sent_away() -> None:
    at = Now((TODAY - date(1970, 1, 1)).days * 86_400, TODAY)
    begun = TODAY - timedelta(days=40)
    book = made(Daily(), begun, way=5)
    book = do(book, Keep(1, begun, Now(at.at - 40 * 86_400, begun)))
    assert quiet_ways(book, TODAY) == (1, 2, 3, 4, 5, 6, 7)
    entry = Reflection(1, "r1", at.at, TODAY, at.at, "E10", way=(2, 3))
    guess = Incident(1, "i1", at.at, TODAY, "A door.")
    edits = (Edit("reflections", 1, None, entry), Edit("incidents", 1, None, guess))
    book = do(book, Keep(1, TODAY, at)).after(Change("", edits))
    assert quiet_ways(book, TODAY) == (1, 4, 6)
    offer = ways_offer(TODAY)
    sent = do(book, SendAway(offer.name, offer.until, TODAY))
    assert quiet_ways(sent, TODAY) == () and quiet_ways(do(sent, CallBack()), TODAY) == (1, 4, 6)


@pytest.mark.parametrize(("used", "named"), [(27, 0), (28, 7)])
def test_in_the_first_four_weeks_none_is_named(used: int, named: int) -> None:
    assert len(untouched([], TODAY - timedelta(days=used), TODAY)) == named
    assert untouched([], None, TODAY) == ()


@pytest.mark.parametrize(
    ("days", "today", "found"),
    [
        ([date(2025, 11, 24), date(2025, 11, 27)], TODAY, Anniversary(date(2025, 11, 27), 1)),
        ([date(2025, 11, 22)], TODAY, None),
        ([date(2024, 11, 26), date(2025, 11, 26)], TODAY, Anniversary(date(2025, 11, 26), 1)),
        ([date(2024, 11, 26), date(2025, 11, 27)], TODAY, Anniversary(date(2024, 11, 26), 2)),
        ([date(2028, 2, 29)], date(2029, 2, 28), Anniversary(date(2028, 2, 29), 1)),
        ([date(2027, 2, 28)], date(2028, 2, 29), Anniversary(date(2027, 2, 28), 1)),
        ([date(2025, 12, 30)], date(2027, 1, 2), Anniversary(date(2025, 12, 30), 1)),
        ([date(2026, 1, 2)], date(2026, 12, 30), Anniversary(date(2026, 1, 2), 1)),
        ([], TODAY, None),
    ],
)
def test_the_nearest_day_of_an_earlier_year(days: list[date], today: date, found: Anniversary | None) -> None:
    assert anniversary(days, LONG_AGO, today) == found


def test_in_the_first_year_something_of_a_month_ago() -> None:
    first = date(2026, 9, 1)
    assert anniversary([date(2026, 10, 27)], first, TODAY) == Anniversary(date(2026, 10, 27), 0)
    assert anniversary([date(2026, 10, 24)], first, TODAY) is None
    assert anniversary([date(2026, 10, 27)], date(2025, 11, 26), TODAY) is None, "the year is over"
