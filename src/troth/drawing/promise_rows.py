"""The rows of the Commitments tab as plain values: each promise in its place, and what is said of it beside."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from troth.domain.amends import amends_due
from troth.domain.board import to_review
from troth.domain.book import Book
from troth.domain.days import ONE_DAY
from troth.domain.history import ended_as, occasion_on, recorded_between, standing
from troth.domain.open_days import BACKLOG, late_days
from troth.domain.outcome_table import OUTCOME_WORDS, Outcome
from troth.domain.outlook import OutlookEntry, current_due, due_on, open_before
from troth.domain.records import Commitment, Occasion
from troth.domain.schedule import follows_last
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.text import visible
from troth.domain.wording import DAY_NAMES, by_day, coming_day, count, past_day
from troth.drawing.ends_of_day_rows import NO_ENDS, EndRows
from troth.drawing.lines import GAP, Line, Row, Span, fit
from troth.drawing.promise_line import promise_line
from troth.drawing.promise_views import GROUPS, RUNNING, Group, Pick, Place, repair_in, title_in, tomorrow
from troth.drawing.promise_words import told_since
from troth.drawing.sentences import promise_sentence

_BLANK = Row(None, ())
_CLOSED = {"released": "let go"}
_SAYS_IT: dict[Group, str] = {"today": "today", "tell": "told"}
"""The word that a heading says already, so that it may fall away."""


class RowLook(NamedTuple):
    """What rows are drawn with: marks, width, how many rows there are (0: any number), what stands behind a word.

    `settle` is the key that ends a backlog.
    """

    glyphs: Mapping[str, str]
    width: int
    height: int = 0
    edge: str = ""
    settle: str = "S"


class RowWords(NamedTuple):
    """What is said of a promise in its row: its mark, its word from the longest to the shortest, and three tones."""

    mark: str
    words: tuple[str, ...]
    mark_tone: str = "muted"
    title_tone: str = "resting"


def today_rows(
    book: Book, places: Sequence[Place], day: date, look: RowLook, cursor: int | None = None, ends: EndRows = NO_ENDS
) -> list[Row]:
    """Today, with the two ends of the day.

    Where there is no room the line of the morning is left out, then what comes, from its end; the promise of `cursor`
    never is.
    """
    top = [place for place in places if place.group == "today"]
    due = [place for place in top if place.repair is None]
    asked = [entry for place in due if (entry := due_on(book, book.commitment(place.number), day)) is not None]
    kept = sum(entry.outcome == "kept" for entry in asked)
    head = [*ends.back, _heading("Today", f"{kept} of {len(asked)} kept" if asked else "", look, ""), *ends.wanted]
    head += [_drawn(book, place, day, look) for place in top]
    if all(entry.outcome is not None for entry in asked) and not amends_due(book, day):
        head += _done(book, places, day, bool(asked))
    rest = [place for place in places if place.group != "today"]
    foot = [*review_rows(book, day), *ends.offered]
    groups = {place.group for place in rest}
    over = len(head) + len(ends.evening) + len(rest) + 2 * len(groups) + len(foot) - look.height
    morning = ends.morning if not look.height or over + len(ends.morning) <= 0 else ()
    if look.height and over > 0:
        spare = [place for place in rest if place.group == "coming" and place.number != cursor]
        left_out = set(spare[-over:])
        rest = [place for place in rest if place not in left_out]
    return [*head, *morning, *ends.evening, *_grouped(book, rest, day, look), *foot]


def all_rows(book: Book, places: Sequence[Place], day: date, look: RowLook) -> list[Row]:
    """Everything that runs, in its groups."""
    total = count(len(places), "promise")
    due = any(place.group == "today" for place in places)
    heading = _heading("Today" if due else "All", f"All, {total}" if due else total, look, "")
    rows = [heading, *_grouped(book, places, day, look, every=True)]
    return [row for at, row in enumerate(rows) if not (due and 0 < at < 3 and row.key is None)]


def shelf_rows(book: Book, places: Sequence[Place], day: date, look: RowLook) -> list[Row]:
    """What is closed."""
    rests = sum(standing(book.commitment(place.number), day) not in RUNNING for place in places)
    aside = (f"{rests} rests here" if rests == 1 else f"{rests} rest here") if places else ""
    rows = [_drawn(book, place, day, look, every=True) for place in places]
    return [_heading("Shelf", aside, look, ""), *rows]


def found_rows(
    book: Book, places: Sequence[Place], found: Mapping[int, str], words: str, day: date, look: RowLook
) -> list[Row]:
    """What a search found in all views, in its groups; `found` tells of each promise where, if not in its title."""
    heading = _heading("Found", f"{count(len(places), 'promise')} for “{words.strip()}”", look, "")
    rows = [heading]
    for group, name in GROUPS.items():
        here = [place for place in places if place.group == group]
        rows += [_BLANK, _heading(name, "", look)] if here else []
        rows += [_drawn(book, place, day, look, every=True, where=found[place.number]) for place in here]
    return rows


def row_of(book: Book, place: Place, day: date, look: RowLook) -> Row:
    """The row of one promise, for the first line of its page."""
    return _drawn(book, place, day, look, every=True)


def is_cut(book: Book, row: Row, look: RowLook) -> bool:
    """Whether the title of a row is not all there."""
    if not isinstance(row.key, Pick):
        return False
    title = visible(title_in(book, row.key))
    return title not in "".join(span.text for span in fit(row.line, look.width))


def _grouped(book: Book, places: Iterable[Place], day: date, look: RowLook, every: bool = False) -> list[Row]:
    rows: list[Row] = []
    by: dict[Group, list[Place]] = {group: [] for group in GROUPS}
    for place in places:
        by[place.group].append(place)
    for group, here in by.items():
        late = late_days(book, day) if group == "still" and here else 0
        aside = f"{look.settle} settles {count(late, 'day')}" if late >= BACKLOG else ""
        rows += [_BLANK, _heading(GROUPS[group], aside, look)] if here else []
        rows += [_drawn(book, place, day, look, every) for place in here]
    return rows


def _drawn(book: Book, place: Place, day: date, look: RowLook, every: bool = False, where: str = "") -> Row:
    """The row of a place, which is drawn once somebody looks at it."""
    pick = Pick(place.number, place.day, repair=place.repair)
    said = partial(_words, book, place, day, look, every, where)
    return Row(pick, lambda: _line(book, place, said(), look), lambda: _sentence(book, place, said()))


def _words(book: Book, place: Place, day: date, look: RowLook, every: bool, where: str) -> RowWords:
    """What is said of a promise, or of amends of it; at its end `where` it was found, if that is told."""
    repair = repair_in(book, place)
    if repair is None:
        told = _said(book, place, day, look.glyphs, every)
        return told._replace(words=(where,)) if where else told
    made, by = repair.amends_done_on is not None, repair.amends_by or day
    late = "today" if by == day else f"since {past_day(by, day)}"
    said = RowWords(look.glyphs["repaired"], ("made",)) if made else None
    return said or RowWords(look.glyphs["open"], (late,), "accent", "strong")


def _done(book: Book, places: Sequence[Place], day: date, due: bool) -> list[Row]:
    """What is said where nothing of today is open: that it is done, or what begins, and what tomorrow has."""
    ahead = [book.commitment(place.number) for place in places if place.group == "coming"]
    names = tomorrow(book, day)
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    named = f"{names[0].title}{others}" if names else ""
    if due:
        comes = f" Tomorrow: {named}." if names else ""
        return [_BLANK, Row(None, (Span("That was today."), Span(comes, "muted")))]
    if not ahead:
        return []
    first = current_due(book, ahead[0], day) or day
    if ahead[0].starts_on >= day:
        begins = coming_day(first, day)
        words = (Span(f"{begins[0].upper()}{begins[1:]} it begins: "), Span(ahead[0].title, "strong"), Span("."))
        return [_BLANK, Row(None, words), Row(None, (Span("Nothing is due today.", "muted"),))]
    comes = f" Tomorrow: {named}." if names else ""
    return [_BLANK, Row(None, (Span("Nothing is due today."), Span(comes, "muted")))]


def review_rows(book: Book, day: date) -> list[Row]:
    """The boundaries whose day of review has come: they are shown, and nothing is asked about them here."""
    due = to_review(book, day)
    if not due:
        return []
    board = Span("2 the board ", "muted")
    rows = [Row(None, (Span("     "), Span(made.statement, "muted"), GAP, board)) for made in due]
    return [_BLANK, Row(None, (Span("Boundaries to look at again", "muted"),)), *rows]


def _outcome(book: Book, place: Place) -> Outcome | None:
    occasion = occasion_on(book, place.number, place.day)
    return None if occasion is None else occasion.outcome


def _said(book: Book, place: Place, day: date, glyphs: Mapping[str, str], every: bool = False) -> RowWords:
    """What is said of a promise in its place; `every` where all views stand together, and nothing is only for today."""
    promise = book.commitment(place.number)
    state, outcome = standing(promise, day), _outcome(book, place)
    rests = state == "released" or (every and state == "paused")
    if outcome is not None and place.group != "shelf" and not rests:
        entry = due_on(book, promise, place.day) if place.group == "today" else None
        times = f", {entry.kept} of {entry.needed}" if entry is not None and entry.needed > 1 else ""
        late = f" {past_day(place.day, day)}" if place.group == "today" and place.day < day else ""
        return RowWords(glyphs[outcome], (f"{OUTCOME_WORDS[outcome]}{late}{times}", OUTCOME_WORDS[outcome]))
    if state not in RUNNING:
        return _closed(promise, ended_as(book, promise, day), day, glyphs, place.group == "shelf")
    if state != "active":
        mark = glyphs["paused" if state == "paused" else "not_kept" if state == "repairing" else "open"]
        return RowWords(mark, (state,))
    if (place.group in ("today", "still") and place.day < day) or place.group == "still":
        return RowWords(glyphs["open"], _late_words(book, promise, place.day, day), "accent", "")
    entry = due_on(book, promise, day)
    if place.group == "today" and entry is not None:
        return RowWords(glyphs["open"], _today_words(book, entry, day), "accent", "strong")
    if place.group == "tell":
        said = told_since(book, promise, day)
        return RowWords(glyphs["open"], (said, ""))
    if (early := _early(book, promise, day)) is not None:
        known, occasion = early
        return RowWords(glyphs[occasion.outcome], (f"{OUTCOME_WORDS[occasion.outcome]} for {_near(known, day)}",))
    if place.group == "cue" or isinstance(promise.schedule, OnCue):
        return RowWords(glyphs["open"], ("when it comes up", "on cue") if every else ("",))
    return RowWords(glyphs["open"], _coming_words(book, promise, day), title_tone="" if every else "resting")


def _closed(promise: Commitment, state: str, day: date, glyphs: Mapping[str, str], shelf: bool) -> RowWords:
    word, closed = _CLOSED.get(state, state.replace("_", " ")), promise.closed_on or promise.ends_on
    words = (word,) if closed is None else (f"{word} {past_day(closed, day)}", word)
    return RowWords(glyphs.get(state, glyphs["excused"]), words, title_tone="" if shelf else "resting")


def _today_words(book: Book, entry: OutlookEntry, day: date) -> tuple[str, ...]:
    schedule, due = entry.commitment.schedule, entry.due or day
    if isinstance(schedule, TimesPer):
        left = entry.needed - entry.kept
        return f"{left} more {by_day(due, day)}", f"{left} {_brief(by_day(due, day), due)}"
    if isinstance(schedule, Once) and schedule.time and due == day:
        return (f"by {schedule.time}",)
    if due > day:
        return by_day(due, day), _brief(by_day(due, day), due)
    if due < day:
        return f"since {past_day(due, day)}", "since " + DAY_NAMES[due.weekday()]
    late = open_before(book, entry.commitment, day)
    if late is None:
        return "today", ""
    return (f"also {count(late.others + 1, 'day')}" if late.others else f"also {past_day(late.day, day)}",)


def _early(book: Book, promise: Commitment, day: date) -> tuple[date, Occasion] | None:
    """What was said of the coming occasion before its day."""
    last = current_due(book, promise, day) or day + timedelta(days=366)
    said = recorded_between(book, promise.number, day + ONE_DAY, last)
    return min(said.items(), default=None)


def _near(day: date, today: date) -> str:
    return coming_day(day, today).removeprefix("on ")


def _late_words(book: Book, promise: Commitment, open_day: date, day: date) -> tuple[str, ...]:
    late = open_before(book, promise, day)
    if late is not None and late.needed > 1:
        return (f"{late.kept} of {late.needed}, last {getattr(promise.schedule, 'period', '')}",)
    more = f", {late.others} more" if late is not None and late.day == open_day and late.others else ""
    when = past_day(open_day, day)
    return when + more, when.split(",")[0] + more


def _coming_words(book: Book, promise: Commitment, day: date) -> tuple[str, ...]:
    due, schedule = current_due(book, promise, day), promise.schedule
    if due is None:
        return ("",)
    if isinstance(schedule, TimesPer) or follows_last(schedule):
        return by_day(due, day), _brief(by_day(due, day), due)
    if due < day:
        return past_day(due, day), DAY_NAMES[due.weekday()]
    word = coming_day(due, day)
    if isinstance(schedule, Once) and schedule.time:
        timed = f"{word.removeprefix('on ')} {schedule.time}"
        return timed, _brief(timed, due)
    return word, _brief(word, due), _brief(word, due).removeprefix("on ")


def _brief(word: str, due: date) -> str:
    """The same with the first letters of its weekday."""
    name = DAY_NAMES[due.weekday()]
    return " ".join(name if each.casefold().startswith(name.casefold()) else each for each in word.split())


def _sentence(book: Book, place: Place, said: RowWords) -> str:
    return promise_sentence(place.number, title_in(book, place), said.words[0], said.mark_tone == "accent")


def _line(book: Book, place: Place, said: RowWords, look: RowLook) -> Line:
    mark, title = Span(said.mark, said.mark_tone), Span(title_in(book, place), said.title_tone)
    return promise_line(mark, place.number, title, said.words, look.width, look.edge)


def _heading(title: str, aside: str, look: RowLook, tone: str = "muted") -> Row:
    return Row(None, (Span(title, tone), GAP, Span(aside + look.edge, "muted")) if aside else (Span(title, tone),))
