"""The four tabs: how they are called, and how each is made when it is opened for the first time."""

from datetime import date
from typing import Any, cast

from textual.widget import Widget

from troth.domain.book import Book
from troth.domain.draft import Listed
from troth.tui.commitments.commitments_tab import Commitments
from troth.tui.context import Context
from troth.tui.kit.chrome import Tab

TABS = (Tab("Commitments", "Today"), Tab("Boundaries"), Tab("Reflection"), Tab("Journey"))


def pane(index: int, context: Context, book: Book, day: date, drafts: Listed) -> Any:
    """The tab numbered `index` from 0, with `KEYS` for the footer and `PLACE` for help."""
    if index == 0:
        return Commitments(context, book, day)
    if index == 1:
        from troth.tui.boundaries.boundaries_tab import Boundaries

        return Boundaries(context, book, day)
    if index == 2:
        from troth.tui.reflection.reflection_tab import Reflections

        return Reflections(context, book, day, drafts)
    from troth.tui.journey.placeholder import Later

    return Later(TABS[index].title)


def focus_of(pane: Widget) -> Widget:
    """The part of a tab that listens to keys: itself, or the list or board of it that stands open."""
    if hasattr(pane, "listener"):
        return cast(Widget, pane.listener)
    return pane if pane.can_focus else pane.query_children("#promises, Board").first(Widget)
