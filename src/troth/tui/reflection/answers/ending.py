"""The last page: what the practice leaves behind, and whether its words are kept."""

from datetime import date

from textual.app import ComposeResult
from textual.widget import Widget

from troth.guidance.flow import Given, Run
from troth.tui.desk import Desk
from troth.tui.frame import Key
from troth.tui.lines import Span
from troth.tui.reflection.answers.making import outcome
from troth.tui.reflection.answers.options import OptionsPart
from troth.tui.reflection.page import Words
from troth.tui.reflection.stepping import secret

_ALWAYS = "Your answers go into the journal."
_NEVER = "Nothing you wrote here is kept."
_NOWHERE = "What you do not keep is nowhere: in no journal, no copy and no draft."


class EndPart(OptionsPart):
    """What will be made, and keep or do not keep where the practice asks; enter ends it."""

    KEYS = (Key("enter", "end it here"),)

    def __init__(self, desk: Desk, run: Run, today: date) -> None:
        self._today = today
        asks = run.practice.keep == "ask"
        options = [("keep", "Keep it in the journal"), ("not", "Do not keep it")] if asks else []
        super().__init__(desk, run, options, 1, "chosen")
        keep = run.practice.keep_default == "yes" and not secret(run)
        self.chosen = [("keep" if keep else "not")] if asks else []

    def compose(self) -> ComposeResult:
        """What is made, the choice, and what it means."""
        made = outcome(self.run, self._today)
        if made:
            yield Words([(Span("This will be made, "), Span(each)) for each in made] + [()])
        if self.options:
            yield from super().compose()
        words = {"always": _ALWAYS, "never": _NEVER}.get(self.run.practice.keep, _NOWHERE)
        yield Words([(), (Span(words, "muted"),)])

    @property
    def target(self) -> Widget | None:
        """The choice, where there is one."""
        return super().target if self.options else None

    @property
    def keep(self) -> bool:
        """Whether the words are kept."""
        return "keep" in self.chosen

    @property
    def values(self) -> Given:
        """An end is no answer."""
        return ()

    def toggle(self, name: str) -> None:
        """Choose the one or the other."""
        self.chosen = [name]
        self.draw()
