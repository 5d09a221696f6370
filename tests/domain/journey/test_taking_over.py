"""What the journal holds from before comes into the long view by one action, and twice changes nothing."""

from datetime import date

import pytest
from domain_helpers import contents, do

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.actions.taking_over import Held, TakeOver, held_before
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.journey.check_in import AreaSaid, CheckIn, area_line
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import every
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


def test_done_twice_it_changes_nothing() -> None:
    after = do(journal(), TakeOver())
    assert TakeOver()(after) == Change("All of it stands here already.")
    assert TakeOver()(Book()).edits == ()
