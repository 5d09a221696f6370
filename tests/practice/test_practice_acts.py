"""Steps that choose from the book and do something with it: what a file may say, and how a run holds the answer."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from practice_packs import END, HEAD, LISTED, practice, shelf, stocked

from troth.domain.actions.boundaries import AddBoundary, KeepPrivate
from troth.domain.actions.practice_acts import MovePromise, RepairPromise, UnderstoodCard
from troth.domain.boundary import Boundary
from troth.domain.days import Now
from troth.domain.entries import entry
from troth.domain.errors import NotUnderstood
from troth.practice.candidates import listed
from troth.practice.made import makes
from troth.practice.outcome import outcome
from troth.practice.run import Run
from troth.practice.steps import Choose
from troth.practice.transcript import recalled, said

NOW = Now(1_795_000_000, date(2026, 11, 19))
FENCE = LISTED["promises"]
WHICH = """
[[step]]
id = "which"
type = "choose"
from = "promises"
prompt = "Which one?"
options = [{id = "other", label = "Another one"}]

[[step]]
id = "other"
type = "text"
when = "which == other"
prompt = "Which?"

[[step]]
id = "date"
type = "text"
prompt = "When can you keep {other|which}?"
recall = ["which", "other"]
"""
MOVE = """
[[step]]
id = "move"
type = "move_commitment"
of = "which"
day = "{date}"
why = "It rains."
prompt = "Move it?"
"""
WHOLE = HEAD + WHICH + MOVE + END


def answered(run: Run, *answers: Sequence[str]) -> Run:
    for values in answers:
        run = run.answered(tuple(values) or run.prefilled).next()
    return run


def test_a_record_is_an_answer_of_its_words_and_its_name_and_reads_as_its_words(tmp_path: Path) -> None:
    run = answered(Run(practice(tmp_path, WHOLE)), FENCE)
    assert run.prompt == "When can you keep Paint the fence?"
    assert [each.values for each in recalled(run)] == [("Paint the fence",)]
    run = answered(run, ("tomorrow",), ())
    assert run.finished
    assert [each.values for each in said(run)] == [("Paint the fence",), ("tomorrow",)]
    (act,) = outcome(run._replace(uid="ab12"), NOW, keep=True).acts
    assert isinstance(act, MovePromise)
    assert (act.of.uid, act.of.day, act.to) == ("p1", date(2026, 11, 21), date(2026, 11, 20))
    assert (act.why, act.uid) == ("It rains.", "ab1203")
    book = stocked(NOW)
    after = book.after(outcome(run._replace(uid="ab12"), NOW, keep=True)(book))
    assert "p1" not in str(entry(after, 1)) and len(after.moves(1)) == 1


def test_what_is_on_no_list_is_an_option_and_nothing_is_done_with_it(tmp_path: Path) -> None:
    run = answered(Run(practice(tmp_path, WHOLE)), ("other",), ("the shed",))
    assert run.prompt == "When can you keep the shed?"
    assert [each.values for each in recalled(run)] == [("the shed",)], "that it is another one says nothing"
    assert answered(run, ("tomorrow",)).finished
    assert outcome(answered(run, ("tomorrow",))._replace(uid="ab12"), NOW, keep=True).acts == ()


def test_an_open_choice_counts_as_a_record(tmp_path: Path) -> None:
    run = Run(practice(tmp_path, WHOLE))
    assert [step.id for step in run.path] == ["which", "date", "move", "end"]
    assert run.next() == run and run.refusal


@pytest.mark.parametrize(
    "values",
    [
        ("p1",),
        ("x", "p1"),
        ("", "p1", "2026-11-21"),
        ("x", " ", "2026-11-21"),
        ("x", "p1", "soon"),
        ("x", "p1", "2026-11-21", "d"),
        ("Another one",),
    ],
)
def test_what_is_neither_option_nor_record_is_refused(tmp_path: Path, values: tuple[str, ...]) -> None:
    assert Run(practice(tmp_path, WHOLE)).answered(values).refusal == "Choose one of these."


def test_without_from_no_record_is_an_answer(tmp_path: Path) -> None:
    found = practice(tmp_path, HEAD + '[[step]]\nid = "a"\ntype = "choose"\nprompt = "A?"\n' + PLAIN + END)
    assert Run(found).answered(FENCE).refusal


def test_a_record_with_the_words_of_an_option_is_none(tmp_path: Path) -> None:
    run = answered(Run(practice(tmp_path, WHOLE)), ("other", *FENCE[1:]))
    assert run.step.id == "date" and run.prompt == "When can you keep other?"


def test_a_day_that_is_not_understood_is_not_offered(tmp_path: Path) -> None:
    run = answered(Run(practice(tmp_path, WHOLE)), FENCE, ("when I can",))
    assert run.prefilled == ("", "It rains.")
    assert makes(answered(run, ())) == ()
    with pytest.raises(NotUnderstood):
        outcome(answered(run, ("when I can", ""))._replace(uid="ab"), NOW, keep=True)


PLAIN = 'options = [{id = "x", label = "X"}, {id = "y", label = "Y"}]\n'
BOARD = WHICH.replace('"promises"', '"boundaries"')
WRONG = {
    "of_another_list": (HEAD + BOARD + MOVE + END, "of", 'chooses from = "promises"'),
    "of_nothing": (HEAD + WHICH + MOVE.replace('of = "which"', 'of = "date"') + END, "of", "date is no step"),
    "of_later": (HEAD + MOVE.replace("{date}", "") + WHICH + END, "of", "which is no step before"),
    "one_option": (HEAD + WHICH.replace('from = "promises"\n', "") + END, "options", "at least 2 options"),
    "columns": (HEAD + WHICH.replace("prompt", 'columns = ["ready"]\nprompt', 1) + END, "columns", "from"),
    "unknown_column": (HEAD + BOARD.replace("prompt", 'columns = ["told"]\nprompt', 1) + END, "columns", "forming"),
    "private": (
        HEAD + 'who = "either"\n' + BOARD.replace("prompt", 'columns = ["forming"]\nprompt', 1) + END,
        "columns",
        "private",
    ),
    "unknown_list": (WHOLE.replace('"promises"', '"friends"'), "from", "promises"),
    "told": (WHOLE.replace('why = "It rains."', 'told = "maybe"'), "told", "yes, no"),
    "told_by_a_record": (WHOLE.replace('why = "It rains."', 'told = "{which}"'), "told", "which is no step"),
    "neither_said": (WHOLE.replace("{other|which}", "{other|what}"), "prompt", "{other|what}"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_can_not_be_is_named_with_file_line_and_key(tmp_path: Path, name: str) -> None:
    text, key, reason = WRONG[name]
    library = shelf(tmp_path, pack=text)
    assert library.practice("E90") is None
    (problem,) = library.problems()
    assert f"`{key}`" in problem and reason in problem and "line " in problem


def test_told_is_taken_from_the_option_that_was_chosen(tmp_path: Path) -> None:
    ask = '[[step]]\nid = "told"\ntype = "choose"\nprompt = "Do they know?"\n'
    ask += 'options = [{id = "yes", label = "Yes"}, {id = "no", label = "No"}]\n'
    found = practice(tmp_path, HEAD + WHICH + ask + MOVE.replace("why", 'told = "{told}"\nwhy') + END)
    for told in ("yes", "no"):
        (act,) = outcome(
            answered(Run(found), FENCE, ("fri",), (told,), ("fri 9:00", ""))._replace(uid="a"),
            NOW,
            keep=True,
        ).acts
        assert isinstance(act, MovePromise) and (act.told, act.time) == (told == "yes", "09:00")


def test_a_repair_and_an_understood_card_take_what_was_answered(tmp_path: Path) -> None:
    terms = 'responsibility = "{date}"\namends = "{date}"\nby = "+3d"\nregret = "{which}"\nasked = "yes"\n'
    repair = MOVE.replace("move_commitment", "repair_commitment").replace('day = "{date}"\nwhy = "It rains."\n', terms)
    run = Run(practice(tmp_path / "a", HEAD + WHICH.replace('"promises"', '"missed"') + repair + END))
    (act,) = outcome(answered(run, LISTED["missed"], ("late",), ())._replace(uid="a"), NOW, keep=True).acts
    assert isinstance(act, RepairPromise)
    assert (act.repair.responsibility, act.repair.amends_by, act.repair.regret) == (
        "late", date(2026, 11, 22), "Call mum",
    )  # fmt: skip
    assert act.repair.asked_forgiveness
    back = MOVE.replace("move_commitment", "understood_boundary").replace('day = "{date}"\nwhy = "It rains."\n', "")
    run = Run(practice(tmp_path / "b", HEAD + BOARD + back.replace("of =", 'said_back = "{date}"\nof =') + END))
    (act,) = outcome(answered(run, LISTED["boundaries"], ("you rest",), ())._replace(uid="a"), NOW, keep=True).acts
    assert act == UnderstoodCard(act.of, "you rest", NOW, "a03")


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("solo", ["forming one", "kept back", "I need an hour alone."]),
        ("either", ["I need an hour alone."]),
        ("together", ["I need an hour alone."]),
    ],
)
def test_private_cards_are_listed_to_one_alone(tmp_path: Path, who: str, found: list[str]) -> None:
    book = stocked(NOW)
    book = book.after(AddBoundary(Boundary(0, "b2", NOW.at, "forming one"))(book))
    book = book.after(AddBoundary(Boundary(0, "b3", NOW.at, "kept back"))(book))
    book = book.after(KeepPrivate(3, True)(book))
    asked = practice(tmp_path, HEAD + f'who = "{who}"\n' + BOARD + END)
    assert [each.record.words for each in rows(asked, book)] == found


def rows(asked: Any, book: Any) -> list[Any]:
    step = asked.steps[0]
    assert isinstance(step, Choose)
    return listed(step, asked, book, NOW.today)


@pytest.mark.parametrize(("name", "uid"), [("promises", "p1"), ("missed", "p2")])
def test_each_list_holds_what_can_be_done_something_with(tmp_path: Path, name: str, uid: str) -> None:
    asked = practice(tmp_path, HEAD + WHICH.replace('"promises"', f'"{name}"') + END)
    assert [each.record.uid for each in rows(asked, stocked(NOW))] == [uid]
