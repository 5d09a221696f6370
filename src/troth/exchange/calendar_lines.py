"""Of a calendar what is read here: parsing all else takes a second for each megabyte, and may be anything."""

import re

from troth.domain.errors import Refused

_READ = {
    "BEGIN", "END", "UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DUE", "COMPLETED", "STATUS", "RRULE", "EXRULE",
    "RDATE", "EXDATE", "RECURRENCE-ID", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME",
}  # fmt: skip
"""The properties of events, of tasks, and of the time zones that they name."""

_WORDS = ("SUMMARY", "DESCRIPTION")
_LONGEST = 100_000
_NAME = re.compile(r"[A-Za-z0-9-]*")
_FOLDED = re.compile(r"\n(?![ \t])")


def read_here(page: str) -> str:
    """The lines of these properties, of which none is endless. Raises `Refused` for one that can't be cut."""
    kept = []
    for line in _FOLDED.split(page):
        found = _NAME.match(line)
        name = found[0].upper() if found else ""
        if name not in _READ:
            continue
        if len(line) > _LONGEST and name not in _WORDS:
            raise Refused(f"It has a line of more than {_LONGEST:,} characters that is no text. Nothing was written.")
        kept.append(line[:_LONGEST])
    return "\n".join((*kept, ""))
