"""What deciding together and mapping the dance leave behind in the long view, with all that they ask."""

from datetime import date, timedelta

import pytest
from practice_packs import LISTED, stocked

from troth.domain.actions.opened_practice import Opened
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.lookup import every
from troth.domain.journey.session import AgendaPoint, Session
from troth.domain.records import Link
from troth.domain.schedule.dated import Once
from troth.guidance.practices import practice
from troth.practice.outcome import outcome
from troth.practice.preview import preview
from troth.practice.run import Run

NOW = Now(1_795_000_000, date(2026, 11, 19))
WINTER = {
    "question": ("Where do we spend the winter?",),
    "stakes": ("ours",),
    "first": ("the sea", "", "fly"),
    "second": ("home", "my work", ""),
    "heard": ("My mother is alone.", "The work cannot move."),
    "right": ("yes",),
    "options": ("half and half",),
    "agree": ("yes",),
    "choice": ("We travel in March.",),
    "trial": ("in spring", "29 nov"),
    "tasks": ("Book the train", "Ask for March"),
}


def after(name: str, before: Book | None = None, /, **answers: tuple[str, ...]) -> Book:
    """The book after a run; what was offered stands, and the rest is passed over."""
    asked = practice(name)
    assert asked is not None
    run = Run(asked, "ab12")
    while not run.finished:
        last, run = run, run.answered(answers.get(run.step.id) or run.prefilled).next()
        assert run != last, (run.step.id, last.refusal)
    book = before or Book()
    return book.after(outcome(run, NOW, keep=False)(book))


@pytest.mark.seed("S6.5")
def test_a_decision_has_what_each_said_and_its_days_as_they_are_typed() -> None:
    book = after("E29", **WINTER)
    (made,) = every(book, Decision)
    assert (made.text, made.state, made.decided_on) == ("Where do we spend the winter?", "decided", NOW.today)
    assert (made.first, made.second) == (("the sea", "", "fly"), ("home", "my work", ""))
    assert (made.heard, made.heard_ok) == (("My mother is alone.", "The work cannot move."), (True, True))
    assert (made.ways, made.choice, made.tasks) == ("half and half", "We travel in March.", WINTER["tasks"])
    assert (made.try_until, made.review_on, made.review_words) == (None, date(2026, 11, 29), "in spring")
    assert [each.what for each in made.history] == ["opened", "heard", "decided"]
    (promise,) = book.commitments()
    assert (promise.title, promise.origin) == ("Book the train", Link("decisions", 1))


@pytest.mark.parametrize(
    ("answers", "state", "ok"),
    [({"right": ("stop",)}, "open", (False, False)), ({"agree": ("no",)}, "heard", (True, True))],
)
def test_a_question_that_stays_open_tells_whether_both_were_heard(
    answers: dict[str, tuple[str, ...]], state: str, ok: tuple[bool, bool]
) -> None:
    (made,) = every(after("E29", **{**WINTER, **answers}), Decision)
    assert (made.text, made.state, made.heard_ok, made.choice) == (WINTER["question"][0], state, ok, "")


def test_nothing_goes_on_while_one_of_the_two_lines_is_empty() -> None:
    asked = practice("E29")
    assert asked is not None
    (step,) = [each for each in asked.steps if each.id == "heard"]
    assert step.refusal(("one line", " ")) == "Each line needs a few words."
    assert step.refusal(("one line", "the other")) == ""


@pytest.mark.seed("S7.2")
def test_a_dance_is_a_pattern_with_a_first_round_and_a_promise() -> None:
    book = after(
        "E30",
        fact=("being late", "The door was shut."), afraid=("both",), moves=("pursue",), top=("cross", "", "tired"),
        story=("I do not count",), soft=("alone",), need=("an answer", "", ""), saw=("withdraw",),
        theirs=("annoyed", "", "cornered", "time"), name=("The snail and the storm",),
        sign=("My voice gets quick", "I sit down"),
    )  # fmt: skip
    (pattern,), (made,), (promise,) = every(book, Pattern), every(book, Incident), book.commitments()
    assert (pattern.name, pattern.mine, pattern.theirs) == ("The snail and the storm", ("pursue",), ("withdraw",))
    assert (pattern.my_top, pattern.my_soft, pattern.my_needs) == (("cross", "tired"), ("alone",), ("an answer",))
    assert (pattern.their_top, pattern.their_soft, pattern.their_needs) == ("annoyed", "cornered", "time")
    assert (pattern.sign, pattern.new_move, pattern.promise) == ("My voice gets quick", "I sit down", promise.number)
    assert (made.text, made.topic, made.mine, made.of) == ("The door was shut.", "being late", ("pursue",), 1)
    assert promise.origin == Link("patterns", 1)


def test_the_end_tells_of_a_promise_and_a_pattern_that_name_each_other() -> None:
    asked = practice("E30")
    assert asked is not None
    run = Run(asked, "ab12")
    given = {"name": ("The storm",), "sign": ("a sign", "I sit down"), "fact": ("dishes", ""), "moves": ("freeze",)}
    while not run.finished:
        run = run.answered(
            given.get(run.step.id, run.prefilled or (("both",) if run.step.id == "afraid" else ()))
        ).next()
    told = [point.text for point in preview(run, Book(), NOW).made if not point.label]
    assert [text.partition(":")[0] for text in told] == [
        "a pattern that comes back", "a note of what happened", "a promise",
    ]  # fmt: skip


@pytest.mark.seed("S7.3")
def test_what_came_of_a_session_stands_with_it_and_its_homework_names_it() -> None:
    book = after(
        "E35", stocked(NOW), which=LISTED["sessions"], stays=("It is a dance", "the silence"), homework=("A walk", ""),
        alone=("I was afraid",), goal=("Talk early",), near=("6",),
    )  # fmt: skip
    (made,) = [each for each in every(book, Session) if each.uid == LISTED["sessions"][1]]
    assert (made.state, made.insight, made.hard) == ("held", "It is a dance", "the silence")
    assert (made.for_helper, made.goal, made.near) == ("I was afraid", "Talk early", 6)
    (promise,) = [each for each in book.commitments() if each.title == "A walk"]
    assert promise.origin == Link("sessions", made.number)


def test_a_session_is_planned_with_its_question_and_point_and_without_what_is_for_one_alone() -> None:
    book = after(
        "E34", patterns=("I ask, they go quiet", "", ""), question=("How do we say it early?",), tried=("its name",),
        fear=("a canary",), not_joint=("a canary",), which=("plan",),
        session=("3 dec 18:00", "How do we say it early?"),
    )  # fmt: skip
    (made,), (point,) = every(book, Session), every(book, AgendaPoint)
    assert (made.day, made.time, made.question) == (date(2026, 12, 3), "18:00", "How do we say it early?")
    assert (made.tried, point.text, point.meant, point.of) == ("its name", "I ask, they go quiet", "session", 1)
    assert "canary" not in repr((made, point))


def test_a_session_that_is_planned_already_is_given_the_question() -> None:
    book = after(
        "E34", stocked(NOW), patterns=("I ask, they go quiet", "", ""), question=("How early?",), tried=("its name",),
        which=LISTED["coming"], ready=("How early?",),
    )  # fmt: skip
    (made,) = [each for each in every(book, Session) if each.uid == LISTED["coming"][1]]
    assert (made.question, made.tried, made.state) == ("How early?", "its name", "planned")
    assert [each.text for each in every(book, AgendaPoint)] == ["I ask, they go quiet"]


def test_a_dance_that_both_map_keeps_the_moves_of_both() -> None:
    book = after(
        "E30T", ready=("yes",), fact=("dishes", "A plate"), moves=("pursue", "criticise"), moves_other=("withdraw",),
        name=("The snail",), sign=("sharp", "I sit", ""), pattern=("The snail",), incident=("A plate",),
    )  # fmt: skip
    moves = [(made.mine, made.theirs) for made in (*every(book, Pattern), *every(book, Incident)) if made.mine]
    assert moves == [(("pursue", "criticise"), ("withdraw",))] * 2
    assert sum(bool(made.mine) for made in (*every(book, Pattern), *every(book, Incident))) == 2


def test_finishing_a_practice_keeps_what_was_promised_to_do_it_once() -> None:
    book = after("E36", who=("alone",), one=("none",), next=("our weekly time", "+7d", ""))
    (made,) = [each for each in book.commitments() if each.title == "our weekly time"]
    assert made.opens == "E36" and not any(month.of == made.number for month in book.source.all("months"))
    assert isinstance(made.schedule, Once)
    due = made.schedule.due
    for day, state in ((due - timedelta(days=4), "active"), (due - timedelta(days=3), "kept"), (due, "kept")):
        change = Opened("E36", Now(NOW.at, day))(book)
        assert book.after(change).commitment(made.number).state == state
    assert Opened("E37", Now(NOW.at, due))(book).edits == ()
    assert Opened("E36", Now(NOW.at, due))(book.after(change)).edits == ()
