"""The wording checks of a gentle opening, an apology and an I-statement, against sentences in many voices."""

import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from guidance_reading import grade
from guidance_timing import dear
from hypothesis import given
from hypothesis import strategies as st

from troth.guidance import help as pages
from troth.guidance import load, wording_check, wording_file, wording_text
from troth.guidance.load import BadContent
from troth.guidance.wording_check import KINDS, Kind, check, hear
from troth.guidance.words import feelings, not_feelings

GROUPS: dict[Kind, dict[str, dict[str, list[str]]]] = tomllib.loads(
    (Path(__file__).parent / "checks.toml").read_text(encoding="utf-8")
)
CHECKS: tuple[Kind, ...] = ("gentle", "apology", "i-statement")


def judged(kind: Kind, *groups: str) -> list[tuple[str, str, str]]:
    """Each sentence of the groups with the label it has in the table and the label the check gives it."""
    return [
        (sentence, label, hear(kind, sentence).label)
        for group in groups or GROUPS[kind]
        for label, sentences in GROUPS[kind][group].items()
        for sentence in sentences
    ]


def share(found: list[tuple[str, str, str]]) -> float:
    return sum(label == given for _, label, given in found) / len(found)


def missed(found: list[tuple[str, str, str]]) -> str:
    return "\n".join(f"{label} -> {given}: {sentence}" for sentence, label, given in found if label != given)


@pytest.mark.parametrize("kind", CHECKS)
def test_the_table_is_large_has_every_label_and_is_half_harmless(kind: Kind) -> None:
    everything = judged(kind)
    harmless = [sentence for sentence, label, _ in everything if label == KINDS[kind][-1]]
    assert len(everything) >= 80
    assert len(harmless) * 2 >= len(everything)
    assert len({sentence for sentence, _, _ in everything}) == len(everything)
    assert all(set(group) == set(KINDS[kind]) for group in GROUPS[kind].values())


@pytest.mark.parametrize("kind", CHECKS)
def test_at_least_nineteen_of_twenty_sentences_get_their_label(kind: Kind) -> None:
    found = judged(kind)
    assert share(found) >= 0.95, missed(found)


@pytest.mark.parametrize("kind", CHECKS)
def test_sentences_that_no_pattern_was_made_for_do_almost_as_well(kind: Kind) -> None:
    found = judged(kind, "held-out")
    assert share(found) >= 0.9, missed(found)


@pytest.mark.parametrize("kind", CHECKS)
def test_only_a_harmless_sentence_has_nothing_graver_said_about_it(kind: Kind) -> None:
    harmless = KINDS[kind][-1]
    found = [one for one in judged(kind) if one[1] == harmless and one[2] in KINDS[kind][:2]]
    assert not found, missed(found)
    assert not [one for one in judged(kind) if one[1] == "harm" != one[2]]


@pytest.mark.parametrize("kind", CHECKS)
def test_every_pattern_finds_its_own_example_which_is_not_in_the_table(kind: Kind) -> None:
    file, ready = load.toml(wording_file.WordingFile, "wording", f"{kind}.toml"), wording_check._ready(kind)
    table = {sentence.casefold() for sentence, _, _ in judged(kind)}
    assert {pattern.label for pattern in file.pattern} == set(KINDS[kind][:-1])
    for label, signs in ready.signs.items():
        for pattern, sign in zip([one for one in file.pattern if one.label == label], signs, strict=True):
            assert pattern.why
            sentences = wording_text.sentences_of(pattern.example, ready.spelling)
            texts = [" . ".join(sentences)] if pattern.whole else sentences
            assert any(map(sign.fits, texts)), f"{pattern.why}: {pattern.example}"
            assert hear(kind, pattern.example) == sign.verdict, pattern.example
            assert pattern.example.casefold() not in table


@pytest.mark.parametrize("kind", CHECKS)
def test_every_thought_is_short_plain_and_no_sentence_to_copy(kind: Kind) -> None:
    file = load.toml(wording_file.WordingFile, "wording", f"{kind}.toml")
    known = {page.name for page in pages.pages()}
    for thought in file.thoughts.values():
        assert len(thought) <= 200
        assert grade(thought) <= 6, thought
        assert not {'"', "\u201c", "!"} & set(thought), "a thought offers no wording in quotation marks"
        assert not thought.startswith(("I ", "Try ", "Write "))
    for pattern in file.pattern:
        assert pattern.page is None or pattern.page in known
        assert pattern.label != "harm" or pattern.page, "what speaks of harm leads to people"


def test_words_about_harm_lead_to_people_and_not_to_rewording() -> None:
    for kind in CHECKS:
        assert hear(kind, "I am going to kill myself.").page == "not-therapy"
    assert hear("gentle", "If you do it again I will hit you. Could you listen?").page == "worried-about-me"
    assert hear("apology", "I'm sorry I hit you. I'll buy you flowers.").page == "worried-about-me"
    assert hear("i-statement", "I feel scared of you.").page == "not-for-you-now"


def test_fear_of_a_loss_is_a_feeling_and_no_harm() -> None:
    for text in (
        "I'm scared of you leaving.",
        "I'm afraid of losing you.",
        "I'm afraid of her mother's dog. Could you come?",
    ):
        assert hear("i-statement", text).label == "i-statement"


def test_where_several_fit_the_graver_one_is_named() -> None:
    text = "You should help. You never help. You are so lazy."
    assert hear("gentle", text).label == "you-are"
    assert hear("gentle", "You should help. You never help.").label == "absolute"
    assert hear("apology", "I'm sorry, but you began. Forgive me now.").label == "pressing"


def test_one_word_of_a_request_anywhere_is_enough() -> None:
    assert hear("gentle", "I was cold. Nobody came.").label == "no-request"
    assert hear("gentle", "I was cold. Nobody came. Could you come next time?").label == "gentle"


def test_two_complaints_are_no_list_and_three_are() -> None:
    two = "You forgot the milk, and you left the light on. Could you help me?"
    assert hear("gentle", two).label == "gentle"
    assert hear("gentle", f"You came home late. {two}").label == "several"


def test_an_explanation_beside_an_own_part_is_welcome() -> None:
    why = "I was late because the train stood still."
    assert hear("apology", why).label == "explanation"
    assert hear("apology", f"{why} I am sorry you waited. I will call next time.").label == "apology"


def test_a_guess_that_is_owned_as_a_guess_is_no_mind_reading() -> None:
    assert hear("i-statement", "I'm sad. You don't care about me.").label == "mind-reading"
    assert hear("i-statement", "I'm sad. I tell myself that you don't care about me.").label == "i-statement"


@pytest.mark.parametrize("way", ["I feel {}.", "I felt so {} last night.", "When you left I felt sad and {}."])
def test_every_word_on_the_list_of_no_feelings_is_heard_and_no_feeling_is(way: str) -> None:
    for entry in not_feelings():
        assert hear("i-statement", way.format(entry.word)).label == "not-a-feeling", entry.word
    for family in feelings():
        for word in family.words:
            assert hear("i-statement", way.format(word)).label == "i-statement", word


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize("text", ["", "   ", "\n\n", "?!", "\0\x1b", "\u202e\u200b"])
def test_a_text_without_words_has_the_gentlest_thought(kind: Kind, text: str) -> None:
    assert hear(kind, text).label == KINDS[kind][-2]


def test_a_limit_is_heard_as_before() -> None:
    for text in ("You can't see your friends.", "I need an hour alone.", ""):
        assert hear("boundary", text) == check(text)


def hostile() -> Iterator[str]:
    yield from ("a" * 20_000, "\n" * 20_000, "'" * 20_000, "i " * 10_000, "a. " * 10_000, "and " * 5_000)
    starts = ("you are so so ", "i feel so so and ", "you did not forgot left ", "i am sorry if it ", "because i was ")
    starts += ("if i did that hurt ", "every time you ", "but though i know ", "first the then the ", "things got the ")
    starts += ("i feel like a ", "you want to make ", "the letter was the ", "could you. ")
    for start in starts:
        yield start * (20_000 // len(start))
    vocabulary = [*" ".join(starts).split(), "never", "always", "sorry", "hurt", "feel", "ignored", "."]
    chance = random.Random(7)
    for _ in range(20):
        yield " ".join(chance.choices(vocabulary, k=4_000))


@pytest.mark.parametrize("kind", CHECKS)
def test_twenty_thousand_hostile_characters_take_no_time(kind: Kind) -> None:
    assert dear(lambda text: hear(kind, text), hostile()) == []


@given(st.sampled_from(CHECKS), st.text(max_size=300))
def test_any_text_gets_a_verdict(kind: Kind, text: str) -> None:
    verdict = hear(kind, text)
    assert verdict.label in KINDS[kind]
    assert verdict.thought


ROW = '[[pattern]]\nlabel = "{}"\nwhy = "x"\nexample = "x"\nregex = ["x"]\n'


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize(
    ("row", "field"),
    [
        (ROW.format("control"), "`pattern.0.label`"),
        (ROW.format("harm") + "times = 0", "`pattern.0.times`"),
        (ROW.format("harm").replace('"x"]', '"(x"]'), "`pattern.0.regex`"),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_field(
    kind: Kind, row: str, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thoughts = "\n".join(f'{label} = "x"' for label in KINDS[kind])
    (tmp_path / f"{kind}.toml").write_text(f"[thoughts]\n{thoughts}\n[words]\n{row}\n", encoding="utf-8")
    (tmp_path / "boundary.toml").write_text("pattern = []\n[thoughts]\n[spelling]\n[words]\n", encoding="utf-8")
    monkeypatch.setattr(load, "content", lambda *names: str(tmp_path / names[-1]))
    monkeypatch.setattr(wording_check, "_file", wording_check._file.__wrapped__)
    with pytest.raises(BadContent, match=f"wording/{kind}.toml") as error:
        wording_check._ready.__wrapped__(kind)
    assert field in str(error.value)
