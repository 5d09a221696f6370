"""What is asked when a limit was crossed, as lines: the ways it came to it, and where each leads."""

from troth.domain.boundary import Boundary, Cause
from troth.drawing.lines import GAP, Line, Row, Span, cells, fit

CAUSE_KEYS: dict[str, Cause] = {"1": "unclear", "2": "accident", "3": "after_no", "4": "afraid"}
"""The digit of each way."""

_MINE = ("It was not clear", "It was forgotten, or an accident", "It went on after I had said no", "I was afraid")
_THEIRS = (
    "It was not clear to me",
    "I forgot, or it was an accident",
    "I went on after they said no",
    "They were afraid",
)
_ALONE, _DECIDE = "help, for you alone", "help; only you decide what stays here"


def crossed_rows(mine: bool, care: bool) -> list[Row]:
    """A row for each way, under its digit; with `care`, what is on record leads to help whatever it was this time."""
    words = "saying it again" if mine else "what would help"
    first, second = ("help", "help") if care else (words, "repair")
    leads = (first, second, _ALONE, _DECIDE if mine else "help; you decide what stays here")
    return [
        Row(key, (Span(f"  {key}  "), Span(said), GAP, Span(f"{lead} ", "muted")))
        for key, said, lead in zip(CAUSE_KEYS, _MINE if mine else _THEIRS, leads, strict=True)
    ]


def crossed_head(made: Boundary, width: int, ascii: bool) -> list[Line]:
    """The rule, the question beside the words it is about, and a blank row."""
    asked = Span(" What happened?")
    room = max(0, min(width // 2, width - cells((asked,)) - 2))
    short = fit((Span(made.statement),), min(room, cells((Span(made.statement),))), "..." if ascii else "…")
    words = Span("".join(span.text for span in short).rstrip() + " ", "muted")
    return [(Span(" " + ("-" if ascii else "─") * (width - 2), "rule"),), (asked, GAP, words), ()]
