"""Options under a cursor: one of them, several, things to tick."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from troth.domain.actions.practice_acts import ChosenRecord, number_of
from troth.domain.entries import next_deck
from troth.domain.wording import day_and_date
from troth.drawing.bars import Key
from troth.drawing.lines import Line, Row, Span, wrapped
from troth.practice.candidates import listed
from troth.practice.chosen import answer_of
from troth.practice.path import Given
from troth.practice.run import Run
from troth.practice.steps import Checklist, Choose, Multi
from troth.tui.context import Context
from troth.tui.kit.reader import WIDTH
from troth.tui.kit.sheet_list import SheetList
from troth.tui.practice_run.inputs.run_book import book_of
from troth.tui.practice_run.inputs.step_input import NEXT, Part

DIGITS = 9


_LEAST = 5
"""So many rows of a list are in view at least."""

_CHOOSE = "Choose one."


class Rows(SheetList):
    """The options, each folded to the width there is; `still` while none of them is at hand yet."""

    still = False

    @property
    def key(self) -> Hashable | None:
        """The key under the cursor; none while they are still."""
        return None if self.still else super().key

    def action_move(self, step: int) -> None:
        """Go up or down; at first to the last or the first."""
        if self.still:
            self.action_end(-step)
        else:
            super().action_move(step)

    def action_choose(self) -> None:
        """Tell that the row under the cursor was chosen, or that there is none."""
        self.post_message(self.Chosen(self, self.key))

    def _go(self, index: int) -> None:
        self.still = False
        super()._go(index)
        self._mark()


class OptionsPart(Part):
    """Options that digits choose, and space at the cursor; `most` 1 is one of them, 0 any number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Choose the one at the cursor", id="answer.tick"),
    ]

    def __init__(
        self, context: Context, run: Run, options: Sequence[tuple[str, str]], most: int, word: str, still: bool = False
    ) -> None:
        """With `options`, each by its id and its label; a chosen one is followed by `word`.

        Where they are `still`, none is at hand before a key says so: none is chosen by habit.
        """
        super().__init__(context, run)
        self._still = still
        self._sheet: Rows | None = None
        self.options, self._most, self._word = tuple(options), most, word
        self.chosen: list[str] = [each for each in run.given(run.step.id) if each in dict(self.options)]

    def answer(self) -> ComposeResult:
        """The rows."""
        yield self.sheet

    def on_mount(self) -> None:
        """Put the cursor on what was chosen."""
        if self.options and self.chosen:
            self.sheet.move_to(self.chosen[0])
        elif self.options:
            self.sheet.still = self._still

    def on_resize(self) -> None:
        """Fold the labels to the new width."""
        self.draw()

    def wants(self, width: int, height: int) -> int:
        """All options, as long as they leave half the page."""
        return min(len(self._rows(min(WIDTH, width))), max(_LEAST, height // 2))

    @property
    def sheet(self) -> Rows:
        """The rows."""
        if self._sheet is None:
            self._sheet = Rows(self._rows(WIDTH), id="options")
        return self._sheet

    @property
    def values(self) -> Given:
        """What is chosen, in the order of the options."""
        return tuple(name for name, _ in self.options if name in self.chosen)

    @property
    def target(self) -> Widget | None:
        """The rows."""
        return self.sheet

    def digit(self, number: int) -> None:
        """Choose an option by its number."""
        if number <= len(self.options):
            name = self.options[number - 1][0]
            self.sheet.move_to(name)
            self.toggle(name)

    def action_tick(self) -> None:
        """Choose the option at the cursor, or take that back."""
        if self.sheet.key is not None:
            self.toggle(str(self.sheet.key))
        elif self._still:
            self.say(_CHOOSE)

    def toggle(self, name: str) -> None:
        """Choose `name`, or take that back."""
        if name in self.chosen:
            self.chosen.remove(name)
        elif self._most == 1:
            self.chosen = [name]
        elif self._most and len(self.chosen) >= self._most:
            self.say(f"Choose at most {self._most}. Another can be taken back first.")
            return
        else:
            self.chosen.append(name)
        self.draw()
        self.changed()

    def draw(self) -> None:
        """Draw the rows as they are."""
        if self.options and self.is_mounted and self.sheet.size.width:
            rows = self._rows(min(WIDTH, self.sheet.size.width - 1))
            self.sheet.styles.min_height = min(_LEAST, len(rows))
            self.sheet.show_rows(rows)

    @on(SheetList.Chosen)
    def _enter(self, event: SheetList.Chosen) -> None:
        event.stop()
        if self.enter():
            self.go()

    def enter(self) -> bool:
        """Where there is one answer, the row under the cursor is it."""
        name = self.sheet.key
        if self._most == 1 and name is None:
            self.say(_CHOOSE)
            return False
        if self._most == 1 and self.chosen != [name]:
            self.toggle(str(name))
        return True

    def _rows(self, width: int) -> list[Row]:
        rows = []
        for number, (name, label) in enumerate(self.options, 1):
            lines = wrapped(self._line(number, name, label), width)
            rows += [Row(name if not at else None, line) for at, line in enumerate(lines)]
        return rows

    def _line(self, number: int, name: str, label: str) -> Line:
        chosen = name in self.chosen
        figure = str(number) if number <= DIGITS and len(self.options) > 1 else " "
        head = Span(f"{figure} {self.mark[chosen]} ", "accent" if chosen else "muted")
        return (head, Span(label), *((Span(f"  {self._word}", "muted"),) if chosen else ()))


class ChoosePart(OptionsPart):
    """One option, or one of the records that stand before them."""

    KEYS = (Key("enter", "choose"), NEXT)

    def __init__(self, context: Context, run: Run) -> None:
        step = run.step
        assert isinstance(step, Choose)
        still = step.suggest == "none" or _holds_a_secret(step)
        super().__init__(context, run, [(option.id, option.label) for option in step.options], 1, "chosen", still)
        self._step, self._records = step, dict[str, ChosenRecord]()
        if (record := step.record(run.given(step.id))) is not None:
            self._records[_name(record)], self.chosen = record, [_name(record)]

    def answer(self) -> ComposeResult:
        """The records of the book, with one that was chosen and is gone or has other days, then the options.

        One that is there and would not be listed any more is not shown again: it may be private by now.
        """
        book = book_of(self)
        found = listed(self._step, self.run.practice, book, self.context.now(book).today)
        labels = {_name(each.record): f"{each.record.words} ({each.about})" for each in found}
        uids = {each.record.uid for each in found}
        kept = {
            name: record
            for name, record in self._records.items()
            if record.uid in uids or number_of(book, record) is None
        }
        if self._records.keys() - kept:
            self.chosen = []
        gone = {name: _label(record) for name, record in kept.items() if name not in labels}
        self._records = {**{_name(each.record): each.record for each in found}, **kept}
        self.options = (*gone.items(), *labels.items(), *self.options)
        yield from super().answer()

    @property
    def values(self) -> Given:
        """The option, or the record."""
        record = self._records.get(self.chosen[0]) if self.chosen else None
        return super().values if record is None else answer_of(record)

    def on_mount(self) -> None:
        """Put the cursor on what the book suggests, where nothing was chosen."""
        if self._step.suggest == "deck" and not self.chosen:
            self.sheet.move_to(next_deck(book_of(self)))

    def toggle(self, name: str) -> None:
        """Choose `name`; what is chosen stays so until another is."""
        if name not in self.chosen:
            super().toggle(name)


class MultiPart(OptionsPart):
    """Several options, or things to tick."""

    KEYS = (Key("space", "tick"), NEXT)

    def __init__(self, context: Context, run: Run) -> None:
        step = run.step
        if isinstance(step, Checklist):
            super().__init__(context, run, [(item, item) for item in step.items], 0, "ticked")
        else:
            assert isinstance(step, Multi)
            options = [(option.id, option.label) for option in step.options]
            super().__init__(context, run, options, step.max or 0, "chosen", _holds_a_secret(step))


def _name(record: ChosenRecord) -> str:
    """One record and day, apart from all others."""
    return " ".join(answer_of(record)[1:])


def _label(record: ChosenRecord) -> str:
    """What was chosen before and is on no list now."""
    return f"{record.words} ({day_and_date(record.day)})" if record.day else record.words


def _holds_a_secret(step: Choose | Multi) -> bool:
    return any(option.secret for option in step.options)
