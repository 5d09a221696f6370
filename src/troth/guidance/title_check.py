"""The same eyes on promises as on limits: a thought beside a title that hands a part of one's life over."""

from troth.guidance.leaning import GRAVE, leaning
from troth.guidance.wording_text import sentences_of

_WORTH_A_LOOK = 0.4
"""From here on a title is read by the whole check; most lean to nothing, and the shell stays quick for them."""


def thought_beside(title: str) -> str:
    """What there is to say of a promise's title: nothing, unless it sounds like danger, control or a price."""
    sentences = sentences_of(title, {})
    if not sentences or leaning(sentences).grave < _WORTH_A_LOOK:
        return ""
    from troth.guidance.wording_check import check

    verdict = check(title)
    return verdict.thought if verdict.label in GRAVE else ""
