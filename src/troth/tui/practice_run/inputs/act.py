"""Something done with a record that was chosen: what it will be, and the choice to leave it as it is."""

from datetime import date
from typing import ClassVar

from troth.domain.days import Now
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.grammar import parse_moment
from troth.domain.wording import day_and_date
from troth.drawing.bars import Key
from troth.practice.acts import LABELS, deed
from troth.practice.made import Made, record
from troth.practice.record_steps import Act
from troth.practice.run import Run
from troth.tui.context import Context
from troth.tui.practice_run.inputs.make import MakePart
from troth.tui.practice_run.inputs.run_book import book_of
from troth.tui.practice_run.inputs.step_input import NEXT

_OFFERS = {
    "move_commitment": "Move it: ",
    "repair_commitment": "Begin its repair: ",
    "ready_boundary": "Make it ready to say: ",
    "understood_boundary": "It is understood: ",
}
"""What a step does, before the words of the record."""

_LEAVES = " 2 leaves it as it is."


class ActPart(MakePart):
    """The choice, then the texts; it is done at the end of the practice."""

    KEYS = (Key("space", "do it or not"), NEXT)
    TIMES = ("day", "by")
    LABELS: ClassVar[dict[str, str]] = {
        **LABELS,
        "day": "The new day (fri 18:00, +3d)",
        "by": "By which day (fri, +3d); may stay empty",
    }

    def __init__(self, context: Context, run: Run, today: date) -> None:
        super().__init__(context, run, today)
        assert isinstance(run.step, Act)
        self._act = run.step

    @property
    def offer(self) -> str:
        """What is done with which record."""
        return _OFFERS[self._act.type] + record(self.run, self._act).words

    def beside(self) -> list[tuple[str, str]]:
        """What goes with it, each with its name."""
        texts = {name: " ".join(self.run.filled(getattr(self._act, name), "").split()) for name in self._act.TERMS}
        return [(LABELS[name], text) for name, text in texts.items() if text]

    @property
    def refusal(self) -> str:
        """Why it can't be done: as the book is now, or because something is missing."""
        return super().refusal or (self._refused() if self.wanted else "")

    def refused(self) -> None:
        """Go to what is missing, or to the choice where nothing can be mended."""
        if self.texts[0].strip() and not self.said_of_time()[1]:
            self.screen.set_focus(self.target, scroll_visible=False)
        else:
            super().refused()

    def said_of_time(self) -> tuple[str, str]:
        """How the day is understood, and what is wrong with it."""
        text = "" if self._time is None else self.texts[self._time]
        if not text.strip():
            return "", ""
        try:
            moment = parse_moment(text, self._today)
        except NotUnderstood as error:
            return str(error), str(error)
        if moment.day < self._today:
            return (past := "That day is over. Take one that is still to come."), past
        return f"Understood: {day_and_date(moment.day)}{f', {moment.time}' if moment.time else ''}.", ""

    def _refused(self) -> str:
        made = Made(self._act, dict(zip(self._act.FILLS, self.texts, strict=True)))
        try:
            deed(made, self.run, "", Now(0, self._today))(book_of(self))
        except Refused as refused:
            return f"{refused}{_LEAVES}"
        return ""
