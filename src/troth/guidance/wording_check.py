"""The wording checks: what a text sounds like, and the next thought about it; advice that stores nothing."""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Literal, NamedTuple

from troth.guidance import packs
from troth.guidance.leaning import GRAVE, leaning
from troth.guidance.load import BadContent, bad, toml
from troth.guidance.packs import Own, PackRead
from troth.guidance.wording_file import OwnWording, WordingFile, WordingPattern
from troth.guidance.wording_text import sentences_of

Kind = Literal["boundary", "gentle", "apology", "i-statement"]

KINDS: dict[Kind, tuple[str, ...]] = {
    "boundary": ("danger", "control", "ultimatum", "unclear", "rule", "absolute", "vague", "boundary"),
    "gentle": ("harm", "sarcasm", "you-are", "absolute", "why", "should", "several", "no-request", "gentle"),
    "apology": ("harm", "pressing", "if", "but", "passive", "promising", "explanation", "no-amends", "apology"),
    "i-statement": ("harm", "thought", "not-a-feeling", "mind-reading", "demand", "about-you", "i-statement"),
}
"""The labels of each check; where several fit, the first is the label. The last one is a text that nothing is said
about, and the one before it is a text without words."""

LABELS = KINDS["boundary"]

PLAIN: dict[Kind, str] = {"boundary": "unclear"}
"""What a text is in which nothing is found, where that is not the last label: no finding is no blessing."""

CONTROL_PAGE = "control-or-boundary"

_LEANING = {"danger": "danger", "control": "control_either", "ultimatum": "ultimatum"}
"""The thought about a text whose words lean to a label: one that goes with whoever speaks."""

_LEANING_PAGE = {"danger": "not-therapy", "control": CONTROL_PAGE}

_STAYS = ("danger", "ultimatum")
"""What a pattern calls so and the words call grave keeps that name; control may be danger or a price by its words."""

_OF_ALL = ("vague",)
"""Labels of a text only when every sentence of it has them."""

SURE = {"danger": 0.8, "control": 0.8, "ultimatum": 0.6}
"""From here on a text is called by what its words and the pattern that was found lean to together.

To be asked about a price by mistake frightens nobody.
"""

IN_DOUBT = 0.4
"""From here on no text is a boundary."""

_NAME = re.compile(r"\{([a-z_]+)\}")


class Verdict(NamedTuple):
    """What a text sounds like, the next thought about it, and the help page to offer, if any."""

    label: str
    thought: str
    page: str | None


class _Later:
    """A regular expression that is compiled when it is first searched for: most excuses never are."""

    def __init__(self, kind: Kind, regex: str, field: str) -> None:
        """What stands in `field` of the file of `kind`, written out."""
        self._kind, self._regex, self._field = kind, regex, field

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """It, ready to search. Raises `BadContent` where it is none."""
        try:
            return re.compile(self._regex)
        except re.error as error:
            raise _bad(self._kind, self._field, f"is not a regular expression: {error}") from None

    def search(self, text: str) -> re.Match[str] | None:
        """Where it is found in a text."""
        return self.compiled.search(text)


class _Sign(NamedTuple):
    """A pattern made ready: what it finds, what excuses it, and the verdict it leads to."""

    found: re.Pattern[str]
    unless: _Later | None
    verdict: Verdict
    whole: bool = False
    times: int = 1
    also: tuple[_Later, ...] = ()
    own: bool = False

    def fits(self, text: str) -> bool:
        return bool(self.found.search(text)) and self._holds(text)

    def _holds(self, text: str) -> bool:
        finds = self.found.finditer(text)
        return (
            all(next(finds, None) for _ in range(self.times))
            and all(feature.search(text) for feature in self.also)
            and not (self.unless and self.unless.search(text))
        )


class _Check(NamedTuple):
    spelling: dict[str, str]
    signs: dict[str, list[_Sign]]
    plain: Verdict
    empty: Verdict
    thoughts: dict[str, str]


def check(text: str) -> Verdict:
    """What `text` sounds like as a limit. Any text will do; a person may overrule the answer."""
    return hear("boundary", text)


def hear(kind: Kind, text: str) -> Verdict:
    """What `text` sounds like as a `kind`. Any text will do; a person may overrule the answer."""
    ready = _ready(kind, packs.own("wording"))
    sentences = sentences_of(text, ready.spelling)
    if not sentences:
        return ready.empty
    sign = _first(ready, sentences)
    if kind != "boundary" or (sign and sign.own):
        return sign.verdict if sign else ready.plain
    return _weighed(ready.thoughts, sign.verdict if sign else ready.plain, sentences)


def _first(ready: _Check, sentences: list[str]) -> _Sign | None:
    """The gravest sign that is found."""
    whole = " . ".join(sentences)
    for label, signs in ready.signs.items():
        fitting = [
            next((sign for sign in signs if not sign.whole and sign.fits(sentence)), None) for sentence in sentences
        ]
        of_all = next((sign for sign in signs if sign.whole and sign.fits(whole)), None)
        first = of_all or next((sign for sign in fitting if sign), None)
        if first and (label not in _OF_ALL or of_all or all(fitting)):
            return first
    return None


def _weighed(thoughts: dict[str, str], found: Verdict, sentences: list[str]) -> Verdict:
    """What patterns and words together lean to; what is grave by one of them alone can be read in two ways."""
    if found.thought == thoughts["foreign"]:
        return found
    label, grave = leaning(sentences, found.label)
    if found.label in _STAYS:
        label = found.label
    if grave >= SURE[label]:
        lean = Verdict(label, thoughts[_LEANING[label]], _LEANING_PAGE.get(label))
        return found if label == found.label else lean
    if found.label in GRAVE or (found.label == "boundary" and grave >= IN_DOUBT):
        return Verdict("unclear", thoughts["two_readings"], found.page or CONTROL_PAGE)
    return found


def advice(kind: Kind, text: str) -> str:
    """What there is to say about the wording of a text; empty when there is nothing."""
    verdict = hear(kind, text)
    return "" if verdict.label in KINDS[kind][-2:] else verdict.thought


def as_heard(kind: Kind, text: str) -> list[str]:
    """The sentences of a text as the check of a `kind` reads them."""
    return sentences_of(text, _spelling(kind))


def examples(kind: Kind) -> Iterator[tuple[str, str]]:
    """Label and example of each pattern."""
    return ((pattern.label, pattern.example) for pattern in _file(kind).pattern)


def problems() -> tuple[str, ...]:
    """The person's own checks that can't be used: file, line and reason."""
    return _own(packs.own("wording")).problems


@cache
def _ready(kind: Kind = "boundary", folder: str = "") -> _Check:
    file = _file(kind)
    spelling = _spelling(kind)
    own = _own(folder).found.get(kind, OwnWording())
    thoughts = {**file.thoughts, **own.thoughts}
    labels = KINDS[kind]
    for label in labels:
        _thought(kind, thoughts, label, "thoughts")
    words: dict[str, str] = {}
    for name, value in file.words.items():
        whole = value if isinstance(value, str) else f"(?:{'|'.join(value)})"
        words[name] = _expanded(kind, whole, words, f"words.{name}")
    signs: dict[str, list[_Sign]] = {label: [] for label in labels}
    for number, pattern in enumerate(file.pattern):
        field = f"pattern.{number}"
        if pattern.label not in signs:
            raise _bad(kind, f"{field}.label", f"there is no label called {pattern.label}")
        signs[pattern.label].append(
            _Sign(
                _later(kind, pattern.regex, words, f"{field}.regex").compiled,
                _later(kind, pattern.unless, words, f"{field}.unless") if pattern.unless else None,
                Verdict(
                    pattern.label,
                    _thought(kind, thoughts, pattern.thought or pattern.label, f"{field}.thought"),
                    _page(pattern),
                ),
                pattern.whole,
                pattern.times,
                tuple(_later(kind, [feature], words, f"{field}.also") for feature in pattern.also),
            )
        )
    for added in own.pattern:
        page = next((sign.verdict.page for sign in signs[added.label] if sign.verdict.page), None)
        verdict = Verdict(added.label, thoughts[added.thought or added.label], page)
        phrases = (" ".join(sentences_of(phrase, spelling)) for phrase in added.phrases)
        found = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
        signs[added.label].append(_Sign(found, None, verdict, own=True))
    empty, plain = (Verdict(label, thoughts[label], None) for label in (labels[-2], PLAIN.get(kind, labels[-1])))
    return _Check(spelling, signs, plain, empty, thoughts)


def _page(pattern: WordingPattern) -> str | None:
    """The help page to offer with a pattern."""
    return pattern.page or (CONTROL_PAGE if pattern.label == "control" else None)


@cache
def _file(kind: Kind) -> WordingFile:
    return toml(WordingFile, "wording", f"{kind}.toml")


def _spelling(kind: Kind) -> dict[str, str]:
    return {name: words for each in ("boundary", kind) for name, words in (_file(each).spelling or {}).items()}


@cache
def _own(folder: str) -> Own[dict[Kind, OwnWording]]:
    found: dict[Kind, OwnWording] = {}
    kinds = {f"{kind}.toml": kind for kind in KINDS}

    def use(file: PackRead[OwnWording]) -> None:
        kind = kinds[file.pack.path.name]
        _check_own(file, kind)
        found[kind] = file.found

    return Own(found, packs.take(folder, dict.fromkeys(kinds, OwnWording), use))


def _check_own(file: PackRead[OwnWording], kind: Kind) -> None:
    """Raises `BadContent` where what a person adds to a check of ours does not go with it."""
    ours, spelling, labels = _file(kind), _spelling(kind), KINDS[kind][:-1]
    helping = {pattern.thought or pattern.label for pattern in ours.pattern if _page(pattern)}
    thoughts = {*ours.thoughts, *file.found.thoughts}
    named = {pattern.thought for pattern in file.found.pattern}
    for name in file.found.thoughts:
        if name in helping:
            raise file.wrong(("thoughts", name), "what leads to Help & safety keeps its words")
        if name not in ours.thoughts and name not in named:
            raise file.wrong(("thoughts", name), "no pattern names this thought")
    for number, pattern in enumerate(file.found.pattern):
        place = "pattern", number
        if pattern.label not in labels:
            raise file.wrong((*place, "label"), f"expected {' or '.join(labels)}")
        if pattern.thought is not None and pattern.thought not in thoughts:
            raise file.wrong((*place, "thought"), f"there is no thought called {pattern.thought}")
        if any(len(sentences_of(phrase, spelling)) != 1 for phrase in pattern.phrases):
            raise file.wrong((*place, "phrases"), "a phrase is a few words, without a full stop")


def _thought(kind: Kind, thoughts: dict[str, str], name: str, field: str) -> str:
    if name not in thoughts:
        raise _bad(kind, field, f"there is no thought called {name}")
    return thoughts[name]


def _later(kind: Kind, choice: list[str], words: dict[str, str], field: str) -> _Later:
    return _Later(kind, _expanded(kind, "|".join(choice), words, field), field)


def _expanded(kind: Kind, regex: str, words: dict[str, str], field: str) -> str:
    unknown = [name for name in _NAME.findall(regex) if name not in words]
    if unknown:
        raise _bad(kind, field, f"names {{{unknown[0]}}}, which no word before it explains")
    return _NAME.sub(lambda name: words[name[1]], regex)


def _bad(kind: Kind, field: str, reason: str) -> BadContent:
    return bad(f"wording/{kind}.toml", (field,), reason)
