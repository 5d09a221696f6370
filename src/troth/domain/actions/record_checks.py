"""What a record of the long view has to be before it is written: its texts as they are stored, numbers in bounds."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from troth.domain.errors import Refused
from troth.domain.journey.check_in import AREAS, HIGHEST, CheckIn, answered
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision, both_heard
from troth.domain.journey.keepsake import Celebration
from troth.domain.journey.lookup import KINDS
from troth.domain.journey.session import Measure, Session
from troth.domain.reflection import WAYS
from troth.domain.text import fitting, fitting_line

Kept = TypeVar("Kept", bound=tuple[Any, ...])

FIRST_HEARD = "First each line is said back. Nothing was changed."

_LINES = {
    "name", "topic", "own_words", "sign", "new_move", "who", "time", "score", "least", "most", "given_by",
    "review_words",
}  # fmt: skip
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DECIMAL = re.compile(r"-?\d{1,9}(\.\d{1,6})?")


def checked(made: Kept) -> Kept:
    """`made` as it is stored. Raises `Refused` for what can't be kept."""
    made = _fitted(made)
    heart = KINDS[type(made)].heart
    if heart and not getattr(made, heart):
        raise Refused("It needs a few words. Nothing was saved.")
    check = _CHECKS.get(type(made))
    if check is not None:
        check(made)
    return made


def _fitted(made: Any) -> Any:
    """A record with its texts cleaned, and within their limits."""
    fields = {name: _fitted_field(name, value) for name, value in made._asdict().items() if name != "uid"}
    return made._replace(**fields)


def _fitted_field(name: str, value: Any) -> Any:
    if isinstance(value, str):
        line = name in _LINES
        return fitting_line(value, "A line") if line else fitting(value, "What you write down").strip()
    if type(value) is tuple and any(isinstance(each, str) for each in value):
        return tuple(fitting_line(each, "A line") if isinstance(each, str) else each for each in value)
    return value


def _check_in(made: CheckIn) -> None:
    if len(made.values) != len(AREAS) or len(made.words) != len(AREAS):
        raise Refused("There are seven areas, each with a number or without. Nothing was saved.")
    if not all(value is None or 0 <= value <= HIGHEST for value in made.values):
        raise Refused(f"A number goes from 0 to {HIGHEST}. Nothing was saved.")
    if not answered(made):
        raise Refused("It needs a number or a word. Nothing was saved.")


def _incident(made: Incident) -> None:
    if made.minutes is not None and made.minutes < 0:
        raise Refused("Minutes go from 0 on. Nothing was saved.")
    _asked(made)


def _asked(made: Incident | Pattern) -> None:
    if bool(made.asked) != (made.asked_on is not None):
        raise Refused("What they said goes with the day you asked. Nothing was saved.")


def _decision(made: Decision) -> None:
    if made.state in ("heard", "decided") and not both_heard(made):
        raise Refused(FIRST_HEARD)
    if made.state == "decided" and not made.choice:
        raise Refused("What was decided needs a few words. Nothing was saved.")


def _session(made: Session) -> None:
    if made.time and not _TIME.fullmatch(made.time):
        raise Refused("A time is written like 18:00. Nothing was saved.")
    if made.near is not None and not 0 <= made.near <= HIGHEST:
        raise Refused(f"How near goes from 0 to {HIGHEST}. Nothing was saved.")


def _measure(made: Measure) -> None:
    texts = (made.least, made.score, made.most)
    if not all(map(_DECIMAL.fullmatch, texts)):
        raise Refused("A score is a number, with the least and the most that it can be. Nothing was saved.")
    least, score, most = map(float, texts)
    if not (least < most and least <= score <= most):
        raise Refused(f"A score from {made.least} to {made.most} lies between them. Nothing was saved.")


def _celebration(made: Celebration) -> None:
    if made.way is not None and made.way not in WAYS:
        raise Refused("There are seven ways. Nothing was saved.")


_CHECKS: dict[type[Any], Callable[[Any], None]] = {
    CheckIn: _check_in,
    Incident: _incident,
    Pattern: _asked,
    Decision: _decision,
    Session: _session,
    Measure: _measure,
    Celebration: _celebration,
}
