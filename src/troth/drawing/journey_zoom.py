"""What of the long view is seen: the overview, a year, a month or a week with its steps back, or one of the lists."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from troth.domain.actions.taking_over import held_before
from troth.domain.book import Book
from troth.domain.days import first_of_month, month_after, week_start
from troth.domain.journey.areas import all_areas
from troth.drawing.journey_first import first_rows
from troth.drawing.journey_lists import list_rows
from troth.drawing.journey_look import overview_look
from troth.drawing.journey_moments import moment_rows
from troth.drawing.journey_month import month_rows
from troth.drawing.journey_overview import overview_rows
from troth.drawing.journey_plain import plain_rows
from troth.drawing.journey_week import week_rows
from troth.drawing.journey_year import year_rows, year_sentences
from troth.drawing.lines import Row
from troth.drawing.sentences import UNFOLDED, sentence_rows, told

View = Literal["overview", "week", "month", "year", "moments", "patterns", "decisions", "sessions"]
VIEWS: Mapping[str, View] = {"overview": "overview", "week": "week", "month": "month", "year": "year"}
"""The views that the shell shows too, by their name."""

LIST_VIEWS: tuple[View, ...] = ("moments", "patterns", "decisions", "sessions")
"""The lists, in the order in which one key walks through them."""

_STEPPED: tuple[View, ...] = ("week", "month")


_AROUND = 4
"""Rows of the screen around the view: the tabs, the line of what was done, the keys."""


class Zoom(NamedTuple):
    """A view, and for a week or a month how many of them it lies back."""

    view: View = "overview"
    back: int = 0

    def stepped(self, step: int) -> "Zoom":
        """The week or month before (-1) or after (1); never one that is to come."""
        return self._replace(back=max(0, self.back - step)) if self.view in _STEPPED else self

    def month(self, today: date) -> date:
        """The first day of the month that is seen."""
        return month_after(first_of_month(today), -self.back)

    def next_list(self) -> "Zoom":
        """The list after this one; from elsewhere, and from the last one, the first."""
        at = LIST_VIEWS.index(self.view) + 1 if self.view in LIST_VIEWS else 0
        return Zoom(LIST_VIEWS[at % len(LIST_VIEWS)])


class Room(NamedTuple):
    """How much room there is, whether only ASCII is shown, and whether the overview is told in `sentences`."""

    width: int
    height: int
    ascii: bool
    sentences: bool = False


def zoom_rows(book: Book, today: date, zoom: Zoom, room: Room, keys: Mapping[str, str]) -> list[Row]:
    """The rows of what is seen; `keys` are those in force, by their id. For who listens they are sentences."""
    rows = _rows(book, today, zoom, room, keys)
    return sentence_rows(rows, room.width - 1) if room.sentences and zoom.view != "overview" else rows


def _rows(book: Book, today: date, zoom: Zoom, room: Room, keys: Mapping[str, str]) -> list[Row]:
    match zoom.view:
        case "moments":
            return moment_rows(book, today, UNFOLDED if room.sentences else room.width)
        case "patterns" | "decisions" | "sessions":
            return list_rows(book, today, zoom.view)
        case "week":
            first = week_start(today, book.settings.weeks.starts) - timedelta(weeks=zoom.back)
            return week_rows(book, first, today, room.width, room.ascii)
        case "month":
            return month_rows(book, zoom.month(today), today, room.width, room.ascii, room.sentences)
        case "year":
            found = all_areas(book, today)
            if room.sentences:
                return year_sentences(book, found, today)
            return year_rows(book, found, today, room.width, room.height, room.ascii)
    found = all_areas(book, today)
    if room.sentences and found.check_ins:
        return [row for key, words in plain_rows(book, found, today) for row in told(key, words, room.width - 1)]
    look = overview_look(book, found, today)
    rows = overview_rows(look, room.width, room.ascii, room.height - _AROUND) if look.areas or look.topics else []
    return rows if look.areas else first_rows(keys, room.width, rows, held_before(book).words)
