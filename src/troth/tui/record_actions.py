"""What all verbs share: they know the book and the clock, ask in one line, and send intentions up."""

from collections.abc import Callable, Sequence

from textual.dom import DOMNode

from troth.domain.book import Action, Book
from troth.domain.days import Now
from troth.tui.context import Context
from troth.tui.kit.ask import Ask, Heard, Reply
from troth.tui.kit.choose import Choose
from troth.tui.kit.chrome import Key
from troth.tui.messages import Do


class RecordActions(DOMNode):
    """The ground of every set of verbs; whoever mixes them in hands down the book."""

    context: Context

    def current_book(self) -> Book:
        """The book as last handed down."""
        raise NotImplementedError

    @property
    def now(self) -> Now:
        """The present."""
        return self.context.now(self.current_book())

    def do(self, action: Action | None) -> None:
        """Send an intention up; None is the answer of a form that was left."""
        if action is not None:
            self.post_message(Do(action))

    def ask(self, question: str, hear: Callable[[str], Heard], taken: Callable[[Reply], None], text: str = "") -> None:
        """Ask for one line; `taken` gets the answer, if there is one."""
        self.app.push_screen(Ask(question, hear, text=text), lambda reply: None if reply is None else taken(reply))

    def choose(self, question: str, choices: Sequence[Key], taken: Callable[[str], None]) -> None:
        """Ask for one key; `taken` gets it, if one was chosen."""
        self.app.push_screen(Choose(question, choices), lambda key: None if key is None else taken(key))


def anything(line: str) -> Callable[[str], Heard]:
    """A hearing for a line that may say anything, or nothing; `line` tells what it is for."""
    return lambda text: Heard(True, line)
