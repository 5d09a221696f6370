"""A page on one record of the book."""

from contextlib import suppress

from troth.domain.errors import Refused
from troth.tui.context import Context
from troth.tui.kit.reader import Reader
from troth.tui.record_actions import RecordHost
from troth.tui.snapshot import Snapshot


class RecordPage(Reader, RecordHost):
    """A page that follows the book, and closes when its record is gone."""

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """A page over `snapshot`."""
        super().__init__()
        self.context = context
        self.set_reactive(RecordPage.snapshot, snapshot)

    def record(self) -> object:
        """What the page is about. Raises `Refused` when it is gone."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the record as it is now; one that is gone is not drawn any more."""
        with suppress(Refused):
            super().draw()

    def watch_snapshot(self) -> None:
        """Draw the record as it is now; where it is gone, close, or do so once this page is in front again."""
        try:
            self.record()
        except Refused:
            if self.is_active:
                self.dismiss(None)
        else:
            self.draw()

    def on_screen_resume(self) -> None:
        """Look at what became of the record while another page lay on top."""
        self.watch_snapshot()
