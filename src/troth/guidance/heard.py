"""What is said of a limit that one heard from one's partner, whose words are not one's own to mend."""

from troth.guidance.wording_check import CONTROL_PAGE, LABELS, Verdict, check
from troth.resources import sentences

_REACHES = ("control", "ultimatum")
"""Labels of a limit of theirs that decides over me."""


def heard(statement: str) -> Verdict:
    """What `statement` of the partner sounds like to whom it was said; nothing is said of how it is worded."""
    verdict = check(statement)
    if verdict.label == "danger":
        return verdict
    if verdict.label in _REACHES:
        return Verdict(verdict.label, sentences("heard")["reaches"], CONTROL_PAGE)
    return Verdict(LABELS[-1], "", None)
