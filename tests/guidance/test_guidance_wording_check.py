"""The wording check against sentences in many voices, hostile text, and files of patterns that are wrong."""

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from guidance_measure import FLOORS, FRESH, GRAVE, JUDGES, TABLES, measured, precision, recall
from guidance_reading import grade
from guidance_timing import dear
from hypothesis import given
from hypothesis import strategies as st

from tools import learn_leaning
from troth.guidance import help as pages
from troth.guidance import leaning, load, wording_check, wording_file, wording_text
from troth.guidance.load import BadContent
from troth.guidance.wording_check import LABELS, check

GROUPS: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
)


@cache
def heard(sentence: str) -> str:
    """The label the check gives."""
    return check(sentence).label


def judged(*groups: str) -> list[tuple[str, str, str]]:
    """Each sentence of the groups with the label it has in the table and the label the check gives it."""
    return [
        (sentence, label, heard(sentence))
        for group in groups
        for label, sentences in GROUPS[group].items()
        for sentence in sentences
    ]


def share(found: list[tuple[str, str, str]]) -> float:
    return sum(label == given for _, label, given in found) / len(found)


def confusion(found: list[tuple[str, str, str]]) -> str:
    pairs = Counter((label, given) for _, label, given in found if label != given)
    counts = [f"{label} called {given}: {count}" for (label, given), count in pairs.most_common()]
    missed = [f"  {label} -> {given}: {sentence}" for sentence, label, given in found if label != given]
    return "\n".join([f"{share(found):.1%} right of {len(found)}", *counts, *missed])


def test_of_what_is_grave_little_is_called_a_boundary_and_of_what_is_harmless_little_is_feared() -> None:
    for table in TABLES:
        found = measured(table)
        grave = [one for one in found if one.label in GRAVE]
        harmless = [one for one in found if one.label not in GRAVE]
        blessed = [one.text for one in grave if one.given == "boundary"]
        feared = [one.text for one in harmless if one.given in ("danger", "control")]
        assert len(blessed) <= 0.02 * len(grave), "\n".join(blessed)
        assert len(feared) <= 0.02 * len(harmless), "\n".join(feared)
        assert sum(one.label == one.given for one in found) >= 0.93 * len(found), table


def totals(table: str) -> tuple[float, float, float, int]:
    """The shares of the grave called a boundary, of the harmless feared, and of all that are right, and the size.

    Nothing but totals, so that a failing test shows nobody the sentences that judge.
    """
    found = measured(table)
    blessed = [one.given == "boundary" for one in found if one.label in GRAVE]
    feared = [one.given in ("danger", "control") for one in found if one.label not in GRAVE]
    right = sum(one.right for one in found) / len(found)
    return sum(blessed) / len(blessed), sum(feared) / len(feared), right, len(found)


@pytest.mark.parametrize("table", FRESH)
def test_in_words_that_no_pattern_was_made_for_little_that_is_grave_is_called_a_boundary(table: str) -> None:
    blessed, feared, right, size = totals(table)
    least, most = FRESH[table]
    assert size >= 100
    assert blessed <= 0.05
    assert right >= least
    assert feared <= most


def test_what_is_learned_is_learned_from_the_tables_as_they_are() -> None:
    first, *_ = load.text(*leaning.WEIGHTS).splitlines()
    assert learn_leaning.digest(learn_leaning.sentences()) in first, "python tools/learn_leaning.py"


def test_no_sentence_that_judges_is_learned_from() -> None:
    learned = {sentence for _, sentence in learn_leaning.sentences()}
    both = sum(one.text in learned for table in JUDGES for one in measured(table))
    assert both == 0


def test_everyday_words_about_bodies_games_and_films_are_not_feared() -> None:
    for text in (
        "I choke up at weddings.",
        "I hit my head on the cupboard.",
        "I have a sore throat.",
        "He dies in act two.",
    ):
        assert check(text).label not in GRAVE, text


def test_what_a_person_added_is_not_outweighed(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = wording_check._ready()
    sign = wording_check._Sign(re.compile("kettle"), None, wording_check.Verdict("rule", "Mine.", None), own=True)
    mine = ready._replace(signs={"rule": [sign]})
    monkeypatch.setattr(wording_check, "_ready", lambda *_: mine)
    assert check("He choked me beside the kettle.").thought == "Mine."


def test_every_kind_is_found_and_what_is_called_so_is_so() -> None:
    everything = [one for table in TABLES for one in measured(table)]
    for label, floor in FLOORS.items():
        assert recall(everything, label) >= floor, label
        assert precision(everything, label) >= floor, label
    for kind in {one.kind for one in everything if one.label in GRAVE}:
        of_kind = [one for one in everything if one.kind == kind]
        assert sum(one.given in GRAVE for one in of_kind if one.label in GRAVE) >= 0.75 * sum(
            one.label in GRAVE for one in of_kind
        ), kind


def test_the_tables_are_large_and_no_sentence_is_in_two_of_them() -> None:
    everything = [one for table in TABLES for one in measured(table)]
    assert len(everything) >= 1_000
    assert len({one.text for one in everything}) == len(everything)
    assert {one.kind for one in everything} == {*(str(number) for number in range(1, 38) if number != 36), "harmless"}


def test_danger_leads_to_people_and_never_to_advice_about_words() -> None:
    for sign in wording_check._ready().signs["danger"]:
        assert sign.verdict.page in {"not-therapy", "not-for-you-now", "worried-about-me"}, sign
        assert "camera" not in sign.verdict.thought and "?" not in sign.verdict.thought


def test_the_table_is_large_and_half_of_it_is_harmless() -> None:
    everything = judged(*GROUPS)
    harmless = [sentence for sentence, label, _ in everything if label == "boundary"]
    assert len(everything) >= 150
    assert len(harmless) * 2 >= len(everything)
    assert len(GROUPS["before"]["boundary"]) + len(GROUPS["before"]["control"]) >= 70
    assert len({sentence for sentence, _, _ in everything}) == len(everything)
    assert all(set(group) == set(LABELS) - {"unclear"} for group in GROUPS.values())


def test_at_least_nineteen_of_twenty_sentences_get_their_label() -> None:
    found = [one for one in judged(*GROUPS) if (one[1], one[2]) != ("boundary", "unclear")]
    assert share(found) >= 0.95, confusion(found)


def test_most_that_is_plainly_about_oneself_is_called_a_boundary() -> None:
    found = [one for one in judged(*GROUPS) if one[1] == "boundary"]
    assert share(found) >= 0.85, confusion(found)


def test_no_harmless_sentence_is_called_controlling() -> None:
    found = [one for one in judged(*GROUPS) if one[1] == "boundary" and one[2] in GRAVE]
    assert not found, confusion(found)


def test_no_finding_is_no_blessing() -> None:
    for text in ("Sundays.", "The baby has a cold.", "Morgen gehen wir schwimmen."):
        assert check(text).label == "unclear"
    assert check("Sundays.").thought != check("I need an hour to myself.").thought


def test_another_language_is_unclear_and_has_the_page() -> None:
    for text in ("Ich gehe um zehn ins Bett.", "Mon mari me frappe.", "Он душил меня.", "我每天晚上需要一个小时独处。"):
        verdict = check(text)
        assert (verdict.label, verdict.page) == ("unclear", wording_check.CONTROL_PAGE), text
        assert "English" in verdict.thought


def test_control_leads_to_its_page_and_a_boundary_to_none() -> None:
    assert check("You can't see your friends without me.").page == "control-or-boundary"
    assert check("I'm not allowed to see my sister.").page == "control-or-boundary"
    assert check("I need an hour to myself.").page is None


def test_the_one_it_happens_to_hears_another_thought_than_the_one_who_decides() -> None:
    assert check("He checks my phone every evening.").thought != check("I check her phone every evening.").thought


def test_words_about_hurting_lead_to_people_and_not_to_rewording() -> None:
    assert check("I will kill myself if you leave me.").page == "not-therapy"
    assert check("If you do that again I will hit you.").page == "worried-about-me"


def test_where_several_fit_the_graver_one_is_named() -> None:
    sentences = [
        "He hit me.",
        "You can't see your friends.",
        "Stop it or else.",
        "You only think so.",
        "You must listen.",
        "It's always so.",
        "Be nice.",
    ]
    for first in range(len(sentences)):
        text = " ".join(reversed(sentences[first:]))
        assert check(text).label == LABELS[first], text


def test_a_vague_word_beside_a_clear_act_is_not_vague() -> None:
    assert check("Respect me.").label == "vague"
    assert check("Respect me. I need an hour alone after work.").label == "boundary"


def test_spelling_case_and_apostrophes_make_no_difference() -> None:
    ways = ("You can't see your friends.", "you cant see your friends", "YOU CAN\u2019T SEE YOUR FRIENDS!!")
    assert {check(text).label for text in ways} == {"control"}


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "?!", "\0\x1b", "\u202e\u200b"])
def test_a_text_without_words_is_vague(text: str) -> None:
    assert check(text).label == "vague"


def hostile() -> Iterator[str]:
    yield from (
        "a" * 20_000,
        "\n" * 20_000,
        "'" * 20_000,
        "." * 20_000,
        "a'" * 10_000,
        "i " * 10_000,
        "\u202e" * 20_000,
    )
    starts = ("you must ", "if you ever ", "i want you to ", "be nice and ", "or ", "choose ", "i will leave if ")
    starts += ("you can not see your ", "please just could you ", "i have to ask ", "you have to give me your the ")
    starts += (
        "i will not let you have any other of the ",
        "unless you ",
        "every time you always never ",
        '[/foo][x=" ',
    )
    for start in starts:
        yield start * (20_000 // len(start))
    vocabulary = [*" ".join(starts).split(), "friends", "phone", "wear", "not", "leave", "home", "me", "my", "."]
    chance = random.Random(7)
    for _ in range(20):
        yield " ".join(chance.choices(vocabulary, k=4_000))


def test_twenty_thousand_hostile_characters_take_no_time() -> None:
    assert dear(check, hostile()) == []


@given(st.text(max_size=300))
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = check(text)
    assert verdict.label in LABELS
    assert verdict.thought


def test_every_thought_is_short_plain_and_no_sentence_to_copy() -> None:
    file = load.toml(wording_file.WordingFile, "wording", "boundary.toml")
    known = {page.name for page in pages.pages()}
    for thought in file.thoughts.values():
        assert len(thought) <= 200
        assert grade(thought) <= 6
        assert not {'"', "\u201c"} & set(thought), "a thought offers no wording in quotation marks"
        assert not thought.startswith(("I ", "Try ", "Write "))
    for pattern in file.pattern:
        assert pattern.why
        assert pattern.page is None or pattern.page in known
    assert wording_check.CONTROL_PAGE in known


def test_every_pattern_finds_its_own_example_which_is_not_in_the_table() -> None:
    file, ready = load.toml(wording_file.WordingFile, "wording", "boundary.toml"), wording_check._ready()
    table = {sentence.casefold() for sentence, _, _ in judged(*GROUPS)}
    for label in LABELS:
        patterns = [pattern for pattern in file.pattern if pattern.label == label]
        for pattern, sign in zip(patterns, ready.signs[label], strict=True):
            sentences = wording_text.sentences_of(pattern.example, ready.spelling)
            sentences = [" . ".join(sentences)] if pattern.whole else sentences
            assert any(map(sign.fits, sentences)), f"{pattern.why}: {pattern.example}"
            assert check(pattern.example) == sign.verdict, pattern.example
            assert pattern.example.casefold() not in table


GOOD = {"label": '"rule"', "why": '"x"', "example": '"x"', "regex": '["x"]'}
WRONG = {
    "an unknown key": ({"size": "1"}, "`pattern.0.size`"),
    "an unknown label": ({"label": '"bad"'}, "`pattern.0.label`"),
    "no reason": ({"why": None}, "`pattern.0.why`"),
    "no example": ({"example": None}, "`pattern.0.example`"),
    "a broken regex": ({"regex": '["(x"]'}, "`pattern.0.regex`"),
    "a broken feature": ({"also": '["x)"]'}, "`pattern.0.also`"),
    "a broken excuse": ({"unless": '["x)"]'}, "`pattern.0.unless`"),
    "an unknown word": ({"regex": '["{nobody}"]'}, "`pattern.0.regex`"),
    "an unknown thought": ({"thought": '"y"'}, "`pattern.0.thought`"),
}


@pytest.mark.parametrize(("pattern", "field"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_with_file_and_field(
    pattern: dict[str, str | None], field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thoughts = "\n".join(f'{label} = "x"' for label in LABELS)
    file = tmp_path / "boundary.toml"
    rows = "\n".join(f"{key} = {value}" for key, value in (GOOD | pattern).items() if value is not None)
    file.write_text(f"[thoughts]\n{thoughts}\n[spelling]\n[words]\n[[pattern]]\n{rows}\n", encoding="utf-8")
    with pytest.raises(BadContent) as error:
        ready_from(file, monkeypatch)
        signs = wording_check._ready.__wrapped__("boundary").signs.values()
        for sign in chain.from_iterable(signs):
            for later in (*sign.also, *filter(None, [sign.unless])):
                later.search("what is compiled when it is first searched for")
    assert "wording/boundary.toml" in str(error.value)
    assert field in str(error.value)


@pytest.mark.parametrize("text", ["[thoughts", "\xff", None])
def test_a_file_that_is_no_toml_or_missing_is_named(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "boundary.toml"
    if text is not None:
        file.write_text(text, encoding="latin-1")
    with pytest.raises(BadContent, match=r"wording/boundary\.toml"):
        ready_from(file, monkeypatch)


def test_a_label_without_a_thought_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "boundary.toml"
    file.write_text("pattern = []\n[thoughts]\n[spelling]\n[words]\n", encoding="utf-8")
    with pytest.raises(BadContent, match=r"`thoughts`"):
        ready_from(file, monkeypatch)


def ready_from(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "content", lambda *_names: str(file))
    monkeypatch.setattr(wording_check, "_file", wording_check._file.__wrapped__)
    wording_check._ready.__wrapped__()
