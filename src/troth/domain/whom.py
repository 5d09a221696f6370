"""To whom a promise is made, in words."""

from troth.domain.records import Commitment, MadeTo

MINE: dict[MadeTo, str] = {"partner": "my partner", "self": "myself", "both": "each other"}
"""As the person says it: I promise to …"""

YOURS: dict[MadeTo, str] = {"partner": "your partner", "self": "yourself", "both": "both of you"}
"""As the person is told of it: a promise to …"""

_FOR: dict[MadeTo, str] = {"partner": "for them", "self": "for me", "both": "for both"}


def for_whom(made: Commitment) -> str:
    """Whom it is for, or that it is theirs, as a list of both tells it."""
    return "from them" if made.by == "partner" else _FOR[made.made_to]
