"""The page of the first run: whole in 60x20, shown once, and no key that means something is lost on it."""

from pathlib import Path

import pytest
from practices import press
from screens import Home, desk, text

from troth.store.told_once import first_time, first_time_on
from troth.tui.app.troth_app import TrothApp


@pytest.mark.parametrize("typed", ["n C a l l space m u m enter", "enter"])
async def test_the_page_is_seen_whole_and_one_key_closes_it_and_does_what_it_means(fresh: Home, typed: str) -> None:
    state = str(fresh.path.parent / "state")
    context = desk()._replace(greets=lambda: first_time(state, "first-page"))
    app = TrothApp(fresh.store, context, "troth-dark", {"cover": "f7"}, state)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        page = " ".join(text(app).split())
        assert (
            "F7 covers this screen" in page
            and "troth help-lines" in page
            and page.endswith("enter go on ctrl+q leave F1 help")
        )
        assert "more lines" not in page
        await press(pilot, typed)
        assert "covers this screen" not in text(app)
        assert [each.title for each in fresh.book().commitments()] == ["Call mum"][: len(typed) // 8]
    assert not first_time(state, "first-page")


def test_what_is_told_once_is_told_again_only_where_that_could_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert [first_time(str(tmp_path), "a") for _ in range(2)] == [True, False]
    assert [first_time(str(tmp_path / "file"), "a") for _ in range(2)] == [True, True]


def test_what_is_done_once_a_day_is_done_on_another_day_and_where_nothing_is_known(tmp_path: Path) -> None:
    state = str(tmp_path / "state")
    assert [first_time_on(state, "a", day) for day in (7, 7, 8, 8, 7)] == [True, False, True, False, True]
    (tmp_path / "state" / "a").write_bytes(b"\xff" * 99)
    assert [first_time_on(state, "a", 7) for _ in range(2)] == [True, False]
    assert (tmp_path / "state" / "a").stat().st_mode & 0o777 == 0o600
    (tmp_path / "file").write_bytes(b"")
    assert [first_time_on(str(tmp_path / "file"), "a", 7) for _ in range(2)] == [True, True]
