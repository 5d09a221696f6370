"""What is erased before a day is what is of a day before it."""

from datetime import date

from troth.domain.actions.erasing_several import EraseBefore
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.space import Space

MIDNIGHT = 1_700_000_000
"""When the day of the test begins where the person is, whatever the day is called elsewhere by then."""

DAY, BEFORE = date(2023, 11, 15), date(2023, 11, 14)


def test_a_time_of_space_is_of_the_day_that_it_was_where_the_person_is() -> None:
    spaces = (Space(1, "a", MIDNIGHT - 1, MIDNIGHT + 1_800), Space(2, "b", MIDNIGHT, MIDNIGHT + 1_800))
    book = Book().after(Change("", tuple(Edit("spaces", each.number, None, each) for each in spaces)))
    change = EraseBefore(DAY, lambda at: DAY if at >= MIDNIGHT else BEFORE)(book)
    assert [(edit.number, edit.after) for edit in change.edits] == [(1, None)]
