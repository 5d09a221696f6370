"""The rows of a view, and the places in it that stay as they are until the view changes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from troth.domain.book import Book
from troth.domain.errors import Refused
from troth.domain.finding import TextIndex, Texts, found
from troth.domain.journey.ends_of_day import ends_of_day
from troth.domain.open_days import late_days, open_days
from troth.domain.week import coming_week
from troth.drawing.ends_of_day_rows import end_rows, offer_rows
from troth.drawing.first_run import first_rows
from troth.drawing.lines import Row, Span, wrapped
from troth.drawing.promise_rows import RowLook, all_rows, found_rows, review_rows, shelf_rows, today_rows
from troth.drawing.promise_views import VIEWS, Pick, Place, View, found_places, places
from troth.drawing.promise_week import week_rows
from troth.drawing.sentences import UNFOLDED, sentence_rows
from troth.drawing.sizes import LEAST, LIST, NARROW, STRIP, has_pane
from troth.tui.context import Context
from troth.tui.snapshot import Snapshot

_FIRST = {"commitments.new": "n", "before": "b", "space": "p", "tab.3": "3", "help": "?"}
"""The keys of the page for the first time, until those in force are known."""

MOST_WEEKS = 52
"""So many weeks ahead can be looked at."""

_EMPTY: Mapping[View, str] = {
    "today": "Nothing is asked of you today. n makes a promise.",
    "all": "Nothing is under way. n makes a promise.",
    "shelf": "The shelf is empty. v leads back to Today.",
}


class At(NamedTuple):
    """The view that stands open; a week is `weeks` weeks after the coming one."""

    view: View = "today"
    weeks: int = 0

    def next(self) -> "At":
        """The view after it."""
        order = list(VIEWS)
        return At(order[(order.index(self.view) + 1) % len(order)])

    def stepped(self, step: int) -> "At":
        """So many weeks further; as it is where that is no week to come, or no week is looked at."""
        weeks = self.weeks + step
        return self._replace(weeks=weeks) if self.view == "week" and 0 <= weeks <= MOST_WEEKS else self

    def first_day(self, today: date) -> date:
        """The first day of its week."""
        return today + timedelta(weeks=self.weeks)


class ViewRows(NamedTuple):
    """The rows of a view, and the places they stand in."""

    rows: list[Row]
    places: Sequence[Place]


def view_rows(
    snapshot: Snapshot,
    at: At,
    before: Sequence[Place],
    look: RowLook,
    cursor: object,
    search: str,
    texts: TextIndex,
    keys: Mapping[str, str],
) -> ViewRows:
    """The rows of a view, those of `before` in their places; with `search`, what is found in all views."""
    book, day = snapshot.book, snapshot.day
    if not book.commitments():
        named = {**_FIRST, **{id: keys[id] for id in _FIRST if id in keys}}
        return ViewRows([*first_rows(named, look), *review_rows(book, day)], ())
    if search.strip():
        return ViewRows(_found(book, search, texts.of(book), day, look), before)
    look = look._replace(settle=keys.get("commitments.settle", look.settle))
    there = places(book, at.view, day, before)
    match at.view:
        case "week":
            first = at.first_day(day)
            return ViewRows(week_rows(coming_week(book, first, day), first, day, look), ())
        case "today":
            late = late_days(book, day) if snapshot.away else 0
            said, offered = ends_of_day(book, day, snapshot.part), offer_rows(snapshot.offer, day, keys)
            ends = end_rows(said, snapshot.away, late, look.glyphs, keys, look.width, offered)
            rows = today_rows(book, there, day, look, cursor.number if isinstance(cursor, Pick) else None, ends)
        case "all":
            rows = all_rows(book, there, day, look)
        case "shelf":
            rows = shelf_rows(book, there, day, look)
    if not there:
        rows = [rows[0], Row(None, ()), Row(None, (Span(_EMPTY[at.view]),)), *rows[1:]]
    return ViewRows(rows, there)


def look_for(context: Context, width: int, height: int) -> RowLook:
    """What rows are drawn with on a screen of that size; those that become sentences are drawn whole."""
    if context.accessible:
        return RowLook(context.glyphs, UNFOLDED)
    classes, width = classes_for(context, width, height), max(LEAST, width)
    below = 1 if classes["-pane"] else 3 if classes["-brief"] else 5
    return RowLook(context.glyphs, min(width, LIST) - 1, height - 4 - below, " " if width >= NARROW else "")


def as_told(found: ViewRows, context: Context, width: int) -> ViewRows:
    """The same, in sentences on a screen of that width where somebody listens."""
    rows = sentence_rows(found.rows, max(LEAST, min(width, LIST)) - 2) if context.accessible else found.rows
    return found._replace(rows=rows)


def classes_for(context: Context, width: int, height: int) -> dict[str, bool]:
    """Whether there is a pane beside the list, and whether the strip below it has one row."""
    return {"-pane": has_pane(width, height) and not context.accessible, "-brief": width < NARROW or height < STRIP}


def step_day(book: Book, there: Sequence[Place], pick: Pick, step: int, today: date) -> Sequence[Place]:
    """The same places, with the row of `pick` a step further among its days that wait for an answer, today last."""
    try:
        promise = book.commitment(pick.number)
    except Refused:
        return there
    place = next((each for each in there if each.held == (pick.number, pick.repair)), None)
    if place is None or place.repair is not None or place.group not in ("today", "still"):
        return there
    days = [*open_days(book, promise, today), *([today] if place.group == "today" else [])]
    ahead = [each for each in days if each > pick.day]
    back = [each for each in days if each < pick.day]
    near = ahead[:1] if step > 0 else back[-1:]
    return [each._replace(day=near[0]) if near and each == place else each for each in there]


def _found(book: Book, search: str, texts: Mapping[int, Texts], day: date, look: RowLook) -> list[Row]:
    where = found(texts, search)
    there = [place for place in found_places(book, day) if place.number in where]
    rows = found_rows(book, there, where, search, day, look)
    if not there:
        words = "Nothing is called that, and no note holds it. esc shows everything again."
        rows += [Row(None, ()), *(Row(None, line) for line in wrapped((Span(words),), look.width - 1))]
    return rows
