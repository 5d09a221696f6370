"""The Journey tab by keyboard: what is seen, what begins here, and that it acts only on what is there."""

from datetime import date

import pytest
from journey_year import a_year
from practices import drafts
from reflecting import at, settled
from screens import AT, TODAY, Home, a_promise, quiet, text, type_in, until

from troth.domain.actions.reflecting import FinishReflection
from troth.domain.book import Book
from troth.domain.change import Change, Edit, Table
from troth.domain.journey.check_in import CheckIn, area_said
from troth.domain.journey.decision import Decision
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import every
from troth.domain.journey.session import AgendaPoint, Session
from troth.domain.reflection import Answer, Reflection, ShareItem
from troth.drawing.month_review import month_review
from troth.tui.journey.area_page import AreaPage
from troth.tui.journey.check_in_form import CheckInForm
from troth.tui.journey.review_page import ReviewPage


@pytest.fixture
def lived(fresh: Home) -> Home:
    """A home with a made-up year in it."""
    year = a_year()
    tables: tuple[Table, ...] = (
        "checkins", "incidents", "celebrations", "thanks", "patterns", "days", "sessions", "agenda", "decisions",
    )  # fmt: skip

    def fill(_: Book) -> Change:
        return Change(
            "", tuple(Edit(table, each.number, None, each) for table in tables for each in year.source.all(table))
        )

    fresh.store.do(fill, AT)
    return fresh


async def test_the_views_and_back(lived: Home) -> None:
    async with lived.open((120, 36)) as pilot:
        before = lived.bytes()
        await settled(pilot, "4")
        assert at(pilot.app).startswith("limits")
        assert "The dance" in text(pilot.app)
        await settled(pilot, "j", "j", "j")
        await until(pilot, lambda: "Openness: we told each other" in text(pilot.app))
        await settled(pilot, "g")
        await settled(pilot, "m")
        assert "November 2026" in text(pilot.app)
        await settled(pilot, "left_square_bracket")
        assert "October 2026" in text(pilot.app)
        await settled(pilot, "right_square_bracket", "right_square_bracket")
        assert "November 2026" in text(pilot.app)
        await settled(pilot, "y")
        assert "A year" in text(pilot.app)
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, AreaPage)
        assert "known and honoured" in text(pilot.app)
        await settled(pilot, "escape", "v")
        assert "Celebrations and thanks" in text(pilot.app)
        await settled(pilot, "escape")
        assert at(pilot.app).startswith("limits")
        assert lived.bytes() == before


async def test_the_month_that_is_seen_is_reviewed_in_the_words_of_the_shell_and_nowhere_else(lived: Home) -> None:
    async with lived.open() as pilot:
        await settled(pilot, "4", "R")
        assert not isinstance(pilot.app.screen, ReviewPage), "no month is seen"
        await settled(pilot, "m")
        assert "R review" in text(pilot.app)
        await settled(pilot, "left_square_bracket", "R")
        page = pilot.app.screen
        assert isinstance(page, ReviewPage)
        assert page.record() == month_review(lived.book(), date(2026, 10, 1), TODAY, False)
        assert "# October 2026" in text(pilot.app) and "W write a file" in text(pilot.app)
        await settled(pilot, "W")
        assert quiet(pilot.app).startswith("There is no place for files here.")
        await settled(pilot, "escape")
        assert "October 2026" in text(pilot.app) and "R review" in text(pilot.app)


async def test_a_good_moment_says_what_it_took(fresh: Home) -> None:
    made = Celebration(1, "c1", AT, TODAY, "We laughed.", "a slow Sunday")
    fresh.store.do(lambda _: Change("", (Edit("celebrations", 1, None, made),)), AT)
    async with fresh.open() as pilot:
        await settled(pilot, "4", "v", "enter")
        assert "It took: a slow Sunday" in text(pilot.app)


async def test_an_area_is_noted_to_talk_about_once(lived: Home) -> None:
    async with lived.open() as pilot:
        await settled(pilot, "4", "j", "j", "j", "enter", "T", "T")
        said = [each.text for each in every(lived.book(), AgendaPoint) if each.text.startswith("Openness")]
        assert said == ["Openness: we told each other what mattered"]
        assert "T talk about" not in text(pilot.app), "it waits already"
        await settled(pilot, "u")
        assert "T talk about" in text(pilot.app)


async def test_what_is_beside_an_area_leads_to_where_it_is(lived: Home) -> None:
    entry = Reflection(0, "0123456789abcdef", AT, TODAY, AT, "E17", "", (4,), (Answer("a", "What?", ("CANARY",)),))
    item = ShareItem(1, "s1", AT, TODAY, "A letter", state="ready")
    lived.store.do(FinishReflection(entry, (), ()), AT)
    lived.store.do(lambda _: Change("", (Edit("shares", 1, None, item),)), AT)
    lived.store.do(a_promise("Say the money things", way=4), AT)
    async with lived.open() as pilot:
        before = lived.bytes()
        await settled(pilot, "4", "j", "j", "j", "enter")
        assert at(pilot.app).startswith("Sun 22 Nov") and "1 ready" in text(pilot.app)
        assert "CANARY" not in text(pilot.app), "nothing of what was written there"
        assert "enter open" not in text(pilot.app), "an answer that came from no entry leads nowhere"
        await settled(pilot, "j", "j", "j", "j", "j", "j")
        assert "enter open" in text(pilot.app)
        await settled(pilot, "enter")
        assert "Say the money things" in text(pilot.app) and not isinstance(pilot.app.screen, AreaPage)
        await settled(pilot, "escape", "k", "k", "enter")
        await until(pilot, lambda: "A letter" in text(pilot.app) and "To share" in text(pilot.app))
        assert len(pilot.app.screen_stack) == 1, "the list, and nothing over it"
        await settled(pilot, "4", "enter")
        assert lived.bytes() == before
        assert isinstance(pilot.app.screen, AreaPage)
        await settled(pilot, "j", "j", "j", "j", "j", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, AreaPage))
        assert type(pilot.app.screen).__name__ == "RunScreen"


async def test_an_area_is_told_in_sentences_and_without_an_answer_has_an_end(lived: Home) -> None:
    made = CheckIn(1, "w", AT, TODAY, (7, *[None] * 6))
    olds = every(lived.book(), CheckIn)
    gone = tuple(Edit("checkins", each.number, each, None) for each in olds[1:])
    lived.store.do(lambda _: Change("", (Edit("checkins", olds[0].number, olds[0], made), *gone)), AT)
    async with lived.open(accessible=True) as pilot:
        await settled(pilot, "4", "enter")
        assert "Mon 23 Nov, 7." in text(pilot.app)
        assert not any(sign in text(pilot.app) for sign in "│▄▀")
        await settled(pilot, "escape", "y", "j", "j", "enter")
        page = pilot.app.screen
        assert isinstance(page, AreaPage)
        assert "After four check-ins this says what is usual for you." in text(pilot.app)
        await settled(pilot, "enter")
        assert pilot.app.screen is not page, "enter on nothing goes back"


async def test_thanks_are_said_and_a_moment_is_not_brought_back_only_in_their_list(lived: Home) -> None:
    async with lived.open() as pilot:
        before = lived.bytes()
        await settled(pilot, "4", "s", "x")
        assert lived.bytes() == before, "no moment is at hand in the overview"
        await settled(pilot, "v", "x")
        assert [each.again for each in every(lived.book(), Celebration)] == [True, False]
        await settled(pilot, "u")
        assert all(each.again for each in every(lived.book(), Celebration))
        await settled(pilot, "j")
        assert at(pilot.app).endswith("still to say")
        await settled(pilot, "s")
        assert every(lived.book(), Appreciation)[0].told_on is not None


@pytest.mark.parametrize(
    ("key", "kind"), [("plus", Celebration), ("t", Appreciation), ("T", AgendaPoint)], ids=("+", "t", "T")
)
async def test_one_line_is_kept_and_one_that_was_left_waits(fresh: Home, key: str, kind: type) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "4", key)
        await type_in(pilot, "CANARY")
        await settled(pilot, "escape")
        assert quiet(pilot.app) == "It waits: the same key goes on with it."
        assert "CANARY" in str(drafts(fresh))
        await settled(pilot, key)
        await type_in(pilot, " and more")
        await settled(pilot, "enter")
        await until(pilot, lambda: bool(every(fresh.book(), kind)))
    (made,) = every(fresh.book(), kind)
    assert made.text == "CANARY and more"


async def test_a_session_is_planned_on_a_day(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "4", "S")
        await type_in(pilot, "+3d")
        await settled(pilot, "enter")
        assert len(every(fresh.book(), Session)) == 1
        assert "Session" in text(pilot.app)


async def test_a_look_at_the_week_waits_when_it_is_left_and_what_is_empty_stays_unsaid(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "4", "n")
        await type_in(pilot, "8 the walk")
        await settled(pilot, "tab", "1", "1", "ctrl+s")
        assert isinstance(pilot.app.screen, CheckInForm), "eleven is no number of ten"
        await settled(pilot, "backspace", "escape", "n")
        assert "the walk" in text(pilot.app)
        await settled(pilot, "ctrl+s")
        await until(pilot, lambda: bool(every(fresh.book(), CheckIn)))
        assert "One check-in, the last one today." in text(pilot.app)
    (made,) = every(fresh.book(), CheckIn)
    assert made.values == (8, 1, None, None, None, None, None)
    assert made.words[0] == "the walk"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("7/10 calmer", (7, "calmer")), ("7", (7, "")), ("calmer 7", (None, "calmer 7")), ("", (None, ""))],
)
def test_a_line_is_a_number_and_a_word(typed: str, said: tuple[int | None, str]) -> None:
    assert area_said(typed) == said


async def test_enter_brings_it_where_other_lines_stand_too(fresh: Home) -> None:
    old = Decision(1, "d1", AT, TODAY, "Who cooks? We decided: we do. Look again: in spring")
    fresh.store.do(lambda _: Change("", (Edit("decisions", 1, None, old),)), AT)
    async with fresh.open() as pilot:
        await settled(pilot, "4")
        assert "Decisions" in text(pilot.app)
        assert at(pilot.app).startswith("Your journal holds from before: 1 decision.")
        await settled(pilot, "enter")
        (made,) = every(fresh.book(), Decision)
        assert (made.text, made.choice, made.review_words) == ("Who cooks?", "we do", "in spring")
        await settled(pilot, "u")
        assert every(fresh.book(), Decision) == (old,)


async def test_what_the_journal_holds_from_before_comes_here_by_enter_and_by_one_undo(fresh: Home) -> None:
    answers = (Answer("areas", "How was the week?", ("7 calmer", *[""] * 6)),)
    entry = Reflection(0, "0123456789abcdef", AT, TODAY, AT, "E36", "Weekly us", (1,), answers)
    fresh.store.do(FinishReflection(entry, (), ()), AT)
    async with fresh.open() as pilot:
        await pilot.press("4")
        await pilot.pause()
        assert "Your journal holds from before: 1 check-in. enter brings them here." in text(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(every(fresh.book(), CheckIn)))
        assert [made.values[0] for made in every(fresh.book(), CheckIn)] == [7]
        assert quiet(pilot.app).startswith("Brought here: 1 check-in.")
        await pilot.press("B")
        await pilot.pause()
        assert len(every(fresh.book(), CheckIn)) == 1
        await pilot.press("u")
        await pilot.pause()
        assert every(fresh.book(), CheckIn) == () and "from before: 1 check-in" in text(pilot.app)


async def test_enter_on_a_row_of_the_first_page_does_what_its_key_does(fresh: Home) -> None:
    async with fresh.open() as pilot:
        await settled(pilot, "4")
        assert at(pilot.app).startswith("n")
        await settled(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CheckInForm))
        await settled(pilot, "escape", "G", "enter")
        await until(pilot, lambda: "A session is on" in text(pilot.app))
