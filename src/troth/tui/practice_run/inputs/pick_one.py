"""One option, or one of the records that stand before them."""

from collections.abc import Iterable, Sequence

from troth.domain.actions.practice_acts import ChosenRecord, number_of
from troth.domain.entries import next_deck
from troth.domain.wording import day_and_date
from troth.drawing.bars import Hint
from troth.practice.candidates import listed
from troth.practice.chosen import answer_of
from troth.practice.path import Given
from troth.practice.run import Run
from troth.practice.steps import Choose
from troth.tui.context import Context
from troth.tui.practice_run.inputs.option_list import OptionsInput
from troth.tui.practice_run.inputs.step_input import NEXT, input_for
from troth.tui.snapshot import Snapshot


@input_for(Choose)
class ChooseInput(OptionsInput[Choose]):
    """One option, or one of the records that stand before them."""

    KEYS = (Hint("answer.tick", "choose"), NEXT)

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        self._records: dict[str, ChosenRecord] = {}
        super().__init__(context, run, snapshot)

    def listed(self) -> Iterable[tuple[str, str]]:
        """The records of the book, with one that was chosen and is gone or has other days, then the options.

        One that is there and would not be listed any more is not shown again: it may be private by now.
        """
        book, record = self.snapshot.book, self.step.record(self.run.given(self.step.id))
        found = listed(self.step, self.run.practice, book, self.now.today)
        labels = {_name(each.record): f"{each.record.words} ({each.about})" for each in found}
        self._records = {_name(each.record): each.record for each in found}
        uids = {each.record.uid for each in found}
        if record is not None and (record.uid in uids or number_of(book, record) is None):
            self._records[_name(record)] = record
            labels = labels if _name(record) in labels else {_name(record): _label(record), **labels}
        return (*labels.items(), *((option.id, option.label) for option in self.step.options))

    @property
    def still(self) -> bool:
        """Where the step says so, or an option is secret."""
        return self.step.suggest == "none" or any(option.secret for option in self.step.options)

    @property
    def chosen(self) -> Sequence[str]:
        """The option, or the record where it is still shown."""
        record = self.step.record(self.run.given(self.step.id))
        if record is None:
            return super().chosen
        return [_name(record)] if _name(record) in self._records else []

    def values_of(self, chosen: Sequence[str]) -> Given:
        """The option, or the record."""
        record = self._records.get(chosen[0]) if chosen else None
        return super().values_of(chosen) if record is None else answer_of(record)

    def on_mount(self) -> None:
        """Put the cursor on what the book suggests, where nothing was chosen."""
        if self.step.suggest == "deck" and not self.chosen:
            self.sheet.move_to(next_deck(self.snapshot.book))

    def toggle(self, name: str) -> None:
        """Choose `name`; what is chosen stays so until another is."""
        if name not in self.chosen:
            super().toggle(name)


def _name(record: ChosenRecord) -> str:
    """One record and day, apart from all others."""
    return " ".join(answer_of(record)[1:])


def _label(record: ChosenRecord) -> str:
    """What was chosen before and is on no list now."""
    return f"{record.words} ({day_and_date(record.day)})" if record.day else record.words
