"""Whether the words of a title promise sex: desire can't be owed, so nothing of that kind is a promise."""

import re
from functools import cache

from troth.domain.text import comparable

_ENDS = (
    r"(?= (?:on|every|each|once|twice|at least|tonight|tomorrow|today|when|whenever|again|more|often|daily|weekly"
    r"|monthly|at night|this|next|\d)|$)"
)
_SOMEONE = rf"(?:you|him|her|them|my (?:husband|wife|partner|boyfriend|girlfriend|spouse)){_ENDS}"

_SEX = (
    r"\b(?:sex|s3x|sexual(?:ly)?|sexy ?times?|sext(?:s|ing)?|intercourse|foreplay|threesomes?|orgasms?"
    r"|(?:blow|hand)[ -]?jobs?(?! (?:list|lot|sheet|description|application))|love[ -]?making|mak(?:e|es|ing)[ -]love"
    r"|quickies?(?! (?:clean|chore|tid|work|call|lunch|dinner|walk))|nook(?:ie|y)(?! bear)"
    r"|shag(?:ging)?(?! (?:carpet|rug|pile))|masturbat(?:e|es|ing|ion)|get(?:ting)? laid(?! off)|marital relations"
    r"|(?:marital|conjugal|wifely|husbandly|bedroom|marriage) (?:dut(?:y|ies)|rights|obligations?)"
    rf"|(?:be|being|get|getting) intimate(?:(?= with )|{_ENDS})|physical(?:ly)? intima(?:cy|te)|anal{_ENDS}"
    rf"|(?:(?<=^)|(?<=have )|(?<=our ))intimacy{_ENDS}|(?:go|going) down on {_SOMEONE}"
    rf"|(?:fuck|fucking|screw|(?<!baby to )(?<!kids to )sleep with|sleeping with|hook up with|put out for) {_SOMEONE}"
    rf"|(?:(?:a|to) |^)fuck{_ENDS}|giv(?:e|ing) (?:you|him|her|my \w+) head"
    r"|(?:satisfy|please|pleasure|available|fun) (?:\w+ ){0,3}in bed)(?![\w'])"
)
"""Names of sex acts, the word itself, and what is said for it where nothing else can be meant."""

_ELSE = (
    r"\b(?:sex (?:ed|education|therap\w*|counsel\w*|talk|discrimination|and the city|at dawn|pistols|workers?|of"
    r"|apps?|sites?)"
    r"|(?:same|opposite|fair)[- ]sex|non-?sexual|sex[- ](?:free|positive)"
    r"|(?:baby|babies|puppy|kitten|cat|dog)(?:'?s)? sex"
    r"|sexual (?:health|harassment|assault|violence|abuse|orientation|trauma)"
    r"|(?:give|gives|say|saying) (?:a |the word )?fuck|(?:practi[sc](?:e|ing)|only|only have) (?:safer?|protected) sex"
    r"|(?:sex|physical intimacy) (?:only (?:if|when) (?:we )?both|(?:is|stays) off|can wait|is (?:no|not) ))\b"
)
"""Other things of which such a word is a part, and limits that stand behind it."""

_LIMIT = (
    r"\b(?:no|not|never|less|without|stop\w*|paus\w*|avoid\w*|quit\w*|refus\w*|skip\w*|\w+n't|dont|wont|kein\w*|ohne|sans"
    r"|pas de|abstain\w*|give up|giving up|fast|break from|hold off|put off|wait) (?!than )"
    r"(?:(?!(?:and|then|but|except|excuses?|matter|later|less|doubt|only|let|make) )[\w']+ ){0,5}$"
)
"""What stands before it in a limit."""

_NO_GIVEN_AWAY = (
    r"refus\w+|say(?:ing)? no|turn\w* (?:\w+ )?down|den(?:y|ying)|withhold\w*|avoid\w*|skip\w*|miss\w*|put\w* off"
    r"|without"
)
_DUTY = (
    rf"\b(?:(?:never|not|no longer|\w+n't|dont|wont) (?:[\w']+ ){{0,4}}(?:{_NO_GIVEN_AWAY}|stop\w*|forget\w*)"
    rf"|stop (?:[\w']+ )?(?:{_NO_GIVEN_AWAY})) (?:[\w']+ ){{0,4}}$"
)
"""What stands before it where it is a no that is given away."""

_ABOUT = (
    r"\b(?:about|(?:book|podcast|article|course|workshop|film|chapter)s? on|(?:therapy|counselling) for"
    r"|wish for|dream of)"
    r" (?:(?!(?:then|before|after|followed|and (?:have|make|do)) )[\w']+ ){0,5}$"
)
"""What stands before it where it is spoken of, read or thought about."""

_CARE = (
    r"\b(?:condoms?|protection|contracepti\w*|pill|pee|wash|ask\w*|check\w*|consent|tell\w*|say(?:ing)? stop|stop\w*"
    r"|tested|tests?|cuddl\w+|hugs?|talk\w*|rest)\b.* (?:before|after|during|when|while|whenever|time|if|why)"
    r" (?:(?:we|i|you|any|having|have|had) )*$"
)
"""What stands before it where it is the care that is promised."""

_SPELLED = str.maketrans({"\u2019": "'", "\u2010": "-", "\u2011": "-", "*": ""})
_CLAUSES = r"[,;:.!?()/+&|\u2013\u2014]+| - "


def promises_sex(title: str) -> bool:
    """Whether sex is what is to be done in `title`, and no limit to it, talk about it, or care taken with it."""
    words = comparable(title).translate(_SPELLED)
    return _read(_SEX).search(words) is not None and any(map(_owes, re.split(_CLAUSES, words)))


def _owes(clause: str) -> bool:
    words = " ".join(_read(_ELSE).sub(" ", " ".join(clause.split())).split())
    return any(_is_owed(words[: found.start()]) for found in _read(_SEX).finditer(words))


def _is_owed(before: str) -> bool:
    if _read(_DUTY).search(before):
        return True
    return not any(_read(excuse).search(before) for excuse in (_LIMIT, _ABOUT, _CARE))


@cache
def _read(pattern: str) -> re.Pattern[str]:
    """A pattern that is compiled once a title asks for it."""
    return re.compile(pattern)
