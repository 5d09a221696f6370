"""A run through a practice: where one is, forwards and back without loss, what is filled in, what it leaves behind."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from practice_packs import END, HEAD, practice, walks

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.entries import entry, to_share
from troth.domain.errors import NotUnderstood
from troth.domain.schedule.counted import TimesPer
from troth.practice.made import makes
from troth.practice.outcome import outcome
from troth.practice.run import Run, StepPlace
from troth.practice.transcript import recalled, said

NOW = Now(1_795_000_000, date(2026, 11, 19))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(practice(tmp_path))


def go(run: Run, *answers: tuple[str, ...]) -> Run:
    for values in answers:
        run = run.answered(values).next()
    return run


TO_THE_CHOICE = (("They were late.",), ("3",), ("traffic", "I said eight"), ("the clock", "What happened?"))


def test_where_one_is_follows_the_answers(run: Run) -> None:
    assert (run.step.id, run.place) == ("fact", StepPlace(1, 7))
    at_ask = go(run, ("late",), ("9",))
    assert (at_ask.step.id, at_ask.place) == ("ask", StepPlace(3, 7))
    assert go(run, ("late",), ("3",)).place == StepPlace(3, 8)
    assert go(run, *TO_THE_CHOICE, ("no",)).place == StepPlace(6, 6)


def test_a_step_that_needs_an_answer_is_not_left_without_one(run: Run) -> None:
    at = go(run, ("late",))
    assert at.refusal == "This one needs an answer before the next step."
    assert at.next() == at
    assert at.answered(("11",)).refusal == "A number from 0 to 10."
    assert at.answered(("x",)).refusal


def test_back_loses_nothing_that_came_after(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE)
    back = at.back().back().back()
    assert (back.step.id, back.place.k) == ("sure", 2)
    assert back.answers == at.answers
    assert back.next().next().next() == at
    assert Run(run.practice).back() == Run(run.practice)._replace(at="fact")


def test_an_answer_that_the_way_no_longer_meets_waits_and_counts_for_nothing(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE).back().back().back().answered(("9",))
    assert "other" not in [step.id for step in at.path]
    assert [each.step for each in said(at)] == ["fact", "sure", "ask"]
    assert at.filled("{other}") == "…"
    again = at.answered(("2",))
    assert again.filled("{other}") == "traffic; I said eight"


def test_a_step_that_the_way_passes_by_decides_nothing(tmp_path: Path) -> None:
    text = f"""{HEAD}
[[step]]
id = "more"
type = "choose"
prompt = "More?"
options = [{{id = "yes", label = "Yes"}}, {{id = "no", label = "No"}}]
[[step]]
id = "sure"
type = "scale"
when = "more == yes"
prompt = "How sure?"
low = "a guess"
high = "certain"
[[step]]
id = "certain"
type = "read"
when = "sure > 7"
prompt = "You are certain."
{END}"""
    at = go(Run(practice(tmp_path, text)), ("yes",), ("9",))
    assert at.step.id == "certain"
    assert go(at.back().back(), ("no",)).finished


def test_an_option_that_leads_back_is_taken_once_and_the_words_stay(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE, ("not_yet",))
    assert (at.step.id, at.given("ask")) == ("ask", ("the clock", "What happened?"))
    assert at.given("good") == ()
    assert at.next().answered(("yes",)).next().step.id == "promise"


def test_what_is_filled_in_is_literal(run: Run) -> None:
    at = go(run, ("[b]{sure}[/b] {ask.seen}",), ("9",), ("{fact}", "{0} %s"), ("yes",))
    assert at.prefilled == ("Ask: {0} %s", "3x week", "[b]{sure}[/b] {ask.seen}")
    assert at.back().prompt == "I saw {fact}. {0} %s Is that it?"
    assert at.filled("{nobody} and {ask.nothing}", "") == ""


def test_what_was_said_before_is_shown_above_the_prompt(run: Run) -> None:
    at = go(run, ("late",), ("3",), ("traffic", ""))
    assert [(each.step, each.values, each.labels) for each in recalled(at)] == [
        ("fact", ("late",), ()),
        ("other", ("traffic", ""), ("because of the day", "because of me")),
    ]


def test_a_run_is_taken_up_again_where_it_was_left_at_every_step(tmp_path: Path) -> None:
    found = practice(tmp_path)
    for walk in walks(found):
        for at in walk:
            assert Run(found, at=at.step.id, answers=dict(at.answers)).step == at.step


def test_a_run_whose_step_is_gone_goes_on_at_the_first_that_needs_an_answer(tmp_path: Path) -> None:
    found = practice(tmp_path)
    assert Run(found, at="old", answers={"fact": ("late",), "old": ("x",)}).step.id == "sure"
    assert Run(found, answers={"old": ("x",)}).step.id == "fact"


def test_the_end_keeps_the_answers_in_words_and_makes_what_was_wanted_in_one_change(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE, ("yes",))
    at = at.answered(at.prefilled).next()
    at = at.answered(("what I worry about",)).next()
    assert at.finished and at.next() == at
    action = outcome(at._replace(uid="ab12", started_at=5), NOW, keep=True)
    change = action(Book())
    book = Book().after(change)
    made = entry(book, 1)
    assert [(answer.step, answer.values) for answer in made.answers] == [
        ("fact", ("They were late.",)),
        ("sure", ("3",)),
        ("other", ("traffic", "I said eight")),
        ("ask", ("I saw the clock. What happened? Your day: traffic.",)),
        ("good", ("Yes",)),
    ]
    promise = book.commitment(1)
    assert (promise.title, promise.why, promise.way, promise.kind) == (
        "Ask: What happened?", "They were late.", 5, "rhythm"
    )  # fmt: skip
    assert promise.schedule == TimesPer(3, "week")
    assert (to_share(book)[0].deck, to_share(book)[0].reflection, promise.reflection) == ("challenge", 1, 1)
    assert [(link.table, link.number) for link in made.made] == [("commitments", 1), ("shares", 1)]
    assert action(book).edits == ()


def test_what_is_not_wanted_is_not_made_and_what_is_not_kept_leaves_no_entry(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE, ("yes",), (), ("worry",))
    change = outcome(at._replace(uid="ab12", started_at=5), NOW, keep=False)(Book())
    assert [edit.table for edit in change.edits] == ["shares"]
    wordless = go(run, *TO_THE_CHOICE, ("yes",), (" ", "day", "a reason"), ("worry",))
    assert [made.step.type for made in makes(wordless)] == ["make_share"]
    assert to_share(Book().after(change))[0].reflection is None
    assert isinstance(
        outcome(at.back().answered(())._replace(uid="ab", started_at=5), NOW, keep=False), FinishReflection
    )
    assert outcome(at.back().answered(())._replace(uid="ab", started_at=5), NOW, keep=False)(Book()).edits == ()


def test_ended_again_without_the_first_record_nothing_is_made_twice(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE, ("yes",))
    book = Book().after(
        outcome(go(at, ("call", "", ""), ("worry",))._replace(uid="ab", started_at=5), NOW, keep=True)(Book())
    )
    without = go(at, ("", "", ""), ("worry",))
    assert outcome(without._replace(uid="ab", started_at=5), NOW, keep=True)(book).edits == ()
    assert outcome(without._replace(uid="ab", started_at=5), NOW, keep=False)(book).edits == ()


def test_what_was_answered_to_a_step_that_is_gone_stays_under_its_name(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE, ("yes",), (), ("worry",))
    older = at._replace(answers={**at.answers, "renamed": ("words of mine",)})
    book = Book().after(outcome(older._replace(uid="ab12", started_at=5), NOW, keep=True)(Book()))
    assert entry(book, 1).answers[-1][:3] == ("renamed", "", ("words of mine",))
    assert "words of mine" not in str(outcome(older._replace(uid="ab12", started_at=5), NOW, keep=False)(Book()).edits)


@pytest.mark.parametrize(("keep", "kept"), [("always", True), ("never", False)])
def test_a_practice_may_say_itself_whether_it_is_kept(tmp_path: Path, keep: str, kept: bool) -> None:
    text = f'{HEAD}keep = "{keep}"\n[[step]]\nid = "one"\ntype = "text"\nprompt = "One?"\n{END}'
    at = go(Run(practice(tmp_path, text)), ("words",))
    assert (outcome(at._replace(uid="ab", started_at=5), NOW, keep=not kept).reflection is not None) == kept


def test_a_rhythm_that_is_none_is_told_and_a_date_is_a_date(run: Run) -> None:
    at = go(run, *TO_THE_CHOICE, ("yes",))
    with pytest.raises(NotUnderstood):
        outcome(go(at, ("call", "whenever", ""))._replace(uid="ab", started_at=5), NOW, keep=True)
    once = outcome(go(at, ("call", "tomorrow", ""), ())._replace(uid="ab", started_at=5), NOW, keep=True)(Book())
    assert "tomorrow" not in str(once.edits) and "2026, 11, 20" in str(once.edits)


def test_an_answer_of_the_wrong_shape_is_refused_in_a_sentence(run: Run) -> None:
    steps = {step.id: step for step in run.practice.steps}
    wrong = {
        "fact": ("one", "two"),
        "sure": ("many",),
        "other": ("1", "2", "3"),
        "ask": ("1",),
        "good": ("yes", "no"),
        "promise": ("title", "why"),
        "end": ("words",),
    }
    for name, values in wrong.items():
        assert steps[name].refusal(values).endswith("."), name


def test_more_kinds_of_answers(tmp_path: Path) -> None:
    text = f"""{HEAD}
[[step]]
id = "some"
type = "multi"
prompt = "Which?"
min = 1
max = 2
options = [{{id = "a", label = "The first"}}, {{id = "b", label = "The second"}}, {{id = "c", label = "The third"}}]
[[step]]
id = "felt"
type = "feelings"
prompt = "What did you feel?"
max = 2
[[step]]
id = "done"
type = "checklist"
when = "some in b,c"
prompt = "{{some}}: what is so?"
items = ["Phone away", "Sitting down"]
[[step]]
id = "low"
type = "read"
when = "some != b and some != c"
prompt = "{{felt}}"
{END}"""
    at = Run(practice(tmp_path, text))
    assert at.refusal and at.answered(("a", "b", "c")).refusal and at.answered(("z",)).refusal
    second = go(at, ("a", "b"))
    assert second.answered(("sad", "glad", "odd")).refusal == "Choose at most 2."
    third = go(second, ("sad", "my own word"))
    assert (third.step.id, third.prompt) == ("done", "The first, The second: what is so?")
    assert third.answered(("Something else",)).refusal and not third.answered(("Phone away",)).refusal
    assert go(at, ("a",), ("sad", "glad")).prompt == "sad, glad"
    assert go(at, ("a",), ("Is it me?", "sad")).prompt == "Is it me? sad", "no comma after a whole sentence"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_are_taken_and_shown_as_they_are(run: Run, one: str, other: str) -> None:
    at = go(run, (one,), ("9",), (one, other))
    assert at.answered((one,) * 3).filled("<{fact}>") == f"<{one.strip() or '…'}>"
    for each in (at.path, said(at), makes(at), at.prompt, at.place):
        assert each is not None
