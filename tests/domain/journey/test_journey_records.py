"""The records of the long view: each move of each state, each refusal, each turned round."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from domain_helpers import contents, do, made, now

from troth.domain.actions.deciding import Decide, EndDecision, KeepDecision, LookAgain, ReopenDecision, SayBack
from troth.domain.actions.erasing import ERASED, Erase, beside
from troth.domain.actions.evenings import EraseDay, SayPulse, SetIntention
from troth.domain.actions.keepsakes import BringBack, SayThanks
from troth.domain.actions.offers import CallBack, EndEvenings, SendAway, SetLoop
from troth.domain.actions.patterns import JoinPattern, NoPattern, NoteAnswer, RestPattern
from troth.domain.actions.reflecting import FinishReflection
from troth.domain.actions.sessions import CallOffSession, ChooseForPage, HoldSession, TakeGuesses, TalkedAbout
from troth.domain.actions.writing_down import AddRecord, Plain, ReviseRecord
from troth.domain.book import Action, Book
from troth.domain.change import Change, Edit
from troth.domain.errors import NotUnderstood, Refused
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision, stage
from troth.domain.journey.evening import DayMark
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import KINDS, between, day_month, every, is_loose, loops, mark_on, marks, one, rounds
from troth.domain.journey.loops import Loops, NotOne, QuietOffer
from troth.domain.journey.session import AgendaPoint, Measure, Session
from troth.domain.links import linked
from troth.domain.records import Link
from troth.domain.reflection import Answer, Reflection

DAY = date(2026, 11, 26)
NOW = now(DAY)
LATER = DAY + timedelta(days=7)
HEARD = ("My mother is alone.", "The work in March.")

CHECK_IN = CheckIn(0, "c1", NOW.at, DAY, (8, 6, 8, 4, None, 8, 7), ("Sunday mornings", *[""] * 6))
INCIDENT = Incident(
    0, "i1", NOW.at, DAY, "The door was shut.", topic="being late", mine=("pursue",), theirs=("withdraw",),
    their_top="cornered",
)  # fmt: skip
PATTERN = Pattern(0, "p1", NOW.at, DAY, "The snail and the storm", ("pursue",), ("withdraw",), their_soft="afraid")
DECISION = Decision(0, "d1", NOW.at, DAY, "Where do we spend the winter?")
SESSION = Session(0, "s1", NOW.at, LATER, "18:00", "a counsellor", question="How do we say money things?")
POINT = AgendaPoint(0, "a1", NOW.at, DAY, "Who asks about March")
MEASURE = Measure(0, "m1", NOW.at, DAY, "a form", "31", "0", "81")
THANKS = Appreciation(0, "t1", NOW.at, DAY, "the letter you opened with me")
CELEBRATION = Celebration(0, "g1", NOW.at, DAY, "We said its name, and laughed.")
EVERY: tuple[Plain, ...] = (
    CHECK_IN, INCIDENT, PATTERN, DECISION, SESSION, POINT, MEASURE, THANKS, CELEBRATION
)  # fmt: skip


def written(*records: Plain) -> Book:
    return do(Book(), *map(AddRecord, records or EVERY))


def turned(book: Book, action: Action) -> Book:
    """The book after an action, which can be turned round, and says one line."""
    before, change = contents(book), action(book)
    assert change.edits and change.summary and "\n" not in change.summary
    after = book.after(change)
    back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))
    assert contents(after.after(back)) == before == contents(book)
    return after


def refused(book: Book, *actions: Action) -> None:
    for action in actions:
        with pytest.raises(Refused) as error:
            action(book)
        assert "\n" not in str(error.value)


def unchanged(book: Book, *actions: Action) -> None:
    for action in actions:
        assert action(book).edits == (), action


def decided(book: Book | None = None) -> Book:
    book = written(DECISION) if book is None else book
    book = do(book, *(SayBack(1, who, line, True, NOW) for who, line in enumerate(HEARD)))
    return do(book, Decide(1, "They come to us.", NOW, LATER))


@pytest.mark.parametrize("record", EVERY, ids=lambda record: type(record).__name__)
def test_each_is_written_down_once_revised_and_erased(record: Plain) -> None:
    book = turned(Book(), AddRecord(record))
    unchanged(book, AddRecord(record))
    kind, (table, _, heart) = type(record), KINDS[type(record)]
    kept = one(book, kind, 1)
    assert kept._replace(number=0, **({"history": ()} if kind is Decision else {})) == record
    assert every(book, kind) == (kept,) == between(book, kind, record.day, record.day)
    assert between(book, kind, date.min, record.day - timedelta(days=1)) == ()
    assert book.source.first_day(table) == record.day and book.source.named(table, record.uid) == 1
    if heart:
        book = turned(book, ReviseRecord(kind, 1, ((heart, " other  words "),)))
        assert getattr(one(book, kind, 1), heart).split() == ["other", "words"]
        unchanged(book, ReviseRecord(kind, 1, ((heart, "other words" if heart == "name" else "other  words"),)))
        refused(book, AddRecord(record._replace(uid="new", **{heart: " "})), ReviseRecord(kind, 1, ((heart, ""),)))
    refused(book, ReviseRecord(kind, 1, (("uid", "x"),)), ReviseRecord(kind, 2, (("day", DAY),)))
    gone = Erase(1, table)(book)
    assert (table, 1) in gone.forget and every(book.after(gone), kind) == ()
    assert ERASED[table] and isinstance(beside(book, table, 1), str)


def test_what_is_said_of_each_that_is_written_down() -> None:
    assert [AddRecord(record)(Book()).summary for record in EVERY] == [
        "Noted: the week of 23 Nov, 6 of 7.",
        "Noted: The door was shut.",
        "Named: The snail and the storm",
        "Decision: Where do we spend the winter?",
        "Planned: Thu 3 Dec 18:00.",
        "To talk about: Who asks about March",
        "Noted: a form, 31 of 0 to 81.",
        "Thanks noted, still to say: the letter you opened with me",
        "Celebrated: We said its name, and laughed.",
    ]


NONE = (None,) * 7
WRONG: tuple[Any, ...] = (
    CHECK_IN._replace(values=NONE, words=("",) * 7),
    CHECK_IN._replace(values=(11, *NONE[1:])),
    CHECK_IN._replace(values=(-1, *NONE[1:])),
    CHECK_IN._replace(values=(5,)),
    CHECK_IN._replace(words=("calm",)),
    CHECK_IN._replace(words=("x" * 201, *[""] * 6)),
    INCIDENT._replace(minutes=-1),
    INCIDENT._replace(asked="tired"),
    PATTERN._replace(asked_on=DAY),
    DECISION._replace(state="heard"),
    DECISION._replace(state="decided", choice="yes"),
    DECISION._replace(state="decided", heard=HEARD, heard_ok=(True, True)),
    SESSION._replace(time="6pm"),
    SESSION._replace(near=11),
    MEASURE._replace(score="82"),
    MEASURE._replace(score="many"),
    MEASURE._replace(least="81", most="0"),
    CELEBRATION._replace(way=8),
    THANKS._replace(text="x" * 20_001),
)


@pytest.mark.parametrize("record", WRONG, ids=range(len(WRONG)))
def test_what_can_not_be_so_is_refused(record: Plain) -> None:
    refused(Book(), AddRecord(record))


def test_nothing_is_noted_for_a_day_to_come_but_a_session() -> None:
    for record in EVERY:
        tomorrow = AddRecord(record._replace(day=DAY + timedelta(days=1)), DAY)
        if isinstance(record, Session):
            turned(Book(), tomorrow)
        else:
            refused(Book(), tomorrow)


def test_a_check_in_is_corrected_and_a_second_one_of_a_week_stays_beside_it() -> None:
    book = written(CHECK_IN, CHECK_IN._replace(uid="c2", values=(None, 9, *NONE[2:]), words=("",) * 7))
    book = turned(book, ReviseRecord(CheckIn, 1, (("values", (7, *CHECK_IN.values[1:])), ("together", True))))
    assert [each.values[:2] for each in every(book, CheckIn)] == [(7, 6), (None, 9)]
    refused(book, ReviseRecord(CheckIn, 1, (("values", NONE), ("words", ("",) * 7))))
    refused(book, ReviseRecord(CheckIn, 1, (("day", DAY + timedelta(days=1)),), DAY))


def test_an_evening_is_answered_again_taken_back_and_keeps_the_words_of_its_morning() -> None:
    book = turned(Book(), SetIntention(DAY, " listen  before I answer", NOW))
    book = turned(book, SayPulse(DAY, 4, NOW))
    unchanged(book, SetIntention(DAY, "listen before I answer", NOW), SayPulse(DAY, 4, NOW))
    book = turned(book, SayPulse(DAY, 2, now(DAY, NOW.at + 60)))
    assert mark_on(book, DAY) == DayMark(2, NOW.at + 60, "listen before I answer")
    book = turned(book, SayPulse(DAY - timedelta(days=30), 3, NOW))
    assert [*marks(book, date(2026, 10, 27), DAY)] == [DAY - timedelta(days=30), DAY]
    assert marks(book, DAY, DAY) == {DAY: mark_on(book, DAY)}
    assert mark_on(turned(book, SayPulse(DAY, None, NOW)), DAY) == DayMark(None, NOW.at, "listen before I answer")
    assert day_month(turned(do(book, SetIntention(DAY, "", NOW)), SayPulse(DAY, None, NOW)), DAY) is None
    unchanged(Book(), SayPulse(DAY, None, NOW))
    refused(book, SayPulse(DAY + timedelta(days=1), 3, NOW))
    for wrong in (0, 6):
        with pytest.raises(NotUnderstood):
            SayPulse(DAY, wrong, NOW)(book)


def test_what_is_said_of_an_evening_never_tells_its_number() -> None:
    said = {SayPulse(DAY, pulse, NOW)(Book()).summary for pulse in range(1, 6)}
    assert said == {"Noted for today."}
    assert SayPulse(DAY - timedelta(days=1), 2, NOW)(Book()).summary == "Noted for yesterday."


def test_a_day_is_erased_by_itself() -> None:
    other = DAY - timedelta(days=1)
    book = do(Book(), SayPulse(DAY, 4, NOW), SayPulse(other, 2, NOW))
    change = EraseDay(DAY)(book)
    assert change.forget == (("days", 1, "26"),) and [*marks(book.after(change), other, DAY)] == [other]
    last = EraseDay(other)(book.after(change))
    assert last.forget == (("days", 1),) and last.edits[0].after is None
    refused(book.after(change), EraseDay(DAY))


def test_a_decision_is_decided_only_when_both_were_heard() -> None:
    book = written(DECISION)
    refused(book, Decide(1, "They come to us.", NOW), KeepDecision(1, NOW), EndDecision(1, NOW))
    with pytest.raises(Refused, match="First each line is said back"):
        Decide(1, "They come to us.", NOW)(book)
    book = turned(book, SayBack(1, 0, HEARD[0], True, NOW))
    book = turned(book, SayBack(1, 1, HEARD[1], False, NOW))
    refused(book, Decide(1, "They come to us.", NOW), SayBack(1, 1, " ", True, NOW))
    book = turned(book, SayBack(1, 1, HEARD[1], True, NOW))
    assert one(book, Decision, 1).state == "heard"
    refused(book, Decide(1, " ", NOW), Decide(1, "They come to us.", NOW, review_on=DAY))
    assert one(do(book, SayBack(1, 0, "Something else.", False, NOW)), Decision, 1).state == "open"
    book = turned(book, Decide(1, "They come to us.", NOW, LATER))
    found = one(book, Decision, 1)
    assert [stage(found, day) for day in (DAY, LATER)] == ["decided", "review"]
    assert [each.what for each in found.history] == ["opened", "heard", "decided"]
    refused(book, SayBack(1, 0, "Something else.", True, NOW))
    unchanged(book, Decide(1, "They come to us.", NOW, LATER))


def test_a_decision_is_kept_changed_opened_again_or_ended() -> None:
    book = decided()
    after = now(LATER)
    kept = turned(book, KeepDecision(1, after, LATER + timedelta(days=90)))
    assert stage(one(kept, Decision, 1), LATER) == "decided"
    changed = one(turned(book, Decide(1, "We go there.", after)), Decision, 1)
    assert [each.text for each in changed.history if each.what == "decided"] == ["They come to us.", "We go there."]
    opened = turned(book, ReopenDecision(1, after))
    again = one(opened, Decision, 1)
    assert (again.state, again.heard, again.heard_ok) == ("open", HEARD, (False, False))
    assert again.history[-1][1:] == ("reopened", "They come to us.") and not again.choice
    refused(opened, Decide(1, "We go there.", after))
    unchanged(opened, ReopenDecision(1, after))
    ended = turned(book, EndDecision(1, after))
    refused(ended, Decide(1, "x", after), KeepDecision(1, after), EndDecision(1, after), LookAgain(1, None, after))
    assert one(turned(ended, ReopenDecision(1, after)), Decision, 1).state == "open"


def test_the_day_to_look_again_is_one_to_come() -> None:
    book = written(DECISION)
    book = turned(book, LookAgain(1, LATER, NOW))
    unchanged(book, LookAgain(1, LATER, NOW))
    refused(book, LookAgain(1, DAY, NOW))
    assert stage(one(book, Decision, 1), LATER) == "open"
    assert one(turned(book, LookAgain(1, None, NOW)), Decision, 1).review_on is None


def test_what_happened_joins_a_pattern_and_stands_alone_again() -> None:
    book = written(INCIDENT, PATTERN)
    refused(book, JoinPattern(1, 2), JoinPattern(2, 1))
    book = turned(book, JoinPattern(1, 1))
    unchanged(book, JoinPattern(1, 1))
    assert [each.number for each in rounds(book, 1)] == [1] and not is_loose(book, one(book, Incident, 1))
    assert is_loose(book.after(Erase(1, "patterns")(book)), one(book, Incident, 1))
    assert is_loose(book, one(turned(book, JoinPattern(1, None)), Incident, 1))


def test_a_guess_stays_a_guess_until_it_was_asked() -> None:
    book = written(INCIDENT, PATTERN, INCIDENT._replace(uid="i2", their_top=""))
    for kind in (Incident, Pattern):
        after = turned(book, NoteAnswer(kind, 1, "tired, mostly", DAY))
        found = one(after, kind, 1)
        assert (found.asked, found.asked_on) == ("tired, mostly", DAY)
        unchanged(after, NoteAnswer(kind, 1, "tired, mostly", DAY))
        refused(book, NoteAnswer(kind, 1, " ", DAY))
    refused(book, NoteAnswer(Incident, 2, "nothing was guessed", DAY))


def test_a_pattern_rests_and_a_suggestion_is_sent_away() -> None:
    book = turned(written(PATTERN), RestPattern(1, "resting"))
    unchanged(book, RestPattern(1, "resting"))
    assert one(turned(book, RestPattern(1, "active")), Pattern, 1).state == "active"
    book = turned(book, NoPattern("me:pursue", "them:withdraw", NOW))
    unchanged(book, NoPattern("me:pursue", "them:withdraw", NOW))
    book = turned(book, NoPattern("me:pursue", "them:withdraw", now(LATER)))
    assert loops(book).not_one == (NotOne("me:pursue", "them:withdraw", LATER),)


def test_only_what_was_chosen_is_on_the_page_of_a_session() -> None:
    book = written()
    pattern, thanks = Link("patterns", 1), Link("thanks", 1)
    refused(book, ChooseForPage(1, thanks, True), ChooseForPage(1, Link("patterns", 7), True))
    refused(book, TakeGuesses(1, pattern, True), ChooseForPage(1, "insight", True))  # type: ignore[arg-type]
    for table in ("days", "reflections", "checkins", "commitments"):
        refused(book, ChooseForPage(1, Link(table, 1), True))
    book = turned(turned(book, ChooseForPage(1, pattern, True)), ChooseForPage(1, "question", True))
    unchanged(book, ChooseForPage(1, pattern, True), ChooseForPage(1, "tried", False))
    refused(book, TakeGuesses(1, Link("agenda", 1), True))
    book = turned(book, TakeGuesses(1, pattern, True))
    unchanged(book, TakeGuesses(1, pattern, True))
    assert one(turned(book, TakeGuesses(1, pattern, False)), Session, 1).guesses == ()
    off = one(turned(book, ChooseForPage(1, pattern, False)), Session, 1)
    assert (off.chosen, off.guesses, off.parts) == ((), (), ("question",))


def test_a_session_is_held_or_called_off_once() -> None:
    book, then = written(SESSION), now(LATER)
    refused(book, HoldSession(1, NOW), HoldSession(1, then, (("question", "x"),)))
    refused(book, HoldSession(1, then, (("near", 11),)))
    held = turned(book, HoldSession(1, then, (("insight", "It is the dance."), ("near", 4))))
    assert (one(held, Session, 1).state, one(held, Session, 1).near) == ("held", 4)
    unchanged(held, HoldSession(1, then))
    refused(held, CallOffSession(1), ReviseRecord(Session, 1, (("state", "planned"),)))
    off = turned(book, CallOffSession(1))
    unchanged(off, CallOffSession(1))
    refused(off, HoldSession(1, then))


def test_a_point_closes_and_thanks_are_said() -> None:
    book = written(POINT, THANKS)
    moves: Iterable[tuple[Any, type[Any], str]] = (
        (TalkedAbout, AgendaPoint, "closed_on"),
        (SayThanks, Appreciation, "told_on"),
    )
    for move, kind, field in moves:
        unchanged(book, move(1, None))
        book = turned(book, move(1, DAY))
        unchanged(book, move(1, DAY))
        assert getattr(one(book, kind, 1), field) == DAY
        assert getattr(one(turned(book, move(1, None)), kind, 1), field) is None


def test_a_good_moment_is_not_brought_back_where_that_was_said() -> None:
    book = written(THANKS, CELEBRATION)
    for kind in (Appreciation, Celebration):
        after = turned(book, BringBack(kind, 1, False))
        assert not one(after, kind, 1).again
        unchanged(after, BringBack(kind, 1, False))
        turned(after, BringBack(kind, 1, True))


def test_what_comes_back_by_itself_is_set_sent_away_and_called_back() -> None:
    book = turned(Book(), SetLoop("weekly_on", 2))
    book = turned(turned(book, SetLoop("evening", False)), SetLoop("evening_from", 1200))
    assert (loops(book).weekly_on, loops(book).evening, loops(book).evening_from) == (2, False, 1200)
    assert loops(turned(book, SetLoop("weekly_on", None))).weekly_on is None
    assert loops(turned(book, SetLoop("evening_from", None))).evening_from == Loops().evening_from
    unchanged(book, SetLoop("weekly_on", 2), EndEvenings())
    wrong: list[tuple[str, Any]] = [("weekly_on", 7), ("evening_from", 1440), ("evening", 3), ("quiet", 1)]
    refused(book, *(SetLoop(key, value) for key, value in wrong), SetLoop("weekly_on", True))
    book = turned(turned(book, SendAway("week", DAY, DAY)), SendAway("week", LATER, DAY))
    assert loops(book).quiet == (QuietOffer("week", LATER, DAY),)
    unchanged(book, SendAway("week", LATER, DAY))
    book = turned(book, CallBack())
    assert loops(book).quiet == () and loops(book).evening
    unchanged(turned(book, EndEvenings()), EndEvenings())


def test_with_an_entry_go_the_records_that_hold_its_words_and_those_with_a_history_stay() -> None:
    entry = Reflection(0, "r1", NOW.at, DAY, NOW.at, "E36", "Weekly us", (1,), (Answer("a", "A?", ("x",)),))
    book = do(Book(), FinishReflection(entry, EVERY))
    named = linked(book, every_link(book))
    assert [each.words for each in named if each.kind in ("check-in", "session")] == ["Thu 26 Nov", "Thu 3 Dec"]
    stays = beside(book, "reflections", 1)
    words = ("1 check-in", "1 thank-you", "1 celebration", "pattern 1", "session 1")
    assert [word for word in words if word not in stays.lower()] == []
    book = do(book, Erase(1))
    left = [type(record) for record in EVERY if every(book, type(record))]
    assert left == [Pattern, Session, Measure]


def every_link(book: Book) -> tuple[Link, ...]:
    found = book.source.get("reflections", 1)
    assert isinstance(found, Reflection)
    return found.made


def test_a_promise_names_what_it_is_part_of_and_what_keeps_it() -> None:
    book = made(origin=Link("sessions", 1), opens="E36")
    assert (book.commitment(1).origin, book.commitment(1).opens) == (Link("sessions", 1), "E36")
