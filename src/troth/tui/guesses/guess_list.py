"""Guesses about what a face, a voice or a silence meant, and what it was once it was asked."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.sharing import AddGuess, AnswerGuess, DropGuess, ReviseGuess
from troth.domain.book import Action
from troth.domain.entries import HitRate, guess, guesses, hit_rate
from troth.domain.errors import Refused
from troth.domain.reflection import CAME, Came, Guess, Link, first_line
from troth.domain.wording import iso_and_day, say_day
from troth.drawing.bars import Hint, Key
from troth.drawing.lines import GAP, Line, Row, Span
from troth.tui.context import Context
from troth.tui.erase import ERASE
from troth.tui.kit.ask import Reply
from troth.tui.kit.form import Field, Form, number
from troth.tui.origin import ORIGIN, origin_lines
from troth.tui.record_actions import RecordAction, RecordHost, anything, bindings
from troth.tui.record_page import RecordPage
from troth.tui.reflection.list_view import BLANK, Empty, View, heading, holds
from troth.tui.snapshot import Snapshot

GLYPHS: dict[Came, str] = {"right": "kept", "partly": "partly", "other": "not_kept"}
_KEYS: dict[str, Came] = {"r": "right", "p": "partly", "s": "other"}


def answer(host: RecordHost, made: Guess) -> None:
    """Write down what they said, then how near the guess was."""

    def said(reply: Reply) -> None:
        keys, today = [Key(key, CAME[came]) for key, came in _KEYS.items()], host.now.today
        host.choose(
            "And the guess was", keys, lambda key: host.do(AnswerGuess(made.number, _KEYS[key], today, reply.text))
        )

    host.ask("I asked. What was it?", anything("Their words, as they said them. Empty is fine."), said, made.answer)


def reopen(host: RecordHost, made: Guess) -> None:
    """Take the answer away."""
    host.do(AnswerGuess(made.number, None, host.now.today))


def revise(host: RecordHost, made: Guess) -> None:
    """Open the form on it."""
    host.open(GuessForm(made))


def drop(host: RecordHost, made: Guess) -> None:
    """Take it off the list."""
    host.do(DropGuess(made.number))


GUESS_ACTIONS = (
    ERASE,
    RecordAction("a", "guess.answer", "I asked: what it was", answer),
    RecordAction("o", "guess.open", "Open again: take the answer away", reopen),
    RecordAction("E", "guess.change", "Change what I saw, what I guess, how sure", revise),
    RecordAction("d", "guess.drop", "Take it off the list; u brings it back", drop),
)
"""What is done with a guess, in the list and on its page."""


class Guesses(View):
    """Guesses that wait for an answer, then those that have one."""

    TITLE = "Guesses"
    FINDS = "words of a guess"
    KEYS = (
        Hint("guess.answer", "I asked"),
        Hint("guess.new", "new"),
        Hint("list.choose", "open"),
        Hint("reflection.view", "practices"),
        Hint("guess.change", "change"),
        Hint("guess.drop", "take off"),
        Hint("help", "help"),
    )

    ACTIONS = GUESS_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "A guess to check by asking", id="guess.new"),
    ]

    def found(self) -> Sequence[Row]:
        """Those that wait, then the others, the newest first."""
        every = [each for each in reversed(guesses(self.book)) if holds(_words(each), self.search)]
        waiting = [self._row(each) for each in every if each.came is None]
        asked = [self._row(each) for each in every if each.came is not None]
        rows = [heading("Still to ask"), *waiting, BLANK] if waiting else []
        return [*rows, heading("Asked"), *asked, BLANK, *_lesson(hit_rate(self.book))] if asked else rows

    def aside(self) -> str:
        """How many were checked, and how many were right."""
        rate = hit_rate(self.book)
        return f"{rate.checked} checked, {rate.right} right" if rate.checked else ""

    def empty(self) -> Empty:
        """No guess yet."""
        return Empty(
            "No guess is noted yet. A look or a tone can mean many things.", "n notes one, to check it by asking."
        )

    def picked(self) -> Guess | None:
        """The guess under the cursor."""
        try:
            return guess(self.book, self.key) if isinstance(self.key, int) else None
        except Refused:
            return None

    def open_picked(self) -> None:
        """Open it."""
        if (made := self.picked()) is not None:
            self.open(GuessPage(self.context, self.snapshot, made.number))

    def action_new(self) -> None:
        """Note what was seen, and a guess at what it means."""
        new = Guess(0, self.context.uid(), self.now.at, self.now.today, "")
        self.write(GuessForm(new))

    def _row(self, made: Guess) -> Row:
        glyph = "open" if made.came is None else GLYPHS[made.came]
        word = "ask" if made.came is None else CAME[made.came]
        when = say_day(made.asked_on or made.day, self.day)
        mark = Span(self.context.glyphs[glyph] + " ", "accent" if made.came is None else "muted")
        words = Span(made.guess.split("\n", 1)[0], "" if made.came is None else "muted")
        seen = Span("" if self.narrow or not made.seen else f" · noticed: {first_line(made.seen)}", "muted")
        return Row(made.number, (mark, words, seen, GAP, Span(f"{word:<14}  {when:<11} ", "muted")))


class GuessPage(RecordPage):
    """One guess in full."""

    KEYS = (
        Hint("guess.answer", "I asked"),
        Hint("guess.change", "change"),
        Hint("guess.drop", "take off"),
        Hint("page.back", "back"),
        Hint("erase", "erase"),
        Hint("guess.open", "open again"),
        Hint("help", "help"),
    )

    ACTIONS = (ORIGIN, *GUESS_ACTIONS)

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", "Back", show=False, id="guess.leave"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """A page for the guess of that number."""
        super().__init__(context, snapshot)
        self._number = number

    @property
    def about(self) -> Link:
        """The record."""
        return Link("guesses", self._number)

    def record(self) -> Guess:
        """The guess."""
        return guess(self.book, self._number)

    def picked(self) -> Guess:
        """The guess of this page."""
        return self.record()

    def lines(self) -> list[Line]:
        """What was seen, what was guessed, and what it was."""
        made = self.record()
        facts = [
            ("I noticed", made.seen),
            ("My guess", made.guess),
            ("How sure", "" if made.sure is None else f"{made.sure} of 100"),
            ("Asked", "" if made.asked_on is None else iso_and_day(made.asked_on)),
            ("It was", made.answer),
            ("So it was", "" if made.came is None else CAME[made.came]),
        ]
        lines: list[Line] = [(Span("A guess", "title"),), (Span(f"noted {iso_and_day(made.day)}", "muted"),), ()]
        for name, text in facts:
            for row in text.split("\n") if text else ():
                lines.append((Span(f"{name:<12}", "muted"), Span(row)))
        waiting = "Only they can tell what it was. Ask when it is quiet; a notes what they said."
        lines += [(), (Span("" if made.came else waiting, "muted"),)]
        return lines + origin_lines(self.book, made.reflection)


class GuessForm(Form):
    """What was seen or heard, what it may mean, and how sure that feels."""

    def __init__(self, made: Guess) -> None:
        """A form for `made`; one that has no number yet is new."""
        self._made = made
        super().__init__(
            "A guess, to check by asking",
            [
                Field("seen", "What I saw or heard", "only what was there", made.seen, long=True),
                Field("guess", "What I think it means", "", made.guess, long=True),
                Field("sure", "How sure I am", "0 to 100, or nothing", _number(made.sure), number(0, 100)),
            ],
        )

    def answer(self, values: dict[str, Any]) -> Action:
        """The guess noted, or changed. Raises `Refused` when it has no words."""
        seen, guessed, sure = values["seen"], values["guess"], values["sure"]
        if not guessed.strip():
            raise Refused("What may it mean? A few words; it stays a guess until you have asked.")
        if self._made.number:
            return ReviseGuess(self._made.number, guessed, seen, sure)
        return AddGuess(self._made._replace(guess=guessed, seen=seen, sure=sure))


def _lesson(rate: HitRate) -> list[Row]:
    """What the figures say for asking; of the guesses, never of a person."""
    missed = rate.checked - rate.right
    if rate.checked < 5:
        words = "A guess is a beginning. Asking tells what it was."
    elif missed > rate.right:
        words = "Most were not quite it: asking told more than looking."
    elif missed:
        words = f"{missed} of {rate.checked} were not quite it, and looking did not tell which. Asking did."
    else:
        words = "They fitted so far. It was asking that told you."
    return [Row(None, (Span(words, "muted"),))]


def _words(made: Guess) -> str:
    return f"{made.seen} {made.guess} {made.answer}"


def _number(sure: int | None) -> str:
    return "" if sure is None else str(sure)
