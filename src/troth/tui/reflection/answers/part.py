"""What every answer part is: it begins with what was answered, and tells when that changes or is done."""

from typing import ClassVar

from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from troth.guidance.flow import Given, Run
from troth.tui.desk import Desk
from troth.tui.frame import Key, Quiet

NEXT = Key("tab", "next")


class Part(Vertical):
    """The answer to the step at hand; a step that asks nothing has one without values."""

    KEYS: ClassVar[tuple[Key, ...]] = (NEXT,)
    """The keys of the footer before the ones that never change."""

    class _From(Message):
        def __init__(self, part: "Part") -> None:
            super().__init__()
            self.part = part

    class Changed(_From):
        """The answer, or the time it is given in, is another now."""

    class Go(_From):
        """The answer is given: on to the next step."""

    def __init__(self, desk: Desk, run: Run) -> None:
        """The part for the step of `run`."""
        super().__init__()
        self.desk, self.run = desk, run
        self.ends_at: int | None = None
        self.turn = 0

    @property
    def values(self) -> Given:
        """The answer as it stands now."""
        return ()

    @property
    def refusal(self) -> str:
        """Why this can't be taken, beside what the step itself refuses."""
        return ""

    @property
    def target(self) -> Widget | None:
        """What listens to keys first."""
        return None

    def start(self, ends_at: int | None, turn: int) -> None:
        """Go on with the time that ran when the draft was left."""
        self.ends_at, self.turn = ends_at, turn

    def digit(self, number: int) -> None:
        """A digit was pressed."""

    def takes_tab(self) -> bool:
        """Whether tab meant something here, and does not lead on."""
        return False

    def changed(self) -> None:
        """Tell that the answer is another now."""
        self.post_message(self.Changed(self))

    def go(self) -> None:
        """Tell that the answer is given."""
        self.post_message(self.Go(self))

    def say(self, words: str) -> None:
        """Say something on the quiet line."""
        self.screen.query_one(Quiet).say(words)

    @property
    def mark(self) -> tuple[str, str]:
        """The glyphs of what is not chosen and what is."""
        return (self.desk.glyphs["open"], self.desk.glyphs["kept"])
