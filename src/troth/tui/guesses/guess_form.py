"""The form of a guess."""

from typing import Any

from troth.domain.actions.sharing import AddGuess, ReviseGuess
from troth.domain.book import Action, Book
from troth.domain.draft import GUESS, Draft, DraftSlot
from troth.domain.errors import Refused
from troth.domain.reflection import Guess
from troth.tui.context import Context
from troth.tui.kit.form import Field, number
from troth.tui.record_form import RecordForm


class GuessForm(RecordForm):
    """What was noticed, what it may mean, and how sure that feels."""

    def __init__(self, context: Context, book: Book, made: Guess, draft: Draft | None = None) -> None:
        """A form for `made`; one that has no number yet is new."""
        self._made, sure = made, _number(made.sure)
        super().__init__(
            "A guess, to check by asking",
            [
                Field("seen", "What I noticed", "only what was there", made.seen, long=True),
                Field("guess", "What I think it means", "", made.guess, long=True),
                Field("sure", "How sure I am", "of 100, or nothing", sure, number(0, 100), choices=_sures(sure)),
            ],
            context,
            book,
            slot_of(made),
            draft,
            new=not made.number,
        )

    def answer(self, values: dict[str, Any]) -> Action:
        """The guess noted, or changed. Raises `Refused` when it has no words."""
        seen, guessed, sure = values["seen"], values["guess"], values["sure"]
        if not guessed.strip():
            raise Refused("What may it mean? A few words; it stays a guess until you have asked.")
        if self._made.number:
            return ReviseGuess(self._made.number, guessed, seen, sure)
        return AddGuess(self._made._replace(guess=guessed, seen=seen, sure=sure))


def slot_of(made: Guess) -> DraftSlot:
    """Where the words of a guess wait."""
    return DraftSlot(GUESS, (made.uid,) if made.number else ())


def _sures(sure: str) -> tuple[str, ...]:
    """Nothing, and the tens; one that was noted finer has its place among them."""
    return ("", *sorted({*map(str, range(0, 101, 10)), *filter(None, (sure,))}, key=int))


def _number(sure: int | None) -> str:
    return "" if sure is None else str(sure)
