"""How the states of a thing to share are shown."""

from troth.domain.reflection import ShareState

STATES: dict[ShareState, tuple[str, str, str]] = {
    "noticed": ("open", "Noticed", "noticed"),
    "ready": ("partly", "Ready to tell", "ready"),
    "shared": ("kept", "Shared", "shared"),
    "kept_private": ("excused", "Kept private, a good end too", "kept private"),
}
"""The glyph of each state, its heading, and its word."""


FIRST = "before others"
"""What is said of a thing that the other would want to know before others do."""
