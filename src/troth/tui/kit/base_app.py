"""The app under the app: walls, quiet crashes, signals, themes; nothing of promises."""

from collections.abc import Sequence
from typing import Any

from textual import events, on
from textual.binding import Binding
from textual.filter import LineFilter, Monochrome

from troth.drawing.sent_cells import SentOutput
from troth.tui.kit import crash, signals, themes
from troth.tui.kit.chrome import Quiet
from troth.tui.kit.input_queue import InputQueue
from troth.tui.kit.keys_in_force import plain_name
from troth.tui.kit.listening import with_cursor
from troth.tui.kit.monochrome import MonochromeFilter
from troth.tui.kit.output_diff import DiffedUpdate
from troth.tui.kit.pastes import PasteReader
from troth.tui.kit.sanitize import Sanitizer
from troth.tui.kit.sixteen import SixteenFilter
from troth.tui.kit.textual_private import (
    ChopsUpdate,
    CompositorUpdate,
    LayoutUpdate,
    OpenApp,
    OutputDriver,
    driver_of,
    measure_alike,
    read_keys_by,
    replace_filters,
)

measure_alike()

_FIRST_RESIZES = 2
"""Textual reports the size twice at the start, when nothing has been resized."""


class BaseApp(OpenApp):
    """A Textual app that neither leaks what a person wrote nor leaves a terminal behind in disorder."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *, ascii: bool = False, theme: str = themes.DEFAULT, accessible: bool = False) -> None:
        """In `theme`, one of ours or of Textual's; `ascii` draws no glyph beyond ASCII, `accessible` no border."""
        self.ending, self._resizes, self.cover_on_blur = crash.Ending(), 0, False
        self._walls = (SixteenFilter(self), Sanitizer())
        self.wire = SentOutput()
        self.inputs = InputQueue(self)
        read_keys_by(PasteReader)
        super().__init__(driver_class=OutputDriver)
        self.ascii, self.accessible = ascii, accessible
        self.add_class(*(name for name, holds in (("-ascii", ascii), ("-accessible", accessible)) if holds))
        replace_filters(self, lambda each: MonochromeFilter() if isinstance(each, Monochrome) else each)
        themes.begin_in(self, theme)

    def show_message(self, text: str, tone: str = "", tail: str = "", name: str = "") -> None:
        """Show `text`, and `tail` at the right, on the quiet line of the foremost screen that has one, until a key."""
        for quiet in self.quiet_lines[:1]:
            quiet.show_message(text, tone, tail, name)

    @property
    def quiet_lines(self) -> list[Quiet]:
        """The quiet lines of all screens, the foremost first; none once the screens are closed."""
        return [quiet for screen in reversed(self.screen_stack) for quiet in screen.query(Quiet)]

    def get_key_display(self, binding: Binding) -> str:
        """A key as a person names it, in ASCII."""
        return binding.key_display or plain_name(super().get_key_display(binding))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, the theme in sixteen colours where there are no more, and the wall behind them."""
        return [*super().get_line_filters(), *self._walls]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Values for our variables under a theme that does not set them."""
        return themes.defaults()

    def action_help_quit(self) -> None:
        """Ctrl+c copies what is selected; with nothing selected it says how to leave, and harms nothing."""
        self.show_message("ctrl+q leaves Troth; nothing is asked.")

    def action_undo_typing(self) -> None:
        """Take back what was typed last in the field that has the focus."""
        if callable(undo := getattr(self.focused, "undo", None)):
            undo()

    def action_redraw(self) -> None:
        """Paint the whole screen anew, for a terminal that was written on by others."""
        self.wire.forget()
        self.screen.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Let input wait for its turn, the quiet line end with the next key, and a resize paint everything anew."""
        if self.inputs.holds(event):
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            for quiet in self.screen.query(Quiet):
                quiet.clear_message()
        elif isinstance(event, events.Resize):
            self._resizes += 1
            if self._resizes > _FIRST_RESIZES:
                self.action_redraw()
        await super().on_event(event)

    def painted(self, update: LayoutUpdate | ChopsUpdate) -> CompositorUpdate:
        """An update without what stands there already; the cursor is in the field, as Textual can't yet know."""
        self.cursor_position = getattr(self.focused, "cursor_screen_offset", self.cursor_position)
        return DiffedUpdate(update, self.wire)

    def exit(self, *args: Any, **options: Any) -> None:
        """Leave, by a key or a signal, with everything on the disk."""
        self.ending.leave()
        super().exit(*args, **options)

    @on(events.AppBlur)
    @on(events.AppFocus)
    async def _stay(self, event: events.Event) -> None:
        """Draw nothing when another window comes in front, or goes: Textual would take the focus and repaint."""
        event.prevent_default()
        if self.cover_on_blur and isinstance(event, events.AppBlur):
            await self.run_action("cover(True)")

    def on_load(self) -> None:
        """Let no error speak through the loop, and let signals close the app as quitting does."""
        crash.silence_loop()
        if not self.is_headless:
            signals.listen(self)

    def on_mount(self) -> None:
        """Take stops over from the driver, which has set its own handlers by now."""
        if (driver := driver_of(self)) is not None and not self.is_headless:
            signals.Stops(driver, with_cursor(driver, self.action_redraw) if self.accessible else self.action_redraw)
