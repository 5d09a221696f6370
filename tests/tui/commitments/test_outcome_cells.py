"""Every outcome there is can be drawn, in the list's marks and in the half year."""

from datetime import timedelta
from pathlib import Path

import pytest
from screens import AT, TODAY, Home, a_promise, history

from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS, OUTCOMES, Outcome
from troth.drawing.promise_detail import beside, whole


@pytest.mark.parametrize("glyphs", [GLYPHS, ASCII_GLYPHS], ids=["unicode", "ascii"])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_day_of_each_outcome_is_drawn(tmp_path: Path, outcome: Outcome, glyphs: dict[str, str]) -> None:
    store = Home(tmp_path / "troth.json").store
    for action in (a_promise("Ask first"), history(1, {TODAY - timedelta(days=3): outcome})):
        store.do(action, AT)
    made = store.book().commitment(1)
    for lines in (beside(store.book(), made, TODAY, glyphs), whole(store.book(), made, TODAY, glyphs)):
        cells = "".join(span.text for line in lines for span in line if span.tone == "rule")
        assert len(cells.replace(" ", "")) == 1
