"""The form of a decision: the question, what matters to each, and what could be done."""

from typing import Any

from troth.domain.actions.writing_down import ReviseRecord
from troth.domain.book import Action, Book
from troth.domain.draft import DECISION, Draft, DraftSlot
from troth.domain.journey.decision import Decision
from troth.tui.context import Context
from troth.tui.kit.form import Field
from troth.tui.record_form import RecordForm

_SIDES = ("first", "second")
_LABELS = (("I would like", "I need", "I cannot"), ("They would like", "They need", "They cannot"))
_THEIRS = "as I heard it"


class DecisionForm(RecordForm):
    """Its words; what was said back, decided and looked at has keys of its own."""

    def __init__(self, context: Context, book: Book, made: Decision, draft: Draft | None = None) -> None:
        """For that decision, or as the `draft` was left."""
        self._made = made
        fields = [Field("text", "The question", "", made.text)]
        for side, said, labels in zip(_SIDES, (made.first, made.second), _LABELS, strict=True):
            hint = _THEIRS if side == "second" else ""
            fields += [Field(f"{side}{at}", label, hint, said[at]) for at, label in enumerate(labels)]
        fields.append(Field("ways", "Ways", "what could be done, one a line", made.ways, long=True))
        fields += [Field(f"task{at}", label, "", made.tasks[at]) for at, label in enumerate(("I do", "They do"))]
        super().__init__("A decision", fields, context, book, slot_of(made), draft, new=False)

    def answer(self, values: dict[str, Any]) -> Action:
        """The decision with these words."""
        sides = tuple((side, tuple(values[f"{side}{at}"] for at in range(3))) for side in _SIDES)
        tasks = (values["task0"], values["task1"])
        fields = (("text", values["text"]), *sides, ("ways", values["ways"]), ("tasks", tasks))
        return ReviseRecord(Decision, self._made.number, fields)


def slot_of(made: Decision) -> DraftSlot:
    """Where changes to a decision wait."""
    return DraftSlot(DECISION, (made.uid,))
