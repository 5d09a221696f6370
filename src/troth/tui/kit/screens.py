"""How a screen over the tabs closes: once, and only itself."""

from collections.abc import Collection
from typing import ClassVar, Generic, cast

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen, ScreenResultType

from troth.tui.kit.base_app import BaseApp

_NOT_HERE = "Nothing is undone from here. Leave this page, then u."


class Overlay(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that a second key of the same breath can't close twice, nor the page below with it."""

    PLACE: ClassVar[str] = ""
    """The place that is helped with here; none where it is that of the tab below."""
    F1: ClassVar[str] = ""
    """The page of Help & safety to which F1 leads at once; none where it leads to help for the place."""
    HOLDS: ClassVar[Collection[str]] = ()
    """The app's own actions that are not in force while this lies open, here and on all that opens over it."""
    _left: tuple[ScreenResultType | None] | None = None

    @property
    def about(self) -> object:
        """What this page is the one page on, of which no second one is opened; None where there may be several."""
        return None

    @property
    def unkept(self) -> str:
        """What was typed here and goes with the page; empty where nothing does."""
        return ""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close; covered by another page, once this one is in front again; closed already, not once more."""
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self._left = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Close where it came to that while another page lay on top."""
        if self._left is not None:
            self.dismiss(*self._left)


class OverlayWithoutUndo(Overlay[ScreenResultType], Generic[ScreenResultType]):
    """A page on which nothing is seen of what undo would take back, so that it takes nothing back there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "wait", "To undo, leave this page first", show=False, id="undo"),
        Binding("ctrl+r", "wait", "To redo, leave this page first", show=False, id="redo"),
    ]

    def action_wait(self) -> None:
        """Tell where undo is."""
        cast(BaseApp, self.app).show_message(_NOT_HERE)
