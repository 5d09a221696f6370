"""The list of guesses, as rows: those that wait for an answer, then those that have one."""

from collections.abc import Sequence

from troth.domain.entries import HitRate, guesses, hit_rate
from troth.domain.reflection import CAME, Came, Guess, first_line
from troth.domain.wording import past_day
from troth.drawing.lines import GAP, Row, Span
from troth.tui.reflection.list_content import BLANK, Empty, ListContent, Looked, holds, note

GLYPHS: dict[Came, str] = {"right": "kept", "partly": "partly", "other": "not_kept"}


class GuessRows(ListContent):
    """Guesses, the newest first; what is answered keeps its place until the view is turned to again."""

    TITLE = "Guesses"
    FINDS = "words of a guess"
    ENTRY = ("guess", "guesses")
    NEXT = "practices"
    EMPTY = Empty(
        "No guess is noted yet. A look or a tone can mean many things.", "n notes one, to check it by asking."
    )

    def __init__(self) -> None:
        """With nothing in its place yet."""
        self._waited: dict[int, bool] = {}

    def settle(self) -> None:
        """What was answered goes to its place."""
        self._waited.clear()

    def rows(self, at: Looked) -> Sequence[Row]:
        """Those that hold the words, and what the figures say for asking."""
        every = _matching(at)[::-1]
        for each in every:
            self._waited.setdefault(each.number, each.came is None)
        rows: list[Row] = []
        for waits, title in ((True, "Still to ask"), (False, "Asked")):
            of_kind = [guess_row(each, at) for each in every if self._waited[each.number] is waits]
            if of_kind:
                rows += [*([BLANK] if rows else ()), note(title), *of_kind]
        rate = hit_rate(at.book)
        return [*rows, BLANK, note(_lesson(rate))] if rows and rate.checked else rows

    def counted(self, at: Looked) -> int:
        """How many guesses hold the words."""
        return len(_matching(at))

    def under(self, at: Looked) -> str:
        """How many were checked, and how many were right."""
        rate = hit_rate(at.book)
        return f"{rate.checked} checked, {rate.right} right" if rate.checked else ""


def guess_row(made: Guess, at: Looked) -> Row:
    """A guess with what was noticed, and how it turned out."""
    waits = made.came is None
    when = past_day(made.asked_on or made.day, at.day)
    told = f"noted {when}" if made.came is None else f"{CAME[made.came]}, {when}"
    mark = Span(at.context.glyphs["open" if made.came is None else GLYPHS[made.came]] + " ", "muted")
    words = Span(made.guess.split("\n", 1)[0], "title" if waits else "resting")
    seen = Span("" if at.narrow or not made.seen else f" · noticed: {first_line(made.seen)}", "muted")
    return Row(made.number, (mark, words, seen, GAP, Span(f"{told} ", "muted")))


def _lesson(rate: HitRate) -> str:
    """What the figures say for asking; of the guesses, never of a person."""
    missed = rate.checked - rate.right
    if rate.checked < 5:
        return "A guess is a beginning. Asking tells what it was."
    if missed > rate.right:
        return "Most were not quite it: asking told more than looking."
    if missed:
        return f"{missed} of {rate.checked} were not quite it, and looking did not tell which. Asking did."
    return "They fitted so far. It was asking that told you."


def _matching(at: Looked) -> list[Guess]:
    return [each for each in guesses(at.book) if holds(f"{each.seen} {each.guess} {each.answer}", at.search)]
