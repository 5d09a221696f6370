"""Every outcome there is can be drawn, in the list's marks and in the half year."""

from datetime import timedelta
from pathlib import Path

import pytest
from screens import AT, TODAY, Home, a_promise, history

from troth.domain.outcome_table import ASCII_GLYPHS, GLYPHS, OUTCOMES, Outcome
from troth.drawing.promise_history import heat_map, weeks_by_month


@pytest.mark.parametrize("glyphs", [GLYPHS, ASCII_GLYPHS], ids=["unicode", "ascii"])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_day_of_each_outcome_is_drawn(tmp_path: Path, outcome: Outcome, glyphs: dict[str, str]) -> None:
    store = Home(tmp_path / "troth.json").store
    for action in (a_promise("Ask first"), history(1, {TODAY - timedelta(days=3): outcome})):
        store.do(action, AT)
    made = store.book().commitment(1)
    days = ["".join(span.text for span in line)[2:] for line in heat_map(store.book(), made, TODAY, glyphs)[1:]]
    assert len("".join(days).replace(" ", "")) == 1
    weeks = weeks_by_month(store.book(), made, TODAY, glyphs)
    assert len("".join(part for part in weeks.split() if not part.isalpha() or len(part) < 3)) == 1
