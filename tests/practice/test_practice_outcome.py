"""What a practice leaves behind takes its kind, its day and its terms from what was chosen and answered before."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from practice_packs import END, HEAD, practice, shelf, walks

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.book import Book
from troth.domain.boundary import CATEGORIES, Boundary
from troth.domain.days import Now
from troth.domain.entries import DECKS, to_share
from troth.domain.errors import TwoDays
from troth.domain.reflection import ShareItem
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import EveryNDays, TimesPer
from troth.domain.schedule.dated import Once, Weekdays
from troth.guidance.practices import Library
from troth.guidance.practices import practice as ours
from troth.practice.made import chosen
from troth.practice.outcome import outcome
from troth.practice.record_steps import MakeBoundary, MakeShare
from troth.practice.record_words import said_time
from troth.practice.run import Run
from troth.practice.steps import Choose, Multi

TODAY = date(2026, 11, 19)
NOW = Now(1_795_000_000, TODAY)

KIND = """
[[step]]
id = "kind"
type = "choose"
prompt = "What is it about?"
options = [{id = "money", label = "Money"}, {id = "body", label = "Body"}, {id = "none", label = "None"%s}]
"""
CARD = """
[[step]]
id = "card"
type = "make_boundary"
prompt = "Put it on your board?"
statement = "I keep my own purse."
category = "{kind}"
"""
TO_END = ', next = "end"'


def answered(run: Run, *answers: tuple[str, ...]) -> Run:
    for values in answers:
        run = run.answered(values or run.prefilled).next()
    return run


def leaves(run: Run) -> Sequence[object]:
    action = outcome(run._replace(uid="ab12"), NOW, keep=False)
    assert isinstance(action, FinishReflection)
    return action.leaves


@pytest.mark.parametrize(("kind", "category"), [("money", "money"), ("body", "body")])
def test_a_boundary_is_of_the_kind_that_was_chosen(tmp_path: Path, kind: str, category: str) -> None:
    at = answered(Run(practice(tmp_path, HEAD + KIND % TO_END + CARD + END)), (kind,), ())
    (made,) = leaves(at)
    assert cast(Boundary, made).category == category
    assert leaves(answered(at.back().back(), ("none",))) == ()


def test_an_answer_that_is_none_of_them_any_more_is_the_usual_one(tmp_path: Path) -> None:
    found = practice(tmp_path, HEAD + KIND % TO_END + CARD + END)
    step = found.steps[1]
    assert isinstance(step, MakeBoundary)
    assert chosen(Run(found, at="card", answers={"kind": ("mood",)}), step, "category") == "time_alone"
    assert chosen(Run(found, at="card"), step, "category") == "time_alone"


def test_an_option_that_leads_back_need_not_be_one_of_them(tmp_path: Path) -> None:
    first = '[[step]]\nid = "one"\ntype = "text"\nprompt = "One?"\n'
    assert practice(tmp_path, HEAD + first + KIND % ', next = "one"' + CARD + END).id == "E90"


MULTI = KIND.replace('"choose"', '"multi"\nmax = 1') % ""
WRONG = {
    "an option that is none of them": (KIND % "" + CARD, 16, "none can be chosen at kind, and is none of time_alone"),
    "a step that is not there": (CARD, 10, "kind is no step before this one where one option has to be chosen"),
    "a step that may be passed without a word": (
        MULTI.replace('{id = "none", label = "None"}', "") + CARD,
        17,
        "kind is no step",
    ),
    "several": (MULTI.replace("max = 1", "max = 2\nmin = 1") + CARD, 18, "kind is no step"),
    "a text": ('[[step]]\nid = "kind"\ntype = "text"\nprompt = "x"\n' + CARD, 14, "kind is no step"),
    "a slot": (
        KIND % TO_END + CARD.replace("{kind}", "{kind.1}"),
        16,
        "or as {step} the step where one of them is chosen",
    ),
}


@pytest.mark.parametrize(("steps", "line", "reason"), WRONG.values(), ids=WRONG)
def test_a_choice_that_can_not_be_taken_is_named_as_the_file_is_read(
    tmp_path: Path, steps: str, line: int, reason: str
) -> None:
    shelf(tmp_path, bad=HEAD + steps + END)
    (problem,) = Library(str(tmp_path / "none"), str(tmp_path)).problems()
    assert problem.startswith(f"{tmp_path / 'bad.toml'}, line {line}: `category`: ")
    assert reason in problem


@pytest.mark.parametrize(
    ("row", "key", "reason"),
    [
        ('type = "make_share"\nstate = "shared"', "state", "expected noticed, ready"),
        ('type = "make_share"\nfirst = "perhaps"', "first", "expected yes, no"),
        ('type = "make_boundary"\nfirmness = "hard"', "firmness", "expected firm, depends, welcome"),
        ('type = "make_boundary"\nhow_to_honour = "{gone}"', "how_to_honour", "{gone} is no answer"),
        ('type = "make_commitment"\nevery = "some day"', "every", "tomorrow"),
        ('type = "make_commitment"\nday = "{gone}"', "day", "{gone} is no answer"),
        (
            'type = "choose"\nsuggest = "deck"\noptions = [{id = "event", label = "A"}, {id = "b", label = "B"}]',
            "suggest",
            "aspiration",
        ),
    ],
)
def test_what_is_wrong_with_a_record_is_named(tmp_path: Path, row: str, key: str, reason: str) -> None:
    shelf(tmp_path, bad=f'{HEAD}[[step]]\nid = "one"\nprompt = "x"\n{row}\n{END}')
    (problem,) = Library(str(tmp_path / "none"), str(tmp_path)).problems()
    assert f": `{key}`: " in problem and reason in problem, problem


@pytest.mark.seed("S1.3")
def test_a_boundary_takes_along_what_was_asked(tmp_path: Path) -> None:
    text = """
[[step]]
id = "firm"
type = "choose"
prompt = "How firm?"
options = [{id = "firm", label = "Firm"}, {id = "welcome", label = "Welcome"}]
[[step]]
id = "terms"
type = "lines"
labels = ["How", "Else", "When"]
prompt = "Its terms?"
[[step]]
id = "card"
type = "make_boundary"
prompt = "Put it on your board?"
statement = "An hour alone."
firmness = "{firm}"
shape = "agreement"
review = "3_months"
how_to_honour = "{terms.1}"
what_i_will_do = "I {terms.2}"
applies_when = "{terms.3}"
"""
    at = answered(Run(practice(tmp_path, HEAD + text + END)), ("firm",), ("knock", "leave", ""), ())
    book = Book().after(outcome(at._replace(uid="ab"), NOW, keep=False)(Book()))
    made = book.boundary(1)
    assert (made.firmness, made.shape, made.status) == ("firm", "agreement", "forming")
    assert (made.how_to_honour, made.what_i_will_do, made.applies_when) == ("knock", "I leave", "")
    assert made.review_on == TODAY + timedelta(weeks=13)


@pytest.mark.seed("S4.4")
@pytest.mark.parametrize(("first", "marked"), [("first = true", True), ("first = false", False), ("", False)])
def test_a_thing_to_share_may_be_for_the_other_before_others(tmp_path: Path, first: str, marked: bool) -> None:
    text = f'[[step]]\nid = "it"\ntype = "make_share"\nprompt = "x"\ntext = "the job"\nstate = "ready"\n{first}\n'
    (made,) = leaves(answered(Run(practice(tmp_path, HEAD + text + END)), ()))
    assert isinstance(made, ShareItem)
    assert (made.first, made.state) == (marked, "ready")


WHEN = """
[[step]]
id = "plan"
type = "lines"
labels = ["What", "When"]
prompt = "What, and by when?"
[[step]]
id = "do"
type = "make_commitment"
prompt = "Make it a promise?"
title = "{plan.1}"
every = "+3d"
day = "{plan.2}"
"""


@pytest.mark.parametrize(
    ("typed", "every", "due"),
    [
        ("", "+3d", Once(TODAY + timedelta(days=3))),
        ("when it fits", "+3d", Once(TODAY + timedelta(days=3))),
        ("tomorrow  9:00", "tomorrow 9:00", Once(TODAY + timedelta(days=1), "09:00")),
        ("Fri", "Fri", Once(date(2026, 11, 20))),
        ("every fri", "every fri", Weekdays((4,))),
        ("2x week", "2x week", TimesPer(2, "week")),
    ],
)
def test_a_promise_begins_with_the_day_that_was_named_else_with_the_practices_own(
    tmp_path: Path, typed: str, every: str, due: Schedule
) -> None:
    at = answered(Run(practice(tmp_path, HEAD + WHEN + END)), ("call", typed))
    assert at.prefilled == ("call", every, "")
    (made,) = leaves(answered(at, ()))
    assert made.schedule == due  # type: ignore[attr-defined]


def test_a_weekday_is_a_rhythm_in_a_file_and_a_day_where_a_person_types_it(tmp_path: Path) -> None:
    text = WHEN.replace('every = "+3d"\nday = "{plan.2}"', 'every = "fri"')
    at = answered(Run(practice(tmp_path, HEAD + text + END)), ("call", ""))
    assert at.prefilled == ("call", "every fri", "")
    (made,) = leaves(answered(at, ()))
    assert made.schedule == Weekdays((4,))  # type: ignore[attr-defined]
    (made,) = leaves(answered(at, ("call", "fri", "")))
    assert made.schedule == Once(date(2026, 11, 20))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["E01", "E02", "E16", "E21", "E22"])
def test_every_kind_a_practice_offers_is_the_kind_of_its_boundary(name: str) -> None:
    """One step makes the card, whatever was chosen."""
    found = ours(name)
    assert found is not None
    (step,) = [step for step in found.steps if isinstance(step, MakeBoundary)]
    asked = next(each for each in found.steps if f"{{{each.id}}}" == step.category)
    assert isinstance(asked, Choose | Multi)
    walk = next(walk[-1] for walk in walks(found) if step in walk[-1].path)
    kinds = [option.id for option in asked.options if option.id in CATEGORIES]
    assert len(kinds) >= 5
    for kind in kinds:
        run = Run(found, at=walk.at, answers={**walk.answers, asked.id: (kind,)})
        (made,) = [left for left in leaves(run) if isinstance(left, Boundary)]
        assert made.category == kind


def test_e01_and_e02_take_along_how_firm_it_is_and_what_helps() -> None:
    found = ours("E01")
    assert found is not None
    answers = {"touched": ("money",), "firm": ("firm",), "limit": ("I pay my own way.",), "do": ("I leave.",)}
    run = Run(found, at="end", answers={**answers, "card": ("I pay my own way.",)})
    (made,) = leaves(run)
    assert made[3:5] + made[6:7] == ("I pay my own way.", "forming", "money")  # type: ignore[index]
    assert (cast(Boundary, made).firmness, cast(Boundary, made).what_i_will_do) == ("firm", "I leave.")
    found = ours("E02")
    assert found is not None
    given = {"limit": ("I read.",), "honour": ("you knock",), "mine": ("I go out",), "breath": ("I read", "k", "g")}
    run = Run(found, at="new", answers={**given, "card": ("new",), "tone": ("soft",), "kind": ("space",)})
    (made,) = leaves(answered(run, ()))
    card = cast(Boundary, made)
    assert (card.statement, card.category) == ("I read.", "space")
    assert (card.how_to_honour, card.what_i_will_do) == ("k", "g"), "as they stand in the sentence"


@pytest.mark.seed("S4.3")
def test_e17_takes_any_deck_and_ends_ready_or_noticed() -> None:
    found = ours("E17")
    assert found is not None
    assert sum(isinstance(step, MakeShare) for step in found.steps) == 1
    assert isinstance(found.steps[0], Choose) and found.steps[0].suggest == "deck"
    for deck in DECKS:
        for state, before in (("ready", "yes"), ("noticed", "no")):
            answers = {
                "deck": (deck,),
                "fact": ("the job",),
                "mine": (state,),
                "before": (before,),
                "share": ("the job",),
            }
            change = outcome(Run(found, at="end", answers=answers)._replace(uid="ab"), NOW, keep=False)(Book())
            (made,) = to_share(Book().after(change))
            assert (made.deck, made.state, made.first) == (deck, state, before == "yes")


@pytest.mark.parametrize("name", ["E04", "E08", "E19", "E20", "E21", "E23", "E25", "E28", "E29", "E32", "E33"])
def test_what_is_for_a_calmer_day_is_not_promised_for_tonight(name: str) -> None:
    found = ours(name)
    assert found is not None
    asked = [step for step in found.steps if step.type == "make_commitment" and getattr(step, "title", "")]
    assert asked
    for step in asked:
        texts = Run(found).texts(step)  # type: ignore[arg-type]
        assert texts[1], step.id


def test_a_practice_loses_nothing_of_a_rhythm(tmp_path: Path) -> None:
    at = answered(Run(practice(tmp_path, HEAD + WHEN + END)), ("call", ""))
    (made,) = leaves(answered(at, ("call", "every other fri at 18:00", "")))
    assert made.schedule == EveryNDays(14)  # type: ignore[attr-defined]
    assert (made.starts_on, made.cue) == (date(2026, 11, 20), "at 18:00")  # type: ignore[attr-defined]
    assert said_time("every other fri at 18:00", TODAY) == "every 2 weeks, from Fri 20 Nov, at 18:00"
    with pytest.raises(TwoDays):
        said_time("next friday", TODAY)
