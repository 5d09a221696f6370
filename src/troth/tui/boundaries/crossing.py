"""What went wrong with a boundary: strained, crossed, mended; and where a crossing leads."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.boundaries import Happened
from troth.domain.board import needs_care
from troth.domain.boundary import Boundary, Cause, EventKind
from troth.tui.kit.chrome import Key
from troth.tui.messages import Show
from troth.tui.record_actions import RecordActions

_CAUSES: dict[str, Cause] = {"u": "unclear", "f": "accident", "n": "after_no", "a": "afraid"}


class Crossing(RecordActions):
    """The keys for what went wrong; being afraid is kept only if the person says so, and never leads to a talk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("X", "cross", "Crossed", id="boundary.crossed"),
        Binding("r", "repair", "Repaired", id="boundary.repaired"),
    ]

    def picked(self) -> Boundary | None:
        """The boundary at hand."""
        raise NotImplementedError

    def action_revise(self) -> None:
        """Open the form on it."""
        raise NotImplementedError

    def action_repair(self) -> None:
        """What was strained or crossed is mended."""
        self._happened("repaired")

    def action_cross(self) -> None:
        """It was crossed: ask how, and lead on to repair or to help."""
        made = self.picked()
        if made is None:
            return
        keys = (
            Key("u", "it was unclear"),
            Key("f", "forgot, or by accident"),
            Key("n", "after I said no"),
            Key("a", "I was afraid"),
        )
        self.choose("What happened?", keys, lambda key: self._crossed(made, _CAUSES[key]))

    def _happened(self, kind: EventKind) -> None:
        if (made := self.picked()) is not None:
            self.do(Happened(made.number, kind, self.now.today, self.now, self.context.uid()))

    def _crossed(self, made: Boundary, cause: Cause) -> None:
        crossed = Happened(made.number, "crossed", self.now.today, self.now, self.context.uid(), cause)
        if cause == "afraid":
            keys = (Key("k", "keep it on record"), Key("n", "keep nothing"))
            self.choose("Only you decide what stays here.", keys, lambda key: self._afraid(made, crossed, key == "k"))
            return
        self.do(crossed)
        if cause == "after_no" or needs_care(self.book.every_event()):
            self._help(made)
            return
        ways = (Key("w", "word it anew"), Key("r", "it is mended already"), Key("l", "later"))
        self.choose("What would help now?", ways[cause != "unclear" :], self._after_crossing)

    def _after_crossing(self, key: str) -> None:
        if key == "w":
            self.action_revise()
        elif key == "r":
            self._happened("repaired")

    def _afraid(self, made: Boundary, crossed: Happened, keep: bool) -> None:
        if keep:
            self.do(crossed)
        self._help(made)

    def _help(self, made: Boundary) -> None:
        """On my partner's lane it was I who crossed a no: that has a page of its own."""
        self.post_message(Show("help" if made.owner == "me" else "worried-about-me"))
