"""What is said at the opening, before any key: what the rules read anew, once."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from screens import NOW, TODAY, Home, a_promise, day, walk

from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import Keep
from troth.domain.book import Book
from troth.domain.read_anew import CHANGES
from troth.domain.schedule.dated import Daily
from troth.store import rules_told
from troth.store.store import Store
from troth.tui.app.launch import newly_read

RELEASED = Path(__file__).parents[2] / "store" / "released"
LINE = "Runs now end where nothing was said."


@pytest.mark.parametrize("release", sorted(each.name for each in RELEASED.iterdir()))
def test_who_comes_from_the_last_release_is_told_once_what_is_read_anew(release: str, tmp_path: Path) -> None:
    path = tmp_path / "troth.json"
    path.write_bytes((RELEASED / release / "troth.json").read_bytes())
    path.chmod(0o600)
    before, book = path.read_bytes(), Store(str(path)).book()
    later = max(each.starts_on for each in book.commitments()) + timedelta(days=60)
    assert newly_read(book, later, str(tmp_path)) == [LINE]
    assert newly_read(book, later, str(tmp_path)) == []
    assert path.read_bytes() == before
    assert (tmp_path / "rules-told").stat().st_mode & 0o777 == 0o600


def test_who_begins_today_is_never_told(fresh: Home, tmp_path: Path) -> None:
    state = str(tmp_path / "state" / "troth")
    assert newly_read(Book(), TODAY, state) == []
    walk(fresh.store, a_promise("Supper", Daily()))
    assert newly_read(fresh.book(), day(60), state) == []


def test_what_it_changes_nothing_of_is_passed_over(fresh: Home, tmp_path: Path) -> None:
    walk(fresh.store, Add(promise("Supper", Daily(), TODAY, NOW, "p")), Keep(1, TODAY, NOW))
    assert newly_read(fresh.book(), day(3), str(tmp_path)) == []


@pytest.mark.parametrize("text", ["", "x", "-3", "9" * 400, "\N{ARABIC-INDIC DIGIT THREE}"])
def test_a_number_that_is_none_is_none_known(tmp_path: Path, text: str) -> None:
    (tmp_path / "rules-told").write_text(text, encoding="utf-8")
    assert rules_told.told(str(tmp_path)) == (999_999_999 if text.startswith("9") else 0)
    rules_told.remember(str(tmp_path), len(CHANGES))
    assert rules_told.told(str(tmp_path)) == len(CHANGES)


def test_a_folder_that_can_not_be_written_tells_again(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands there")
    book = Store(str(tmp_path / "none.json")).book()
    for _ in range(2):
        assert newly_read(book, date(2026, 11, 27), str(tmp_path / "state")) == []
