"""What a command is: a function whose docstring is its help, and the arguments it takes."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Mapping

    from troth.cli.context import CommandContext


class Asked:
    """The arguments of a command; one that was not given is None."""

    def __init__(self, **given: Any) -> None:
        """Arguments by name."""
        self.__dict__.update(given)

    def __getattr__(self, name: str) -> Any:
        """None: it was not given."""
        return None


class Command:
    """`run` does it and answers with an exit code (None is 0); each of `arguments` adds itself to a parser.

    A `bare` command without words needs no parser, which is a tenth of what a status bar pays for it; nor does one
    whose `words` all go to the argument so called, while none is an option. A command with `inner` ones is followed by
    the name of one of them, which `run` finds in `what`; where it is `bare`, it may be.
    An `unasked` one never asks for a passphrase: it does without the data file, or says less while that is locked.
    """

    def __init__(
        self,
        run: "Callable[[CommandContext, Asked], int | None]",
        arguments: "tuple[Callable[[ArgumentParser], object], ...]" = (),
        bare: bool = False,
        inner: "Mapping[str, Command] | None" = None,
        words: str = "",
        unasked: bool = False,
    ) -> None:
        """A plain class, not a `NamedTuple`: that would compile these annotations, for a tenth of a command's CPU."""
        self.run, self.arguments, self.bare, self.inner = run, arguments, bare, inner or {}
        self.words, self.unasked = words, unasked

    def read(self, words: "list[str]") -> Asked | None:
        """`words` as arguments, where that takes no parser."""
        if not words and self.bare:
            return Asked()
        if self.words and not any(word.startswith("-") for word in words):
            return Asked(**{self.words: words})
        return None

    @property
    def help(self) -> str:
        """The command's help: its docstring."""
        return self.run.__doc__ or ""
