"""Words for feelings or needs: found while typing, or one's own."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from troth.domain.text import comparable
from troth.drawing.bars import Hint
from troth.drawing.lines import GAP, Row, Span
from troth.guidance.words import Family, feelings, needs, under
from troth.practice.run import Run
from troth.practice.steps import Picked
from troth.tui.context import Context
from troth.tui.kit.line_field import LineField
from troth.tui.kit.sheet_list import SheetList
from troth.tui.practice_run.inputs.step_input import NEXT, StepInput, input_for
from troth.tui.practice_run.option_rows import SEVERAL, option_head
from troth.tui.practice_run.step_page import FoldedText, paged
from troth.tui.snapshot import Snapshot

_LONGEST = 60
_OWN = "my own word"
_LEAST = 6

_OVER = 3
"""The rows over the words."""


class WordSearch(LineField):
    """The line one types in; with nothing typed, the keys of a line are those of the list."""

    class Emptied(Input.Changed):
        """Backspace, where there was nothing left to take away."""

    def action_delete_left(self) -> None:
        """Take a letter away, or the word picked last."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied(self, ""))


class FoundWords(SheetList):
    """The words that are found; what is typed in the line above moves about in them."""

    def aim(self, on: bool) -> None:
        """Show the cursor, or hide it."""
        self.has_focus = on
        self._mark()


@input_for(Picked)
class PickedInput(StepInput[Picked]):
    """The words picked, the line one types in, and the words there are; enter picks, and goes on from an empty line."""

    KEYS = (Hint("practice.enter", "pick"), NEXT)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "aim(1)", "Next word", show=False, id="answer.next_word"),
        Binding("up", "aim(-1)", "Word before", show=False, id="answer.previous_word"),
    ]

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        super().__init__(context, run, snapshot)
        families = feelings() if self.step.type == "feelings" else needs()
        self._families: Sequence[Family] = sorted(families, key=lambda family: family.name != self.step.first)
        self._aimed = False
        self._refused = ""
        self._written = [""]
        self._search = WordSearch(placeholder="type to find a word, or your own", limit=_LONGEST, id="search")
        self._found = FoundWords(self._rows(""), id="words")

    def compose_answer(self) -> ComposeResult:
        """What was picked, the line, the words."""
        yield FoldedText(id="picked")
        yield self._search
        yield FoldedText([()])
        yield self._found

    def wants(self, width: int, height: int) -> int:
        """What was picked, the line, and some of the words."""
        return max(_LEAST, height // 2)

    @property
    def held(self) -> Sequence[Widget]:
        """What was picked, the line and the words."""
        return [self._search, self._found]

    def within(self, step: int) -> bool:
        """Go through the words."""
        rows = self._found
        if not rows.max_scroll_y:
            return False
        self._aimed = True
        self.draw()
        return paged(rows, step)

    @property
    def _picked(self) -> list[str]:
        """The words, in the order they were picked, without what is only being written."""
        return [word for word in self.run.given(self.step.id) if word not in self._written]

    @property
    def target(self) -> Widget:
        """The line."""
        return self._search

    def action_aim(self, way: int) -> None:
        """Go through the words."""
        rows = self._found
        if self._aimed:
            rows.action_move(way)
        self._aimed = True
        self.draw()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if isinstance(event, WordSearch.Emptied):
            if self._picked:
                self._toggle(self._picked[-1])
            return
        self._aimed = False
        self._write(" ".join(event.value.split()))
        rows = self._found
        rows.show_rows(self._rows(event.value))
        rows.action_end(-1)
        self.draw()

    def _write(self, typed: str) -> None:
        """Take what is typed and found among no words for an answer that is being written, so that leaving keeps it."""
        picked = self._picked
        known = [*picked, *(word for family in self._families for word in family.words)]
        alone = [row.key for row in self._rows(typed)] == [typed] and typed not in known
        own = typed if alone and len(picked) < self.step.max else ""
        if own != self._written[-1]:
            self._written.append(own)
            self.answer_with((*picked, *([own] if own else ())))

    def tab(self) -> None:
        """With a word typed, pick it as enter does; the next one leads on, also past one that is refused."""
        if self._refused and self._refused == self._search.value:
            self.go_on()
        else:
            self.enter()

    def enter(self) -> None:
        """Pick the word at hand; from an empty line on to the next step."""
        if self._search.value.strip() or self._aimed:
            self._pick()
            self._refused = self._search.value
        else:
            self.go_on()

    @on(SheetList.Chosen, "#words")
    def _clicked(self, event: SheetList.Chosen) -> None:
        event.stop()
        self._pick()

    def _pick(self) -> None:
        key = self._found.key
        if isinstance(key, str) and self._toggle(key):
            self._aimed, self._written = False, [""]
            self._search.value = ""
            self.draw()

    def _toggle(self, word: str) -> bool:
        picked = self._picked
        if word in picked:
            picked.remove(word)
        elif len(picked) >= self.step.max:
            self.show_message(f"Choose at most {self.step.max}. backspace takes the last one back.")
            return False
        else:
            picked.append(word)
        self.answer_with(tuple(picked))
        return True

    def watch_run(self) -> None:
        """Mark the words that are picked."""
        self._found.show_rows(self._rows(self._search.value))
        self.draw()

    def draw(self) -> None:
        """Draw what was picked, and the cursor where one goes through the words."""
        rows = self._found
        rows.aim(self._aimed or bool(self._search.value.strip()))
        room = max(_LEAST, self.laid.room - min(self.laid.rest, _OVER)) - _OVER
        rows.styles.height = min(max(1, len(rows.rows)), room)
        chosen = Span(", ".join(self._picked)) if self._picked else Span("nothing picked yet", "muted")
        most = Span(f"   at most {self.step.max}", "muted")
        hint = under(self._search.value) if self.step.type == "feelings" else None
        self.query_one("#picked", FoldedText).set_lines([(chosen, most), *([(Span(hint, "muted"),)] if hint else [])])

    def _rows(self, text: str) -> list[Row]:
        wanted = " ".join(comparable(text).split())
        rows, known = [], False
        for family in self._families:
            words = [word for word in family.words if wanted in comparable(word) or wanted in comparable(family.name)]
            known = known or wanted in [comparable(word) for word in words]
            rows += [self._row(word, family.name) for word in words]
        rows.sort(key=lambda row: not comparable(str(row.key)).startswith(wanted))
        own = [word for word in self._picked if word not in [row.key for row in rows] and wanted in comparable(word)]
        rows += [self._row(word, _OWN) for word in own]
        typed = " ".join(text.split())
        if typed and not known and typed not in own:
            rows.append(self._row(typed, _OWN))
        return rows

    def _row(self, word: str, family: str) -> Row:
        on = word in self._picked
        head = option_head(SEVERAL[on], 0, self.size.width or self.app.size.width, self.context.ascii)
        return Row(word, (head, Span(word, "title"), GAP, Span(f"{family} ", "muted")))
