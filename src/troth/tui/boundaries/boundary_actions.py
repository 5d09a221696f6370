"""What a person does with the boundary at hand; the same on the board and on the boundary's page."""

from collections.abc import Callable
from typing import ClassVar, get_args

from textual.binding import Binding, BindingType

from troth.domain.actions.boundaries import Honour, KeepPrivate, ReviewOn, ReviseBoundary, Withdraw
from troth.domain.actions.columns import MoveCard
from troth.domain.board import status_on
from troth.domain.boundary import Boundary, Status
from troth.domain.errors import NotUnderstood
from troth.domain.grammar import DATES, parse_date
from troth.domain.wording import day_and_date
from troth.tui.boundaries.crossing import Crossing
from troth.tui.kit.ask import Heard, Reply
from troth.tui.kit.chrome import Key
from troth.tui.messages import Show
from troth.tui.record_actions import anything

ORDER: tuple[Status, ...] = get_args(Status)[:-1]
"""The columns from left to right."""


class BoundaryActions(Crossing):
    """The keys that act on one boundary; whoever mixes this in says which one is at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "honour", "Honoured", id="boundary.honoured"),
        Binding("s", "strain", "Strained", id="boundary.strained"),
        Binding("c", "clarify", "Clarified: we talked about what it means", id="boundary.clarified"),
        Binding("L", "step(1)", "Move to the next column", id="boundary.next"),
        Binding("H", "step(-1)", "Move a column back", id="boundary.back"),
        Binding("w", "withdraw", "Withdraw, at any time", id="boundary.withdraw"),
        Binding("E", "revise", "Change its words", id="boundary.change"),
        Binding("o", "rest", "Let it rest, or bring it back", id="boundary.rest"),
        Binding("K", "keep_private", "Keep it to myself, or not", id="boundary.private"),
        Binding("d", "review", "Choose the day it comes back for review", id="boundary.review"),
    ]

    def action_honour(self) -> None:
        """It was honoured today."""
        if (made := self.picked()) is not None:
            self.do(Honour(made.number, self.now.today, self.now, self.context.uid()))

    def action_strain(self) -> None:
        """It was strained."""
        self._happened("strained")

    def action_clarify(self) -> None:
        """It was talked about."""
        self._happened("clarified")

    def action_withdraw(self) -> None:
        """Take it back, at once and without a reason."""
        if (made := self.picked()) is not None:
            self.do(Withdraw(made.number, self.now, self.context.uid()))

    def action_rest(self) -> None:
        """Let it rest, or wake it."""
        if (made := self.picked()) is not None:
            status = status_on(made, self.now.today)
            self._move(made, "forming" if status == "withdrawn" else "review" if status == "resting" else "resting")

    def action_keep_private(self) -> None:
        """Decide whether it is to be said."""
        if (made := self.picked()) is not None:
            self.do(KeepPrivate(made.number, not made.unsaid))

    def action_review(self) -> None:
        """Choose the day on which the card comes back."""
        if (made := self.picked()) is not None:
            self.ask("Review it on which day? Empty: no day.", self._hear_day, lambda reply: self._review(made, reply))

    def action_revise(self) -> None:
        """Open the form on it."""
        from troth.tui.boundaries.boundary_form import BoundaryForm

        if (made := self.picked()) is not None:
            self.open(BoundaryForm(self.context, self.book, made))

    def action_step(self, step: int) -> None:
        """Move the card a column on or back, asking for what that needs."""
        made = self.picked()
        if made is None:
            return
        status = status_on(made, self.now.today)
        if status == "withdrawn":
            self._move(made, "forming")
            return
        at = ORDER.index(status) + step
        if not 0 <= at < len(ORDER):
            return
        to = ORDER[at]
        if (status, to) == ("forming", "ready"):
            self._get_ready(made)
        elif (status, to) == ("said", "understood"):
            self._read_back(made)
        else:
            self._move(made, to)

    def _move(self, made: Boundary, to: Status) -> None:
        self.do(MoveCard(made.number, to, self.now, self.context.uid()))

    def _with_deed(self, made: Boundary, deed: str) -> Boundary:
        self.do(ReviseBoundary(made.number, (("what_i_will_do", deed),), self.now, self.context.uid()))
        return made._replace(what_i_will_do=deed)

    def _get_ready(self, made: Boundary) -> None:
        """From *forming* to *ready*: a firm one needs what I will do, and the words are looked at once."""
        from troth.guidance.wording import check

        if made.firmness == "firm" and not made.what_i_will_do:

            def deed(text: str) -> None:
                if text:
                    self._get_ready(self._with_deed(made, text))

            self.ask(
                "A firm limit needs one thing more: what will you do when it is not honoured?",
                anything("Something you do yourself, and can do alone."),
                lambda reply: deed(reply.text.strip()),
            )
            return
        verdict = check(made.statement)
        ready = MoveCard(made.number, "ready", self.now, self.context.uid(), worded=True)
        if verdict.label == "boundary":
            self.do(ready)
            return

        def chosen(key: str) -> None:
            if key == "w":
                self.action_revise()
            elif key == "k":
                self.do(ready)
            elif verdict.page is not None:
                self.post_message(Show(verdict.page))

        keys = [Key("w", "word it anew"), Key("k", "keep my words")]
        self.choose(verdict.thought, [*keys, Key("i", "read more")] if verdict.page else keys, chosen)

    def _read_back(self, made: Boundary) -> None:
        """From *said* to *understood*: what the other said back, until the owner says that it is so."""
        understood = MoveCard(made.number, "understood", self.now, self.context.uid())

        def said(reply: Reply) -> None:
            if not reply.text.strip():
                self.do(understood._replace(wordless=True))
                return
            keys = (Key("y", "yes, that is it"), Key("p", "partly"), Key("n", "not yet"))
            self.choose("Is that what you meant?", keys, lambda key: answered(reply.text, key))

        def answered(text: str, key: str) -> None:
            if key == "y":
                self.do(understood._replace(said_back=text))
            else:
                self._ask_back(said, text)

        self._ask_back(said)

    def _ask_back(self, said: Callable[[Reply], None], text: str = "") -> None:
        hear = anything("Word for word if you can. Nobody argues now. Empty: understood without words.")
        self.ask("What did the other say back?", hear, said, text)

    def _review(self, made: Boundary, reply: Reply) -> None:
        day = parse_date(reply.text, self.now.today) if reply.text.strip() else None
        self.do(ReviewOn(made.number, day))

    def _hear_day(self, text: str) -> Heard:
        if not text.strip():
            return Heard(True, "The card stays where it is.")
        try:
            return Heard(True, f"The card comes back on {day_and_date(parse_date(text, self.now.today))}.")
        except NotUnderstood:
            return Heard(False, f"A day: {DATES}")
