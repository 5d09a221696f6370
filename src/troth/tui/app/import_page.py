"""The plan of a file that is to be brought in: it is read on a thread, told, and agreed to."""

from contextlib import suppress
from threading import Thread
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from troth.domain.book import Action
from troth.drawing.bars import Hint
from troth.drawing.lines import Line, Span
from troth.exchange.arrival import WITH_DONE, Arrival, Wanted
from troth.exchange.found import looked_through
from troth.tui.app.arrivals import Look
from troth.tui.kit.reader import Reader

_MOST_LINES = 200
_READS = "Reading it. Nothing is written; esc stops."


class Stopped(Exception):
    """Nobody waits for the plan any more."""


class Went(Message):
    """The file is read so far."""

    def __init__(self, words: str) -> None:
        """`words` tell how far."""
        super().__init__()
        self.words = words


class Told(Message):
    """The file is read: the plan, or why there is none."""

    def __init__(self, found: Arrival | str | Exception) -> None:
        """The plan, a sentence, or a fault of ours."""
        super().__init__()
        self.found = found


class ImportPage(Reader):
    """What a file would bring; enter agrees to it, escape leaves or stops, and until enter nothing is written.

    Once it is closed `agreed` is what somebody wants to be done, and `trouble` tells why it can't be.
    """

    HOLDS = ("take_back",)
    KEYS = (
        Hint("import.do", "bring it in"),
        Hint("page.down page.up", "scroll"),
        Hint("page.back", "back"),
        Hint("help", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "bring", "Bring it in", id="import.do")]

    def __init__(self, look: Look, wanted: Wanted) -> None:
        """A page on a file, into which `look` looks."""
        super().__init__()
        self._look, self._wanted = look, wanted
        self._found: Arrival | None = None
        self._reads, self._left_alone = _READS, False
        self.agreed: Action | None = None
        self.trouble = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would write something can be brought in."""
        if action == "bring":
            return self._found is not None and self._found.writes
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Begin to read, on a thread that leaving does not wait for."""
        Thread(target=self._read, daemon=True).start()

    def on_unmount(self) -> None:
        """Let the thread end."""
        self._left_alone = True

    def lines(self) -> list[Line]:
        """How far it is, or the plan."""
        found = self._found
        if found is None:
            return [(Span("A file to bring in", "strong"),), (), (Span(self._reads),)]
        told = [WITH_DONE] if found.beside else []
        lines: list[Line] = [(Span("What would come in", "strong"),), (), *((Span(line),) for line in told)]
        lines += [(Span(found.words),)]
        if found.lines:
            lines += [(), (Span(f"{found.heading}:", "muted"),)]
            lines += [(Span(f"  {line}"),) for line in found.lines[:_MOST_LINES]]
        if (more := len(found.lines) - _MOST_LINES) > 0:
            lines += [(Span(f"  and {more:,} more; `troth import` lists them all", "muted"),)]
        return [*lines, (), (Span(_then(found), "muted"),)]

    def action_bring(self) -> None:
        """Close, and have it done."""
        if self._found is not None:
            self.agreed = self._found.action
            self.dismiss(None)

    @on(Went)
    def _go_on(self, message: Went) -> None:
        self._reads = message.words
        self.draw()

    @on(Told)
    def _show(self, message: Told) -> None:
        match message.found:
            case Arrival() as found:
                self._found = found
                self.draw()
                self.refresh_bindings()
            case str() as trouble:
                self.trouble = trouble
                self.dismiss(None)
            case Exception() as fault:
                raise fault

    def _read(self) -> None:
        """Look into the file, on the thread; a fault of ours is one of the app, which ends by it as by any other."""
        found: Arrival | str | Exception
        try:
            found = self._look(self._wanted, self._hear)
        except Stopped:
            return
        except Exception as error:
            found = error
        self._tell(Told(found))

    def _hear(self, done: int, of: int, called: str) -> None:
        if self._left_alone:
            raise Stopped
        self._tell(Went(f"{looked_through(done, of, called)} Nothing is written; esc stops."))

    def _tell(self, message: Message) -> None:
        with suppress(RuntimeError):  # the app is gone
            self.post_message(message)


def _then(found: Arrival) -> str:
    """What enter does, and what it leaves."""
    if not found.writes:
        return "There is nothing to write."
    rest = f" The {found.waiting} to choose for stay out until you choose, on the page before." if found.waiting else ""
    return f"Nothing is written yet. enter brings it in, and u takes it back.{rest}"
