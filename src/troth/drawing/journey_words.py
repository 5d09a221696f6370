"""What the figures of the long view say, in sentences: short ones for a row, whole ones for who listens."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from troth.domain.book import Book
from troth.domain.days import DaySpan, first_of_month
from troth.domain.journey.areas import AreaFigures, better
from troth.domain.journey.caught import caught
from troth.domain.journey.check_in import AREAS
from troth.domain.journey.dance import DANCE_MOVES, STAGES, DanceMove, Pattern
from troth.domain.journey.lookup import rounds
from troth.domain.journey.promise_figures import outcomes, since_repair, told_in_time
from troth.domain.journey.suggestion import Suggestion
from troth.domain.journey.to_talk_about import Talk, TalkArea
from troth.domain.journey.usual import ENOUGH, FRESH, Usual
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.text import shortened
from troth.domain.wording import MONTHS, count, past_day, short_date

_QUIET_NAMED = 2

_NAMED = 3
"""So many areas, or ways in which promises went, are named where there is little room."""


def number(value: float) -> str:
    """A figure as people write it: 6, 5.5."""
    return f"{value:g}"


def span_words(usual: Usual) -> str:
    """What is usual: 5.5 to 7.5; never outside of what can be answered."""
    return f"{number(max(0, usual.low))} to {number(min(10, usual.high))}"


def standing_words(made: AreaFigures, today: date) -> tuple[str, str]:
    """How an area stands, long and short: below your usual, 3 check-ins; below, 3 check-ins."""
    if made.standing is None:
        last = max((each.day for each in made.found.values()), default=None)
        if last is None or today - last <= FRESH:
            return "", ""
        weeks = count((today - last).days // 7, "week")
        return f"last looked at {weeks} ago", f"{weeks} ago"
    word, since = made.standing
    if word == "new":
        return "", ""
    long, short = f"{word} your usual", word
    if word == "near" or since == 1:
        return long, short
    return f"{long}, {count(since, 'check-in')}", f"{short}, {count(since, 'check-in')}"


def better_words(areas: Sequence[AreaFigures]) -> str:
    """What is higher than then: the three that rose most, in the order of the areas, and how many more."""
    risen = better(areas)
    if not risen:
        return ""
    months = {each.then.month for each in risen if each.then is not None}
    when = f"in {MONTHS[months.pop().month - 1]}" if len(months) == 1 else "months ago"
    names = [AREAS[area] for area in sorted(each.area for each in risen[:_NAMED])]
    more = len(risen) - _NAMED
    said = ", ".join(names) + f" and {more} more" if more > 0 else _and(names)
    return f"Higher than {when}: {said}."


def talk_words(things: Sequence[Talk], when: str) -> tuple[str, str]:
    """What there is to talk about, long and short; `when` is the talk it is for."""
    if not things:
        return "", ""
    long, short = (_and([_talk(each, brief) for each in things]) for brief in (False, True))
    return _sentence(f"{when}: {long}"), _sentence(f"{when}: {short}")


def _talk(each: Talk, brief: bool) -> str:
    if not isinstance(each, TalkArea):
        return shortened(each.words)
    if not each.weeks:
        return f"{AREAS[each.area]}, lower than it was"
    return f"{AREAS[each.area]}, below your usual" + ("" if brief else f" for {count(each.weeks, 'check-in')}")


def _sentence(words: str) -> str:
    return words if words.endswith(("?", "!", "…")) else f"{words}."


def _and(names: Sequence[str]) -> str:
    inside = any("," in name for name in names)
    if inside:
        return "; ".join(names)
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def promises_words(book: Book, span: DaySpan, today: date) -> tuple[str, str]:
    """What promises of a time say, long and short; nothing where nothing was answered."""
    told, repair = told_in_time(book, span, today), since_repair(book, today)
    parts = [f"told in time {told.told} of {told.of}"] if told and told.told else []
    if repair is not None and repair.day >= span.first and (repair.kept or repair.not_kept):
        missed = f", {repair.not_kept} not" if repair.not_kept else ""
        parts.append(f"since the repair of {short_date(repair.day)}: {repair.kept} kept{missed}")
    if parts:
        return " · ".join(parts), parts[0]
    went = outcomes(book, span, today)
    said = [f"{went[each]} {word}" for each, word in OUTCOME_WORDS.items() if went.get(each)]
    return ", ".join(said), ", ".join(said[:_NAMED])


def honoured_words(book: Book, today: date) -> tuple[str, str]:
    """How often boundaries of mine were honoured in this month so far, long and short."""
    own = [each for each in book.boundaries() if each.owner == "me"]
    first, times, which = first_of_month(today), 0, 0
    for each in own:
        days = [event for event in book.boundary_events(each.number) if event.kind == "honoured"]
        found = sum(first <= event.day <= today for event in days)
        times, which = times + found, which + bool(found)
    if not times:
        return "", ""
    short = f"honoured {count(times, 'time')} in {MONTHS[today.month - 1]}"
    return f"{short} so far, {which} of your {len(own)}", short


def dance_words(book: Book, made: Pattern) -> str:
    """A pattern in a row: its name, how often it went round, and whether it is caught earlier."""
    seen = rounds(book, made.number)
    parts = [made.name, count(len(seen), "time")]
    word = caught([STAGES.get(each.caught) for each in seen])
    if word is not None:
        parts.append("caught as early as before" if word == "as before" else f"caught {word} than before")
    return " · ".join(parts)


def suggestion_words(found: Suggestion) -> tuple[str, str]:
    """Two moves that keep coming together, and in what: I asked and asked; they went quiet · 3 times: money, dishes."""
    moves = "; ".join(
        _OWN[who] if move == "own" else f"{_WHO[who]} {DANCE_MOVES[cast(DanceMove, move)]}" for who, move in found.pair
    )
    topics = ", ".join(dict.fromkeys(each.topic for each in found.rounds if each.topic))
    times = f"{moves} · {count(len(found.rounds), 'time')}"
    return f"{times}: {topics}" if topics else times, moves


def quiet_words(ways: Sequence[int]) -> tuple[str, str]:
    """Which ways nothing touched for four weeks, and what enter does; nothing where there is none."""
    if not ways:
        return "", ""
    names = [AREAS[way - 1] for way in ways[:_QUIET_NAMED]]
    more = f" and {len(ways) - _QUIET_NAMED} more" if len(ways) > _QUIET_NAMED else ""
    named = f"{', '.join(names)}{more}"
    return f"{named}, four weeks · enter: practices", named


def looked_words(last: date, check_ins: int, today: date) -> str:
    """When the week was last looked at, and how many looks are missing until something is usual."""
    many = "One check-in" if check_ins == 1 else f"{check_ins} check-ins"
    left = ENOUGH - check_ins
    more = f" {_NUMBERS.get(left, left)} more, and the lines say what is usual." if left > 0 else ""
    return f"{many}, the last one {past_day(last, today)}.{more}"


_WHO = {"me": "I", "them": "they"}
_OWN = {"me": "I did something of my own", "them": "they did something of their own"}
_NUMBERS = {1: "One", 2: "Two", 3: "Three"}
