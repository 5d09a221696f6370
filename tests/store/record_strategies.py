"""Hypothesis strategies for every record, within what Troth writes."""

from calendar import monthrange
from datetime import date
from typing import Any, get_args, get_origin

from hypothesis import strategies as st

from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.records import Month, Occasion, Version
from troth.domain.schedule.counted import EveryNDays, OnCue, TimesPer, Window
from troth.domain.schedule.dated import Daily, MonthlyDay, MonthlyNth, Once, Weekdays, Yearly
from troth.store.codec import FLAT, TABLES, is_values, kind_of, members

DATES = st.dates(date(1900, 1, 1), date(2400, 1, 1))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
MOMENTS = st.integers(0, 4_000_000_000)
NUMBERS = st.integers(1, 100_000)
WEEKDAYS = st.integers(0, 6)

SCHEDULES = st.one_of(
    st.builds(Once, DATES, TEXTS, st.integers(0, 7)),
    st.just(Daily()),
    st.sets(WEEKDAYS, min_size=1).map(lambda days: Weekdays(tuple(sorted(days)))),
    st.builds(EveryNDays, st.integers(1, 366), st.sampled_from(["fixed", "last_done"])),
    st.tuples(st.integers(1, 99), st.integers(1, 99)).map(lambda pair: Window(pair[0], sum(pair))),
    st.builds(TimesPer, st.integers(1, 7), st.just("week")),
    st.builds(TimesPer, st.integers(1, 28), st.just("month")),
    st.builds(MonthlyDay, st.integers(1, 31)),
    st.builds(MonthlyNth, st.sampled_from([-1, 1, 2, 3, 4, 5]), WEEKDAYS),
    DATES.map(lambda day: Yearly(day.month, min(day.day, 28))),
    st.builds(OnCue, TEXTS),
)
OCCASIONS = st.builds(Occasion, at=MOMENTS, note=TEXTS)
NAMED = {
    "number": NUMBERS,
    "of": NUMBERS,
    "at": MOMENTS,
    "made_at": MOMENTS,
    "back_at": MOMENTS,
    "ended_at": st.none() | MOMENTS,
    "started_at": MOMENTS,
    "depth": st.integers(1, 3),
    "sure": st.none() | st.integers(0, 100),
    "day_ends_at": st.integers(0, 1439),
    "week_starts": WEEKDAYS,
    "starts": WEEKDAYS,
    "ends_at": st.integers(0, 1439),
    "evening_from": st.integers(0, 1439),
    "weekly_on": st.none() | WEEKDAYS,
    "minutes": st.none() | st.integers(0, 9_999),
    "near": st.none() | st.integers(0, 10),
}


def _some(each: st.SearchStrategy[Any], length: int) -> st.SearchStrategy[Any]:
    return st.tuples(*[each] * length)


OF_ONE_KIND = {
    ("CheckIn", "values"): _some(st.none() | st.integers(0, 10), 7),
    ("CheckIn", "words"): _some(TEXTS, 7),
    ("Celebration", "way"): st.none() | st.integers(1, 7),
    **{("Decision", name): _some(TEXTS, 3) for name in ("first", "second")},
    **{("Decision", name): _some(TEXTS, 2) for name in ("heard", "tasks")},
    ("Decision", "heard_ok"): _some(st.booleans(), 2),
}
"""Fields that hold in one kind of record what they do not in another."""


def _built(kind: Any) -> st.SearchStrategy[Any]:
    known = {**NAMED, **{name: each for (kind_name, name), each in OF_ONE_KIND.items() if kind_name == kind.__name__}}
    fields = {name: known[name] if name in known else _of(hint) for name, hint in kind.__annotations__.items()}
    return st.builds(kind, **fields)


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint is date:
        return DATES
    if hint is str:
        return TEXTS
    if hint == tuple[int, ...]:
        return st.lists(st.integers(1, 7), max_size=3).map(tuple)
    if hint == tuple[Version, ...]:
        return st.lists(st.builds(Version, DATES, SCHEDULES), min_size=1, max_size=3).map(tuple)
    if get_origin(hint) is tuple:
        return st.lists(_of(get_args(hint)[0]), max_size=3).map(tuple)
    inner = members(hint)
    if inner:
        return st.none() | st.one_of(*map(_of, inner))
    return _built(hint) if is_values(hint) else st.from_type(hint)


MARKS = st.builds(DayMark, st.none() | st.integers(1, 5), MOMENTS, TEXTS)


@st.composite
def months(draw: st.DrawFn, kind: Any) -> Any:
    """A month of one promise, or of days."""
    first = draw(DATES).replace(day=1)
    said = OCCASIONS if kind is Month else MARKS
    days = draw(st.dictionaries(st.integers(1, monthrange(first.year, first.month)[1]), said, max_size=5))
    in_order = tuple(sorted(days.items()))
    if kind is Month:
        return Month(draw(NUMBERS), draw(NUMBERS), first, in_order)
    return DayMonth(draw(NUMBERS), first, in_order)


RECORDS: dict[str, st.SearchStrategy[Any]] = {
    table: months(kind_of(table)) if table in FLAT else _built(kind_of(table)) for table in TABLES
}
ANY_RECORD = st.sampled_from(sorted(RECORDS)).flatmap(lambda table: st.tuples(st.just(table), RECORDS[table]))
TWO_OF_A_KIND = st.sampled_from(sorted(RECORDS)).flatmap(
    lambda table: st.tuples(st.just(table), RECORDS[table], RECORDS[table])
)
