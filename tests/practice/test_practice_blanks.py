"""Answers set into a text: no word twice where they meet, nothing of an earlier step in an empty blank."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice_packs import END, HEAD, practice

from troth.guidance.practices import practice as ours
from troth.practice.blanks import fill, fitted, whole
from troth.practice.run import Run
from troth.practice.transcript import recalled, said


@pytest.mark.parametrize(
    ("text", "words", "filled"),
    [
        ("I {x}.", "I forgot the dinner", "I forgot the dinner."),
        ("I {x}.", "i forgot the dinner.", "I forgot the dinner."),
        ("I am sorry that {x}.", "that you waited", "I am sorry that you waited."),
        ("I am sorry that {x}.", "I am sorry that you waited", "I am sorry that you waited."),
        ("It comes to {x}", "to this", "It comes to this"),
        ("I am {x}", "am late", "I am late"),
        ("I {x}", "I", "I …"),
        ("I {x}", "Isa came", "I Isa came"),
        ("Would you {x}?", "Would you come?", "Would you come?"),
        ("Would you {x}?", "come.", "Would you come?"),
        ("So: {x}. Then", "why?", "So: why?. Then"),
        ("{x} {x}", "that that", "that that that that"),
        ("a\n{x}", "a b", "a\na b"),
        ("(I{x})", "I go", "(II go)"),
        ("I {x}", "I  went\n\nhome", "I went\n\nhome"),
        ("no blank", "I", "no blank"),
    ],
)
def test_a_word_that_stands_there_already_is_not_said_twice(text: str, words: str, filled: str) -> None:
    assert fill(text, lambda name: words, "…") == filled


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_nothing_but_a_doubled_beginning_and_a_doubled_mark_is_left_out(words: str, before: str, after: str) -> None:
    kept, said = fitted(words, before, after), before.casefold().split()
    parted = [(words[:at], words[at + len(kept) :]) for at in range(len(words) + 1) if words.startswith(kept, at)]
    assert any(
        len(rest.strip()) <= 1 and said[max(0, len(said) - len(gone.split())) :] == gone.casefold().split()
        for gone, rest in parted
    )
    assert fitted(words, "", "") == words


SENTENCE = f"""{HEAD}
[[step]]
id = "limit"
type = "text"
prompt = "What?"

[[step]]
id = "place"
type = "text"
prompt = "Where?"

[[step]]
id = "breath"
type = "compose"
slots = [
    {{id = "limit", prompt = "I ...", text = "{{limit}}"}},
    {{id = "place", prompt = "in"}},
]
sentence = "I {{limit}}, in {{place}}."
prompt = "Together."

{END}"""


def at_the_sentence(folder: Path, *answers: str) -> Run:
    run = Run(practice(folder, SENTENCE))
    for text in answers:
        run = run.answered((text,)).next()
    return run


def test_a_blank_begins_with_what_was_answered_and_can_be_written_over(tmp_path: Path) -> None:
    run = at_the_sentence(tmp_path, "I knock.\nTwice.", "the hall")
    assert run.prefilled == run.offer == ("knock. Twice", "")
    assert run.answered(("wait", "")).prefilled == ("wait", "")
    assert run.given("breath") == (), "offered is not answered"


def test_nothing_is_offered_where_nothing_was_answered(tmp_path: Path) -> None:
    assert at_the_sentence(tmp_path, "", "the hall").offer == ()
    assert Run(practice(tmp_path, SENTENCE)).offer == ()


def test_through_an_empty_blank_no_earlier_answer_shines(tmp_path: Path) -> None:
    run = at_the_sentence(tmp_path, "I knock", "the hall").answered(("wait", ""))
    assert run.filled("{breath}") == "wait"
    (breath,) = [each for each in said(run) if each.step == "breath"]
    assert breath.values == ("wait",)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I {x}. I am sorry that {y}.", "I forgot it."),
        ("I am sorry that {y}. I {x}.", "I forgot it."),
        ("I {x}. Because {y}. That is all.", "I forgot it. That is all."),
        ("I {x}, and {y}.", "forgot it"),
        ("{y} {x}.", "forgot it"),
        ("First.\n\n{y}\n\nThen {x}.", "First.\n\nThen forgot it."),
        ("Ask: {y}", ""),
        ("No blank, e.g. this. Not here.", "No blank, e.g. this. Not here."),
    ],
)
def test_a_blank_left_empty_leaves_its_sentence_out_and_no_word_with_it(text: str, kept: str) -> None:
    assert whole(text, {"x": "forgot it", "y": " "}.__getitem__) == kept


@pytest.mark.parametrize("wrong", ["{gone}", "{breath}", "{place.x}", "{limit"])
def test_what_a_blank_begins_with_was_answered_before(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(AssertionError, match=r"line 18: `slots`: "):
        practice(tmp_path, SENTENCE.replace('text = "{limit}"', f'text = "{wrong}"'))


def test_a_limit_is_written_once_and_said_in_one_breath() -> None:
    found = ours("E02")
    assert found is not None
    given = {"card": ("new",), "limit": ("I need ten minutes alone.",), "honour": ("it helps me when you knock",)}
    run = Run(found, at="breath", answers={**given, "mine": ("I close the door.",)})
    assert run.offer == ("I need ten minutes alone", "you knock", "close the door")
    run = run.answered(run.offer)
    assert run.filled("{breath}") == (
        "I need ten minutes alone. It helps me when you knock. If not, I close the door."
    )  # fmt: skip
    writing = [step.id for step in found.steps if step.type == "text"]
    assert writing == ["limit", "honour", "mine", "short"], "the tones are chosen, and one of them written at most"
    soft = Run(found, at="rehearse_soft", answers={**run.answers, "tone": ("soft",), "soft": ("I like our evenings.",)})
    assert recalled(soft)[0].values[0].startswith("I like our evenings. I need ten minutes alone.")


def test_an_apology_says_what_will_be_done_and_by_when() -> None:
    found = ours("E28")
    assert found is not None
    given = {"fact": ("I forgot the dinner",), "own": ("mine",), "amends": ("I cook", "friday")}
    run = Run(found, at="words", answers=given)
    assert run.offer[0] == "forgot the dinner"
    run = run.answered(("I forgot the dinner", "that you waited", "I lost count", "I set an alarm"))
    said = run.filled("{words}")
    assert said.startswith("I forgot the dinner. That was my doing. I am sorry that you waited.")
    assert "I want to do this: I cook, by friday. Does that help" in said
    assert "I I" not in said and "that that" not in said
