"""What is usual in an area: the vectors, and a second calculation that comes to the same."""

import statistics
from datetime import date, timedelta

import pytest
from domain_helpers import quick
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.journey.usual import AreaAnswer, Series, lasting, series, since_then, usual_before, word_of

LAST = date(2026, 11, 16)
"""A Monday, the first day of the week that is judged."""


def weeks(signs: str, last: date = LAST) -> Series:
    """A week a sign: X is 10, a dot is a week without."""
    found = {}
    for back, sign in enumerate(reversed(signs)):
        week = last - timedelta(weeks=back)
        if sign != ".":
            found[week] = AreaAnswer(week, 10 if sign == "X" else int(sign))
    return dict(sorted(found.items()))


def how(signs: str) -> tuple[str, int]:
    found = lasting(weeks(signs), LAST)
    assert found is not None
    return tuple(found)


@pytest.mark.parametrize(
    ("signs", "word", "near"),
    [
        ("7", "new", None),
        ("5557", "new", None),
        ("55557", "above", (4, 6)),
        ("55556", "near", (4, 6)),
        ("77777779", "above", (6, 8)),
        ("77777778", "near", (6, 8)),
        ("383838388", "near", (3, 8)),
        ("383838389", "above", (3, 8)),
        ("XXXXXXXX8", "below", (9, 11)),
        ("XXXXXXXX9", "near", (9, 11)),
        ("00000000X", "above", (-1, 1)),
        ("123456787", "above", (2.5, 6.5)),
        ("1111555555557", "above", (4, 6)),
        ("....5555.7", "above", (4, 6)),
    ],
)
def test_how_a_week_stands_to_ones_usual(signs: str, word: str, near: tuple[float, float] | None) -> None:
    found = weeks(signs)
    assert word_of(found, LAST) == word
    usual = usual_before(found, LAST)
    assert (usual and (usual.low, usual.high)) == near


def test_a_week_without_an_answer_has_no_word() -> None:
    assert word_of(weeks("5555."), LAST) is None


def test_what_is_longer_ago_than_half_a_year_makes_nothing_usual() -> None:
    assert word_of(weeks("5555", date(2026, 6, 8)) | weeks("8"), LAST) == "above"
    earlier = weeks("5.555", date(2026, 6, 8))
    assert min(earlier) == date(2026, 5, 11)
    assert word_of(earlier | weeks("8"), LAST) == "new"
    assert word_of(weeks("5555", date(2026, 1, 26)) | weeks("8"), LAST) == "new"


@pytest.mark.parametrize(
    ("signs", "word", "since"),
    [
        ("66666666443", "below", 3),
        ("666666663333", "below", 4),
        ("666666663333333", "near", 3),
        ("66666666...43", "below", 2),
        ("6666666633...3", "below", 1),
    ],
)
def test_how_long_it_has_been_so(signs: str, word: str, since: int) -> None:
    assert how(signs) == (word, since)


def test_nothing_is_said_of_an_area_that_was_not_looked_at_for_long() -> None:
    found = weeks("55557")
    assert lasting(found, LAST + timedelta(days=21)) is not None
    assert lasting(found, LAST + timedelta(days=22)) is None
    assert lasting({}, LAST) is None


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        ("444455556667", (4, 6, "higher")),
        ("5555....66667777", (5, 7, "higher")),
        ("666655665554", (6, 5, "much as")),
        ("777766665555", (7, 5, "lower")),
        ("44445555666", None),
    ],
)
def test_the_last_weeks_against_the_first(signs: str, told: tuple[float, float, str] | None) -> None:
    found = weeks(signs)
    then = since_then(found, sorted(found))
    assert (then and (then.then, then.now, then.word)) == told


def test_then_is_called_by_the_month_of_its_third_week_and_only_what_is_shown_counts() -> None:
    found = weeks("5" * 52)
    then = since_then(found, sorted(found))
    assert then is not None and then.month == date(2025, 12, 1)
    assert since_then(found, sorted(found)[-11:]) is None


def test_weeks_begin_on_the_day_that_the_person_chose() -> None:
    answers = (AreaAnswer(date(2026, 11, 22), 5), AreaAnswer(date(2026, 11, 23), 8))
    assert [each.value for each in series(answers, 0).values()] == [5, 8]
    assert [each.value for each in series(answers, 6).values()] == [8]


def test_of_a_week_the_later_answer_counts_whatever_the_order_they_came_in() -> None:
    late, early = AreaAnswer(date(2026, 11, 20), 3), AreaAnswer(date(2026, 11, 17), 9)
    assert series((late, early), 0) == series((early, late), 0) == {LAST: late}
    again = AreaAnswer(late.day, 4)
    assert series((late, again), 0) == {LAST: again}


@quick
@given(st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=60))
def test_a_second_calculation_comes_to_the_same(values: list[int | None]) -> None:
    found = {
        LAST - timedelta(weeks=back): AreaAnswer(LAST - timedelta(weeks=back), value)
        for back, value in enumerate(reversed(values))
        if value is not None
    }
    for at, value in enumerate(values):
        if value is None:
            continue
        week = LAST - timedelta(weeks=len(values) - 1 - at)
        before = [each for each in values[max(0, at - 26) : at] if each is not None][-8:]
        if len(before) < 4:
            expected = "new"
        else:
            ordered = sorted(before)
            middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
            spread = max(1, statistics.median([abs(each - middle) for each in before]))
            expected = "above" if value - middle > spread else "below" if middle - value > spread else "near"
        assert word_of(found, week) == expected
