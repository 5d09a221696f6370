"""The board's rules: every column against every other, what happens to a boundary, and what is never lost."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from domain_helpers import MONDAY, contents, do, made, now

from troth.domain.actions.boundaries import (
    AddBoundary,
    Happened,
    Honour,
    KeepPrivate,
    ReviewOn,
    ReviseBoundary,
    Withdraw,
)
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.making import Revise
from troth.domain.board import cards, needs_care, stands, status_on, to_review
from troth.domain.book import Action, Book
from troth.domain.boundary import CATEGORIES, COLUMNS, Boundary, Fries, Status, Wording, category_named
from troth.domain.change import Change, Edit
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.records import About, Category
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Daily, Once

STATUSES: tuple[Status, ...] = get_args(Status)
BACK = "You keep Sundays."


def later(days: int) -> date:
    return MONDAY + timedelta(days=days)


def card(status: Status = "forming", **fields: Any) -> Book:
    """A book with boundary 1 in that column, brought there step by step on one Monday."""
    book = do(Book(), AddBoundary(Boundary(0, "b1", 0, "I keep Sundays free", **fields)))
    if status in ("forming", "withdrawn"):
        return do(book, withdrawing()) if status == "withdrawn" else book
    for step in ("ready", "said", "understood"):
        book = do(book, move(step))
        if step == status:
            return book
    book = do(book, Honour(1, MONDAY, now(MONDAY), "h1"))
    if status == "resting":
        return do(book, move("resting"))
    return do(book, move("review")) if status == "review" else book


def move(to: Any, **more: Any) -> MoveCard:
    return MoveCard(1, to, now(MONDAY), "m1", **{"worded": True, "said_back": BACK, **more})


def withdrawing(day: date = MONDAY) -> Withdraw:
    return Withdraw(1, now(day), "w1")


def revise(day: date = MONDAY, uid: str = "r1", **fields: Any) -> ReviseBoundary:
    return ReviseBoundary(1, tuple(fields.items()), now(day), uid)


def happened(kind: Any, cause: Any = "", uid: str = "e1", day: date = MONDAY) -> Happened:
    return Happened(1, kind, day, now(day), uid, cause)


def status(book: Book, day: date = MONDAY) -> Status:
    return status_on(book.boundary(1), day)


def turned_round(change: Change) -> Change:
    return Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))


MOVES: dict[tuple[Status, Status], str] = {
    ("forming", "ready"): "",
    ("forming", "said"): "gets ready to say first",
    ("forming", "understood"): "gets ready to say first",
    ("forming", "lived"): "gets ready to say first",
    ("forming", "review"): "gets ready to say first",
    ("forming", "resting"): "gets ready to say first",
    ("ready", "forming"): "",
    ("ready", "said"): "",
    ("ready", "understood"): "said first",
    ("ready", "lived"): "said first",
    ("ready", "review"): "said first",
    ("ready", "resting"): "said first",
    ("said", "forming"): "new words or a withdrawal",
    ("said", "ready"): "new words or a withdrawal",
    ("said", "understood"): "",
    ("said", "lived"): "being said back",
    ("said", "review"): "being said back",
    ("said", "resting"): "being said back",
    ("understood", "forming"): "new words or a withdrawal",
    ("understood", "ready"): "new words or a withdrawal",
    ("understood", "said"): "new words or a withdrawal",
    ("understood", "lived"): "first honoured, or on Mon 16 Mar",
    ("understood", "review"): "new words or a withdrawal",
    ("understood", "resting"): "new words or a withdrawal",
    ("lived", "forming"): "to review, or to rest",
    ("lived", "ready"): "to review, or to rest",
    ("lived", "said"): "to review, or to rest",
    ("lived", "understood"): "to review, or to rest",
    ("lived", "review"): "",
    ("lived", "resting"): "",
    ("review", "forming"): "",
    ("review", "ready"): "worded anew",
    ("review", "said"): "worded anew",
    ("review", "understood"): "worded anew",
    ("review", "lived"): "",
    ("review", "resting"): "",
    ("resting", "forming"): "",
    ("resting", "ready"): "worded anew",
    ("resting", "said"): "worded anew",
    ("resting", "understood"): "worded anew",
    ("resting", "lived"): "comes back to review",
    ("resting", "review"): "",
    ("withdrawn", "forming"): "",
    ("withdrawn", "ready"): "worded anew",
    ("withdrawn", "said"): "worded anew",
    ("withdrawn", "understood"): "worded anew",
    ("withdrawn", "lived"): "worded anew",
    ("withdrawn", "review"): "worded anew",
    ("withdrawn", "resting"): "worded anew",
    **{(status, "withdrawn"): "does not go" for status in STATUSES if status != "withdrawn"},
}
"""Each column against each other: allowed with all it needs (empty), or what the refusal says."""


def test_the_table_is_whole() -> None:
    assert set(MOVES) == {(one, other) for one in STATUSES for other in STATUSES if one != other}
    assert list(COLUMNS) == list(STATUSES[:-1])


@pytest.mark.parametrize(("start", "to"), MOVES, ids=lambda value: str(value))
def test_every_move(start: Status, to: Status) -> None:
    book = card(start)
    assert status(book) == start
    said = MOVES[start, to]
    if said:
        with pytest.raises(Refused, match=said) as refused:
            move(to)(book)
        assert "Sundays" not in str(refused.value) and "\n" not in str(refused.value)
        return
    change = move(to)(book)
    after = book.after(change)
    assert status(after) == to
    assert contents(after.after(turned_round(change))) == contents(book)
    again = move(to)(after)
    assert (again.edits, status(after.after(again))) == ((), to)


@pytest.mark.parametrize("start", STATUSES)
def test_where_it_stands_already_nothing_is_written(start: Status) -> None:
    assert move(start)(card(start)).edits == ()


@pytest.mark.parametrize(
    ("start", "fields", "to", "lacking", "said"),
    [
        ("forming", {}, "ready", {"worded": False}, "wording check"),
        ("forming", {"firmness": "firm"}, "ready", {}, "what you will do"),
        ("ready", {"unsaid": True}, "said", {}, "stays with you"),
        ("ready", {}, "said", {"day": MONDAY + timedelta(days=1)}, "not come yet"),
        ("said", {}, "understood", {"said_back": ""}, "what your partner said back"),
        ("said", {"owner": "partner"}, "understood", {"said_back": ""}, "what you said back to them"),
        ("said", {}, "understood", {"said_back": " \0\n "}, "read-back"),
        ("resting", {"shape": "agreement"}, "review", {}, "agreed on anew"),
    ],
)
def test_what_is_missing_is_said(start: Status, fields: Any, to: Any, lacking: Any, said: str) -> None:
    with pytest.raises(Refused, match=said):
        move(to, **lacking)(card(start, **fields))


@pytest.mark.seed("S1.2")
def test_what_the_columns_need_is_kept() -> None:
    firm = card(firmness="firm", what_i_will_do="I go for a walk")
    assert status(do(firm, move("ready"))) == "ready"
    book = do(card("ready"), move("said", day=later(-3)))
    assert book.boundary(1).first_said_on == later(-3)
    wordless = do(book, move("understood", said_back="", wordless=True)).boundary(1)
    assert (wordless.status, wordless.said_back, wordless.understood_on) == ("understood", "", MONDAY)
    assert do(book, move("understood")).boundary(1).said_back == BACK


def test_a_private_limit_is_a_valid_one() -> None:
    book = do(card("ready"), KeepPrivate(1, True))
    assert book.boundary(1).unsaid and KeepPrivate(1, True)(book).edits == ()
    assert status(do(book, Honour(1, MONDAY, now(MONDAY), "h"))) == "ready"
    assert status(do(book, KeepPrivate(1, False), move("said"))) == "said"
    for start in ("said", "understood", "lived"):
        with pytest.raises(Refused, match="has been said"):
            KeepPrivate(1, True)(card(start))  # type: ignore[arg-type]


class TestLived:
    def test_after_fourteen_days(self) -> None:
        book = card("understood")
        assert [status(book, later(n)) for n in (0, 13, 14, 400)] == ["understood", "understood", "lived", "lived"]

    def test_after_the_first_honoured(self) -> None:
        assert status(do(card("understood"), Honour(1, MONDAY, now(MONDAY), "h"))) == "lived"

    def test_not_by_what_was_before_it_was_understood(self) -> None:
        book = do(card("understood"), Honour(1, later(-1), now(MONDAY), "h"))
        assert status(book) == "understood" and len(book.boundary_events(1)) == 1

    @pytest.mark.parametrize("start", [each for each in STATUSES if each not in ("understood", "withdrawn")])
    def test_honour_moves_no_other_card(self, start: Status) -> None:
        assert status(do(card(start), Honour(1, MONDAY, now(MONDAY), "h2", "again"))) == start


class TestReview:
    @pytest.mark.parametrize("start", ["understood", "lived", "resting"])
    def test_the_day_brings_it_back(self, start: Status) -> None:
        book = do(card(start), ReviewOn(1, later(5)))
        assert [status(book, later(n)) for n in (4, 5, 6)] == [start, "review", "review"]
        assert [made.number for made in to_review(book, later(5))] == [1] and to_review(book, later(4)) == []

    @pytest.mark.parametrize("start", ["forming", "ready", "said"])
    def test_but_not_what_is_still_on_its_way(self, start: Status) -> None:
        assert status(do(card(start), ReviewOn(1, later(5))), later(9)) == start

    def test_once_kept_it_stays_away(self) -> None:
        due = do(card("lived"), ReviewOn(1, MONDAY), move("lived"))
        assert status(due, later(400)) == "lived" and due.boundary(1).review_on is None

    def test_a_later_day_outlives_a_review_in_between(self) -> None:
        book = do(card("lived"), ReviewOn(1, later(90)), happened("strained"), move("lived"))
        assert (status(book, later(89)), status(book, later(90))) == ("lived", "review")

    def test_its_day_can_be_taken_away(self) -> None:
        book = do(card("lived"), ReviewOn(1, later(5)), ReviewOn(1, None))
        assert status(book, later(9)) == "lived" and ReviewOn(1, None)(book).edits == ()

    @pytest.mark.parametrize("kind", ["strained", "crossed"])
    @pytest.mark.parametrize("start", ["understood", "lived"])
    def test_strain_brings_it_back(self, start: Status, kind: str) -> None:
        book = card(start)
        change = happened(kind, "accident" if kind == "crossed" else "")(book)
        assert status(book.after(change), later(30)) == "review"
        assert contents(book.after(change).after(turned_round(change))) == contents(book)
        assert [made.number for made in to_review(book.after(change), MONDAY)] == [1]

    @pytest.mark.parametrize("kind", ["clarified", "repaired"])
    def test_talk_does_not(self, kind: str) -> None:
        assert status(do(card("lived"), happened(kind))) == "lived"


class TestHappened:
    def test_a_crossing_has_a_cause_and_nothing_else_has(self) -> None:
        for kind, cause in (("crossed", ""), ("strained", "afraid"), ("honoured", ""), ("withdrawn", "")):
            with pytest.raises(Refused):
                happened(kind, cause)(card("lived"))

    @pytest.mark.parametrize("doing", [happened("strained", day=later(1))._replace(now=now(MONDAY)),
                                       Honour(1, later(1), now(MONDAY), "h")])  # fmt: skip
    def test_nothing_has_happened_tomorrow(self, doing: Action) -> None:
        with pytest.raises(Refused, match="not come yet"):
            doing(card("lived"))

    def test_said_twice_it_is_noted_once(self) -> None:
        book = do(card("ready"), happened("strained"))
        assert happened("strained")(book).edits == ()
        assert len(do(book, happened("strained", uid="e2")).boundary_events(1)) == 2, "but twice is twice"

    def test_once_a_day_it_was_honoured(self) -> None:
        book = do(card("ready"), Honour(1, MONDAY, now(MONDAY), "h1"))
        assert Honour(1, MONDAY, now(MONDAY), "h2")(book).edits == ()
        noted = Honour(1, MONDAY, now(MONDAY), "h3", "they left the room with me")
        book = do(book, noted)
        assert len(book.boundary_events(1)) == 2 and noted(book).edits == ()

    def test_the_card_knows_when_it_was_last_honoured(self) -> None:
        book = do(card("ready"), *(Honour(1, later(-n), now(MONDAY), f"h{n}") for n in (3, 1, 5)))
        assert [each.honoured_on for each in cards(book, MONDAY)] == [later(-1)]

    @pytest.mark.parametrize(
        ("causes", "care"),
        [
            (("unclear", "accident", "accident"), False),
            (("after_no",), False),
            (("after_no", "accident", "after_no"), True),
            (("afraid",), True),
        ],
    )
    def test_a_pattern_asks_for_care_wherever_it_stands(self, causes: tuple[str, ...], care: bool) -> None:
        book = do(card("lived"), AddBoundary(Boundary(0, "b2", 0, "Another")))
        for n, cause in enumerate(causes):
            crossed = happened("crossed", cause, f"e{n}")._replace(number=1 + n % 2)
            book = do(book, crossed)
        assert needs_care(book.every_event()) == care

    @pytest.mark.parametrize(
        ("cause", "again"), [("unclear", True), ("accident", True), ("after_no", False), ("afraid", False)]
    )
    def test_what_was_crossed_after_a_no_or_in_fear_is_not_looked_at_again(self, cause: str, again: bool) -> None:
        book = do(card("lived"), happened("crossed", cause, "e1"))
        assert bool(to_review(book, MONDAY)) == again
        assert (status_on(book.boundary(1), MONDAY) == "review") == again
        book = do(book, ReviewOn(1, MONDAY))
        assert bool(to_review(book, MONDAY)) == again

    @pytest.mark.parametrize(("cause", "again"), [("accident", True), ("after_no", False), ("afraid", False)])
    def test_a_day_chosen_before_does_not_bring_it_back_either(self, cause: str, again: bool) -> None:
        book = do(card("resting"), ReviewOn(1, later(9)), happened("crossed", cause, "e1"))
        assert (status_on(book.boundary(1), later(9)) == "review") == again


class TestWords:
    def test_new_words_keep_the_old_ones_and_what_was_said_back(self) -> None:
        made = do(card("lived"), revise(later(3), statement="I keep Saturdays free")).boundary(1)
        assert (made.statement, made.status, made.said_back) == ("I keep Saturdays free", "forming", "")
        assert (made.first_said_on, made.understood_on) == (None, None)
        assert made.earlier == (Wording("I keep Sundays free", later(3), BACK),)

    def test_it_is_written_down_that_they_are_new(self) -> None:
        book = do(card("lived"), revise(statement="I keep Saturdays free"))
        assert [event.kind for event in book.boundary_events(1)] == ["honoured", "revised"]

    def test_the_same_words_change_nothing(self) -> None:
        assert revise(statement="  I keep   Sundays free ")(card("lived")).edits == ()

    def test_other_fields_leave_the_card_where_it_is(self) -> None:
        book = do(card("lived"), revise(why="rest", category="household", fries=Fries(freely=True), green="ok"))
        assert status(book) == "lived" and book.boundary(1).earlier == () and len(book.boundary_events(1)) == 1

    @pytest.mark.parametrize("fields", [{"owner": "partner"}, {"shape": "agreement"}])
    def test_another_kind_of_boundary_has_to_be_said_anew(self, fields: dict[str, str]) -> None:
        assert status(do(card("lived"), revise(**fields))) == "forming"

    @pytest.mark.parametrize("fields", [{"applies_when": "always"}, {"how_to_honour": "no need to ask"}])
    def test_what_an_agreement_means_is_part_of_its_words(self, fields: dict[str, str]) -> None:
        book = do(card("lived", shape="agreement", applies_when="when I say so", how_to_honour="ask"), revise(**fields))
        made = book.boundary(1)
        assert made.status == "forming" and not stands(made)
        assert made.earlier == (Wording("I keep Sundays free", MONDAY, BACK, "when I say so", "ask"),)
        assert status(do(card("lived", applies_when="weekly"), revise(**fields))) == "lived", "of a limit it is not"

    def test_a_review_that_is_over_does_not_come_back_with_the_new_words(self) -> None:
        book = do(card("lived"), ReviewOn(1, MONDAY), revise(statement="New", review_on=MONDAY))
        assert book.boundary(1).review_on is None
        assert do(card("lived"), revise(statement="New", review_on=later(9))).boundary(1).review_on == later(9)

    def test_brought_back_and_reworded_the_words_are_kept_once(self) -> None:
        book = do(card("review"), move("forming"))
        assert book.boundary(1).earlier == (Wording("I keep Sundays free", MONDAY, BACK),)
        book = do(book, revise(later(2), statement="New"))
        assert book.boundary(1).earlier == (Wording("I keep Sundays free", later(2), BACK),)

    @pytest.mark.parametrize("fields", [{"status": "lived"}, {"understood_on": MONDAY}, {"said_back": "yes"}])
    def test_what_follows_from_deeds_is_not_worded(self, fields: dict[str, Any]) -> None:
        with pytest.raises(Refused):
            revise(**fields)(card())

    def test_a_limit_that_becomes_firm_needs_a_deed(self) -> None:
        with pytest.raises(Refused, match="what you will do"):
            revise(firmness="firm")(card("said"))
        both = do(card("said"), revise(firmness="firm", what_i_will_do="I leave"))
        assert both.boundary(1).firmness == "firm"
        with pytest.raises(Refused, match="what you will do"):
            revise(what_i_will_do="")(both)
        assert do(card(), revise(firmness="firm")).boundary(1).firmness == "firm"

    def test_words_are_needed_and_are_cleaned(self) -> None:
        for words in ("", " \n", "\0"):
            with pytest.raises(Refused, match="few words"):
                AddBoundary(Boundary(0, "u", 0, words))(Book())
            with pytest.raises(Refused, match="few words"):
                revise(statement=words)(card("lived"))
        made = do(Book(), AddBoundary(Boundary(0, "u", 0, "a\0\n  b" + "c" * 397, stop="x\ny"))).boundary(1)
        assert made.statement.startswith("a bc") and len(made.statement) == 400 and made.stop == "x y"
        for field, text in (("statement", "c" * 401), ("stop", "x" * 201), ("why", "y" * 20_001)):
            with pytest.raises(Refused, match="takes at most"):
                AddBoundary(Boundary(0, "u", 0, "I")._replace(**{field: text}))(Book())

    def test_it_begins_at_the_beginning_whatever_it_carries(self) -> None:
        given = Boundary(7, "u", 0, "I", status="lived", understood_on=MONDAY, said_back="yes", withdrawn_on=MONDAY)
        book = do(Book(), AddBoundary(given))
        assert book.boundary(1) == Boundary(1, "u", 0, "I")
        assert AddBoundary(given)(book).edits == ()


class TestWithdraw:
    @pytest.mark.seed("S1.9")
    @pytest.mark.parametrize("start", STATUSES)
    @pytest.mark.parametrize("shape", ["limit", "agreement"])
    def test_at_any_time_at_once(self, start: Status, shape: str) -> None:
        book = card(start, shape=shape)
        change = withdrawing()(book)
        after = book.after(change)
        made = after.boundary(1)
        assert status(after, later(900)) == "withdrawn" and not stands(made) and made.withdrawn_on == MONDAY
        assert ("counts as no" in change.summary) == (shape == "agreement" and start != "withdrawn")
        assert withdrawing()(after).edits == ()
        assert contents(after.after(turned_round(change))) == contents(book)

    @pytest.mark.parametrize("doing", [happened("strained"), Honour(1, MONDAY, now(MONDAY), "h"), ReviewOn(1, MONDAY)])
    def test_what_was_withdrawn_rests(self, doing: Action) -> None:
        with pytest.raises(Refused, match="was withdrawn"):
            doing(card("withdrawn"))

    def test_only_said_and_understood_anew_it_counts_again(self) -> None:
        book = do(card("lived", shape="agreement"), withdrawing())
        for step in ("forming", "ready", "said"):
            book = do(book, move(step))
            assert not stands(book.boundary(1)), step
        assert book.boundary(1).withdrawn_on is None and book.boundary(1).earlier[0].said_back == BACK
        assert stands(do(book, move("understood")).boundary(1))


@pytest.mark.parametrize("start", STATUSES)
def test_when_an_agreement_counts_as_a_yes(start: Status) -> None:
    assert stands(card(start, shape="agreement").boundary(1)) == (start in ("understood", "lived", "review"))
    assert not stands(card(start).boundary(1)), "a limit is no consent"


def test_a_retired_agreement_does_not_come_back_by_time() -> None:
    book = do(card("resting", shape="agreement"), ReviewOn(1, later(5)))
    assert status(book, later(5)) == "review" and not stands(book.boundary(1))
    with pytest.raises(Refused, match="agreed on anew"):
        MoveCard(1, "lived", now(later(5)), "m")(book)
    assert status(do(book, MoveCard(1, "forming", now(later(5)), "m"))) == "forming"


class TestCategories:
    def test_there_are_fourteen(self) -> None:
        assert len(CATEGORIES) == 14 and tuple(CATEGORIES) == get_args(Category)
        assert get_args(About) == ("", *get_args(Category))

    @pytest.mark.parametrize(
        ("text", "category"),
        [
            ("time_alone", "time_alone"), ("Time Alone", "time_alone"), (" digi", "digital"), ("space", "space"),
            ("space &", "body"), ("intimacy & touch", "intimacy"), ("asking", "space"), ("b", "beliefs"),
        ],
    )  # fmt: skip
    def test_its_beginning_names_it(self, text: str, category: str) -> None:
        assert category_named(text) == category

    @pytest.mark.parametrize("text", ["", " ", "s", "t", "sex", "digitally"])
    def test_what_fits_several_or_none_is_not_guessed(self, text: str) -> None:
        with pytest.raises(NotUnderstood, match="time alone"):
            category_named(text)


class TestClosenessIsNoPromise:
    def test_it_is_refused_whatever_its_rhythm(self) -> None:
        for schedule in (Daily(), Once(later(3)), OnCue("we are alone")):
            with pytest.raises(Refused, match="can't be promised ahead") as refused:
                made(schedule, title="kiss", category="intimacy")
            assert "kiss" not in str(refused.value) and "boundary" in str(refused.value)

    def test_no_change_brings_it_in(self) -> None:
        book = made(category="digital")
        with pytest.raises(Refused, match="can't be promised ahead"):
            Revise(1, (("category", "intimacy"),), now(MONDAY))(book)
        assert do(book, Revise(1, (("category", ""),), now(MONDAY))).commitment(1).category == ""
