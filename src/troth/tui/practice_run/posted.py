"""What an input posts: how its step is being answered, and what shall come of it."""

from textual.message import Message

from troth.practice.path import Given


class OfStep(Message):
    """Something happened at the step of that id."""

    def __init__(self, step: str) -> None:
        super().__init__()
        self.step = step


class Answered(OfStep):
    """The answer, which may be half given, is `values`."""

    def __init__(self, step: str, values: Given) -> None:
        super().__init__(step)
        self.values = values


class Onwards(OfStep):
    """The answer is `values`: on to the next step."""

    def __init__(self, step: str, values: Given) -> None:
        super().__init__(step)
        self.values = values


class Started(OfStep):
    """The time of the step runs from now."""


class Paused(OfStep):
    """The time of the step is held, or runs on where it was held."""


class FloorPassed(OfStep):
    """The floor goes to the other of two people, whose time runs from now."""


class RunEnded(OfStep):
    """The practice ends here, and its words are kept, or not."""

    def __init__(self, step: str, keep: bool) -> None:
        super().__init__(step)
        self.keep = keep
