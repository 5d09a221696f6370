"""The page of a session: of all that can be chosen it holds exactly what is, and never what is private."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, product

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.session import AgendaPoint, Measure, Session
from troth.domain.journey.session_things import Thing, session_things
from troth.domain.records import Link
from troth.drawing.session_markdown import EMPTY, session_markdown

TODAY = date(2026, 11, 26)
LAST = date(2026, 11, 29)
WEEK = timedelta(weeks=1)
PATTERN = Pattern(
    1, "p1", 0, date(2026, 4, 9), "the snail and the storm", ("pursue", "criticise"), ("withdraw",), my_top=("cross",),
    my_soft=("alone",), my_needs=("an answer",), their_top="cornered", their_needs="time of THEIRS",
    sign='I say "just", and my voice gets quick', new_move='I say "snail" and sit down',
)  # fmt: skip
LATE = Incident(
    2, "i2", 0, date(2026, 10, 17), "I stood in the hall with my coat on.", topic="being late", mine=("pursue",),
    theirs=("withdraw",), minutes=20, caught="early", story="PRIVATE", soft=("PRIVATE",), their_story="I am a CLOCK",
    of=1,
)  # fmt: skip
MONEY = Incident(3, "i3", 0, date(2026, 11, 14), "A letter.", topic="money", caught="before", of=1, soft=("PRIVATE",))
SESSION = Session(
    1, "s1", 0, date(2026, 12, 3), "18:00", "a counsellor", question="How do we say money things?",
    tried="Saying its name.\nTen minutes apart.", insight="PRIVATE", hard="PRIVATE", for_helper="PRIVATE",
    goal="PRIVATE", near=3,
)  # fmt: skip


def put(*records: object) -> Book:
    """A book with those records, each in its table."""
    tables = {
        CheckIn: "checkins", Incident: "incidents", Pattern: "patterns", Decision: "decisions", Session: "sessions",
        AgendaPoint: "agenda", Measure: "measures", Appreciation: "thanks", Celebration: "celebrations",
        DayMonth: "days",
    }  # fmt: skip
    edits = [Edit(tables[type(each)], each.number, None, each) for each in records]  # type: ignore[attr-defined, arg-type]
    return Book().after(Change("", tuple(edits)))


BOOK = put(
    PATTERN,
    Incident(1, "i1", 0, date(2026, 4, 9), "PRIVATE", topic="dishes", caught="after", of=1),
    LATE,
    MONEY,
    SESSION,
    AgendaPoint(1, "a1", 0, TODAY, "Who asks about March", meant="session"),
    AgendaPoint(2, "a2", 0, TODAY, "PRIVATE talk at home"),
    Measure(1, "m1", 0, date(2026, 11, 9), "a form", "31", "0", "81"),
    *(CheckIn(n, f"c{n}", 0, LAST - n * WEEK, (6,) * 7, ("PRIVATE",) * 7) for n in range(1, 7)),
    DayMonth(1, date(2026, 11, 1), ((3, DayMark(1, 0, "PRIVATE")),)),
    Decision(1, "d1", 0, TODAY, "PRIVATE"),
    Appreciation(1, "t1", 0, TODAY, "PRIVATE"),
    Celebration(1, "g1", 0, TODAY, "PRIVATE"),
)
TOLD: dict[object, tuple[str, str]] = {
    "question": ("How do we say money things?", ""),
    Link("patterns", 1): ("the snail and the storm", "time of THEIRS"),
    Link("incidents", 3): ("A moment: money", ""),
    Link("incidents", 2): ("coat on", "a CLOCK"),
    "tried": ("Ten minutes apart.", ""),
    "areas": ("Good faith: near my usual", ""),
    Link("agenda", 1): ("Who asks about March", ""),
    Link("measures", 1): ("a form", ""),
}
"""What each thing that can be chosen tells on the page, and what its guesses do; in their order."""


def with_chosen(things: Iterable[object], guesses: Iterable[Link] = ()) -> Session:
    links = tuple(each for each in things if isinstance(each, Link))
    parts = tuple(each for each in things if isinstance(each, str))
    return SESSION._replace(chosen=links, parts=parts, guesses=tuple(guesses))  # type: ignore[arg-type]


def test_each_choice_makes_a_page_of_exactly_that() -> None:
    guessing = [what for what, (_, guess) in TOLD.items() if guess]
    choices = [some for many in range(len(TOLD) + 1) for some in combinations(TOLD, many)]
    for some, with_guesses in product(choices, (False, True)):
        made = with_chosen(some, [each for each in guessing if with_guesses and each in some])  # type: ignore[misc]
        page = session_markdown(BOOK, made, TODAY)
        assert "PRIVATE" not in page
        if not some:
            assert page == EMPTY
            continue
        places = [page.find(words) for words, _ in TOLD.values()]
        assert [what in some for what in TOLD] == [place >= 0 for place in places]
        assert [place for place in places if place >= 0] == sorted(place for place in places if place >= 0)
        for what in guessing:
            lines = [line for line in page.splitlines() if TOLD[what][1] in line]
            assert len(lines) == (with_guesses and what in some)
            assert all(line.endswith(" (my guess, not asked)") for line in lines)


def test_what_can_be_chosen_in_its_order() -> None:
    things = session_things(BOOK, SESSION._replace(chosen=(Link("incidents", 2),), parts=("tried",)), TODAY)
    assert [each.what for each in things] == [*TOLD]
    assert [(each.kind, each.words) for each in things] == [
        ("question", "How do we say money things?"),
        ("the dance", "the snail and the storm, without the guesses"),
        ("it happened", "14 Nov, money, caught before it began"),
        ("it happened", "17 Oct, being late, caught early, without the guesses"),
        ("tried", "Saying its name. Ten minutes apart."),
        ("seven areas", "three months, in words"),
        ("to talk about", "Who asks about March"),
        ("measure", "9 Nov, a form: 31 of 81"),
    ]
    assert [each.chosen for each in things] == [False, False, False, True, True, False, False, False]
    assert [each.guesses for each in things] == [None, False, None, False, None, None, None, None]


def test_what_is_old_closed_or_rests_is_offered_only_while_it_is_chosen() -> None:
    kept = put(
        PATTERN._replace(state="resting"),
        LATE._replace(day=date(2026, 9, 26)),
        AgendaPoint(1, "a1", 0, TODAY, "done", meant="session", closed_on=TODAY),
        AgendaPoint(2, "a2", 0, TODAY, "another's", meant="session", of=2),
        Measure(1, "m1", 0, date(2026, 9, 26), "a form", "31", "20", "81"),
    )
    assert session_things(kept, Session(1, "s1", 0, TODAY), TODAY) == ()
    links = [Link(table, 1) for table in ("patterns", "agenda", "measures")] + [Link("incidents", 2)]
    found = session_things(kept, with_chosen(links)._replace(question="", tried=""), TODAY)
    assert {each.what for each in found if each.chosen} == {*links}
    assert found[-1] == Thing(Link("measures", 1), "measure", "26 Sep, a form: 31, from 20 to 81", True)


def test_what_is_gone_or_was_never_one_for_a_page_is_not_on_it() -> None:
    links = [Link("decisions", 1), Link("incidents", 99), Link("thanks", 1)]
    assert session_markdown(BOOK, with_chosen(links), TODAY) == EMPTY


def test_a_page_reads_as_one_would_write_it() -> None:
    some = ["question", Link("patterns", 1), Link("incidents", 2), "tried", Link("agenda", 1)]
    assert session_markdown(BOOK, with_chosen(some), TODAY) == (
        """\
# For Thursday 3 December 2026

Chosen by me from my own notes. It is no test and no finding.

## The question

How do we say money things?

## What goes round with us: the snail and the storm

Three times since April; first noticed after it was over, lately before it began.

- I ask and ask, and find fault. They go quiet, or go away.
- On top I am cross. Below that I feel alone. I needed an answer.
- The first sign: I say "just", and my voice gets quick
- What I do now: I say "snail" and sit down

The topics were dishes (1), being late (1), money (1).

## A moment: being late, Saturday 17 October

I stood in the hall with my coat on.
I asked and asked; they went quiet, went away.
We noticed early, and were back after 20 minutes.

## What we tried

Saying its name.
Ten minutes apart.

## Also to talk about

- Who asks about March
"""
    )


def test_a_guess_that_was_asked_says_so_and_nothing_hides_in_a_page() -> None:
    made = PATTERN._replace(asked="It is \x1b[31mso\u202e.", asked_on=TODAY, their_top="")
    page = session_markdown(put(made), with_chosen([Link("patterns", 1)], [Link("patterns", 1)]), TODAY)
    assert "- They need: time of THEIRS (my guess; I asked on Thursday 26 November 2026)\n" in page
    assert "- When I asked, they said: It is ␛[31mso�.\n" in page
