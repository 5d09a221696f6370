"""A sentence that answers a question about a record waits where it was typed, however one leaves, until it is kept."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from practices import drafts, press
from reflecting import at
from screens import AT, NOW, TODAY, Home, a_promise, quiet, type_in, until, walk

from troth.domain.actions.boundaries import AddBoundary
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.sharing import AddGuess
from troth.domain.book import Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit, Table
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.reflection import Guess
from troth.domain.schedule.dated import Daily
from troth.tui.app.draft_pages import page_of_draft
from troth.tui.context import Context
from troth.tui.draft_line import DraftLine
from troth.tui.kit.ask import Ask

WORDS = "They were glad that I came to them first"

QUESTION = Decision(1, "d1", AT, TODAY, "Do we take the dog?", first=("a dog", "", ""), second=("", "quiet", ""))
PATTERN = Pattern(1, "p1", AT, TODAY, "the snail", mine=("pursue",), their_soft="cornered")
ROUNDS = [
    Incident(n, f"i{n}", AT, TODAY - timedelta(n), "A door.", mine=("pursue",), theirs=("withdraw",)) for n in range(3)
]


def add(*records: tuple[Table, Any]) -> Callable[[Book], Change]:
    return lambda _: Change("", tuple(Edit(table, made.number, None, made) for table, made in records))


SAID = (
    AddBoundary(Boundary(0, "b1", AT, "I keep Sundays free", shape="agreement")),
    MoveCard(1, "ready", NOW, "m1", worded=True),
    MoveCard(1, "said", NOW, "m2"),
)


class Question(NamedTuple):
    """A home with these records, the keys that lead to the question, the one that opens it, and what follows it."""

    records: Sequence[Callable[[Book], Change]]
    way: str
    opens: str
    then: str = ""
    title: str = ""


HEARD = QUESTION._replace(state="heard", heard=("You want a dog", "You need quiet"), heard_ok=(True, True))

QUESTIONS = {
    "told how": Question([a_promise("Sing", Daily())], "", "t", title="How they were told"),
    "why let go": Question([a_promise("Sing", Daily())], "", "L", title="Why it is let go"),
    "the day": Question([a_promise("Sing", Daily())], "", "equals_sign", title="What I would like to do today"),
    "what I will do": Question(
        [AddBoundary(Boundary(0, "b1", AT, "I sleep at ten", firmness="firm"))], "2", "L", title="What I will do"
    ),
    "said back": Question(SAID, "2 l l", "L", "y", title="What was said back"),
    "a guess": Question(
        [AddGuess(Guess(0, "g1", AT, TODAY, "Tired", "yawned", 50))], "3 v v v", "a", "r", title="What it was"
    ),
    "a line heard": Question([add(("decisions", QUESTION))], "4 v v v enter", "h 1", "y", "A line that was said back"),
    "we decided": Question([add(("decisions", HEARD))], "4 v v v enter", "c", "enter", "What we decided"),
    "asked": Question([add(("patterns", PATTERN))], "4 v v enter", "a", title="What they said"),
    "a name": Question(
        [add(*(("incidents", each._replace(number=each.number + 1)) for each in ROUNDS))],
        "4 dance",
        "enter",
        title="A name for a pattern",
    ),
}


async def lead(pilot: Any, way: str) -> None:
    for key in way.split():
        if key != "dance":
            await press(pilot, key)
            continue
        while not at(pilot.app).startswith("A dance?"):
            await press(pilot, "j")


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Context, "part", lambda context, book: "morning")


def line(app: Any) -> str:
    assert isinstance(app.screen, DraftLine)
    return app.screen.text


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
async def test_an_answer_waits_until_it_is_kept(fresh: Home, asked: Question) -> None:
    walk(fresh.store, *asked.records)
    async with fresh.open() as pilot:
        app: Any = pilot.app
        await lead(pilot, asked.way)
        await press(pilot, f"{asked.opens} ctrl+u")
        await type_in(pilot, WORDS)
        await until(pilot, lambda: [WORDS in str(each.answers) for each in drafts(fresh)] == [True])
        await press(pilot, "escape")
        assert quiet(app) == "It waits: the same key goes on with it."
        (waits,) = drafts(fresh)
        assert waits.title == asked.title
        page = page_of_draft(app.context, fresh.book(), waits)
        assert isinstance(page, DraftLine) and page.text == WORDS, "it goes on from the list of drafts, too"
        await press(pilot, asked.opens)
        assert line(app) == WORDS
        await press(pilot, "enter")
        if asked.then:
            assert len(drafts(fresh)) == 1, "what follows is not answered yet"
            await press(pilot, "escape")
            assert line(app) == WORDS
            await press(pilot, f"enter {asked.then}")
        await until(pilot, lambda: drafts(fresh) == ())
        assert not isinstance(app.screen, Ask)
    assert WORDS in fresh.path.read_text()


async def test_what_stood_there_already_is_no_draft(fresh: Home) -> None:
    walk(fresh.store, add(("patterns", PATTERN._replace(asked=WORDS, asked_on=TODAY))))
    async with fresh.open() as pilot:
        await press(pilot, "4 v v enter a")
        assert line(pilot.app) == WORDS
        await press(pilot, "x backspace escape")
        await until(pilot, lambda: drafts(fresh) == ())
        assert not isinstance(pilot.app.screen, Ask)
