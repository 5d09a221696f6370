"""A sentence that grows out of its blanks, with a thought about its wording, both always in view."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widget import Widget

from troth.drawing.lines import Line, Span
from troth.guidance.wording_check import advice
from troth.practice.blanks import fitted
from troth.practice.filling import sentences
from troth.practice.run import Run
from troth.practice.step import PLACEHOLDER
from troth.practice.steps import Compose
from troth.tui.context import Context
from troth.tui.kit.sheet import Sheet
from troth.tui.practice_run.folding import SMALL, calm, folds, rule
from troth.tui.practice_run.inputs.field_column import FieldLine, lines
from troth.tui.practice_run.inputs.line_fields import FieldsInput
from troth.tui.practice_run.inputs.step_input import input_for
from troth.tui.snapshot import Snapshot

_LONG = 60
"""So many letters are reckoned for a blank before anything stands in it."""

_THOUGHT = 3
"""And so many rows for a thought."""

_HERE = "strong"


class Sentence(Sheet, can_focus=True):
    """The sentence and the thought, as far as there is room; where it listens it is a stop to read it whole."""

    def __init__(self) -> None:
        """With nothing in it."""
        super().__init__(id="sentence")
        self._words: list[Line] = []
        self._thought: list[Line] = []
        self._first = 0

    def set_words(self, sentence: Line, thought: str) -> None:
        """Take a sentence, in which a tone marks the blank at hand, and a thought about it."""
        width = self.size.width or self.app.size.width
        self._words = folds((Span(""), *sentence), width)
        self._thought = folds((Span("A thought, no more: ", "muted"), Span(thought)), width) if thought else []

    @property
    def needed(self) -> int:
        """The rows of everything."""
        return 1 + len(self._words) + (1 + len(self._thought) if self._thought else 0)

    def draw(self, rows: int) -> None:
        """Draw it in so many rows: the thought where there is room, the sentence around the blank at hand."""
        room = rows - 1
        if self.styles.height is None or self.styles.height.value != rows:
            self.styles.height = rows
        if self.needed <= rows or self.has_focus:
            shown = [*self._words, *([(), *self._thought] if self._thought else [])]
            self._first = max(0, min(self._first, len(shown) - room))
            below: list[Line] = []
        else:
            shown, below = self._words, self._thought if room - len(self._thought) > 1 else []
            room -= len(below)
            here = next((at for at, row in reversed([*enumerate(shown)]) if any(s.tone == _HERE for s in row)), 0)
            self._first = max(0, min(here - room // 2, len(shown) - room))
        seen = [self._marked(row) for row in shown[self._first : self._first + room]]
        if self._first and seen:
            seen[0] = self._pointed(seen[0], "^" if self.ascii else "↑")
        if self._first + room < len(shown) and seen:
            seen[-1] = self._pointed(seen[-1], "v" if self.ascii else "↓")
        self.show([self._rule(), *seen, *below])

    def turn(self, step: int) -> bool:
        """Go so many rows on, where there is more than is seen; whether it could."""
        before, rows = self._first, self.size.height
        self._first = max(0, self._first + step)
        self.draw(rows)
        return self._first != before

    def _marked(self, row: Line) -> Line:
        if not (self.has_focus and row):
            return row
        mark = Span(">" if self.ascii else "▌", "accent")
        return (Span(row[0].text[:-1]), mark, *row[1:])

    def _pointed(self, row: Line, arrow: str) -> Line:
        left = row[0].text if row else " "
        return (Span(arrow, "muted"), Span(left[1:], row[0].tone if row else ""), *row[1:])

    def _rule(self) -> Line:
        width = self.size.width or self.app.size.width
        return folds(rule(width, self.ascii), width)[0]


class Piece(NamedTuple):
    """A piece of a sentence: words of the practice, or of the blank of that number."""

    text: str
    blank: int | None = None


@input_for(Compose)
class ComposeInput(FieldsInput[Compose]):
    """The blanks; below the page the sentence, at which enter stops once, and a thought that may be passed over.

    While one writes, a blank that is open is seen; where one reads it, the sentence is as it will be kept.
    """

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        self._sentence = Sentence()

    def lines(self) -> Sequence[FieldLine]:
        """A line for each blank, below what it asks for."""
        return lines([slot.prompt for slot in self.step.slots], self.run.prefilled)

    def foot(self) -> ComposeResult:
        """The sentence."""
        yield self._sentence

    def keeps(self, width: int, height: int) -> int:
        """The rows of the sentence, with a few words in each blank."""
        letters = sum(len(piece.text) if piece.blank is None else _LONG for piece in pieces(self.run, self.step, ()))
        reckoned = 2 + letters // calm(width) + (1 + _THOUGHT if self.step.check else 0)
        return min(reckoned, height // 2 if height > SMALL else height // 3)

    @property
    def stops(self) -> list[Widget]:
        """The blanks and, with words in it, the sentence."""
        return [*self.column.fields, *([self._sentence] if self.values else [])]

    def action_walk(self, way: int) -> None:
        """Go to the next blank, or the one before; first through all of the sentence."""
        if not (self._sentence.has_focus and self._sentence.turn(way)):
            super().action_walk(way)

    def within(self, step: int) -> bool:
        """Go a page on in the sentence."""
        return self._sentence.has_focus and self._sentence.turn(step * (self._sentence.size.height - 2))

    def on_descendant_focus(self) -> None:
        """Show the sentence around the blank one writes in, or all of it."""
        self.draw()

    def draw(self) -> None:
        """Let the sentence grow."""
        run, texts = self.run, self.column.texts
        here = next((at for at, field in enumerate(self.column.fields) if field.has_focus), None)
        reading = self._sentence.has_focus
        said = sentences(run.path, run.answers, self.step, texts)
        found = [Piece(said)] if reading else pieces(run, self.step, texts)
        line = tuple(Span(piece.text, _tone(piece.blank, here, reading)) for piece in found)
        check = self.step.check
        self._sentence.set_words(line, advice(check, said) if check and self.values else "")
        size = self.app.size
        width, height = self.size.width or size.width, self.size.height or size.height - 3
        most = height - 2 if reading else height // 2 if height > SMALL else height // 3
        rows = max(self.keeps(width, height), min(most, self._sentence.needed))
        self._sentence.draw(rows)
        self.page.lay(self.lay(width, height - rows))


def pieces(run: Run, step: Compose, texts: tuple[str, ...] | list[str]) -> Iterator[Piece]:
    """The sentence of a step with `texts` in its blanks; a mark that follows a blank goes with it."""
    slots, last = [slot.id for slot in step.slots], 0
    sentence = " ".join(step.sentence.split())
    for found in PLACEHOLDER.finditer(sentence):
        before, after = sentence[last : found.start()], sentence[found.end() :]
        blank = slots.index(found[1]) if found[1] in slots else None
        words = run.filled(found[0], "") if blank is None else dict(enumerate(texts)).get(blank, "")
        marks = after[: len(after) - len(after.lstrip(".,;:?!)"))]
        yield Piece(before)
        yield Piece((fitted(" ".join(words.split()), before, after) or "…") + marks, blank)
        last = found.end() + len(marks)
    yield Piece(sentence[last:])


def _tone(blank: int | None, here: int | None, reading: bool) -> str:
    if reading or blank is None:
        return "" if reading else "muted"
    return _HERE if blank == here else ""
