"""What the journal holds from before comes into the long view by one action, and twice changes nothing."""

from datetime import date
from typing import Any

import pytest
from domain_helpers import contents, do
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.actions.reading_apart import old_decision
from troth.domain.actions.reflecting import FinishReflection
from troth.domain.actions.taking_over import Held, TakeOver, held_before
from troth.domain.book import Book
from troth.domain.change import Change, Edit, Table
from troth.domain.journey.check_in import AreaSaid, CheckIn, area_line
from troth.domain.journey.dance import Incident
from troth.domain.journey.decision import Decision
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import every, one
from troth.domain.journey.session import AgendaPoint
from troth.domain.reflection import Answer, Reflection

AT = 1_795_000_000
DAY = date(2026, 3, 8)


def entry(number: int, practice: str, *answers: tuple[str, tuple[str, ...]]) -> FinishReflection:
    said = tuple(Answer(step, f"{step}?", values) for step, values in answers)
    made = Reflection(0, f"{number:016x}", AT, DAY, AT, practice, practice, (1,), said)
    return FinishReflection(made, (), ())


def journal() -> Book:
    week = ("7/10 calmer", "", "calmer 7", "11 tired", "a hard week", "0", "")
    return do(
        Book(),
        entry(1, "E36", ("who", ("Together",)), ("areas", week)),
        entry(2, "E36", ("who", ("Alone",)), ("right", ("We laughed",))),
        entry(3, "E38", ("what", ("You rang before my interview",)), ("words", ("Thank you for this.",))),
        entry(4, "E39", ("what", ("We told it",)), ("dared", ("You said it first",))),
        entry(5, "E21", ("what", ("A story",))),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("7/10 calmer", AreaSaid(7, "calmer")),
        ("calmer 7", AreaSaid(7, "calmer")),
        ("11 tired", AreaSaid(None, "11 tired")),
        ("a hard week", AreaSaid(None, "a hard week")),
        ("", AreaSaid(None, "")),
        ("7, we talked at 9", AreaSaid(7, "we talked at 9")),
        ("٧", AreaSaid(None, "٧")),
    ],
)
def test_a_line_is_a_number_with_its_words_or_words_alone(line: str, said: AreaSaid) -> None:
    assert area_line(line) == said


def test_everything_comes_over_with_its_words_and_its_day() -> None:
    book = journal()
    assert held_before(book) == Held(1, 1, 1)
    assert held_before(book).words == "1 check-in, 1 good moment, 1 thank-you"
    after = do(book, TakeOver())
    (week,) = every(after, CheckIn)
    assert week.values == (7, None, 7, None, None, 0, None)
    assert week.words == ("calmer", "", "calmer", "11 tired", "a hard week", "", "")
    assert (week.together, week.day, week.reflection) == (True, DAY, 1)
    (thanks,) = every(after, Appreciation)
    assert (thanks.text, thanks.told_on, thanks.reflection) == ("You rang before my interview", None, 3)
    (good,) = every(after, Celebration)
    assert (good.text, good.took, good.reflection) == ("We told it", "You said it first", 4)
    assert held_before(after) == Held() and held_before(after).words == ""


def test_it_is_one_change_that_keeps_the_entries_and_can_be_turned_round() -> None:
    book = journal()
    change = TakeOver()(book)
    assert change.summary == "Brought here: 1 check-in, 1 good moment, 1 thank-you."
    assert {edit.table for edit in change.edits} == {"checkins", "thanks", "celebrations"}
    back = Change("", tuple(Edit(each.table, each.number, each.after, each.before) for each in change.edits))
    assert contents(book.after(change).after(back)) == contents(book)


def linked(number: int, text: str, kind: type[Any] = Decision, **fields: Any) -> Any:
    return kind(number, f"{number:016x}", AT, DAY, text, **fields)


def old() -> Book:
    """Records of the first release: a decision, a round and points, each one text, some with their entries."""
    records: list[tuple[Table, Any]] = [
        ("decisions", linked(1, "Q? We decided: yes, both. Look again: 3 may", reflection=1)),
        ("decisions", linked(2, "Who cooks? We decided: we do. Look again: in spring")),
        ("decisions", linked(3, "Open: The dog?")),
        ("decisions", linked(4, "The car")),
        ("incidents", linked(1, "The ping-pong. It began like this: dishes", Incident, reflection=2)),
        ("incidents", linked(2, "Shouting in the car", Incident)),
        ("agenda", linked(1, "How do we stop?", AgendaPoint, reflection=3)),
        ("agenda", linked(2, "Who cooks in December", AgendaPoint)),
    ]
    book = do(
        Book(),
        entry(
            1,
            "E29",
            ("first", ("a garden", "", "no loan")),
            ("second", ("quiet",)),
            ("heard", ("the garden", "the quiet")),
            ("options", ("half now",)),
            ("trial", ("1 may", "3 may")),
            ("tasks", ("I ask", "they ask")),
        ),
        entry(
            2,
            "E30",
            ("fact", ("dishes", "The plates stood there")),
            ("moves", ("Went after it, asked and asked", "slammed a door")),
            ("top", ("cross",)),
            ("story", ("I do not count",)),
            ("soft", ("alone",)),
            ("need", ("an answer",)),
            ("theirs", ("went out", "cornered", "too late", "", "time")),
        ),
        entry(3, "E34", ("question", ("How do we stop?",))),
    )
    return book.after(Change("", tuple(Edit(table, made.number, None, made) for table, made in records)))


def test_what_was_one_text_is_told_apart_with_what_its_entry_holds() -> None:
    book = old()
    assert held_before(book).words == "3 decisions, 1 round of a dance, 1 point for a session"
    after = do(book, TakeOver())
    yes, cooks, dog, car = every(after, Decision)
    assert (yes.text, yes.choice, yes.state, yes.decided_on) == ("Q?", "yes, both", "decided", DAY)
    assert (yes.review_on, yes.review_words, yes.try_until) == (date(2026, 5, 3), "", date(2026, 5, 1))
    assert (yes.first, yes.second) == (("a garden", "", "no loan"), ("quiet", "", ""))
    assert (yes.heard, yes.heard_ok) == (("the garden", "the quiet"), (True, True))
    assert (yes.ways, yes.tasks) == ("half now", ("I ask", "they ask"))
    assert (cooks.text, cooks.choice, cooks.review_on, cooks.review_words) == ("Who cooks?", "we do", None, "in spring")
    assert (cooks.heard, cooks.heard_ok) == (("", ""), (False, False))
    assert (dog.text, dog.state, dog.choice) == ("The dog?", "open", "")
    assert car == one(book, Decision, 4)
    round_, loose = every(after, Incident)
    assert (round_.text, round_.topic) == ("The ping-pong. It began like this: dishes", "dishes")
    assert (round_.mine, round_.own_words) == (("pursue", "own"), "slammed a door")
    assert (round_.top, round_.story, round_.soft, round_.needs) == (
        ("cross",),
        "I do not count",
        ("alone",),
        ("an answer",),
    )
    assert (round_.their_top, round_.their_story, round_.their_soft, round_.their_needs) == (
        "cornered",
        "too late",
        "",
        "time",
    )
    assert loose == one(book, Incident, 2)
    assert [each.meant for each in every(after, AgendaPoint)] == ["session", "talk"]
    assert held_before(after) == Held()
    assert TakeOver()(after).edits == ()
    change = TakeOver()(book)
    back = Change("", tuple(Edit(each.table, each.number, each.after, each.before) for each in change.edits))
    assert contents(book.after(change).after(back)) == contents(book)


def test_a_map_of_two_gives_its_round_no_more_than_the_topic() -> None:
    book = do(Book(), entry(1, "E30T", ("fact", ("money", "A letter lay there")), ("top", ("cross", "I told myself"))))
    made = linked(1, "The snail. It began like this: money", Incident, reflection=1)
    book = book.after(Change("", (Edit("incidents", 1, None, made),)))
    assert one(do(book, TakeOver()), Incident, 1) == made._replace(topic="money")


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_no_text_of_a_decision_is_lost(question: str, choice: str, again: str) -> None:
    made = linked(1, f"{question} We decided: {choice}. Look again: {again}".strip())
    found = old_decision(made, {})
    words = made.text if found is None else f"{found.text}{found.choice}{found.review_words}"
    assert {*"".join(question.split())} <= {*words, *"Open:"}
    assert found is None or found.review_on is not None or again.strip() in words


def test_done_twice_it_changes_nothing() -> None:
    after = do(journal(), TakeOver())
    assert TakeOver()(after) == Change("All of it stands here already.")
    assert TakeOver()(Book()).edits == ()
