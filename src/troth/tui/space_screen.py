"""Asking for space: the time of return fills the screen, and stands, whatever happens to the terminal."""

import time
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from troth.domain.actions.space import LONGEST, SHORTEST, BackFromSpace, ExtendSpace
from troth.domain.apart import space_now
from troth.domain.space import Space
from troth.domain.wording import count
from troth.drawing.bars import Hint
from troth.drawing.large_letters import large
from troth.drawing.lines import Line, Span, cells, wrapped
from troth.resources import paragraphs, sentences
from troth.tui.context import Context
from troth.tui.kit.ask import Reply, Validation
from troth.tui.kit.chrome import Keys, Quiet
from troth.tui.kit.form import number
from troth.tui.kit.reader import Text
from troth.tui.kit.screens import Overlay
from troth.tui.messages import Show
from troth.tui.record_actions import RecordHost
from troth.tui.snapshot import Snapshot

TURN = 5.0
"""Seconds between two looks at the clock; only a minute that has turned is drawn."""

HELD = 1.0
"""Seconds in which an enter may still be one that was held down elsewhere."""

_WIDTH = 64


class SpaceScreen(Overlay[None], RecordHost):
    """The signal, the time of return, and how long it is until then; leaving the screen leaves it running."""

    PLACE = "space"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "I am back", id="space.back"),
        Binding("greater_than_sign", "longer", "I need longer", key_display=">", id="space.longer"),
        Binding("h", "safety", "Help & safety", id="space.safety"),
        Binding("escape", "leave", "To the app; the time runs on", id="space.leave"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The screen over a book in which someone asked for space."""
        super().__init__()
        self.context = context
        self._signal, *self._help = paragraphs("places", "space.md")
        self._words = sentences("space")
        self._opened_at = time.monotonic()
        self.set_reactive(SpaceScreen.snapshot, snapshot)

    @property
    def about(self) -> str:
        """The one space there is."""
        return self.PLACE

    def compose(self) -> ComposeResult:
        """The signal, the quiet line, the keys."""
        yield Text()
        yield Quiet()
        yield Keys(
            [
                Hint("space.back", "I am back"),
                Hint("space.longer", "longer"),
                Hint("space.safety", "help & safety"),
                Hint("space.leave", "it runs on"),
            ]
        )

    def on_mount(self) -> None:
        """Look at the clock from time to time."""
        self.set_interval(TURN, self._draw)

    def on_resize(self) -> None:
        """Set the signal in the middle of the new size."""
        self._draw()

    def watch_snapshot(self) -> None:
        """Draw the new time; once someone is back there is nothing to show."""
        if self._space() is None:
            self.dismiss(None)
        else:
            self._draw()

    def action_back(self) -> None:
        """I am back; an enter right after the page has opened is asked for once more."""
        if time.monotonic() - self._opened_at < HELD:
            self.query_one(Quiet).show_message(self._words["held"])
        else:
            self.do(BackFromSpace(self.now))

    def action_longer(self) -> None:
        """Ask for how long."""
        self.ask(self._words["longer"], self._validate, self._longer)

    def action_safety(self) -> None:
        """Open Help & safety."""
        self.post_message(Show("help"))

    def action_leave(self) -> None:
        """To the app, while the time runs on."""
        self.dismiss(None)

    def _space(self) -> Space | None:
        return space_now(self.book, self.now.at)

    def _draw(self) -> None:
        space = self._space()
        if space is None or not self.size.width or not self.is_mounted:
            return
        left = -(-(space.back_at - self.now.at) // 60)
        signal = f"{self._signal}. {self._words['return']}"
        hour, over = self.context.hour(space.back_at), self._words["over"]
        if self.context.accessible:
            self.query_one(Text).show(space_sentences(signal, hour, left, over, self._help, self.size.width))
            return
        lines = space_lines(signal, hour, left, over, self._help, self.size.width, self.context.ascii)
        top = max(0, (self.size.height - 1 - len(lines)) // 3)
        self.query_one(Text).show([*[()] * top, *lines])

    def _validate(self, text: str) -> Validation:
        minutes = text.strip()
        fine = minutes.isascii() and minutes.isdigit() and SHORTEST <= int(minutes[:6]) <= LONGEST
        unread = self._words["longer_unread"].format(shortest=SHORTEST, longest=LONGEST)
        return Validation(fine, self._words["longer_minutes"] if fine else unread)

    def _longer(self, reply: Reply) -> None:
        self.do(ExtendSpace(number(SHORTEST, LONGEST)(reply.text) or 0, self.now))


def space_sentences(signal: str, hour: str, left: int, over: str, words: Sequence[str], width: int) -> Sequence[Line]:
    """The same for who listens: the time of return in the sentence it ends, and nothing in the middle."""
    back = f"{signal} {hour}" + (f", in {count(left, 'minute')}." if left > 0 else f". {over}")
    return [line for text in (back, *words) for line in wrapped((Span(text),), min(_WIDTH, width - 2))]


def space_lines(
    signal: str, hour: str, left: int, over: str, words: Sequence[str], width: int, ascii: bool = False
) -> Sequence[Line]:
    """The signal, the time of return in large digits, how many minutes are `left`, and the words, each in the middle.

    None left, it says that it is `over`.

    Where the screen is narrow, a dot of the digits is.
    """
    face = large(hour, "#" if ascii else "█", 3 if width >= _WIDTH else 2)
    side = max(map(len, face))
    soon = f"in {count(left, 'minute')}" if left > 0 else over
    lines: list[Line] = [(Span(signal),), (), *((Span(row.ljust(side)),) for row in face), ()]
    lines.append((Span(soon, "" if left <= 0 else "muted"),))
    for at, text in enumerate(words):
        lines += [(), *wrapped((Span(text, "muted" if at else ""),), min(_WIDTH, width - 4))]
    return [(Span(" " * max(0, (width - cells(line)) // 2)), *line) for line in lines]
