"""To whom a promise is made, in words."""

from troth.domain.records import MadeTo

MINE: dict[MadeTo, str] = {"partner": "my partner", "self": "myself", "both": "each other"}
"""As the person says it: I promise to …"""

YOURS: dict[MadeTo, str] = {"partner": "your partner", "self": "yourself", "both": "both of you"}
"""As the person is told of it: a promise to …"""
