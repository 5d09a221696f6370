"""What a person does with the promise at hand: each key becomes one intention, in the list and on its page."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.life import MoveTo, PauseFrom, Release, Restore, Resume, Tell
from troth.domain.actions.making import Agree
from troth.domain.actions.outcomes import Excuse, Keep, NotKept, Partly, Reopen
from troth.domain.actions.repairing import AmendsDone, open_repair, repairable_day
from troth.domain.book import Action
from troth.domain.errors import NotUnderstood
from troth.domain.grammar import DATES, parse_date, parse_moment
from troth.domain.history import is_paused, slack_left
from troth.domain.records import Commitment
from troth.domain.wording import day_and_date
from troth.drawing.promise_rows import Pick
from troth.tui.kit.ask import Heard, Reply
from troth.tui.kit.chrome import Key
from troth.tui.record_actions import RecordActions, anything


class PromiseActions(RecordActions):
    """The keys that act on one promise; whoever mixes this in says which promise is at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "keep", "Kept", id="promise.kept"),
        Binding("x", "miss", "Not kept; then tell, repair or later", id="promise.not_kept"),
        Binding("h", "partly", "Partly kept", id="promise.partly"),
        Binding("e", "excuse", "Excused: it was out of my hands", id="promise.excused"),
        Binding("o", "reopen", "Open again: take the answer away", id="promise.open"),
        Binding("t", "tell", "Tell: note that they were told", id="promise.tell"),
        Binding("m", "move", "Move to another day", id="promise.move"),
        Binding("r", "repair", "Repair what was not kept, or mark amends made", id="promise.repair"),
        Binding("z", "pause", "Pause, or run again", id="promise.pause"),
        Binding("L", "release", "Let it go", id="promise.release"),
        Binding("R", "restore", "Take it up again", id="promise.restore"),
        Binding("E", "revise", "Change its words and rules", id="promise.change"),
        Binding("A", "agree", "We agreed on it (offered or drafted)", id="promise.agree"),
    ]

    def picked(self) -> Pick | None:
        """The promise at hand and the day an answer is for."""
        raise NotImplementedError

    def action_keep(self) -> None:
        """It was kept."""
        self._answer(lambda pick: Keep(pick.number, pick.day, self.now))

    def action_partly(self) -> None:
        """It was kept in part."""
        self._answer(lambda pick: Partly(pick.number, pick.day, self.now))

    def action_excuse(self) -> None:
        """It was out of the person's hands."""
        self._answer(lambda pick: Excuse(pick.number, pick.day, self.now))

    def action_reopen(self) -> None:
        """The answer is taken away."""
        self._answer(lambda pick: Reopen(pick.number, pick.day, self.now))

    def action_miss(self) -> None:
        """It was not kept: say so, then offer to tell, to repair, or to leave it for later."""
        pick = self.picked()
        if pick is None:
            return
        book, promise = self.book, self._promise(pick)
        taken = slack_left(book, promise, pick.day) if promise.state in ("active", "not_kept") else 0
        self._answer(lambda pick: NotKept(pick.number, pick.day, self.now))
        if not taken:
            keys = (Key("t", "tell them"), Key("r", "repair it now"), Key("l", "later"))
            self.choose("Not kept. What now?", keys, lambda key: self._after_miss(pick, key))

    def action_tell(self) -> None:
        """Note how the other person was told."""
        if (pick := self.picked()) is not None:
            self._tell(pick)

    def action_move(self) -> None:
        """Ask for the new day."""
        pick = self.picked()
        if pick is None:
            return

        def taken(reply: Reply) -> None:
            told, text = _told(reply.text)
            moment = parse_moment(text, self.now.today)
            missed = pick.day if pick.day < self.now.today else None
            self.do(MoveTo(pick.number, moment.day, self.now, self.context.uid(), missed, told, moment.time))

        self.ask("Move it to which day? Add “told” if they know.", self._hear_move, taken)

    def action_repair(self) -> None:
        """Begin a repair, or mark the amends of one that is under way as made."""
        pick = self.picked()
        if pick is not None:
            self._repair(pick)

    def action_pause(self) -> None:
        """Let it rest, or run again."""
        pick = self.picked()
        if pick is None:
            return
        if is_paused(self._promise(pick), self.now.today):
            self.do(Resume(pick.number, self.now))
            return

        def taken(reply: Reply) -> None:
            until = parse_date(reply.text, self.now.today) if reply.text.strip() else None
            self.do(PauseFrom(pick.number, until, self.now))

        self.ask("Pause until which day? Empty: until you say so.", self._hear_pause, taken)

    def action_release(self) -> None:
        """Let it go, with a reason if there is one."""
        if (pick := self.picked()) is not None:
            self.ask(
                "Let it go. Why? May stay empty.",
                anything("Its history stays on the shelf; R takes it up again."),
                lambda reply: self.do(Release(pick.number, self.now, reply.text)),
            )

    def action_restore(self) -> None:
        """Take it up again."""
        self._answer(lambda pick: Restore(pick.number, self.now))

    def action_agree(self) -> None:
        """What was offered or drafted is agreed."""
        self._answer(lambda pick: Agree(pick.number, "active", self.now))

    def action_revise(self) -> None:
        """Open the full form on it."""
        from troth.tui.commitments.promise_form import PromiseForm

        if (pick := self.picked()) is not None:
            self.open(PromiseForm(self.context, self.book, self._promise(pick)))

    def _promise(self, pick: Pick) -> Commitment:
        return self.book.commitment(pick.number)

    def _answer(self, build: Callable[[Pick], Action]) -> None:
        if (pick := self.picked()) is not None:
            self.do(build(pick))

    def _after_miss(self, pick: Pick, key: str) -> None:
        if key == "t":
            self._tell(pick)
        elif key == "r":
            self._repair(pick)

    def _tell(self, pick: Pick) -> None:
        self.ask(
            "Told how? For example: in person. May stay empty.",
            lambda text: Heard(True, f"Told today{', ' + text.strip() if text.strip() else ''}."),
            lambda reply: self.do(Tell(pick.number, self.now, self.context.uid(), reply.text)),
        )

    def _repair(self, pick: Pick) -> None:
        from troth.tui.commitments.repair_form import RepairForm

        book = self.book
        under_way = open_repair(book, pick.number)
        if under_way is not None and under_way.told_on is not None:
            self.do(AmendsDone(under_way.number, self.now.today, self.now))
            return
        day = repairable_day(book, pick.number) or pick.day
        self.open(RepairForm(self.context, book, pick.number, day, under_way))

    def _hear_move(self, text: str) -> Heard:
        told, rest = _told(text)
        try:
            moment = parse_moment(rest, self.now.today)
        except NotUnderstood:
            return Heard(False, f"A day: {DATES}, fri 18:00")
        time = f" at {moment.time}" if moment.time else ""
        return Heard(True, f"{day_and_date(moment.day)}{time}, {'they were told' if told else 'not told yet'}")

    def _hear_pause(self, text: str) -> Heard:
        if not text.strip():
            return Heard(True, "It rests until you press z again.")
        try:
            return Heard(True, f"It rests until {day_and_date(parse_date(text, self.now.today))}.")
        except NotUnderstood:
            return Heard(False, f"A day: {DATES}")


def _told(text: str) -> tuple[bool, str]:
    words = text.split()
    return "told" in words, " ".join(word for word in words if word != "told")
