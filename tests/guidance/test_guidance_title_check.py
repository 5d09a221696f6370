"""What is said beside the title of a promise: of what hands a part of one's life over, and of nothing else."""

import pytest

from troth.guidance.title_check import thought_beside


@pytest.mark.parametrize(
    "title",
    ["I hand over my wages", "Send my location", "Send my location every day", "I do not see P. any more",
     "Give her my phone", "I ask him before I see my sister", "Show her my receipts"],
)  # fmt: skip
def test_a_title_that_hands_a_part_of_ones_life_over_has_a_thought_beside_it(title: str) -> None:
    assert thought_beside(title)


@pytest.mark.parametrize(
    "title",
    ["", "...", "Call mum", "Date night", "Hug you", "Kiss goodnight", "Pay the rent", "Water the plants", "Phone away",
     "Text when I land", "Listen for ten minutes", "Take the bins out", "Medicine for the cat", "Cook on Fridays"],
)  # fmt: skip
def test_any_other_has_none(title: str) -> None:
    assert thought_beside(title) == ""
