"""A practice that does something with a promise or a card: chosen from the book, done at the end, undone by one u."""

from typing import Any

import pytest
from practices import at, begin, drafts, given, made, press, put_draft, runner, show
from screens import AT, NOW, TODAY, Home, a_promise, day, quiet, text, type_in, walk
from textual.pilot import Pilot
from walking import LISTED, answers, stock

from troth.domain.actions.boundaries import AddBoundary, KeepPrivate
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.life import Release
from troth.domain.actions.outcomes import Keep
from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit
from troth.domain.draft import Draft
from troth.domain.entries import entry
from troth.domain.records import Commitment, Link
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Daily, Once
from troth.practice.definition import Practice
from troth.practice.run import Run
from troth.tui.practice_run.run_screen import RunScreen

FENCE = LISTED["promises"]
MOVE: list[dict[str, Any]] = [
    {"type": "choose", "from": "promises", "options": [{"id": "other", "label": "Another one"}]},
    {"type": "move_commitment", "of": "s0", "day": "fri", "why": "the rain"},
]

MISSED = {"type": "choose", "from": "missed", "options": [{"id": "none", "label": "Not on the list"}]}


async def to(pilot: Pilot[Any], kind: str) -> None:
    """Answer steps, each by its first answer, until one of that type or name is in front."""
    while kind not in (runner(pilot.app).run.step.type, at(pilot.app)):
        run = runner(pilot.app).run
        await pilot.press(*answers(run, False)[0].keys, "tab")


async def take_up(pilot: Pilot[Any], asked: Practice, draft: Draft) -> None:
    """Go on with a draft of a practice that is in no library."""
    app: Any = pilot.app
    app.practices.run(asked, draft)
    await pilot.pause()


def gone(book: Book) -> Change:
    """Promise 1 is in the file no more, as after an undo elsewhere."""
    return Change("Gone.", (Edit("commitments", 1, book.commitment(1), None),))


def due(promise: Commitment) -> object:
    assert isinstance(promise.schedule, Once)
    return promise.schedule.due


async def test_s6_2_e27_moves_the_promise_that_was_chosen_and_one_u_takes_all_of_it_back(fresh: Home) -> None:
    stock(fresh.store)
    async with fresh.open() as pilot:
        await begin(pilot, "E27")
        assert "( ) 1  Paint the fence (Wed 25 Nov)" in text(pilot.app)
        await press(pilot, "1 tab")
        assert "Paint the fence: what has changed?" in text(pilot.app)
        await to(pilot, "date")
        await type_in(pilot, "fri")
        await press(pilot, "tab")
        await to(pilot, "told")
        await press(pilot, "1 tab")
        shown = text(pilot.app)
        assert "(•) 1  Move it: Paint the fence" in shown and "Understood: Fri 27 Nov." in shown
        await press(pilot, "tab")
        assert "Moved to Fri 27 Nov: Paint the fence." in text(pilot.app)
        assert due(fresh.promise(1)) == day(2), "at the end, not before"
        await press(pilot, "1 enter")
        assert "Moved to Fri 27 Nov" in quiet(pilot.app)
        book = fresh.book()
        (move,) = book.moves(1)
        assert (due(book.commitment(1)), move.told) == (day(4), "before")
        assert move.why == given_to(fresh, "changed")
        assert entry(book, 1).made == (Link("commitments", 1),)
        assert entry(book, 1).answers[0].values == ("Paint the fence",), "in words, without its name in the file"
        await press(pilot, "u")
        book = fresh.book()
        assert (due(book.commitment(1)), book.moves(1), list(book.source.outlines())) == (day(2), (), [])


def given_to(home: Home, step: str) -> str:
    return next(answer.values[0] for answer in entry(home.book(), 1).answers if answer.step == step)


async def test_the_last_page_lists_every_word_that_stays_where_the_run_is_not_kept(fresh: Home) -> None:
    stock(fresh.store)
    async with fresh.open() as pilot:
        await begin(pilot, "E27")
        await press(pilot, "1 tab")
        await type_in(pilot, "my innermost reason")
        await press(pilot, "tab")
        await to(pilot, "end")
        assert "Why it moves: my innermost reason" in text(pilot.app)
        await press(pilot, "2 enter")
    assert fresh.book().moves(1)[0].why == "my innermost reason"


async def test_a_repair_is_listed_with_its_words_and_not_with_what_stays_nowhere(fresh: Home) -> None:
    stock(fresh.store)
    terms = {"regret": "you waited", "explanation": "{s1}", "change": "an alarm"}
    mine = {"responsibility": "I forgot", "amends": "a cake", "by": "fri"}
    asked = made(MISSED, {"type": "text"}, {"type": "repair_commitment", "of": "s0", **mine, **terms}, keep="ask")
    async with fresh.open() as pilot:
        await show(pilot, asked)
        await press(pilot, "1 tab")
        await type_in(pilot, "I was tired")
        await press(pilot, "tab tab")
        rows = [row.strip() for row in text(pilot.app).splitlines()]
        first = rows.index("This will be so:")
        assert rows[first + 1 : first + 8] == [
            "Repair begun: Call mum.",
            "What was mine in it: I forgot",
            "What I will do to make it good: a cake",
            "By which day: Fri 27 Nov",
            "I am sorry that: you waited",
            "How it came about: I was tired",
            "What changes: an alarm",
        ]
        await press(pilot, "escape")
    walk(fresh.store, Keep(2, day(-2), NOW))
    async with fresh.open() as pilot:
        await take_up(pilot, asked, drafts(fresh)[0])
        shown = text(pilot.app)
        assert "Left as it is: There is nothing to repair any more on Sat 21 Nov" in " ".join(shown.split())
        assert "I was tired" not in shown, "it goes with the answers"


@pytest.mark.parametrize("keep", [True, False])
async def test_words_of_a_repair_that_can_not_be_done_are_in_the_entry_where_there_is_one(
    fresh: Home, keep: bool
) -> None:
    stock(fresh.store)
    asked = made(MISSED, {"type": "repair_commitment", "of": "s0"}, keep="ask", keep_default="yes")
    async with fresh.open() as pilot:
        await show(pilot, asked)
        await press(pilot, "1 tab down")
        await type_in(pilot, "my own part")
        await press(pilot, "down")
        await type_in(pilot, "a cake")
        await press(pilot, "tab")
        assert at(pilot.app) == "end"
        fresh.other().do(Keep(2, day(-2), NOW), AT)
        await press(pilot, f"{2 - keep} enter")
        assert "There is nothing to repair any more" in quiet(pilot.app)
    assert [*map(bool, (drafts(fresh), fresh.book().source.outlines()))] == [False, keep]
    if keep:
        (_, said) = entry(fresh.book(), 1).answers
        assert (said.prompt, said.values) == ("Prompt 1?", ("my own part", "a cake"))
        assert said.labels == ("What was mine in it", "What I will do to make it good")
    assert ("my own part" in fresh.path.read_text()) == keep


async def test_it_is_left_by_one_key_and_the_other_one_is_no_record(fresh: Home) -> None:
    stock(fresh.store)
    asked = made(*MOVE)
    async with fresh.open() as pilot:
        await show(pilot, asked)
        await press(pilot, "1 tab 2 tab")
        assert "Moved" not in text(pilot.app)
        await press(pilot, "shift+tab shift+tab 2 tab")
        assert at(pilot.app) == "end", "there is nothing to do anything with"
        await press(pilot, "enter")
    assert fresh.book().moves(1) == () and fresh.book().source.outlines()


async def test_a_draft_holds_the_words_and_goes_on_when_the_record_is_gone(fresh: Home) -> None:
    stock(fresh.store)
    async with fresh.open() as pilot:
        await begin(pilot, "E27")
        await press(pilot, "1 tab")
        await to(pilot, "end")
        run = runner(pilot.app).run
        await press(pilot, "escape")
    (draft,) = drafts(fresh)
    assert draft.answers["which"] == FENCE
    walk(fresh.store, gone)
    async with fresh.open() as pilot:
        await begin(pilot, "E27", draft.uid)
        shown = " ".join(text(pilot.app).split())
        assert "Left as it is: “Paint the fence” is not there any more." in shown
        await to_first(pilot)
        assert "(•) 1  Paint the fence" in text(pilot.app) and given(pilot.app, "which") == FENCE
        await press(pilot, "tab")
        assert "Paint the fence: what has changed?" in text(pilot.app)
        await to(pilot, "move")
        await press(pilot, "tab")
        assert at(pilot.app) == "move"
        assert quiet(pilot.app) == "“Paint the fence” is not there any more. 2 leaves it as it is."
        await press(pilot, "2 tab")
        await to(pilot, "end")
        await press(pilot, "1 enter")
        assert not isinstance(pilot.app.screen, RunScreen)
    assert run.finished and entry(fresh.book(), 1).answers[0].values == ("Paint the fence",)


async def to_first(pilot: Pilot[Any]) -> None:
    for _ in range(runner(pilot.app).run.place.k - 1):
        await pilot.press("shift+tab")
    await pilot.pause()


async def test_what_another_window_closed_meanwhile_is_told_and_the_rest_is_kept(fresh: Home) -> None:
    stock(fresh.store)
    async with fresh.open() as pilot:
        await show(pilot, made({"type": "text"}, MOVE[0], {**MOVE[1], "of": "s1"}))
        await press(pilot, "w o r d s tab 1 tab tab")
        assert "Moved to Fri 27 Nov" in text(pilot.app)
        fresh.other().do(Release(1, NOW), AT)
        await press(pilot, "enter")
        assert quiet(pilot.app).startswith("Promise 1 is closed.") and "The rest is done." in quiet(pilot.app)
    book = fresh.book()
    assert entry(book, 1).answers[0].values == ("words",) and book.moves(1) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-11-01", "That day is over. Take one that is still to come."),
        ("some day", "That is not a date Troth knows."),
    ],
)
async def test_a_day_that_is_none_is_told_at_the_step(fresh: Home, typed: str, said: str) -> None:
    stock(fresh.store)
    async with fresh.open() as pilot:
        await show(pilot, made(*MOVE))
        await press(pilot, "1 tab down ctrl+u")
        await type_in(pilot, typed)
        await press(pilot, "tab")
        assert at(pilot.app) == "s1" and said in text(pilot.app)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "tomorrow")
        await press(pilot, "tab enter")
    assert due(fresh.promise(1)) == day(1)


async def test_only_promises_of_mine_with_a_day_of_their_own_stand_on_the_list_what_is_due_first_ahead(
    fresh: Home,
) -> None:
    stock(fresh.store)
    walk(
        fresh.store,
        a_promise("Yoga", Daily()),
        a_promise("Twice", TimesPer(2, "week")),
        a_promise("Theirs", Once(day(1)), by="partner"),
        a_promise("Let go", Once(day(1))),
        a_promise("Late", Once(day(-3))),
        Release(6, NOW),
    )
    async with fresh.open() as pilot:
        await show(pilot, made(*MOVE))
        rows = [row.strip(" ▌") for row in text(pilot.app).splitlines() if "( )" in row]
    assert rows == ["( ) 1  Late (Fri 20 Nov)", "( ) 2  Paint the fence (Wed 25 Nov)", "( ) 3  Another one"]


async def test_s6_4_e28_begins_the_repair_of_a_promise_that_was_missed(fresh: Home) -> None:
    stock(fresh.store)
    walk(fresh.store, a_promise("Water the plants", Once(day(-1))))
    async with fresh.open() as pilot:
        await begin(pilot, "E28")
        shown = text(pilot.app)
        assert "( ) 1  Water the plants (Sun 22 Nov)" in shown, "nobody has said yet how that went"
        assert "( ) 2  Call mum (Sat 21 Nov)" in shown and "Paint the fence" not in shown
        await press(pilot, "1 tab")
        await to(pilot, "forgive")
        await press(pilot, "2 tab")
        await to(pilot, "repair")
        assert "(•) 1  Begin its repair: Water the plants" in text(pilot.app)
        await press(pilot, "tab tab")
        assert "Repair begun: Water the plants." in text(pilot.app)
        await press(pilot, "enter")
        book = fresh.book()
        (repair,) = book.repairs(3)
        assert (repair.day, repair.asked_forgiveness, book.commitment(3).state) == (day(-1), True, "repairing")
        assert fresh.outcome(3, day(-1)) == "not_kept" and repair.regret and repair.change
        assert Link("commitments", 3) in entry(book, 1).made
        await press(pilot, "u")
    assert fresh.outcome(3, day(-1)) is None and fresh.book().repairs(3) == ()


async def test_a_repair_taken_up_the_next_day_is_still_of_the_day_that_was_chosen(fresh: Home) -> None:
    walk(fresh.store, a_promise("Yoga", Daily(), since=-2))
    asked = made(MISSED, {"type": "repair_commitment", "of": "s0", "responsibility": "mine", "amends": "tea"})
    chosen = ("Yoga", fresh.promise(1).uid, day(-2).isoformat())
    put_draft(fresh, Run(asked, at="s0", answers={"s0": chosen}))
    async with fresh.open() as pilot:
        await take_up(pilot, asked, drafts(fresh)[0])
        rows = [row.strip(" ▌") for row in text(pilot.app).splitlines() if "( )" in row or "(•)" in row]
        assert rows == ["(•) 1  Yoga (Sat 21 Nov)", "( ) 2  Yoga (Sun 22 Nov)", "( ) 3  Not on the list"]
        await press(pilot, "tab tab enter")
    assert [each.day for each in fresh.book().repairs(1)] == [day(-2)]
    assert fresh.outcome(1, day(-1)) is None, "of yesterday nothing was said"


@pytest.mark.parametrize("tone", ["1", "2"])
async def test_s1_3_e02_gives_a_card_its_words_and_makes_it_ready(fresh: Home, tone: str) -> None:
    walk(fresh.store, AddBoundary(Boundary(0, "b1", AT, "I need quiet", firmness="firm")))
    async with fresh.open() as pilot:
        await begin(pilot, "E02")
        assert "( ) 1  I need quiet (forming)" in text(pilot.app), "one is alone with this practice"
        await press(pilot, "1 tab")
        await type_in(pilot, "you knock")
        await press(pilot, "tab")
        await type_in(pilot, "I close the door")
        await press(pilot, "tab")
        assert "I need quiet. It helps me when you knock. If not, I close the door." in text(pilot.app)
        await press(pilot, f"tab {tone} tab")
        await to(pilot, "ready")
        shown = text(pilot.app)
        assert "(•) 1  Make it ready to say: I need quiet" in shown and "Honour it by: you knock" in shown
        await press(pilot, "tab enter")
    card = fresh.book().boundary(1)
    assert (card.status, card.statement, card.how_to_honour) == ("ready", "I need quiet.", "you knock")
    assert card.what_i_will_do and entry(fresh.book(), 1).made == (Link("boundaries", 1),)


async def test_s1_4_e03_shows_no_private_card_and_ends_in_understood(fresh: Home) -> None:
    stock(fresh.store)
    for number, words in enumerate(("FORMING", "UNSAID", "THEIRS", "said one"), 2):
        owner = "partner" if words == "THEIRS" else "me"
        walk(fresh.store, AddBoundary(Boundary(0, f"b{number}", AT, words, owner=owner)))
    for number in (3, 4, 5):
        walk(fresh.store, MoveCard(number, "ready", NOW, f"r{number}", worded=True))
    walk(fresh.store, MoveCard(5, "said", NOW, "s5"), KeepPrivate(3, True))
    async with fresh.open() as pilot:
        await begin(pilot, "E03")
        await to(pilot, "card")
        shown = text(pilot.app)
        assert "( ) 1  I need an hour alone. (ready to say)" in shown and "( ) 2  said one (said)" in shown
        assert not any(words in shown for words in ("FORMING", "UNSAID", "THEIRS"))
        await press(pilot, "1 tab")
        await to(pilot, "back")
        await type_in(pilot, "an hour for you")
        await press(pilot, "tab 1 tab")
        await to(pilot, "understood")
        await press(pilot, "tab 1 enter")
        card = fresh.book().boundary(1)
        assert (card.status, card.said_back) == ("understood", "an hour for you")
        assert (card.first_said_on, card.understood_on) == (TODAY, TODAY)
        await press(pilot, "u")
    assert fresh.book().boundary(1).status == "ready"


@pytest.mark.parametrize("who", ["together", "solo"])
async def test_a_chosen_card_that_is_private_by_now_is_not_shown_again_to_two(fresh: Home, who: str) -> None:
    stock(fresh.store)
    none = [{"id": "none", "label": "None of these"}]
    card = {"type": "choose", "from": "boundaries", "suggest": "none", "options": none}
    asked = made(card, {"type": "text"}, who=who)
    put_draft(fresh, Run(asked, at="s0", answers={"s0": LISTED["boundaries"]}))
    walk(fresh.store, KeepPrivate(1, True))
    async with fresh.open() as pilot:
        await take_up(pilot, asked, drafts(fresh)[0])
        if who == "solo":
            assert "(•) 1  I need an hour alone. (ready to say)" in text(pilot.app)
            return
        assert "hour alone" not in text(pilot.app) and "None of these" in text(pilot.app)
        await press(pilot, "enter")
        assert at(pilot.app) == "s0" and quiet(pilot.app) == "Choose one.", "it is open again"
        await press(pilot, "1 tab escape")
    assert drafts(fresh)[0].answers == {"s0": ("none",)}


async def test_e05_moves_two_of_the_week_by_one_end(fresh: Home) -> None:
    stock(fresh.store)
    walk(fresh.store, a_promise("Bake", Once(day(3), "18:00")))
    async with fresh.open() as pilot:
        await begin(pilot, "E05")
        await to(pilot, "fits")
        await press(pilot, "2 tab")
        for name, digit in (("first", "1"), ("second", "2")):
            await to(pilot, name)
            await press(pilot, f"{digit} tab")
            await type_in(pilot, "+9d")
            await press(pilot, "tab tab")
        await to(pilot, "end")
        await press(pilot, "enter")
        assert [due(promise) for promise in fresh.book().commitments()][0::2][:2] == [day(9), day(9)]
        assert fresh.promise(3).schedule == Once(day(9), "18:00"), "its hour stays"
        await press(pilot, "u")
        assert (due(fresh.promise(1)), due(fresh.promise(3))) == (day(2), day(3))


async def test_a_run_that_is_not_kept_moves_it_and_leaves_no_entry(fresh: Home) -> None:
    stock(fresh.store)
    async with fresh.open() as pilot:
        await begin(pilot, "E27")
        await press(pilot, "1 tab")
        await to(pilot, "end")
        await press(pilot, "2 enter")
    book = fresh.book()
    assert list(book.source.outlines()) == [] and len(book.moves(1)) == 1


async def test_a_number_is_recalled_with_what_it_answers(fresh: Home) -> None:
    asked = made(
        {"type": "scale", "low": "no", "high": "yes", "prompt": "How sure?"}, {"type": "text", "recall": ["s0"]}
    )
    async with fresh.open() as pilot:
        await show(pilot, asked)
        await press(pilot, "7 tab")
        assert "How sure? 7" in text(pilot.app)
