"""The keys of the footer of Journey, by what is seen."""

from collections.abc import Mapping

from troth.drawing.bars import Hint
from troth.drawing.journey_zoom import View

_ZOOMS = Hint("journey.week journey.month journey.year", "zoom")
_OPEN = Hint("list.choose", "open")
_STEPPED = (_ZOOMS, _OPEN, Hint("journey.before journey.after", "before, after"))
_BACK = (Hint("journey.overview", "overview"), Hint("help", "help"))
_END = (Hint("journey.moments", "lists"), *_BACK)

FOOTERS: Mapping[View, tuple[Hint, ...]] = {
    "overview": (
        Hint("journey.check_in", "check in"),
        Hint("journey.well", "well"),
        Hint("journey.happened", "it happened"),
        _OPEN,
        _ZOOMS,
        Hint("journey.moments", "lists"),
        Hint("moment.again", "not one"),
        Hint("help", "help"),
    ),
    "week": (*_STEPPED, *_BACK),
    "month": (*_STEPPED, Hint("journey.review", "review"), *_BACK),
    "year": (_ZOOMS, Hint("list.choose", "figures"), Hint("journey.overview", "overview"), Hint("help", "help")),
    "moments": (
        Hint("journey.well", "well"),
        Hint("journey.thanks", "thanks"),
        Hint("moment.said", "said"),
        Hint("moment.again", "not again"),
        *_END,
    ),
    "patterns": (_OPEN, Hint("journey.happened", "it happened"), *_END),
    "decisions": (_OPEN, Hint("journey.talk", "to talk about"), *_END),
    "sessions": (_OPEN, Hint("journey.session", "plan one"), *_END),
}
"""The footer of each view; of the keys that are not in force none is shown."""
