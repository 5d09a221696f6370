"""What an end will make so is told before it: by the actions that make it, to a book that stays as it is."""

from datetime import date
from pathlib import Path

import pytest
from practice_packs import END, HEAD, LISTED, practice, stocked, walks

from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood, Refused
from troth.guidance.practices import practice as ours
from troth.guidance.practices import practices
from troth.practice.made import makes
from troth.practice.outcome import outcome
from troth.practice.preview import Point, preview
from troth.practice.record_steps import Act
from troth.practice.run import Run

NOW = Now(1_795_000_000, date(2026, 11, 19))
PROMISE = """
[[step]]
id = "promise"
type = "make_commitment"
prompt = "Make it a promise?"
title = "Walk"
every = "fri"
why = "It helps."
cue = "the bell"
made_to = "partner"

"""
MOVE = """
[[step]]
id = "which"
type = "choose"
from = "promises"
prompt = "Which?"
options = [{id = "none", label = "None"}]

[[step]]
id = "move"
type = "move_commitment"
prompt = "Move it?"
of = "which"

"""


def at_the_end(folder: Path, pack: str, *answers: tuple[str, ...]) -> Run:
    run = Run(practice(folder, HEAD + pack + END), "ab12")
    for values in answers:
        run = run.answered(values).next()
    assert run.finished
    return run


def test_a_promise_is_told_with_its_time_and_what_goes_with_it(tmp_path: Path) -> None:
    run = at_the_end(tmp_path, PROMISE, ("Walk", "every fri", "It helps."))
    assert preview(run, Book(), NOW).made == (
        Point("a promise: Walk (every Friday)"),
        Point("It helps.", "Why"),
        Point("the bell", "Cue"),
    )


def test_a_promise_without_a_time_is_for_today(tmp_path: Path) -> None:
    run = at_the_end(tmp_path, PROMISE, ("Walk", "", ""))
    assert preview(run, Book(), NOW).made[0] == Point("a promise: Walk (for today)")


def test_a_time_that_is_not_understood_is_told(tmp_path: Path) -> None:
    run = at_the_end(tmp_path, PROMISE, ("Walk", "whenever", ""))
    said = preview(run, Book(), NOW).made
    assert said[0] == Point("a promise: Walk") and said[1].refused
    with pytest.raises(NotUnderstood, match="not a rhythm"):
        outcome(run, NOW, keep=False)


def test_what_was_made_by_this_run_before_is_not_made_again(tmp_path: Path) -> None:
    run = at_the_end(tmp_path, PROMISE, ("Walk", "every fri", ""))
    book = Book().after(outcome(run, NOW, keep=False)(Book()))
    assert preview(run, book, NOW).made == (Point("Made already, as promise 1: Walk."),)


def test_what_is_done_is_told_by_its_own_summary(tmp_path: Path) -> None:
    run = at_the_end(tmp_path, MOVE, LISTED["promises"], ("tomorrow", "It rains."))
    book = stocked(NOW)
    told = preview(run, book, NOW)
    (act,) = outcome(run, NOW, keep=False).acts
    assert told.made == () and told.done == (Point(act(book).summary), Point("It rains.", "Why it moves"))


def test_what_can_not_be_done_is_told_with_its_reason(tmp_path: Path) -> None:
    run = at_the_end(tmp_path, MOVE, LISTED["promises"], ("tomorrow", ""))
    assert preview(run, Book(), NOW).done == (
        Point("Left as it is: “Paint the fence” is not there any more.", refused=True),
    )


@pytest.mark.parametrize("name", [head.id for head in practices()])
def test_every_end_is_told_as_it_comes_about(name: str) -> None:
    found = ours(name)
    assert found is not None
    book, seen = stocked(NOW), set[object]()
    for run in (walk[-1]._replace(uid="ab12") for walk in walks(found)):
        given = tuple((each.step.id, *each.texts.values()) for each in makes(run))
        if given not in seen:
            seen.add(given)
            told = preview(run, book, NOW)
            plain = [each for each in makes(run) if not isinstance(each.step, Act)]
            assert len([point for point in told.made if not point.label]) == len(plain)
            action = outcome(run, NOW, keep=False)
            refused = [str(why) for act in action.acts if (why := refusal(act, book))]
            assert len([point for point in told.done if point.refused]) == len(refused)
            done = [point.text for point in told.done if not (point.label or point.refused)]
            assert all(text in action(book).summary for text in done)


def refusal(act: object, book: Book) -> str:
    try:
        act(book)  # type: ignore[operator]
    except Refused as error:
        return str(error)
    return ""
