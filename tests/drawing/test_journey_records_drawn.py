"""Lists and pages of patterns, decisions and sessions as pure lines: what is a guess says so."""

from datetime import date

import pytest
from journey_year import TODAY, a_year

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision, DecisionEvent
from troth.domain.journey.lookup import one
from troth.domain.journey.suggestion import suggestion
from troth.domain.records import Link
from troth.drawing.decision_lines import decision_lines, standing
from troth.drawing.incident_lines import incident_lines
from troth.drawing.journey_zoom import LIST_VIEWS, Room, View, Zoom, zoom_rows
from troth.drawing.lines import Line, fit
from troth.drawing.pattern_lines import pattern_lines, pattern_rows

YEAR = a_year()
SINCE = date(2026, 11, 2)


def with_rounds(*days: date, topic: str = "money") -> Book:
    """The year with loose rounds of the same two moves on those days."""
    found = (
        Incident(20 + n, f"loose{n}", 0, day, "The letter lay open.", topic=topic, mine=("pursue",), theirs=("freeze",))
        for n, day in enumerate(days)
    )
    return YEAR.after(Change("", tuple(Edit("incidents", each.number, None, each) for each in found)))


def drawn(lines: list[Line], width: int = 79) -> list[str]:
    return ["".join(span.text for span in fit(line, width)).rstrip() for line in lines]


def listed(view: View, book: Book = YEAR) -> list[str]:
    return drawn([row.line for row in zoom_rows(book, TODAY, Zoom(view), Room(79, 24, False), {})])


def test_patterns_are_listed_with_their_rounds_and_what_belongs_to_none_below() -> None:
    found = listed("patterns", with_rounds(date(2026, 11, 9)))
    assert found[2] == f"{'the snail and the storm':<71}7 times"
    assert found[3] == "    14 Nov          money · before it began"
    assert found[-2:] == ["Of no pattern", "9 Nov           money"]


@pytest.mark.parametrize("view", LIST_VIEWS[1:])
def test_an_empty_list_says_what_begins_it(view: View) -> None:
    title, _, words = listed(view, Book())
    assert title == view.capitalize() and words.startswith("Nothing yet. ")


def test_one_key_walks_through_the_lists_and_begins_with_the_first() -> None:
    seen = [Zoom("year").next_list()]
    for _ in LIST_VIEWS:
        seen.append(seen[-1].next_list())
    assert [each.view for each in seen] == [*LIST_VIEWS, LIST_VIEWS[0]]


def test_a_pattern_tells_when_it_was_noticed_side_by_side_and_by_letters_where_it_is_narrow() -> None:
    made = one(YEAR, Pattern, 1)
    wide, narrow = (drawn(pattern_lines(YEAR, made, TODAY, width)) for width in (80, 60))
    assert "Caught    after   late    late    early   late    early   before" in wide
    assert "          Apr     May     Jun     Aug     Sep     Oct     Nov" in wide
    assert "Caught    A L L e L e b" in narrow
    assert "          Earlier than before. That is the whole success." in wide
    assert "Topics    money 7" in wide
    keys = [row.key for row in pattern_rows(YEAR, made, TODAY, 60)]
    assert [each for each in keys if each] == [Link("incidents", n) for n in range(7, 0, -1)]


def test_what_was_mine_in_a_pattern_is_told_from_the_top_down() -> None:
    made = one(YEAR, Pattern, 1)._replace(my_top=("cross", "loud"), my_soft=("alone",), my_needs=("an answer",))
    assert "  me      cross, loud on top; alone below; needed an answer" in drawn(pattern_lines(YEAR, made, TODAY, 80))
    assert "  me      alone below" in drawn(pattern_lines(YEAR, made._replace(my_top=(), my_needs=()), TODAY, 80))


def test_what_is_guessed_of_a_pattern_is_marked_until_it_was_asked() -> None:
    made = one(YEAR, Pattern, 1)._replace(theirs=("withdraw",), their_soft="cornered")
    assert "  them    cornered  (a guess, not asked yet)" in drawn(pattern_lines(YEAR, made, TODAY, 80))
    asked = made._replace(asked="Mostly tired.", asked_on=date(2026, 11, 20))
    found = drawn(pattern_lines(YEAR, asked, TODAY, 80))
    assert "  them    cornered  (asked Fri, 6 days ago)" in found and "  said    Mostly tired." in found
    assert "not asked" not in "\n".join(found)


def test_a_move_of_one_s_own_is_told_by_whose_it_is() -> None:
    made = one(YEAR, Pattern, 1)._replace(mine=("own",), theirs=("own",))
    found = drawn(pattern_lines(YEAR, made, TODAY, 80))
    assert "  me      something of my own" in found
    assert "  them    something of their own  (seen)" in found


def test_a_note_of_what_happened_tells_of_its_pattern_and_marks_what_is_a_guess() -> None:
    made = one(YEAR, Incident, 7)
    assert drawn(incident_lines(YEAR, made, TODAY))[0] == f"{'A door.':<56}the snail and the storm"
    guessing = made._replace(their_needs="time", of=99)
    found = drawn(incident_lines(YEAR, guessing, TODAY))
    assert found[0] == "A door." and "My guess  time" in found
    assert found[-1] == "What is a guess stays one until you ask. a writes down what they said."


OPEN = Decision(1, "d", 0, SINCE, "Do we take the dog?", history=(DecisionEvent(SINCE, "opened"),))
HEARD = OPEN._replace(
    first=("", "quiet", ""), second=("a dog", "", ""), heard=("You need quiet", "You want a dog"),
    heard_ok=(True, True), state="heard",
)  # fmt: skip
DECIDED = HEARD._replace(state="decided", choice="In spring.", decided_on=date(2026, 11, 20))


def test_an_open_decision_says_what_is_missing_and_that_nothing_changes() -> None:
    found = drawn(decision_lines(OPEN, TODAY))
    assert found.count("  not written yet") == 2
    assert "It stays open until both are heard. Nothing changes meanwhile, and nobody has won." in drawn(
        decision_lines(OPEN, TODAY), 90
    )
    half = HEARD._replace(state="open", heard=("", "You want a dog"), heard_ok=(False, False))
    found = drawn(decision_lines(half, TODAY))
    assert "  not said back yet" in found and "  I said back “You want a dog”: not quite yet" in found


def test_a_decision_tells_what_was_decided_and_its_history() -> None:
    found = drawn(decision_lines(DECIDED._replace(history=(*OPEN.history, DecisionEvent(TODAY, "decided"))), TODAY))
    assert "  need: quiet" in found and "  they said back “You need quiet”: yes, that is it" in found
    assert "Decided   In spring." in found
    assert found[-1] == "26 Nov decided · 2 Nov opened"
    assert "nobody has won" not in "\n".join(found)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (OPEN, "open, since 2 Nov"),
        (HEARD, "both heard, since 2 Nov"),
        (DECIDED, "decided Fri, 6 days ago"),
        (DECIDED._replace(review_on=date(2026, 11, 29)), "decided Fri, 6 days ago · look again on Sunday"),
        (DECIDED._replace(review_on=TODAY), "decided Fri, 6 days ago · look at it again"),
        (DECIDED._replace(review_words="in spring"), "decided Fri, 6 days ago · look again: in spring"),
        (DECIDED._replace(state="ended"), "ended"),
    ],
)
def test_where_a_decision_stands(made: Decision, said: str) -> None:
    assert standing(made, TODAY) == said


def test_two_moves_are_suggested_from_three_rounds_on_with_their_topics_and_without_a_name() -> None:
    days = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 9)]
    assert suggestion(with_rounds(*days[:2]), TODAY) is None
    book = with_rounds(*days)
    assert suggestion(book, TODAY) is not None
    row = next(line for line in listed("overview", book) if line.startswith("A dance?"))
    assert row == "A dance?    I asked and asked; they froze · 3 times: money"
