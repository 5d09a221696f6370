"""The same eyes on promises as on limits: a thought beside a title that hands a part of one's life over."""

import re
from collections.abc import Iterable
from typing import Literal

from troth.guidance.leaning import GRAVE, leaning
from troth.guidance.wording_text import sentences_of
from troth.resources import sentences

_IN_DANGER, _LEANS = 0.3, 0.4
"""From here on a title is read by the whole check, and the shell stays quick for all others.

What leans to danger is read early; much that people do for each other at home leans a little to control.
"""

_FOR_YOU = r"(?i)[, ]+so (?:that )?you (?:can|need not|needn't|do(?: not|n't) (?:have|need) to)\b.*"
"""What a promise spares somebody: it is no part of what is promised, and reads like a rule for them."""

_PART_OF_LIFE = (
    r"\b(?:wages?|pay|salary|earnings|money|cash|savings|cards?|bank|accounts?|receipts?|spend\w*|euros?|pounds?"
    r"|dollars?|penny|house|phones?|messages?|texts|chats?|emails?|mails?|passwords?|pin|codes?|locations?|track\w*"
    r"|(?:where|who|everyone|everything) i|camera|photos?|friends?|family|sisters?|brothers?|mother|mum|mom|parents"
    r"|contact|men|other (?:women|guys|girls)|girls'? nights?"
    r"|(?:not|\w+n't|stop|no longer|never) (?:see|seeing|talk\w*|speak\w*)"
    r"|straight home|wear\w*|skirts?|dress(?:es)?|clothes|make ?up|weight|kilos?|diet|passport|visa|papers|pills?"
    r"|chok\w+|(?:hits?|hurts?|kicks?|pushes) me|said no|knife|die|kill\w*"
    r"|pregnan\w*|baby for|my (?:job|work|studies|course|degree|religion|church)|permission|allowed|before i|if i may"
    r"|without (?:him|her|you|asking)|(?:he|she|they|you) (?:says?|wants?|chooses?|decides?|likes?|allows?|lets?)"
    r"|jealous|whatever|obey\w*|never say no|(?:gets?|is|make (?:him|her)) (?:angry|upset)|mood|not leave)\b"
)
"""What control takes hold of; words that only lean towards it, and name nothing of this, are a kindness mostly."""


def thought_beside(titles: Iterable[str], where: Literal["app", "shell"]) -> str:
    """One line about the gravest of these titles, with the way to help `where` one is; empty where none is grave."""
    found = {_heard(title) for title in titles} & {*GRAVE}
    if not found:
        return ""
    return sentences("title")[f"{where}_{'danger' if 'danger' in found else 'control'}"]


def _heard(title: str) -> str:
    promised = title.replace("\u2019", "'")
    if " so " in promised:
        promised = re.sub(_FOR_YOU, "", promised)
    read = sentences_of(promised, {})
    if not read or not _is_worth_a_look(read):
        return ""
    from troth.guidance.wording_check import check

    return check(promised).label


def _is_worth_a_look(read: list[str]) -> bool:
    label, grave = leaning(read)
    if label == "danger":
        return grave >= _IN_DANGER
    return grave >= _LEANS and any(re.search(_PART_OF_LIFE, sentence) for sentence in read)
