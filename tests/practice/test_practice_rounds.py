"""A part that begins anew: its answers are open again, and what was said stays, round by round; and how far it is."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from practice_packs import END, HEAD, practice, walks

from troth.domain.actions.reflecting import EditEntry
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.entries import entry
from troth.guidance.practices import practice as ours
from troth.guidance.practices import practices
from troth.practice import rounds
from troth.practice.on_disk import from_draft, on_disk
from troth.practice.outcome import outcome
from troth.practice.run import Run
from troth.practice.transcript import said
from troth.store.drafts import Drafts

NOW = Now(1_795_000_000, date(2026, 11, 19))


def start(name: str) -> Run:
    found = ours(name)
    assert found is not None
    return Run(found)


def go(run: Run, *answers: tuple[str, str]) -> Run:
    """Go on, with an answer to each step that is named, and without one where that may be."""
    for name, value in answers:
        while run.step.id != name:
            assert not run.refusal and not run.finished, run.step.id
            run = run.next()
        run = run.answered((value,)).next()
    return run


ONE = (("topic", "Sunday"), ("summary", "heart A"), ("heard", "yes"))


@pytest.mark.seed("S3.4")
def test_who_listens_next_finds_an_empty_page_and_the_round_before_stays() -> None:
    run = go(start("E12"), *ONE, ("pass", "other"))
    assert run.step.id == "floor"
    assert (run.given("summary"), run.given("heard"), run.given("pass")) == ((), (), ())
    assert run.answers["topic"] == ("Sunday",)
    assert rounds.rounds(run.answers) == {1: {"summary": ("heart A",), "heard": ("yes",)}}
    run = go(run, ("summary", "heart B"), ("heard", "yes"), ("pass", "same"), ("summary", "more"), ("heard", "yes"))
    run = go(run, ("pass", "both"), ("then", "rest"))
    assert run.finished
    told = [(each.step, each.values[0], each.prompt[-9:]) for each in said(run)]
    assert [each[:2] for each in told] == [
        ("topic", "Sunday"),
        *(("summary#1", "heart A"), ("heard#1", "Yes")),
        *(("summary#2", "heart B"), ("heard#2", "Yes")),
        *(("summary", "more"), ("heard", "Yes")),
        ("pass", "We have both had our say for today"),
        ("then", "It can rest here"),
    ]
    assert [each[2] for each in told[1:7]] == ["(round 1)"] * 2 + ["(round 2)"] * 2 + ["(round 3)"] * 2
    assert not any("round" in each[2] for each in (told[0], *told[7:]))


def test_each_round_is_an_answer_of_its_own_in_the_journal() -> None:
    run = go(start("E12"), *ONE, ("pass", "other"), ("summary", "heart B"), ("heard", "yes"), ("pass", "both"))
    run = go(run, ("then", "rest"))
    book = Book().after(outcome(run._replace(uid="ab12", started_at=5), NOW, keep=True)(Book()))
    book = book.after(EditEntry(1, (("summary#1", ("heart of A",)),), NOW)(book))
    answers = {answer.step: answer.values for answer in entry(book, 1).answers}
    assert (answers["summary#1"], answers["summary"]) == (("heart of A",), ("heart B",))


@pytest.mark.seed("S3.4")
def test_a_missing_piece_is_added_to_what_stands_there() -> None:
    run = go(start("E12"), *ONE[:2], ("heard", "partly"))
    assert (run.step.id, run.given("summary"), run.given("heard")) == ("summary", ("heart A",), ())
    assert rounds.rounds(run.answers) == {}
    assert go(run.answered(("heart A, and more",)).next(), ("heard", "no")).given("summary") == ("heart A, and more",)


def test_the_floor_goes_to_the_other_only_where_that_was_chosen() -> None:
    at = go(start("E12"), *ONE)
    assert at.step.id == "pass" and not at.passes
    assert {name: at.answered((name,)).passes for name in ("other", "same", "both", "stop")} == {
        "other": True, "same": False, "both": False, "stop": False,
    }  # fmt: skip


def test_a_draft_holds_the_rounds_and_the_run_goes_on_with_them(tmp_path: Path) -> None:
    run = go(start("E12")._replace(uid="ab12"), *ONE, ("pass", "other"), ("summary", "heart B"))
    drafts = Drafts(str(tmp_path))
    drafts.write(on_disk(run, 2))
    (draft,) = drafts.listed().drafts
    again = from_draft(draft, run.practice)
    assert again == run
    again = go(again, ("heard", "yes"), ("pass", "other"), ("summary", "heart C"))
    assert [each.values for each in said(again) if each.step.startswith("summary")] == [
        ("heart A",), ("heart B",), ("heart C",),
    ]  # fmt: skip


def test_loops_of_one_practice_have_rounds_of_their_own() -> None:
    run = go(start("E18"), ("one", "smile"), ("on_one", "more"), ("one", "song"), ("on_one", "down"))
    run = go(run, ("two", "proud"), ("on_two", "more"), ("two", "friend"), ("on_two", "stop"))
    told = [(each.step, each.values[0][:14], each.prompt.rpartition("(")[2]) for each in said(run)]
    assert told == [
        ("one#1", "What made you ", "round 1)"),
        ("one", "Which song or ", "round 2)"),
        ("on_one", "One step deepe", told[2][2]),
        ("two#2", "What are you q", "round 1)"),
        ("two", "Who has shaped", "round 2)"),
        ("on_two", "This was enoug", told[5][2]),
    ]


def test_a_round_on_a_way_that_was_left_counts_for_nothing() -> None:
    run = go(start("E12"), *ONE, ("pass", "other"))
    assert rounds.rounds({**run.answers, "summary#x": ("a",), "#2": ("b",), "summary#99999999": ("c",)}) == {
        **rounds.rounds(run.answers), 2: {"": ("b",)},
    }  # fmt: skip
    gone = Run(run.practice, at=run.at, answers={**run.answers, "old#3": ("words of a step that is gone",)})
    assert said(gone) == said(run)


def loop(inside: str, option: str = "anew = true", to: str = "part") -> str:
    return f"""{HEAD}
[[step]]
id = "part"
{inside}

[[step]]
id = "more"
type = "choose"
prompt = "More?"
options = [{{id = "yes", label = "Yes", next = "{to}", {option}}}, {{id = "no", label = "No", next = "end"}}]

{END}"""


TEXT = 'type = "text"\nprompt = "What?"'


def test_a_prompt_of_a_round_names_the_answers_of_that_round(tmp_path: Path) -> None:
    text = loop(TEXT).replace('"More?"', '"{part}: more?"')
    text = text.replace('id = "more"', 'id = "why"\ntype = "text"\nprompt = "Why {part}?"\n\n[[step]]\nid = "more"')
    run = go(Run(practice(tmp_path, text)), ("part", "a"), ("why", "b"), ("more", "yes"), ("part", "c"))
    assert [each.prompt for each in said(run)] == ["What? (round 1)", "Why a? (round 1)", "What? (round 2)"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (loop('type = "make_agenda"\nprompt = "x"'), "can't begin anew what makes a record"),
        (
            loop('type = "choose"\nprompt = "x"\noptions = [{id="a", label="A", secret=true}, {id="b", label="B"}]'),
            "can't begin anew what makes a record or holds a secret option",
        ),
        (loop(TEXT, to="end"), "does not lead back"),
        (loop(TEXT, "anew = 3"), "expected"),
        (
            loop('type = "multi"\nprompt = "x"\noptions = [{id="a", label="A", anew=true}, {id="b", label="B"}]', ""),
            "several can be ticked",
        ),
    ],
)
def test_a_round_that_would_lose_or_tell_something_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    text = text.replace('"part", }', '"part"}')
    with pytest.raises(AssertionError, match=reason):
        practice(tmp_path, text)
    assert practice(tmp_path / "fine", loop(TEXT)).steps


@pytest.mark.parametrize("name", ["E21", "E22"])
def test_the_list_that_ends_the_doubt_is_in_no_entry_whichever_answer(name: str) -> None:
    """5.3: what was ticked there, and that nothing was, is nobody's proof of anything later."""
    for walk in walks(start(name).practice):
        run = walk[-1]
        assert run.given("limits")
        made = entry(Book().after(outcome(run._replace(uid="ab12", started_at=5), NOW, keep=True)(Book())), 1)
        assert not {"limits", "repeated"} & {answer.step for answer in made.answers}
        assert not any("None of these" in value for answer in made.answers for value in answer.values)


def test_e41_asks_first_what_stays_and_keeps_that_to_itself() -> None:
    """5.5: before anything personal is asked, a person can say that nothing of it goes on the disk."""
    found = start("E41").practice
    first = found.steps[0]
    assert first.id == "leaving" and not first.entry
    assert [(option.id, option.secret) for option in first.options] == [("gone", True), ("wait", False)]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", [head.id for head in practices()])
def test_the_end_does_not_move_away(name: str) -> None:
    """Where one is counts along the usual way: an answer brings the end nearer, or puts it off by three at most."""
    for walk in walks(start(name).practice):
        for at, after in pairwise(walk):
            assert after.place.n - at.place.n <= 3, (at.step.id, at.place, after.place)


def test_the_usual_way_is_neither_secret_nor_back(tmp_path: Path) -> None:
    assert start("E21").place == (1, 11)
    text = loop(TEXT, "secret = true", "end").replace(
        '{id = "no", label = "No", next = "end"}', '{id="no", label="No"}'
    )
    text = text.replace(END, '[[step]]\nid = "then"\ntype = "read"\nprompt = "Then."\n\n' + END)
    text = text.replace('next = "end", secret', 'next = "part", secret')
    assert Run(practice(tmp_path, text)).place.n == 4
    card = start("E02")
    assert [step.id for step in card.path] == [
        "card", "honour", "mine", "breath", "tone", "rehearse", "ready", "end",
    ], "a condition counts along it, too"  # fmt: skip


def test_what_may_stay_open_counts_as_open(tmp_path: Path) -> None:
    text = (
        loop(TEXT, "").replace('"part", }', '"part"}').replace('prompt = "More?"', 'prompt = "More?"\noptional = true')
    )
    text = text.replace(', next = "end"}', "}").replace(
        END, '[[step]]\nid = "then"\ntype = "read"\nwhen = "more == no"\nprompt = "Then."\n\n' + END
    )
    run = Run(practice(tmp_path, text))
    assert [step.id for step in run.path] == ["part", "more", "end"]
    assert run.next().next().finished
