"""What is done with a pattern and with what happened: asking about guesses, naming, joining, resting."""

from troth.domain.actions.patterns import JoinPattern, NoteAnswer, RestPattern
from troth.domain.book import Book
from troth.domain.draft import ANSWER, DraftSlot
from troth.domain.journey.dance import Incident, Pattern, guessed
from troth.domain.journey.lookup import every
from troth.drawing.bars import Key
from troth.tui.context import Context
from troth.tui.draft_line import Beginning
from troth.tui.erase import ERASE
from troth.tui.journey.pattern_form import PatternForm, slot_of
from troth.tui.journey.to_talk import ON_PAGE, TALK
from troth.tui.origin import ORIGIN
from troth.tui.record_actions import RecordAction, RecordHost, anything

_NONE = "0"
_MOST = 9


def asked(host: RecordHost, made: Incident | Pattern) -> None:
    """Write down what they said about the guesses."""
    host.begin(note_asked(host.context, host.book, made))


def note_asked(context: Context, book: Book, made: Incident | Pattern) -> Beginning:
    """How what they said about the guesses is written down."""
    return Beginning(
        DraftSlot(ANSWER, (made.uid, "asked")),
        "What they said",
        "I asked. They said",
        anything("Their words, as they said them. The guesses stay as they were."),
        lambda text: NoteAnswer(type(made), made.number, text, context.now(book).today),
        text=made.asked,
    )


def _was_guessed(host: RecordHost, made: Incident | Pattern) -> bool:
    return bool(guessed(made))


def revise(host: RecordHost, made: Pattern) -> None:
    """Open the form on it."""
    host.resume(slot_of(made), lambda draft: PatternForm(host.context, host.book, made, draft))


def rest(host: RecordHost, made: Pattern) -> None:
    """Let it rest, or take it up again."""
    host.do(RestPattern(made.number, "active" if made.state == "resting" else "resting"))


def join(host: RecordHost, made: Incident) -> None:
    """Say which pattern it was a round of, or of none."""
    patterns = every(host.book, Pattern)[-_MOST:]
    keys = [Key(str(at), each.name) for at, each in enumerate(patterns, 1)]
    numbers = {key.key: each.number for key, each in zip(keys, patterns, strict=True)}
    choices = [*keys, Key(_NONE, "none")]
    host.choose("A round of", choices, lambda key: host.do(JoinPattern(made.number, numbers.get(key))))


def _has_patterns(host: RecordHost, made: Incident) -> bool:
    return bool(every(host.book, Pattern))


ASKED = RecordAction("a", "dance.asked", "I asked about the guesses: what they said", asked, _was_guessed, asks=True)

PATTERN_ACTIONS = (
    ERASE,
    ORIGIN,
    ASKED,
    ON_PAGE,
    TALK,
    RecordAction("E", "pattern.change", "Change its name, its sign, the new move", revise, asks=True),
    RecordAction("z", "pattern.rest", "Let it rest, or take it up again", rest),
)
"""What is done with a pattern."""

INCIDENT_ACTIONS = (
    ERASE,
    ORIGIN,
    ASKED,
    ON_PAGE,
    TALK,
    RecordAction("r", "incident.round", "A round of which pattern", join, _has_patterns, asks=True),
)
"""What is done with a note of what happened."""
