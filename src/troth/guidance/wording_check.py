"""The wording checks: what a text sounds like, and the next thought about it; advice that stores nothing."""

import re
from functools import cache, cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from troth.domain.text import comparable
from troth.guidance import packs
from troth.guidance.load import BadContent, OneLine, bad, toml
from troth.guidance.packs import Own, PackRead
from troth.practice.strict import Strict

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

READ = 2_000
"""So many characters of a text are read: what is written here is a few sentences long."""

CONTROL_PAGE = "control-or-boundary"

_OF_ALL = ("vague",)
"""Labels of a text only when every sentence of it has them."""

_LONGEST_WORD = 30
_LONGEST_SENTENCE = 60
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.:]\d+)*|[.!?;\n]")
_INITIAL = re.compile(r"\b([A-HJ-Z])\.(?=\s)")
_NAME = re.compile(r"\{([a-z_]+)\}")


class Verdict(NamedTuple):
    """What a text sounds like, the next thought about it, and the help page to offer, if any."""

    label: str
    thought: str
    page: str | None


class _Pattern(Strict):
    label: str
    why: str
    example: str
    regex: list[str]
    also: list[str] = Field(default_factory=list)
    unless: list[str] | None = None
    whole: bool = False
    times: Annotated[int, Field(ge=1)] = 1
    thought: str | None = None
    page: str | None = None


class _File(Strict):
    thoughts: dict[str, str]
    spelling: dict[str, str] | None = None
    words: dict[str, str | list[str]]
    pattern: list[_Pattern]


Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Thought = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), OneLine]


class _OwnPattern(Strict):
    label: str
    phrases: Annotated[list[Phrase], Field(min_length=1, max_length=40)]
    thought: str | None = None


class _OwnFile(Strict):
    """What a person adds to a check: phrases, which unlike a regular expression can't take for ever, and thoughts."""

    thoughts: dict[str, Thought] = Field(default_factory=dict)
    pattern: list[_OwnPattern] = Field(default_factory=list, max_length=20)


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

    def fits(self, text: str) -> bool:
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


def check(text: str) -> Verdict:
    """What `text` sounds like as a limit. Any text will do; a person may overrule the answer."""
    return hear("boundary", text)


def hear(kind: Kind, text: str) -> Verdict:
    """What `text` sounds like as a `kind`. Any text will do; a person may overrule the answer."""
    ready = _ready(kind, packs.own("wording"))
    sentences = _sentences(text, ready.spelling)
    if not sentences:
        return ready.empty
    whole = " . ".join(sentences)
    for label, signs in ready.signs.items():
        fitting = [
            next((sign for sign in signs if not sign.whole and sign.fits(sentence)), None) for sentence in sentences
        ]
        of_all = next((sign for sign in signs if sign.whole and sign.fits(whole)), None)
        first = of_all or next((sign for sign in fitting if sign), None)
        if first and (label not in _OF_ALL or of_all or all(fitting)):
            return first.verdict
    return ready.plain


def advice(kind: Kind, text: str) -> str:
    """What there is to say about the wording of a text; empty when there is nothing."""
    verdict = hear(kind, text)
    return "" if verdict.label in KINDS[kind][-2:] else verdict.thought


def problems() -> tuple[str, ...]:
    """The person's own checks that can't be used: file, line and reason."""
    return _own(packs.own("wording")).problems


def _sentences(text: str, spelling: dict[str, str]) -> list[str]:
    """The sentences of `text` in small letters, with one blank between words and contractions written out.

    The full stop after an initial ends none.
    """
    words: list[list[str]] = [[]]
    plain = _INITIAL.sub(r"\1", text[:READ].replace("\u2019", "'"))
    for token in _TOKEN.findall(comparable(plain)):
        if token in ".!?;\n":
            words.append([])
            continue
        if len(words[-1]) == _LONGEST_SENTENCE:
            words.append([])
        words[-1].append(spelling.get(token, token)[:_LONGEST_WORD])
    return [" ".join(sentence) for sentence in words if sentence]


@cache
def _ready(kind: Kind = "boundary", folder: str = "") -> _Check:
    file = _file(kind)
    spelling = _spelling(kind)
    own = _own(folder).found.get(kind, _OwnFile())
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
        phrases = (" ".join(_sentences(phrase, spelling)) for phrase in added.phrases)
        found = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
        signs[added.label].append(_Sign(found, None, verdict))
    empty, plain = (Verdict(label, thoughts[label], None) for label in (labels[-2], PLAIN.get(kind, labels[-1])))
    return _Check(spelling, signs, plain, empty)


def _page(pattern: _Pattern) -> str | None:
    """The help page to offer with a pattern."""
    return pattern.page or (CONTROL_PAGE if pattern.label == "control" else None)


@cache
def _file(kind: Kind) -> _File:
    return toml(_File, "wording", f"{kind}.toml")


def _spelling(kind: Kind) -> dict[str, str]:
    return {name: words for each in ("boundary", kind) for name, words in (_file(each).spelling or {}).items()}


@cache
def _own(folder: str) -> Own[dict[Kind, _OwnFile]]:
    found: dict[Kind, _OwnFile] = {}
    kinds = {f"{kind}.toml": kind for kind in KINDS}

    def use(file: PackRead[_OwnFile]) -> None:
        kind = kinds[file.pack.path.name]
        _check_own(file, kind)
        found[kind] = file.found

    return Own(found, packs.take(folder, dict.fromkeys(kinds, _OwnFile), use))


def _check_own(file: PackRead[_OwnFile], kind: Kind) -> None:
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
        if any(len(_sentences(phrase, spelling)) != 1 for phrase in pattern.phrases):
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
