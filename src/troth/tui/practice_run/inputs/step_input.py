"""What every input is: the page of a step that is handed the run, draws it, and posts what was answered."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from troth.domain.days import Now
from troth.drawing.bars import Hint
from troth.practice.path import Given
from troth.practice.run import Run
from troth.practice.step import Step
from troth.tui.context import Context
from troth.tui.kit.chrome import Quiet
from troth.tui.practice_run.layout import Laid, laid
from troth.tui.practice_run.posted import Answered, Onwards
from troth.tui.practice_run.step_page import StepPage
from troth.tui.snapshot import Snapshot

INPUTS: dict[type[Step], type["StepInput[Any]"]] = {}
"""Which input takes the answer to which step; each registers itself by `input_for`."""

NEXT = Hint("practice.next", "next")

StepT = TypeVar("StepT", bound=Step)
InputT = TypeVar("InputT", bound="type[StepInput[Any]]")

NO_RUN = cast(Run, None)
"""What stands in a reactive until it is handed a run, which is at once."""

_AROUND = 3
"""The rows of the screen above and below an input."""


class StepInput(Vertical, Generic[StepT]):
    """The step at hand with the answer to it, in what is `laid` around it; one that asks nothing has no values."""

    KEYS: ClassVar[tuple[Hint, ...]] = (NEXT,)
    """The keys of the footer before the ones that never change."""

    laid = Laid([], [])
    run: reactive[Run] = reactive(NO_RUN, init=False)

    def __init__(self, context: Context, run: Run, snapshot: Snapshot) -> None:
        """The input for the step of `run`, over what the app holds now."""
        super().__init__()
        self.context, self.snapshot, self.step = context, snapshot, cast(StepT, run.step)
        self.set_reactive(StepInput.run, run)
        self.page = StepPage(lambda: self.held)

    @property
    def now(self) -> Now:
        """The present."""
        return self.context.now(self.snapshot.book)

    def watch_run(self) -> None:
        """Draw the run as it is now."""
        self.draw()

    def draw(self) -> None:
        """Draw the answer as the run has it."""

    def compose(self) -> ComposeResult:
        """The page: what is asked, the answer, what was said before; and what stays in view below it."""
        with self.page:
            yield from self.page.around(self.compose_answer())
        yield from self.foot()

    def compose_answer(self) -> ComposeResult:
        """What takes the answer, on the page."""
        yield from ()

    def foot(self) -> ComposeResult:
        """What stays in view below the page."""
        yield from ()

    @property
    def values(self) -> Given:
        """The answer as it stands on the page."""
        return self.run.prefilled

    @property
    def target(self) -> Widget | None:
        """What listens to keys first."""
        return None

    @property
    def held(self) -> Sequence[Widget]:
        """What of the page has to be in view together: what listens, and what belongs to it."""
        focused = self.screen.focused
        return [focused] if focused is not None and focused.parent is self.page else []

    def wants(self, width: int, height: int) -> int:
        """How many rows of a page of this size the answer would like; without any it follows what is asked at once."""
        return 0

    def keeps(self, width: int, height: int) -> int:
        """How many rows below the page stay in view, of so many for both."""
        return 0

    def lay(self, width: int, height: int) -> Laid:
        """What stands around the answer on a page of this size."""
        return laid(self.run, width, height, self.wants(width, height))

    @property
    def keys(self) -> Sequence[Hint]:
        """The keys of the footer as it stands with the answer."""
        return self.KEYS

    @property
    def takes_enter(self) -> bool:
        """Whether enter belongs to what one writes here."""
        return False

    def enter(self) -> None:
        """Enter was pressed."""
        self.go_on()

    def tab(self) -> None:
        """Tab was pressed."""
        self.go_on()

    def within(self, step: int) -> bool:
        """Go a page on in what listens, where there is more of it than is seen; whether it could."""
        return self.page.within(step)

    def answer_with(self, values: Given) -> None:
        """Post the answer as it is being given."""
        self.page.reveal()
        self.post_message(Answered(self.step.id, values))

    def go_on(self, values: Given | None = None) -> None:
        """Post the answer as one to go on with: the one on the page, unless another is given."""
        self.post_message(Onwards(self.step.id, self.values if values is None else values))

    def show_message(self, words: str, tone: str = "") -> None:
        """Show something on the quiet line."""
        self.screen.query_one(Quiet).show_message(words, tone)

    def on_mount(self) -> None:
        """Draw all of it for the first time."""
        self._draw_all()

    def on_resize(self) -> None:
        """Draw all of it for the new size."""
        self._draw_all()
        self.page.reveal()

    def _draw_all(self) -> None:
        size = self.app.size
        width, height = self.size.width or size.width, self.size.height or max(1, size.height - _AROUND)
        self.laid = self.lay(width, height - self.keeps(width, height))
        self.page.lay(self.laid)
        self.draw()


def input_for(*steps: type[Step]) -> Callable[[InputT], InputT]:
    """Register an input for types of steps, and for what is made of them."""

    def register(made: InputT) -> InputT:
        INPUTS.update(dict.fromkeys(steps, made))
        return made

    return register
