"""Pages of patterns, decisions and what happened, by keyboard: each key does what it says, and only where it can."""

from collections.abc import Sequence
from datetime import date

import pytest
from reflecting import at, settled
from screens import AT, READ, TODAY, Home, desk, text, type_in, until

from troth.domain.book import Book
from troth.domain.change import Change, Edit, Record, Table
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.lookup import every, loops, one
from troth.domain.journey.session import AgendaPoint, Session
from troth.domain.records import Link
from troth.drawing.session_markdown import session_markdown
from troth.tui.journey.session_actions import AfterForm
from troth.tui.journey.session_page import SessionPreview

OF = 1
PATTERN = Pattern(1, "p1", AT, TODAY, "the snail and the storm", mine=("pursue",), their_soft="cornered")
ROUNDS = tuple(
    Incident(n, f"i{n}", AT, date(2026, 11, n), "A door.", topic="money", mine=("pursue",), theirs=("withdraw",))
    for n in (1, 2, 3)
)
QUESTION = Decision(1, "d1", AT, TODAY, "Do we take the dog?", first=("a dog", "", ""), second=("", "quiet", ""))
AHEAD = Session(1, "s1", AT, date(2026, 12, 3))


def fill(home: Home, records: Sequence[tuple[Table, Record]]) -> None:
    def add(_: Book) -> Change:
        return Change("", tuple(Edit(table, record.number, None, record) for table, record in records))

    home.store.do(add, AT)


async def answer(pilot: object, words: str) -> None:
    await type_in(pilot, words)  # type: ignore[arg-type]
    await settled(pilot, "enter")  # type: ignore[arg-type]


async def test_a_pattern_is_asked_about_taken_along_changed_and_rests(fresh: Home) -> None:
    seen = Incident(1, "i1", AT, TODAY, "A plate in the sink.", topic="dishes", of=1)
    fill(fresh, [("patterns", PATTERN), ("sessions", AHEAD), ("incidents", seen)])
    async with fresh.open() as pilot:
        await settled(pilot, "4", "v", "v", "enter")
        assert "a guess, not asked yet" in text(pilot.app) and "▌Mon 23 Nov  dishes" in text(pilot.app)
        await settled(pilot, "enter")
        assert "A plate in the sink." in text(pilot.app)
        await settled(pilot, "escape")
        await settled(pilot, "a")
        await answer(pilot, "Mostly tired.")
        assert one(fresh.book(), Pattern, 1).asked == "Mostly tired."
        await settled(pilot, "T", "T")
        assert [each.text for each in every(fresh.book(), AgendaPoint)] == [PATTERN.name], "it waits once"
        await settled(pilot, "P")
        assert one(fresh.book(), Session, 1).chosen == (Link("patterns", 1),)
        await settled(pilot, "P", "z")
        assert one(fresh.book(), Session, 1).chosen == ()
        assert one(fresh.book(), Pattern, 1).state == "resting" and "It rests." in text(pilot.app)
        await settled(pilot, "E", "tab")
        await type_in(pilot, "I say just")
        await settled(pilot, "ctrl+s")
        await until(pilot, lambda: one(fresh.book(), Pattern, 1).sign == "I say just")
        await settled(pilot, "escape")
        assert at(pilot.app).startswith(PATTERN.name)


async def test_a_decision_is_heard_by_both_before_it_is_decided_and_is_looked_at_again(fresh: Home) -> None:
    fill(fresh, [("decisions", QUESTION)])

    def made() -> Decision:
        return one(fresh.book(), Decision, 1)

    async with fresh.open() as pilot:
        await settled(pilot, "4", "v", "v", "v", "enter", "c", "y", "x", READ)
        assert made() == QUESTION, "nothing is decided while nobody was heard"
        for who, line in (("1", "You want a dog"), ("2", "You need quiet")):
            await settled(pilot, "h", who)
            await answer(pilot, line)
            await settled(pilot, "y")
        assert made().state == "heard" and made().heard == ("You want a dog", "You need quiet")
        await settled(pilot, "c")
        await answer(pilot, "In spring.")
        await answer(pilot, "yesterday")
        assert made().state == "heard", "the day to look again is to come"
        await settled(pilot, *["backspace"] * len("yesterday"))
        await answer(pilot, "+7d")
        assert (made().state, made().choice) == ("decided", "In spring.")
        await settled(pilot, "y", "enter")
        assert made().review_on is None and made().history[-1].what == "kept"
        await settled(pilot, "o")
        assert made().state == "open" and made().heard_ok == (False, False)


@pytest.mark.parametrize("refuse", [False, True], ids=("named", "not one"))
async def test_two_moves_are_named_by_enter_or_sent_away(fresh: Home, refuse: bool) -> None:
    fill(fresh, [("incidents", each) for each in ROUNDS])
    async with fresh.open() as pilot:
        await settled(pilot, "4")
        while not at(pilot.app).startswith("A dance?"):
            await settled(pilot, "j")
        if refuse:
            await settled(pilot, "x")
            assert len(loops(fresh.book()).not_one) == 1 and every(fresh.book(), Pattern) == ()
        else:
            await settled(pilot, "enter")
            await answer(pilot, "the chase")
            (made,) = every(fresh.book(), Pattern)
            assert (made.name, made.mine, made.theirs) == ("the chase", ("pursue",), ("withdraw",))
            assert [each.of for each in every(fresh.book(), Incident)] == [made.number] * 3
        assert "A dance?" not in text(pilot.app)
        await settled(pilot, "u")
        assert "A dance?" in text(pilot.app)
        assert every(fresh.book(), Incident) == ROUNDS


async def test_what_goes_to_a_session_is_chosen_seen_and_written_to_a_file_of_its_own(
    fresh: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(fresh, [("sessions", AHEAD._replace(question="CANARY?")), ("patterns", PATTERN)])
    handed: list[str] = []

    def hand_out(text: str) -> str:
        handed.append(text)
        return "Written."

    monkeypatch.setattr("screens.desk", lambda ascii: desk(ascii)._replace(hand_out=hand_out))
    async with fresh.open() as pilot:
        await settled(pilot, "4", "v", "v", "v", "v", "enter")
        assert "Nothing is on your page yet." in text(pilot.app)
        await settled(pilot, "W", "exclamation_mark")
        assert handed == [], "an empty page is not written"
        await settled(pilot, "space")
        assert "[x] question" in text(pilot.app) and "On your page: 1 thing" in text(pilot.app)
        await settled(pilot, "j", "space", "exclamation_mark")
        made = one(fresh.book(), Session, 1)
        assert (made.parts, made.chosen, made.guesses) == (
            ("question",),
            (Link("patterns", 1),),
            (Link("patterns", 1),),
        )
        await settled(pilot, "P")
        await until(pilot, lambda: isinstance(pilot.app.screen, SessionPreview))
        assert "CANARY?" in text(pilot.app) and "(my guess, not asked)" in text(pilot.app)
        await settled(pilot, "W", "escape", "space")
        assert handed == [session_markdown(fresh.book(), made, TODAY)]
        assert one(fresh.book(), Session, 1).guesses == (), "guesses leave the page with what they are of"
        await settled(pilot, "a")
        assert not isinstance(pilot.app.screen, AfterForm), "nothing came of it yet"
        await settled(pilot, READ, "x")
        assert one(fresh.book(), Session, 1).state == "called_off"


async def test_what_came_of_a_session_waits_where_it_is_left_and_is_kept(fresh: Home) -> None:
    fill(fresh, [("sessions", AHEAD._replace(day=TODAY))])
    async with fresh.open() as pilot:
        await settled(pilot, "4", "v", "v", "v", "v", "enter", "a")
        await type_in(pilot, "CANARY")
        await settled(pilot, "ctrl+s")
        await until(pilot, lambda: one(fresh.book(), Session, 1).state == "held")
        assert one(fresh.book(), Session, 1).insight == "CANARY"
        assert "CANARY" not in text(pilot.app)
