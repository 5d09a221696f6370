"""What is done with a guess, in the list and on its page."""

from troth.domain.actions.sharing import AnswerGuess, DropGuess
from troth.domain.book import Book
from troth.domain.draft import ANSWER, DraftSlot
from troth.domain.reflection import CAME, Came, Guess
from troth.drawing.bars import Key
from troth.tui.context import Context
from troth.tui.draft_line import Beginning, Further
from troth.tui.erase import ERASE
from troth.tui.guesses.guess_form import GuessForm, slot_of
from troth.tui.kit.choose import ChooseKey
from troth.tui.record_actions import RecordAction, RecordHost, anything

_KEYS: dict[str, Came] = {"r": "right", "p": "partly", "s": "other"}


def answer(host: RecordHost, made: Guess) -> None:
    """Write down what they said, then how near the guess was."""
    host.begin(answer_guess(host.context, host.book, made))


def answer_guess(context: Context, book: Book, made: Guess) -> Beginning:
    """How what they said is written down, and then how near the guess was."""

    def make(text: str) -> Further:
        keys, today = [Key(key, CAME[came]) for key, came in _KEYS.items()], context.now(book).today
        page = ChooseKey("And the guess was", keys)
        return Further(page, lambda key: AnswerGuess(made.number, _KEYS[key], today, text))

    return Beginning(
        DraftSlot(ANSWER, (made.uid, "guess")),
        "What it was",
        "I asked. What was it?",
        anything("Their words, as they said them. Empty is fine."),
        make,
        text=made.answer,
        takes="take it",
    )


def reopen(host: RecordHost, made: Guess) -> None:
    """Take the answer away."""
    host.do(AnswerGuess(made.number, None, host.now.today))


def revise(host: RecordHost, made: Guess) -> None:
    """Open the form on it."""
    host.resume(slot_of(made), lambda draft: GuessForm(host.context, host.book, made, draft))


def drop(host: RecordHost, made: Guess) -> None:
    """Take it off the list."""
    host.do(DropGuess(made.number))


def _asked(host: RecordHost, made: Guess) -> bool:
    return made.came is not None


GUESS_ACTIONS = (
    ERASE,
    RecordAction("a", "guess.answer", "I asked: what it was", answer, asks=True),
    RecordAction("o", "guess.open", "Open again: take the answer away", reopen, _asked),
    RecordAction("E", "guess.change", "Change what I saw, what I guess, how sure", revise, asks=True),
    RecordAction("d", "guess.drop", "Take it off the list; u brings it back", drop),
)
"""What is done with a guess, in the list and on its page."""
