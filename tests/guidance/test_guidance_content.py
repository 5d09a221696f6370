"""The words of the guidance: each text is kind and plain; the lists of words and the evidence notes are complete."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from guidance_reading import grade

from troth.guidance import load
from troth.guidance import notes as note_module
from troth.guidance import words as word_module
from troth.guidance.cards import cards, decks
from troth.guidance.load import BadContent
from troth.guidance.notes import grades, in_words, note, notes
from troth.guidance.words import Family, feelings, needs, not_feelings, under
from troth.resources import content

UNKIND = re.compile(
    r"\b(should|must|ought|fail\w*|always|never|guilt-?trip\w*|lazy|score|victim|abuser|toxic|husband|wife|spouse"
    r"|marriage|boyfriend|girlfriend|he|she|him|her|his)\b|!",
    re.IGNORECASE,
)
"""No order, no blame, no verdict, and no guess at who the two people are."""

OTHERS = re.compile(
    r"love map|state of the union|card deck|hold me tight|radar|love tank|speaker.listener", re.IGNORECASE
)
"""Names of other people's products and programmes, which are named among the sources only."""

METHODS = {
    "boundaries-consent", "nonverbal", "floor", "stress-talk", "good-news", "open-questions", "influence",
    "capacity", "time-out", "disclosure", "secrecy", "feelings-needs", "benefit-of-the-doubt", "neutral-observer",
    "gentle-opening", "after-argument", "if-then", "promises", "trust-repair", "apology", "decisions", "cycle",
    "reach", "therapy", "weekly", "monthly", "gratitude", "celebrate", "freedom", "slips", "daily-question",
    "streaks", "seeking-help",
}  # fmt: skip
GRADED = {
    "if-then": "A", "therapy": "A", "promises": "B", "apology": "B", "streaks": "B", "slips": "B", "disclosure": "B",
    "good-news": "B", "gratitude": "B", "nonverbal": "B", "trust-repair": "C", "neutral-observer": "C",
    "time-out": "C", "benefit-of-the-doubt": "C", "daily-question": "C", "feelings-needs": "C", "open-questions": "C",
    "stress-talk": "C", "floor": "C/X", "gentle-opening": "C/X", "influence": "C/X", "boundaries-consent": "D",
    "capacity": "D", "cycle": "D", "reach": "D", "secrecy": "D", "weekly": "D", "monthly": "D", "freedom": "D",
    "decisions": "D", "after-argument": "D", "celebrate": "D", "seeking-help": "D",
}  # fmt: skip
"""What the survey of research gives what people do in each method."""

DOI = re.compile(r"\bdoi 10\.\d{4,}/\S+")
OFFICIAL = re.compile(r"\bPMC\d{6,}\b|\b[\w.-]+\.(?:edu|gov)\b|\b(?:cnvc|preprints)\.org\b")
"""A public archive, a university, or the organisation that a note is about."""
ADDRESS = re.compile(r"\b[a-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}(?=[/,; ]|$)")


def sentences() -> Iterator[tuple[str, str]]:
    """Every text a person may read, with a name for it."""
    yield from ((card.id, card.text) for card in cards())
    yield from ((card.id, card.text) for deck in decks().values() for card in deck)
    yield from ((entry.word, entry.hint) for entry in not_feelings())
    yield from ((one.id, one.what) for one in notes())
    yield from ((f"grade {letter}", text) for letter, text in grades().grade.items())
    yield "grades", grades().about


def test_every_text_is_kind_and_speaks_to_any_couple() -> None:
    notes_too = {one.id for one in notes()}
    for name, text in sentences():
        about_people = re.sub(r"\b(married|newly wed|husband|wife|marriage)\b", "", text) if name in notes_too else text
        assert not UNKIND.findall(about_people), f"{name}: {text}"
        assert not OTHERS.findall(text), f"{name}: {text}"
        assert all(character.isprintable() for character in text), name
        assert "  " not in text, name


def test_no_two_texts_are_alike() -> None:
    texts = [(name, set(re.findall(r"[a-z']{4,}", text.casefold()))) for name, text in sentences() if "-" in name]
    for place, (name, words) in enumerate(texts):
        for other, more in texts[place + 1 :]:
            alike = len(words & more) / max(1, len(words | more))
            assert alike < 0.6, f"{name} and {other} say almost the same"


@pytest.mark.parametrize("families", [feelings, needs])
def test_words_stand_in_families_of_a_readable_size(families: Callable[[], tuple[Family, ...]]) -> None:
    found = families()
    assert 8 <= len(found) <= 11
    assert len({family.name for family in found}) == len(found)
    every = [word for family in found for word in family.words]
    assert len(every) == len(set(every))
    for family in found:
        assert 8 <= len(family.words) <= 12, family.name
        assert all(len(word) <= 18 and word == word.casefold() for word in family.words)


def test_a_feeling_is_no_verdict_on_the_other() -> None:
    known = {word for family in feelings() for word in family.words}
    judged = [entry.word for entry in not_feelings()]
    assert len(judged) == len(set(judged)) >= 40
    assert {"ignored", "betrayed", "rejected", "manipulated"} <= set(judged)
    assert not known & set(judged)


def test_what_lies_under_a_verdict_are_feelings_and_a_need() -> None:
    known = {word for family in feelings() for word in family.words}
    for entry in not_feelings():
        felt, needed = entry.hint.removeprefix("perhaps ").split(", and in need of ")
        assert any(word in known for word in felt.split(" or ")), entry.word
        assert needed
        assert under(f" {entry.word.upper()} ") == entry.hint
    assert under("sad") is None


def test_words_that_may_speak_of_danger_name_a_way_to_help() -> None:
    for word in ("abused", "threatened", "intimidated", "trapped"):
        assert "Help and safety" in str(under(word))


def test_every_method_has_its_note_with_grade_and_sources() -> None:
    found = notes()
    assert {one.id for one in found} == METHODS
    assert len({one.title for one in found}) == len(found)
    for one in found:
        assert note(one.id) == one
        assert one.sources and all(len(source) >= 12 for source in one.sources)
        assert in_words(one.grade)
        assert 40 <= len(one.what.split()) <= 110, one.id
    assert "nothing about this program" in grades().about


def test_grades_are_those_of_the_survey_of_research() -> None:
    assert {name: found.grade for name in GRADED if (found := note(name))} == GRADED


def test_a_note_on_what_rests_on_practice_says_so() -> None:
    practice = re.compile(r"practice|taught|teach|protocols|our own|put together by us|written for this program|guides")
    for one in notes():
        assert one.grade != "D" or practice.search(one.what), one.id


def test_a_note_on_what_is_disputed_says_so() -> None:
    for one in notes():
        assert "X" not in one.grade or re.search(r"contested|criticised|disputed", one.what), one.id


def test_the_notes_read_easily_enough() -> None:
    for one in notes():
        assert 3.5 <= grade(one.what) <= 6.5, f"{one.id}: {grade(one.what):.1f}"
    assert 4 <= grade("\n\n".join(one.what for one in notes())) <= 6


def test_a_grade_above_practice_rests_on_a_source_that_can_be_looked_up() -> None:
    for one in notes():
        assert one.grade == "D" or any(DOI.search(source) or OFFICIAL.search(source) for source in one.sources), one.id


def test_no_source_is_a_blog_and_no_quotation_stands_in_a_note() -> None:
    for one in notes():
        assert not {'"', "\u201c", "\u201d"} & set(one.what), one.id
        for source in one.sources:
            addresses = ADDRESS.findall(DOI.sub("", source))
            assert all(OFFICIAL.fullmatch(address) for address in addresses), (one.id, addresses)


@pytest.mark.parametrize("name", ["nothing", "", "../words/needs", "apology.toml", "/etc/passwd", "Apology"])
def test_an_unknown_note_is_none(name: str) -> None:
    assert note(name) is None


@pytest.mark.parametrize("folder", ["cards", "decks", "words", "notes"])
def test_the_files_hold_text_alone(folder: str) -> None:
    files = sorted(Path(content(folder)).iterdir())
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert file.suffix == ".toml" and text.endswith("\n") and not text.endswith("\n\n")
        assert all(character.isprintable() or character == "\n" for character in text)


def test_wrong_words_and_notes_are_refused_with_file_and_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "content", lambda *names: str(tmp_path / names[-1]))
    family = '[[family]]\nname = "glad"\nwords = ["glad", "happy"]\n'
    (tmp_path / "feelings.toml").write_text(family + '[[not_feelings]]\nword = "happy"\nhint = "x"\n', encoding="utf-8")
    with pytest.raises(BadContent, match=r"words/feelings\.toml: `not_feelings\.0\.word`"):
        word_module._feelings.__wrapped__("")
    (tmp_path / "needs.toml").write_text(family + family, encoding="utf-8")
    with pytest.raises(BadContent, match=r"words/needs\.toml: `family\.1\.words`.*glad"):
        word_module._needs.__wrapped__("")
    (tmp_path / "grades.toml").write_text('about = "x"\n[grade]\nA = "x"\n', encoding="utf-8")
    with pytest.raises(BadContent, match=r"words/grades\.toml: `grade`: B is missing"):
        grades.__wrapped__()
    row = 'id = "{}"\ntitle = "x"\ngrade = "{}"\nwhat = "x"\nsources = {}\n'
    for text, field in (
        (row.format("other", "A", '["x"]'), "id"),
        (row.format("one", "E", '["x"]'), "grade"),
        (row.format("one", "A", "[]"), "sources"),
        (row.format("one", "own", "[]"), "grade"),
    ):
        (tmp_path / "one.toml").write_text(text, encoding="utf-8")
        with pytest.raises(BadContent, match=rf"notes/one\.toml: `{field}`"):
            note_module._note.__wrapped__("one")
