"""What the lists say, as plain rows: their columns, what lies beyond a search, and what is said where nothing is."""

from collections.abc import Sequence

import pytest
from reflecting import kept
from screens import AT, NOW, TODAY, Home, desk

from troth.domain.actions.sharing import MoveShare
from troth.domain.draft import Draft, DraftList
from troth.domain.reflection import Answer
from troth.drawing.lines import Row, Span, fit
from troth.guidance import practices
from troth.practice.path import is_straight
from troth.tui.guesses.guess_rows import GuessRows
from troth.tui.journal.journal_rows import JournalRows
from troth.tui.library.library_rows import LibraryRows
from troth.tui.reflection.list_content import Elsewhere, ListContent, Looked, listed
from troth.tui.shares.share_rows import ShareRows


def looked(home: Home, **how: object) -> Looked:
    return Looked(desk(), home.book(), TODAY, DraftList())._replace(**how)


def drawn(rows: Sequence[Row], width: int = 80) -> list[str]:
    """The rows as text behind the column of the mark."""
    return ["".join(span.text for span in fit(row.line, width - 1)).rstrip() for row in rows]


def said(content: ListContent, at: Looked, *beyond: Elsewhere) -> list[str]:
    return [line for line in drawn(listed(content, at, beyond)) if line]


def test_the_library_begins_with_what_was_begun_and_says_what_each_is_for(fresh: Home) -> None:
    begun = Draft("d1", "E21", "Curiosity first", AT - 2 * 86_400, AT, "story", {"limits": ("none",)})
    at = looked(fresh, drafts=DraftList((begun, Draft("d2", "", "A note", AT - 60, AT))))
    lines = drawn(listed(LibraryRows(), at, ()))
    assert lines[:7] == [
        "Practices                                                            v journal",
        "Curiosity first            begun 2 days ago, at step 4           7 min  alone",
        f"A note                     begun at {desk().hour(AT - 60)}",
        "",
        "Limits and consent",
        "Find a boundary            what I need, before it is strained    6 min  alone",
        "Say it in one breath       words short enough to be said         5 min  alone",
    ]
    narrow = drawn(listed(LibraryRows(), at._replace(narrow=True), ()), 60)
    assert narrow[1] == "Curiosity first                begun 2 days ago, at step 4"
    assert narrow[5] == "Find a boundary                              6 min  alone"
    assert not [line for line in lines if "E0" in line or "grade" in line]


def test_what_was_begun_says_at_which_of_how_many_steps_it_stands_where_that_is_sure(fresh: Home) -> None:
    heads = practices.practices()
    straight = next(found for head in heads if (found := practices.practice(head.id)) and is_straight(found))
    draft = Draft("d1", straight.id, "Begun", AT - 2 * 86_400, AT, straight.steps[1].id)
    (line,) = (line for line in said(LibraryRows(), looked(fresh, drafts=DraftList((draft,)))) if "Begun " in line)
    assert f"begun 2 days ago, at step 2 of {len(straight.steps)} " in line


@pytest.mark.parametrize(("ago", "words"), [(1, "yesterday"), (6, "6 days ago"), (20, "3 Nov"), (400, "19 Oct 2025")])
def test_what_was_begun_has_a_day_with_a_direction(fresh: Home, ago: int, words: str) -> None:
    draft = Draft("d1", "", "A note", AT - ago * 86_400, AT)
    assert said(LibraryRows(), looked(fresh, drafts=DraftList((draft,))))[1].endswith(f"begun {words}")


def test_what_comes_to_mind_again_says_when_it_was_done(fresh: Home) -> None:
    fresh.store.do(kept(-130, "E22", "A friend of both", (5,), Answer("fact", "What?", ("It rained.",))), AT)
    (line,) = (line for line in said(LibraryRows(), looked(fresh)) if "friend of both" in line)
    assert "look again; done 16 Jul" in line


def test_the_journal_has_days_under_months_and_the_line_that_holds_the_words(kept: Home) -> None:
    rows, at = JournalRows(), looked(kept, search="home")
    (found,) = (row.key for row in rows.rows(at) if isinstance(row.key, int))
    (line,) = drawn([Row(found, rows.told(found, 79, at))])
    assert line == "Sun 19  Curiosity first       a call from home"
    lit = [span for span in rows.told(found, 79, at) if span.tone == ""]
    assert lit == [Span("home")]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"search": "zzz"}, ["Nothing holds these words.", "esc shows everything again."]),
        ({"way": 7, "search": "zzz"}, ["Nothing holds these words.", "esc shows everything again."]),
        (
            {"way": 2, "search": "rain"},
            ["Nothing in this list holds these words.", "Also found", "1 entry of other ways"],
        ),
        ({"way": 2, "search": ""}, ["November", "", ""]),
    ],
)
def test_nothing_holds_these_words_only_where_it_is_so(kept: Home, how: dict[str, object], words: list[str]) -> None:
    found = said(JournalRows(), looked(kept, **how))
    assert [each for each in words if each] == [each for each in found[1:] if each in words]


def test_what_lies_in_other_lists_is_named_and_leads_there(kept: Home) -> None:
    rows = listed(ShareRows(), looked(kept, search="rain"), (Elsewhere(1, "1 entry in Journal"),))
    assert drawn(rows)[2:] == ["Nothing in this list holds these words.", "", "Also found", "1 entry in Journal"]
    assert rows[-1].key == Elsewhere(1, "1 entry in Journal")


def test_what_is_moved_or_answered_keeps_its_place_until_the_view_is_turned_to_again(kept: Home) -> None:
    content = ShareRows()
    before = [row.key for row in content.rows(looked(kept))]
    kept.store.do(MoveShare(1, "shared", NOW), AT)
    assert [row.key for row in content.rows(looked(kept))] == before
    assert "The job offer" in said(content, looked(kept))[2]
    content.settle()
    assert said(content, looked(kept))[1] == "Shared"


def test_guesses_tell_when_they_were_noted_and_how_they_turned_out(kept: Home) -> None:
    found = said(GuessRows(), looked(kept))
    assert found[1] == "1 checked, 1 right"
    assert " ".join(found[3].split()) == "○ They are angry with me · noticed: short answers noted Sat, 2 days ago"
    assert found[5].endswith("right, 15 Nov")


def test_a_long_title_takes_the_room_of_what_it_is_for(fresh: Home) -> None:
    draft = Draft("d1", "", "A practice with a title that is much too long for its column here", AT - 60, AT)
    (line,) = drawn([LibraryRows().rows(looked(fresh, drafts=DraftList((draft,))))[0]])
    assert line == "A practice with a title that is much too long for its column here"
