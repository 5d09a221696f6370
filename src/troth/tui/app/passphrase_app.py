"""The passphrase, asked for before anything is shown: a field on a page that names nothing."""

import contextlib
from collections.abc import Callable, Mapping
from threading import Thread
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Span
from troth.resources import sheets
from troth.tui.app.anywhere import ANYWHERE
from troth.tui.app.covering import LEAVE, Covering
from troth.tui.context import never
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.cover import Cover
from troth.tui.kit.line_field import LineField
from troth.tui.kit.prose import Prose
from troth.tui.kit.sheet import Sheet

_OPENING = "Opening. This takes a moment."
_MOST = 1024
"""So many letters a passphrase has at most."""

_KEYS: list[BindingType] = [each for each in ANYWHERE if cast(Binding, each).action in LEAVE]


class Came(Message):
    """What came of a passphrase: the words to say of it, or an error; empty where it opens."""

    def __init__(self, words: str, error: Exception | None = None) -> None:
        """Of the passphrase that was typed last."""
        super().__init__()
        self.words, self.error = words, error


class PassphraseApp(BaseApp):
    """Asks until `opens` takes what is typed: then it is `opened`, or `error` is what it failed of."""

    TITLE = ""
    CSS_PATH = sheets()  # type: ignore[assignment]
    BINDINGS = _KEYS

    def __init__(
        self,
        opens: Callable[[str], str],
        keymap: Mapping[str, str],
        *,
        ascii: bool,
        theme: str,
        accessible: bool = False,
    ) -> None:
        """`opens` runs beside the screen; it returns what to say before it is asked once more, else nothing."""
        super().__init__(ascii=ascii, theme=theme, accessible=accessible)
        self.opened, self.error = False, cast(Exception | None, None)
        self._opens, self._keys, self._busy, self._waits = opens, dict(keymap), False, False
        self._covering, self._covered, self._at_hand = Covering(self, 0, self._keys), False, never

    def begin_covered(self, at_hand: Callable[[], bool]) -> None:
        """Show nothing at first; as the cover is taken away nothing is asked where what opens it is `at_hand`."""
        self._covered, self._at_hand = True, at_hand

    def compose(self) -> ComposeResult:
        """The question, its field, what came of it, and the keys."""
        yield Sheet([(), (Span(" Passphrase", "strong"),)], classes="-head")
        field = LineField(limit=_MOST, select_on_focus=False)
        field.password = True
        yield field
        yield Prose(id="said")
        yield Quiet()
        yield Keys((Key("enter", "open"), Hint("cover", "cover")))

    async def on_mount(self) -> None:  # type: ignore[override]
        """Take the person's keys, and listen, covered where it begins so."""
        self.set_keymap(self._keys)
        self.screen.set_focus(self.query_one(LineField))
        if self._covered:
            await self._covering.cover()

    async def action_cover(self, only: bool = False) -> None:
        """Cover the page, or show it again, unless it is `only` to be covered."""
        if only:
            await self._covering.cover()
        elif isinstance(self.screen, Cover) and (self._waits or self._opens_unasked()):
            self._finish()
        else:
            await self._covering.turn()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        if event.value and not self._busy:
            self._busy = True
            self._say(_OPENING)
            Thread(target=self._open, args=(event.value,), daemon=True).start()

    def _open(self, typed: str) -> None:
        """Derive the key, which takes a while, where neither a key nor leaving waits for it."""
        try:
            came = Came(self._opens(typed))
        except Exception as error:
            came = Came("", error)
        with contextlib.suppress(RuntimeError):
            self.post_message(came)

    @on(Came)
    def _take(self, came: Came) -> None:
        self._busy = False
        if came.words:
            self.screen_stack[0].query_one(LineField).clear()
            self._say(came.words)
            return
        self.error, self._waits = came.error, True
        if not isinstance(self.screen, Cover):
            self._finish()

    def _opens_unasked(self) -> bool:
        """Whether nobody needs to be asked, or there is more amiss than a passphrase."""
        try:
            return self._at_hand()
        except Exception as error:
            self.error = error
            return True

    def _finish(self) -> None:
        """Leave this page for what it opened; while it is covered that waits."""
        self.opened = self.ending.silent = self.error is None
        self.exit()

    def _say(self, words: str) -> None:
        self.screen_stack[0].query_one("#said", Prose).set_lines((Span(words),))
