"""What happened, in three minutes: the question of fear first, then a record with all that was said, or none."""

from datetime import date

import pytest
from practice_packs import LISTED, stocked

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.journey.dance import Incident
from troth.domain.journey.lookup import every
from troth.guidance.practices import practice
from troth.practice.on_disk import on_disk
from troth.practice.outcome import outcome
from troth.practice.preview import preview
from troth.practice.run import Run

NOW = Now(1_795_000_000, date(2026, 11, 19))
SAID = {
    "how": ("both",),
    "fact": ("being late", "I stood in the hall with my coat on."),
    "mine": ("pursue", "own"),
    "own": ("counted the minutes aloud",),
    "theirs": ("withdraw",),
    "inside": ("cross, tired", "I do not count", "alone", "an answer"),
    "guess": ("annoyed", "it is too late anyway", "cornered", "time"),
    "noticed": ("early",),
    "back": ("20 min", "tea"),
    "round": LISTED["patterns"],
}


def run_of(**answers: tuple[str, ...]) -> Run:
    """A run on its last page; what was offered stands, and the rest is passed over."""
    asked = practice("it-happened")
    assert asked is not None
    run = Run(asked, "ab12")
    while not run.finished:
        before, run = run, run.answered(answers.get(run.step.id, run.prefilled)).next()
        assert run != before, before.refusal
    return run


def after(run: Run) -> Book:
    action = outcome(run, NOW, keep=False)
    assert isinstance(action, FinishReflection)
    book = stocked(NOW)
    return book.after(action(book))


def test_it_makes_a_record_with_all_that_was_said() -> None:
    (made,) = every(after(run_of(**SAID)), Incident)
    assert made == Incident(
        1, made.uid, NOW.at, NOW.today, "I stood in the hall with my coat on.", 7, None, "being late",
        ("pursue", "own"), ("withdraw",), "counted the minutes aloud", ("cross", "tired"), "I do not count",
        ("alone",), ("an answer",), "annoyed", "it is too late anyway", "cornered", "time", None, "", "tea", 20,
        "early", 1,
    )  # fmt: skip


def test_what_is_left_out_stays_open() -> None:
    few = {name: SAID[name] for name in ("how", "fact")} | {"mine": ("freeze",), "round": ("none",)}
    (made,) = every(after(run_of(**few)), Incident)
    assert (made.mine, made.theirs, made.top, made.caught, made.minutes, made.of) == (
        ("freeze",),
        (),
        (),
        "",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("back", "minutes", "repair"),
    [(("20", ""), 20, ""), (("the next day", "tea"), None, "the next day. tea"), (("", "tea"), None, "tea")],
)
def test_what_is_no_number_of_minutes_is_not_lost(back: tuple[str, str], minutes: int | None, repair: str) -> None:
    (made,) = every(after(run_of(**{**SAID, "back": back})), Incident)
    assert (made.minutes, made.repair) == (minutes, repair)


@pytest.mark.parametrize("how", ["afraid", "me"])
def test_who_is_afraid_or_worried_is_led_out_before_the_first_question_and_nothing_is_made(how: str) -> None:
    run = run_of(how=(how,))
    assert [step.id for step in run.path] == ["how", run.step.id]
    assert "F1 opens Help & safety" in run.prompt
    action = outcome(run, NOW, keep=True)
    assert action(stocked(NOW)).edits == ()
    assert preview(run, stocked(NOW), NOW).made == ()


def test_that_one_is_afraid_is_in_no_draft() -> None:
    run = run_of(how=("afraid",))
    assert "afraid" not in repr(on_disk(run, NOW.at))


def test_the_question_of_fear_stands_first_and_only_then_what_happened() -> None:
    asked = practice("it-happened")
    assert asked is not None and asked.keep == "never" and asked.who == "solo"
    assert [step.id for step in asked.steps][:2] == ["how", "fact"]
