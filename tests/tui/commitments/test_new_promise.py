"""The line of `n`: what it says of words while they are typed."""

import pytest

from troth import clock
from troth.domain.book import Book
from troth.tui.commitments.new_promise import new_promise
from troth.tui.context import Context


@pytest.mark.parametrize("line", ["Walk every day until yesterday", "Walk every day until 2020-01-01"])
def test_a_promise_that_can_not_stand_is_told_while_it_is_typed(line: str) -> None:
    said = new_promise(Context(clock.now, clock.new_uid), Book()).validate(line)
    assert (said.ok, said.asks, said.sign) == (False, False, "–")
    assert said.line == "It would end before it starts. Nothing was saved; give a later end."
