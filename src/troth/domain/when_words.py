"""Words that tell a time at the end of a line: which are a day, which may be one, and which are only a noun."""

import re
from collections.abc import Sequence

from troth.domain.days import month_named, weekday_named

_TIMES = r"(?:once|twice|thrice|(?:\d{1,2}|two|three|four|five|six|seven) times)"
_IDIOMS = (
    r"(?:daily|everyday|weekly|monthly|yearly|\d{1,2} ?x (?:a |per )?(?:week|month)|"
    r"(?:[1-7]|two|three|four|five|six|seven) days (?:a|per|each|every) week|"
    rf"{_TIMES} (?:(?:a|per|each|every) (?:day|week|month|year)|daily|weekly|monthly|yearly))"
    r"(?:,? (?:at \d\S*(?: [ap]m)?|\d\d?:\d\d|\d\d?(?::\d\d)? ?[ap]m))?"
)
_DAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_OTHER_FORMS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|week)days|(?:at the |over the )?weekends?|\+\d{1,4}[dw]|"
    rf"this (?:weekend|week|month|year)|{_DAY}(?: ?[-/+] ?{_DAY})+|biweekly|fortnightly|quarterly|annually|nightly|"
    rf"(?:{_TIMES} a|once per) fortnight|(?:\d{{1,2}} ?x ?/ ?|x ?\d{{1,2}} )(?:week|month|wk)|\d{{1,2}} ?x wk|"
    r"(?:with)?in (?:an?|\d{1,4}|two|three|four|five|six|seven) (?:day|week|month|year)s?|as of \S+|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:tom+or+ow|tmrw?|tmw|tonite|everday|evry ?day)(?: .*)?|"
    rf"{_TIMES} (?:a|per|each|every) (?:day|week|month|year) .+"
)
_TODAY_AT = r"today,? (?:at )?\d\S*(?: [ap]m)?"
_UNITS = "(?:day|week|month|year|weekday|weekend|fortnight)s?|daily|weekly|monthly|yearly|today|tomorrow"
_AFTER_A_DAY = {
    "at",
    "@",
    "in",
    "the",
    "and",
    "or",
    "&",
    "to",
    "tomorrow",
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midnight",
    "mornings",
    "afternoons",
    "evenings",
    "nights",
}

_TO_THE_HOUR = {"at", "after", "before", "around", "during"}
_TO_MORE = {"with", "for", "about", "in", "if", "when", "while", "unless", "because"}

_BEFORE_A_NOUN = {
    *("a", "an", "the", "my", "your", "our", "their", "his", "its", "this", "next"),
    *("of", "for", "about", "like", "than", "with", "without", "into"),
}
_TIES = {"and", "&", "or", "+", "to"}
_IN_DOUBT = {
    "before",
    "after",
    "till",
    "til",
    "through",
    "thru",
    "evry",
    "evey",
    "evrey",
    "eveyr",
    "since",
    "starting",
    "beginning",
    "except",
    "but",
    "not",
}
_IN_DOUBT_BEFORE_A_WEEKDAY = {"her", "other", "first", "second", "third", "fourth", "fifth", "last"}
_HOW_OFTEN = {"once", "twice", "thrice", "times"}
_EVERY = {"every", "each"}
_ALSO_WORDS = {"sun", "sat", "wed"}
_BEFORE_A_WORD = {"in", "i", "we", "you", "they", "he", "she", "who"}


def is_idiom(words: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on are an idiom for how often, and no noun: `Read the daily` has none."""
    before = words[at - 1].lower()
    is_whole = re.fullmatch(_IDIOMS, " ".join(words[at:]), re.IGNORECASE | re.ASCII) is not None
    is_part = before in _HOW_OFTEN
    return is_whole and not (is_part or before in _BEFORE_A_NOUN or before.strip(",") in _TIES)


def begins_with_day(words: Sequence[str]) -> bool:
    """Whether the first of `words` is a day by itself: tomorrow, sunday, this sunday, 2026-12-01, today at 18:00."""
    first = words[1] if words[0].lower() == "this" and len(words) > 1 else words[0]
    first = first.strip(",()").lower()
    is_today = first == "today" and re.fullmatch(_TODAY_AT, " ".join(words), re.IGNORECASE | re.ASCII) is not None
    return is_today or first == "tomorrow" or weekday_named(first) is not None or _is_iso(first)


def is_day(words: Sequence[str], at: int) -> bool:
    """Whether the day at `at` surely is one: no noun, no end of a list or of another clause, no other word."""
    day, before = words[at].lower(), words[at - 1].rstrip(",").lower()
    if _is_noun(words, at) or before in _TIES or before in _IN_DOUBT or weekday_named(before) is not None:
        return False
    if weekday_named(day) is None:
        return True
    is_ordinal = re.fullmatch(r"\d+(?:st|nd|rd|th)", before, re.ASCII) is not None
    is_word = day in _ALSO_WORDS and before in _BEFORE_A_WORD
    is_bound = (
        not _EVERY.isdisjoint(map(str.lower, words[max(0, at - 3) : at])) or words[max(0, at - 2)].lower() == "by"
    )
    return not (is_ordinal or is_word or is_bound or before in _IN_DOUBT_BEFORE_A_WEEKDAY)


def may_be_day(words: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on read like a day and more: sunday at noon, tomorrow morning, mon and thu."""
    if not begins_with_day(words[at:]) or _is_noun(words, at):
        return False
    rest = words[at + 1 :]
    if not rest or rest[0].lower() in _TO_THE_HOUR:
        return True
    return all(word.lower() in _AFTER_A_DAY or names_time(word) for word in rest)


def is_other_form(words: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on tell a time in another form, or a when and more: 12 nov, sun for tea."""
    if _is_noun(words, at):
        return False
    if re.fullmatch(_OTHER_FORMS, " ".join(words[at:]), re.IGNORECASE | re.ASCII):
        return True
    day = re.sub("days$", "day", words[at].lower())
    if len(words) - at > 2 and weekday_named(day) is not None and words[at + 1].lower() in _TO_MORE:
        return True
    if len(words) - at == 2 and words[at].lower() == "in" and month_named(words[-1]) is not None:
        return True
    numbers = [word for word in words[at:] if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?\.?", word, re.ASCII)]
    return len(words) - at == 2 and len(numbers) == 1 and any(month_named(word) is not None for word in words[at:])


def names_time(word: str) -> bool:
    """Whether a word holds a weekday, a month, a number or a span of time."""
    return any(map(str.isdigit, word)) or any(map(_is_time, re.split(r"[^\w]+", word.lower())))


def _is_time(word: str) -> bool:
    named = weekday_named(re.sub("days$", "day", word)) is not None or month_named(word) is not None
    return named or re.fullmatch(_UNITS, word) is not None


def _is_noun(words: Sequence[str], at: int) -> bool:
    before = words[at - 1].lower()
    return before in _BEFORE_A_NOUN or (before == "good" and weekday_named(words[at]) is not None)


def _is_iso(word: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", word, re.ASCII) is not None
