"""The two ends of a day and the way back after days away: what their keys do."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, Protocol, runtime_checkable

from troth.domain.actions.evenings import SayPulse, SetIntention
from troth.domain.actions.settling import ExcuseBacklog, LeaveUnanswered
from troth.domain.book import Action, Book
from troth.domain.change import Change
from troth.domain.days import Now
from troth.domain.draft import MOMENT, DraftSlot
from troth.domain.journey.ends_of_day import ends_of_day
from troth.domain.open_days import late_days, open_days
from troth.domain.text import TITLE_LIMIT
from troth.drawing.bars import Key
from troth.drawing.ends_of_day_rows import BACK, THANKS, EveningRow
from troth.drawing.promise_views import Pick, Place
from troth.tui.context import Context
from troth.tui.draft_line import Beginning
from troth.tui.kit.ask import Validation
from troth.tui.kit.base_app import BaseApp
from troth.tui.messages import Do, Open
from troth.tui.record_actions import RecordAction, RecordHost, too_long
from troth.tui.snapshot import Snapshot

ALONE = "E41"
"""The practice that the line after an evening's answer leads to."""

_MINUTE = "Could I be myself today? From 1, hardly, to 5, fully. Only for you."
_NOTED = "Noted. F1 help, enter a page for you alone."


class NoteMinute(NamedTuple):
    """Say the evening's number; the same line is shown whatever it was."""

    say: SayPulse

    def __call__(self, book: Book) -> Change:
        """The day with it."""
        return self.say(book)._replace(aside=(_NOTED,))


class Evening:
    """What enter does on the rows of the evening in `host`."""

    def __init__(self, host: RecordHost) -> None:
        self._host, self._noted_at = host, -1

    def choose(self, row: EveningRow) -> None:
        """Ask for thanks or for the minute; where it is the first key after its answer, open the page that is named."""
        if row == THANKS:
            from troth.tui.journey.begin import begin_line

            self._host.begin(begin_line(self._host.context, self._host.book, "thanks"))
        elif self.stands:
            self._host.post_message(Open(ALONE))
        else:
            self.ask()

    @property
    def stands(self) -> bool:
        """Whether the line after an answer stands there; with the key that is pressed it goes."""
        return self._noted_at >= 0 and self._keys() <= self._noted_at + 1

    def ask(self) -> None:
        """Ask for the minute; what was answered before is replaced."""
        keys = tuple(Key(str(number), words) for number, words in enumerate(("hardly", "", "", "", "fully"), 1))
        self._host.choose(_MINUTE, keys, self._note)

    def _keys(self) -> int:
        """How many keys were pressed by now."""
        app = self._host.app
        assert isinstance(app, BaseApp)
        return app.inputs.keys

    def _note(self, key: str) -> None:
        say = SayPulse(self._host.day, int(key), self._host.now)
        self._host.post_message(Do(NoteMinute(say), self._noted))

    def _noted(self, noted: bool) -> None:
        self._noted_at = self._keys() if noted else -1


@runtime_checkable
class HasEvening(Protocol):
    """A tab that has the rows of the evening."""

    evening: Evening


def set_intention(host: RecordHost, row: object = None) -> None:
    """Ask what one would like to do today."""
    host.begin(intention(host.context, host.book, host.day))


def intention(context: Context, book: Book, day: date) -> Beginning:
    """How one says what one would like to do on a day; what was said last stands there to be taken again."""
    ends = ends_of_day(book, day, "morning")

    def validate(text: str) -> Validation:
        if len(text) > TITLE_LIMIT:
            return too_long(TITLE_LIMIT)
        if text.strip():
            return Validation(True, "It stands below Today until the day is over.")
        return Validation(
            bool(ends.intention), "Nothing is wanted of the day." if ends.intention else "One small thing."
        )

    return Beginning(
        DraftSlot(MOMENT, ("intention",)),
        "What I would like to do today",
        "Today I would like to",
        validate,
        lambda text: SetIntention(day, text, context.now(book)),
        text=ends.intention or ends.before,
        takes="take it",
    )


def step_to_late(book: Book, there: Sequence[Place], day: date) -> tuple[Sequence[Place], Pick | None]:
    """The first row with a day without an answer, and the places with that row on the oldest of its days."""
    for place in there:
        if place.repair is None and place.group in ("today", "still"):
            days = open_days(book, book.commitment(place.number), day)
            if days:
                moved = [each._replace(day=days[0]) if each == place else each for each in there]
                return moved, Pick(place.number, days[0])
    return there, None


def is_back(snapshot: Snapshot) -> bool:
    """Whether somebody comes back to days without an answer."""
    return bool(snapshot.away and late_days(snapshot.book, snapshot.day))


def _may_want(host: RecordHost, row: object) -> bool:
    ends = ends_of_day(host.book, host.day, host.snapshot.part)
    return ends.asks or bool(ends.intention)


def line_stands(host: RecordHost, row: object) -> bool:
    """Whether the line after an evening's answer stands in `host`."""
    return isinstance(host, HasEvening) and host.evening.stands


def correct(host: RecordHost, row: object) -> None:
    """Ask for the evening's answer again."""
    if isinstance(host, HasEvening):
        host.evening.ask()


def _settle_by(id: str, words: str, action: Callable[[Now], Action]) -> RecordAction:
    """A key that ends all days without an answer at once; the tab says where it stands."""
    key = next(key for name, key, _ in BACK if name == id)
    return RecordAction(
        key, id, f"Back after days away: {words}", lambda host, row: host.do(action(host.now)), alone=True
    )


RETURNS = (("return.excuse",), ("return.leave",))
"""The keys that end the days without an answer, as an action is given them."""

ENDS_OF_DAY = (
    RecordAction(
        "equals_sign", "day.intention", "What I would like to do today", set_intention, _may_want, alone=True, asks=True
    ),
    _settle_by("return.excuse", "excuse all days without an answer", ExcuseBacklog),
    _settle_by("return.leave", "leave those days unanswered", LeaveUnanswered),
)
"""The keys of the two ends of a day, which need no row."""
