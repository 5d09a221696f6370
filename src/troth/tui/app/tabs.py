"""The tabs: a row for each, with how it is called, and how it is made when it is opened for the first time.

No widget is loaded before its tab is made, so that the first frame can name them without Textual.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from troth.drawing.bars import Hint, Key, Tab
from troth.drawing.promise_views import VIEWS
from troth.tui.context import Context
from troth.tui.snapshot import Snapshot

if TYPE_CHECKING:
    from textual.widget import Widget


class Pane(Protocol):
    """What the app asks of a tab's widget, which draws the `snapshot` it is handed."""

    PLACE: str
    """The place that is helped with here."""

    snapshot: Snapshot
    display: bool

    @property
    def KEYS(self) -> Sequence[Key | Hint]:
        """The keys of the footer."""

    @property
    def listener(self) -> "Widget":
        """The part that listens to keys."""


class TabEntry(NamedTuple):
    """A tab as it stands in the bar, what makes its widget, and the words of its views by the action that opens it."""

    tab: Tab
    make: Callable[[Context, Snapshot], "Widget"]
    views: Mapping[str, str]

    def pane(self, context: Context, snapshot: Snapshot) -> Pane:
        """The widget of the tab."""
        return cast(Pane, self.make(context, snapshot))


def _commitments(context: Context, snapshot: Snapshot) -> "Widget":
    from troth.tui.commitments.commitments_tab import Commitments

    return Commitments(context, snapshot)


def _boundaries(context: Context, snapshot: Snapshot) -> "Widget":
    from troth.tui.boundaries.boundaries_tab import Boundaries

    return Boundaries(context, snapshot)


def _reflection(context: Context, snapshot: Snapshot) -> "Widget":
    from troth.tui.reflection.reflection_tab import Reflections

    return Reflections(context, snapshot)


def _journey(context: Context, snapshot: Snapshot) -> "Widget":
    from troth.tui.journey.journey_tab import Journey

    return Journey(context, snapshot)


_LISTS = ("Practices", "Journal", "To share", "Guesses")
_ZOOMS = {
    **{"overview": "Overview", "week": "Week", "month": "Month", "year": "Year"},
    **{"moments": "Good moments", "patterns": "Patterns", "decisions": "Decisions", "sessions": "Sessions"},
}

ENTRIES = (
    TabEntry(Tab("Commitments", "Today"), _commitments, {f"view({name!r})": words for name, words in VIEWS.items()}),
    TabEntry(Tab("Boundaries"), _boundaries, {"lane('mine')": "Mine", "lane('theirs')": "Theirs"}),
    TabEntry(Tab("Reflection"), _reflection, {f"view({title!r})": title for title in _LISTS}),
    TabEntry(Tab("Journey"), _journey, {f"zoom({name!r})": words for name, words in _ZOOMS.items()}),
)
"""Every tab, in the order of its number."""

TABS = tuple(entry.tab for entry in ENTRIES)


def tabs_for(context: Context) -> Sequence[Tab]:
    """The tabs that are there: Journey can be left out."""
    return TABS if context.journey else TABS[:-1]
