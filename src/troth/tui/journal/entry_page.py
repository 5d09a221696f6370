"""One entry of the journal on a page of its own, and what one does with an entry."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from troth.domain.actions.reflecting import DeleteEntry, MoveEntry
from troth.domain.dates import parse_date
from troth.domain.entries import entry
from troth.domain.errors import Refused
from troth.domain.links import Linked, linked
from troth.domain.records import Link
from troth.domain.reflection import Answer, Reflection
from troth.domain.wording import past_day
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import Line, Span
from troth.tui.context import Context
from troth.tui.erase import ERASE
from troth.tui.journal.entry_form import EntryForm
from troth.tui.journal.note_form import validate_past
from troth.tui.kit.ask import Reply
from troth.tui.messages import Visit
from troth.tui.record_actions import RecordAction, RecordHost, bindings
from troth.tui.record_page import RecordPage
from troth.tui.reflection.list_content import said_way
from troth.tui.snapshot import Snapshot


def revise(host: RecordHost, made: Reflection) -> None:
    """Open the form on it."""
    host.open(EntryForm(host.context, host.book, made))


def move(host: RecordHost, made: Reflection) -> None:
    """Ask for which day it is."""

    def taken(reply: Reply) -> None:
        host.do(MoveEntry(made.number, parse_date(reply.text, host.now.today, "past"), host.now))

    host.ask("For which day is it? Today or a day before.", partial(validate_past, today=host.now.today), taken)


def delete(host: RecordHost, made: Reflection) -> None:
    """Take it out; undo brings it back."""
    host.do(DeleteEntry(made.number))


ENTRY_ACTIONS = (
    ERASE,
    RecordAction("E", "entry.change", "Change its words", revise, asks=True),
    RecordAction("m", "entry.move", "Move it to another day", move, asks=True),
    RecordAction("d", "entry.delete", "Take it out of the journal; u brings it back", delete),
)
"""What is done with an entry, in the journal and on its page."""


class EntryPage(RecordPage):
    """What was asked and answered, and what came of it; escape goes back."""

    PLACE = "entry"
    KEYS = (
        Hint("entry.change", "change"),
        Hint("entry.delete", "delete"),
        Hint("erase", "erase"),
        Hint("entry.move", "move"),
        Hint("page.back", "back"),
        Hint("page.down page.up", "scroll"),
        Hint("help", "help"),
    )

    ACTIONS = ENTRY_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", "Back", show=False, id="entry.back"),
        *(
            Binding(str(n), f"follow({n})", f"Open {n} of what came of it", show=False, id=f"entry.{n}")
            for n in range(1, 10)
        ),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """A page for the entry of that number."""
        super().__init__(context, snapshot)
        self._number = number

    def keys(self) -> Sequence[Key | Hint]:
        """With the numbers of what came of it, where it is still there."""
        there = [n for n in range(1, 10) if self._followed(n) is not None]
        numbers = " ".join(f"entry.{n}" for n in dict.fromkeys(there[:1] + there[-1:]))
        return (*self.KEYS[:1], *([Hint(numbers, "what came of it", "-")] if there else []), *self.KEYS[1:])

    @property
    def about(self) -> Link:
        """The record."""
        return Link("reflections", self._number)

    def record(self) -> Reflection:
        """The entry."""
        return entry(self.book, self._number)

    def picked(self) -> Reflection:
        """The entry of this page."""
        return self.record()

    def lines(self) -> list[Line]:
        """The entry in full."""
        made = self.record()
        return entry_lines(made, linked(self.book, made.made), self.day)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A number is in force where what it leads to is still there."""
        if action != "follow":
            return super().check_action(action, parameters)
        try:
            return self._followed(cast(int, parameters[0])) is not None
        except Refused:
            return False

    def action_follow(self, number: int) -> None:
        """Open the page of something that was made, where it is still there."""
        if (link := self._followed(number)) is not None:
            self.post_message(Visit(link))

    def _followed(self, number: int) -> Link | None:
        found = linked(self.book, self.record().made)
        return found[number - 1].link if number <= len(found) else None


def entry_lines(made: Reflection, found: list[Linked], day: date) -> list[Line]:
    """An entry: its title and day, each prompt with what was answered, and what was made."""
    about = [past_day(made.day, day), said_way(made.way, False)]
    about += [f"changed {past_day(made.revised_on, day)}"] if made.revised_on else []
    lines: list[Line] = [(Span(made.title or "A note", "strong"),), (Span(" · ".join(filter(None, about)), "muted"),)]
    for answer in made.answers:
        lines += [(), *_answer_lines(answer)]
    if found:
        lines += [(), (Span("What came of it", "muted"),)]
        lines += [
            (Span(f"{n}  "), Span(f"{each.kind}: ", "muted"), Span(each.words, "" if each.link else "muted"))
            for n, each in enumerate(found, 1)
        ]
    return lines


def _answer_lines(answer: Answer) -> list[Line]:
    lines: list[Line] = [(Span(part, "muted"),) for part in answer.prompt.splitlines() if part.strip()]
    labels = answer.labels + ("",) * len(answer.values)
    for label, value in zip(labels, answer.values, strict=False):
        first, *more = value.split("\n")
        name = (Span(f"{label}: ", "muted"),) if label else ()
        lines += [(Span("  "), *name, Span(first)), *((Span("  "), Span(row)) for row in more)]
    return lines
