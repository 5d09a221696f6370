"""What is done with a session: its words, what came of it, calling it off."""

from typing import Any

from troth.domain.actions.sessions import CallOffSession, HoldSession
from troth.domain.actions.writing_down import ReviseRecord
from troth.domain.book import Action, Book
from troth.domain.draft import AFTER, SESSION, Draft, DraftSlot
from troth.domain.journey.session import Session
from troth.tui.context import Context
from troth.tui.erase import ERASE
from troth.tui.kit.form import Field, choice, number
from troth.tui.origin import ORIGIN
from troth.tui.record_actions import RecordAction, RecordHost
from troth.tui.record_form import RecordForm


class SessionForm(RecordForm):
    """What is known of a session before it: when, with whom, and what goes there."""

    def __init__(self, context: Context, book: Book, made: Session, draft: Draft | None = None) -> None:
        """For that session, or as the `draft` was left."""
        self._made = made
        fields = [
            Field("question", "The question", "what you want to ask or say there", made.question),
            Field("tried", "Tried", "what you tried already", made.tried, long=True),
            Field("time", "Time", "18:00", made.time),
            Field("who", "With", "a counsellor, a friend of both", made.who),
            choice("form", "Who goes", "together or alone", made.form, ("together", "alone")),
        ]
        super().__init__("A session", fields, context, book, slot_of(made), draft, new=False)

    def answer(self, values: dict[str, Any]) -> Action:
        """The session with these words."""
        return ReviseRecord(Session, self._made.number, tuple(values.items()))


class AfterForm(RecordForm):
    """What came of a session; all of it is for this person alone."""

    def __init__(self, context: Context, book: Book, made: Session, draft: Draft | None = None) -> None:
        """For that session, or as the `draft` was left."""
        self._made = made
        fields = [
            Field("insight", "I saw", "only for you, as all of this", made.insight, long=True),
            Field("hard", "Hard was", "", made.hard, long=True),
            Field("for_helper", "For the helper alone", "", made.for_helper, long=True),
            Field("goal", "What I want of it", "", made.goal),
            Field("near", "How near", "0 to 10", "" if made.near is None else str(made.near), number(0, 10)),
        ]
        super().__init__("After the session", fields, context, book, slot_of(made, AFTER), draft, new=False)

    def answer(self, values: dict[str, Any]) -> Action:
        """The session, held. Raises `Refused` for one that is still to come, and for one that was called off."""
        action = HoldSession(self._made.number, self.context.now(self._book), tuple(values.items()))
        action(self._book)
        return action


def slot_of(made: Session, at: str = SESSION) -> DraftSlot:
    """Where changes to a session wait, or what came `AFTER` it."""
    return DraftSlot(at, (made.uid,))


def _revise(host: RecordHost, made: Session) -> None:
    host.resume(slot_of(made), lambda draft: SessionForm(host.context, host.book, made, draft))


def _after(host: RecordHost, made: Session) -> None:
    host.resume(slot_of(made, AFTER), lambda draft: AfterForm(host.context, host.book, made, draft))


def _call_off(host: RecordHost, made: Session) -> None:
    host.do(CallOffSession(made.number))


def _has_been(host: RecordHost, made: Session) -> bool:
    return made.state != "called_off" and made.day <= host.day


def _is_planned(host: RecordHost, made: Session) -> bool:
    return made.state == "planned"


SESSION_ACTIONS = (
    ERASE,
    ORIGIN,
    RecordAction("E", "session.change", "Change its words", _revise, asks=True),
    RecordAction("a", "session.after", "After it: what came of it, for you alone", _after, _has_been, asks=True),
    RecordAction("x", "session.off", "It was called off", _call_off, _is_planned),
)
"""What is done with a session."""
