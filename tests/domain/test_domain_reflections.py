"""The journal and what practices leave behind: kept whole, found, undone together, and gone for good when erased."""

from datetime import date, timedelta
from typing import cast

import pytest
from domain_helpers import MONDAY, contents, do, made, now, thorough
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.actions.erasing import Erase
from troth.domain.actions.making import promise
from troth.domain.actions.reflecting import DeleteEntry, EditEntry, FinishReflection, MoveEntry, note
from troth.domain.actions.sharing import (
    AddGuess,
    AddShare,
    AnswerGuess,
    DropGuess,
    DropShare,
    MoveShare,
    ReviseGuess,
    ReviseShare,
    ShareFirst,
)
from troth.domain.actions.writing_down import AddRecord
from troth.domain.belonging import came_of
from troth.domain.book import Action, Book
from troth.domain.boundary import Boundary
from troth.domain.change import Change, Edit, Table
from troth.domain.entries import (
    entry,
    guess,
    guesses,
    hit_rate,
    journal,
    last_done,
    next_deck,
    share_item,
    to_share,
)
from troth.domain.errors import Refused
from troth.domain.journey.dance import Incident
from troth.domain.journey.decision import Decision
from troth.domain.journey.session import AgendaPoint
from troth.domain.links import linked
from troth.domain.records import Link
from troth.domain.reflection import Answer, Guess, Outline, Reflection, ShareItem
from troth.domain.schedule.dated import Daily, Once

NOW = now(MONDAY)


def run(uid: str = "r1", words: str = "They were late.", day: date = MONDAY, **fields: object) -> Reflection:
    answers = (Answer("fact", "What happened?", (words,)),)
    return Reflection(0, uid, now(day).at, day, now(day).at - 300, "E21", "Curiosity first", (5,), answers)._replace(
        **fields
    )


def share(uid: str = "s1", text: str = "the job", **fields: object) -> ShareItem:
    return ShareItem(0, uid, NOW.at, MONDAY, text)._replace(**fields)


def seen(uid: str = "g1", text: str = "tired") -> Guess:
    return Guess(0, uid, NOW.at, MONDAY, text, "yawned", 60)


EVERYTHING = (
    promise("call mum", Daily(), MONDAY, NOW, "p1"),
    Boundary(0, "b1", NOW.at, "I need an hour alone"),
    share(),
    Decision(0, "d1", NOW.at, MONDAY, "where we live"),
    AgendaPoint(0, "a1", NOW.at, MONDAY, "the holidays"),
    Incident(0, "i1", NOW.at, MONDAY, "the door"),
    seen(),
)


def test_a_run_and_all_it_leaves_is_one_change_with_links_both_ways() -> None:
    change = FinishReflection(run(), EVERYTHING)(Book())
    book = Book().after(change)
    assert [edit.table for edit in change.edits] == [
        *("reflections", "commitments", "boundaries", "shares", "decisions", "agenda", "incidents", "guesses")
    ]
    assert entry(book, 1).made == tuple(Link(edit.table, edit.number) for edit in change.edits[1:])
    assert {getattr(edit.after, "reflection", None) for edit in change.edits[1:]} == {1}
    back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))
    assert contents(book.after(back)) == contents(Book())
    assert "\n" not in change.summary


def test_a_run_that_is_not_kept_leaves_what_was_made_and_no_trace_of_itself() -> None:
    change = FinishReflection(None, EVERYTHING)(Book())
    assert "reflections" not in {edit.table for edit in change.edits}
    assert {getattr(edit.after, "reflection", None) for edit in change.edits} == {None}
    assert "Curiosity" not in str(change)
    assert FinishReflection(None)(Book()) == Change("Nothing was kept.")


def test_an_end_said_twice_is_one() -> None:
    book = do(Book(), FinishReflection(run(), EVERYTHING))
    assert FinishReflection(run(), EVERYTHING)(book).edits == ()
    kept_nothing = do(Book(), FinishReflection(None, EVERYTHING))
    assert FinishReflection(None, EVERYTHING)(kept_nothing).edits == ()


def test_an_end_said_again_with_other_words_changes_its_entry_and_makes_only_what_is_new() -> None:
    book = do(Book(), FinishReflection(run(), (share(),)))
    later = run(words="The bus was late.", day=MONDAY + timedelta(days=1))
    change = FinishReflection(later, (share(), share("s2", "the test")))(book)
    after = book.after(change)
    assert change.summary.startswith("Changed in the journal.")
    kept = entry(after, 1)
    assert (kept.answers[0].values, kept.revised_on) == (("The bus was late.",), later.day)
    assert (kept.day, kept.at) == (MONDAY, NOW.at), "it stands in the journal where it stood"
    assert kept.made == (Link("shares", 1), Link("shares", 2))
    assert [item.text for item in to_share(after)] == ["the job", "the test"]
    assert FinishReflection(later, (share(), share("s2", "the test")))(after).edits == ()
    back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))
    assert contents(after.after(back)) == contents(book)


def test_what_is_made_later_is_linked_to_an_entry_whose_words_are_the_same() -> None:
    book = do(do(Book(), FinishReflection(run())), FinishReflection(run(), (share(),)))
    assert (entry(book, 1).made, entry(book, 1).revised_on) == ((Link("shares", 1),), None)
    assert to_share(book)[0].reflection == 1


def test_several_of_a_kind_have_numbers_of_their_own() -> None:
    book = do(Book(), FinishReflection(run(), (share(), share("s2", "the test"))))
    assert [item.text for item in to_share(book)] == ["the job", "the test"]
    assert entry(book, 1).made == (Link("shares", 1), Link("shares", 2))


def test_if_one_thing_can_not_be_made_nothing_is() -> None:
    intimate = promise("closeness", Once(MONDAY), MONDAY, NOW, "p", category="intimacy")
    with pytest.raises(Refused):
        FinishReflection(run(), (share(), intimate))(Book())
    with pytest.raises(Refused):
        FinishReflection(run(), (share(text="  "),))(Book())


def test_what_the_capacity_guard_says_is_said_beside() -> None:
    book = Book()
    for n in range(4):
        book = made(Once(MONDAY), book=book, size="big", uid=f"big{n}")
    big = promise("one more", Once(MONDAY), MONDAY, NOW, "p", size="big")
    assert FinishReflection(run(), (big,))(book).aside


def test_answers_without_words_are_not_kept_and_words_are_cleaned() -> None:
    answers = (
        Answer("one", "One?", ("  ", "\n")),
        Answer("two", "Two?", ("a\r\nb\0 ", "e\u0301"), ("x", "y")),
    )
    kept = entry(do(Book(), FinishReflection(run(answers=answers))), 1)
    assert kept.answers == (Answer("two", "Two?", ("a\nb", "\u00e9"), ("x", "y")),)


def test_a_note_is_an_entry_without_a_practice_and_needs_words() -> None:
    book = do(Book(), note("first line\nsecond", NOW, "n1"))
    kept = entry(book, 1)
    assert (kept.practice, kept.title, kept.way) == ("", "", ())
    assert [each.words for each in journal(book)] == ["first line"]
    with pytest.raises(Refused):
        note(" \n ", NOW, "n2")(book)


def test_new_words_replace_none_that_were_never_seen() -> None:
    said = (Answer("one", "One?", ("a", "b")), Answer("two", "Two?", ("c",)))
    book = do(Book(), FinishReflection(run(answers=said)))
    mine = EditEntry(1, (("one", ("mine", "b")),), NOW, began=(("one", ("a", "b")),))
    theirs = do(book, EditEntry(1, (("one", ("a", "theirs")),), NOW))
    with pytest.raises(Refused, match="changed elsewhere"):
        mine(theirs)
    assert entry(do(do(book, EditEntry(1, (("two", ("d",)),), NOW)), mine), 1).answers[0].values == ("mine", "b")
    assert mine(do(book, mine)).edits == (), "the same words twice are no other words"


def test_an_entry_is_changed_deleted_and_erased() -> None:
    book = do(Book(), FinishReflection(run(), EVERYTHING))
    later = now(MONDAY + timedelta(days=3))
    book = do(book, EditEntry(1, (("fact", ("They were early.",)),), later))
    assert (entry(book, 1).answers[0].values, entry(book, 1).revised_on) == (("They were early.",), later.today)
    assert EditEntry(1, (("fact", ("They were early.",)),), later)(book).edits == ()
    with pytest.raises(Refused):
        EditEntry(1, (("other", ("x",)),), later)(book)
    gone = do(book, DeleteEntry(1))
    assert journal(gone) == [] and len(gone.commitments()) == 1 and gone.commitment(1).reflection == 1
    with pytest.raises(Refused, match="no entry 1"):
        entry(gone, 1)
    assert Erase(1)(book).forget and journal(do(book, Erase(1))) == []
    assert DeleteEntry(1)(book).summary == "Taken out of the journal. What came of it stays."
    assert DeleteEntry(1)(do(Book(), note("words", NOW, "n"))).summary == "Taken out of the journal."
    with pytest.raises(Refused, match="no entry 2"):
        Erase(2)(gone)
    with pytest.raises(Refused, match="no words"):
        EditEntry(1, (("note", ("",)),), later)(do(Book(), note("words", NOW, "n")))


def test_an_entry_is_for_today_or_a_day_before_and_goes_to_its_place() -> None:
    book = do(Book(), note("one", NOW, "n1", MONDAY - timedelta(days=2)), note("two", NOW, "n2"))
    assert [each.number for each in journal(book)] == [2, 1]
    moved = do(book, MoveEntry(2, MONDAY - timedelta(days=3), NOW))
    assert [each.number for each in journal(moved)] == [1, 2]
    assert entry(moved, 2) == entry(book, 2)._replace(day=MONDAY - timedelta(days=3))
    assert MoveEntry(2, MONDAY - timedelta(days=3), NOW)(moved).edits == ()
    for wrong in (MoveEntry(1, MONDAY + timedelta(days=1), NOW), MoveEntry(3, MONDAY, NOW)):
        with pytest.raises(Refused):
            wrong(book)
    with pytest.raises(Refused, match="still to come"):
        note("three", NOW, "n3", MONDAY + timedelta(days=1))


@pytest.mark.parametrize("deleted", [False, True])
def test_with_an_entry_everything_is_erased_that_may_hold_its_words_and_a_promise_and_a_boundary_stay(
    deleted: bool,
) -> None:
    others = tuple(each._replace(uid=f"other {each.uid}") for each in EVERYTHING)
    book = do(Book(), FinishReflection(run(), EVERYTHING), FinishReflection(run("r2"), others), AddShare(share("s3")))
    assert [table for table, _ in came_of(book, 1)] == [
        *("shares", "decisions", "agenda", "incidents", "guesses", "commitments", "boundaries")
    ]
    before = do(book, DeleteEntry(1)) if deleted else book
    change = Erase(1)(before)
    after = before.after(change)
    assert [table for table, _ in came_of(after, 1)] == ["commitments", "boundaries"]
    assert all(edit.after is None for edit in change.edits)
    assert ("reflections" in {edit.table for edit in change.edits}) != deleted
    assert came_of(after, 2) == came_of(book, 2)
    assert [item.number for item in to_share(after)] == [2, 3]
    assert Erase(1)(after).edits == ()


@pytest.mark.parametrize("table", ["shares", "decisions", "agenda", "incidents", "guesses"])
def test_one_thing_is_erased_alone(table: Table) -> None:
    book = do(Book(), FinishReflection(run(), EVERYTHING))
    (edit,) = Erase(1, table)(book).edits
    assert (edit.table, edit.number, edit.after) == (table, 1, None)
    after = book.after(Change("", (edit,)))
    assert Erase(1, table)(after).forget and Erase(1, table)(after).edits == ()
    assert entry(after, 1) == entry(book, 1)
    with pytest.raises(Refused, match=" 2\\."):
        Erase(2, table)(book)


def test_a_guess_is_given_other_words_and_taken_off_the_list() -> None:
    book = do(Book(), AddGuess(seen()), AnswerGuess(1, "right", MONDAY, "yes"))
    changed = do(book, ReviseGuess(1, " hungry ", " looked\r\naway", None))
    assert guess(changed, 1) == guess(book, 1)._replace(guess="hungry", seen="looked\naway", sure=None)
    assert ReviseGuess(1, "tired", "yawned", 60)(book).edits == ()
    for wrong in (ReviseGuess(1, " ", "x", 60), ReviseGuess(1, "x", "x", 101), ReviseGuess(2, "x", "x", 1)):
        with pytest.raises(Refused):
            wrong(book)
    assert guesses(do(book, DropGuess(1))) == ()
    with pytest.raises(Refused, match="no guess 1"):
        DropGuess(1)(do(book, DropGuess(1)))


def test_the_journal_is_newest_first_and_found_by_words_in_any_case_and_by_way() -> None:
    book = do(
        Book(),
        FinishReflection(run("r1", "The STRASSE was closed")),
        FinishReflection(run("r2", "rain and traffic", way=(2, 5))),
        note("traffic again: Stra\u00dfe", NOW, "n1"),
    )
    assert [each.number for each in journal(book)] == [3, 2, 1]
    assert [each.number for each in journal(book, "stra\u00dfe")] == [3, 1]
    assert [each.number for each in journal(book, "  TRAFFIC rain ")] == [2]
    assert [each.number for each in journal(book, "curiosity")] == [2, 1]
    assert [each.number for each in journal(book, way=5)] == [2, 1]
    assert [each.number for each in journal(book, "rain", way=2)] == [2]
    assert journal(book, "what happened") == []
    assert journal(book)[0] == Outline(3, "n1", MONDAY, "", (), "traffic again: Stra\u00dfe")


def test_when_a_practice_was_done_last() -> None:
    days = [MONDAY - timedelta(days=70), MONDAY, MONDAY - timedelta(days=10)]
    book = do(Book(), *(FinishReflection(run(f"r{n}", day=day)) for n, day in enumerate(days)), note("x", NOW, "n"))
    assert last_done(book) == {"E21": MONDAY}


def test_a_link_into_another_book_finds_nothing_under_that_number_in_mine() -> None:
    book = do(Book(), FinishReflection(run(), EVERYTHING))
    mine, theirs = linked(book, [Link("shares", 1), Link("shares", 1, "theirs")])
    assert (mine.link, theirs.link) == (Link("shares", 1), None)
    assert theirs.words != mine.words


@pytest.mark.seed("S4.2")
def test_what_is_to_share_goes_every_way_and_private_is_an_end() -> None:
    """Noticed, ready, shared, or kept private."""
    book = do(Book(), AddShare(share()), AddShare(share("s2", "the test")))
    assert [item.state for item in to_share(book)] == ["noticed", "noticed"]
    book = do(book, MoveShare(1, "ready", NOW), MoveShare(1, "shared", NOW), MoveShare(2, "kept_private", NOW))
    assert [(item.state, item.closed_on) for item in to_share(book)] == [("shared", MONDAY), ("kept_private", MONDAY)]
    assert MoveShare(2, "kept_private", NOW)(book).edits == ()
    assert MoveShare(2, "kept_private", NOW)(book).summary == "It is so already: the test"
    again = share_item(do(book, MoveShare(2, "noticed", NOW)), 2)
    assert (again.state, again.closed_on) == ("noticed", None)
    changed = do(book, ReviseShare(1, "the new job", "aspiration", 2, True))
    assert share_item(changed, 1)[4:7] == ("the new job", "aspiration", 2)
    assert share_item(changed, 1).first
    with pytest.raises(Refused):
        ReviseShare(1, " ", "event", 1, False)(book)
    with pytest.raises(Refused):
        ReviseShare(1, "x", "event", 4, False)(book)
    with pytest.raises(Refused, match="no item to share 1"):
        share_item(do(book, DropShare(1)), 1)


@pytest.mark.seed("S4.4")
def test_what_the_other_would_want_to_know_first_is_marked_and_keeps_its_state() -> None:
    """A heads-up."""
    book = do(Book(), AddShare(share(state="ready")))
    assert not share_item(book, 1).first
    change = ShareFirst(1, True)(book)
    marked = book.after(change)
    assert share_item(marked, 1) == share_item(book, 1)._replace(first=True)
    assert change.summary == "Before others: the job"
    assert ShareFirst(1, True)(marked).edits == ()
    assert share_item(do(marked, ShareFirst(1, False)), 1) == share_item(book, 1)
    with pytest.raises(Refused):
        ShareFirst(2, True)(book)


@pytest.mark.seed("S4.3")
def test_the_decks_take_turns() -> None:
    """None of the three is forgotten."""
    book, met = Book(), []
    for n in range(6):
        met.append(next_deck(book))
        book = do(book, AddShare(share(f"s{n}", deck=met[-1], at=n)))
    assert met == ["event", "aspiration", "challenge"] * 2


@pytest.mark.seed("S2.5")
def test_guesses_that_were_checked_give_a_hit_rate() -> None:
    """It teaches asking."""
    book = do(Book(), *(AddGuess(seen(f"g{n}")) for n in range(4)))
    assert hit_rate(book) == (0, 0, 4)
    book = do(book, AnswerGuess(1, "right", MONDAY), AnswerGuess(2, "other", MONDAY, "hungry"))
    book = do(book, AnswerGuess(3, "partly", MONDAY))
    assert hit_rate(book) == (1, 3, 1)
    assert (guess(book, 2).answer, guess(book, 2).asked_on) == ("hungry", MONDAY)
    assert AnswerGuess(1, "right", MONDAY)(book).edits == ()
    assert hit_rate(do(book, AnswerGuess(1, None, MONDAY))) == (0, 2, 2)
    for wrong in (seen()._replace(guess=" "), seen("g9")._replace(sure=101)):
        with pytest.raises(Refused):
            AddGuess(wrong)(Book())


def test_plain_records_are_written_down_once() -> None:
    for record in EVERYTHING[3:6]:
        book = do(Book(), AddRecord(record))
        assert AddRecord(record)(book).edits == ()
        with pytest.raises(Refused):
            AddRecord(record._replace(text=" "))(Book())


KINDS = st.sampled_from(["run", "leave", "note", "edit", "delete", "erase", "share", "move", "revise", "first", "drop"])
GUESSING = st.sampled_from(["other day", "guess", "answer", "open", "other words", "take off", "erase one"])
LIVES = st.lists(st.tuples(KINDS | GUESSING, st.integers(0, 4)), max_size=14)
TABLES: tuple[Table, ...] = ("shares", "decisions", "agenda", "incidents", "guesses")


def action(kind: str, pick: int, uid: str) -> Action:
    deck = ("event", "aspiration", "challenge")[pick % 3]
    made: dict[str, Action] = {
        "run": FinishReflection(run(uid, f"words {pick}", MONDAY + timedelta(days=pick))),
        "leave": FinishReflection(
            run(uid) if pick % 2 else None, tuple(each._replace(uid=f"{uid}{each.uid}") for each in EVERYTHING[pick:])
        ),
        "note": note(f"a note {pick}", NOW, uid),
        "edit": EditEntry(pick, (("fact", (f"others {pick}",)),), NOW),
        "delete": DeleteEntry(pick),
        "other day": MoveEntry(pick, MONDAY - timedelta(days=pick), NOW),
        "erase": Erase(pick),
        "share": AddShare(share(uid)),
        "move": MoveShare(1 + pick // 2, ("noticed", "ready", "shared", "kept_private")[pick % 4], NOW),
        "revise": ReviseShare(1, f"text {pick}", deck, 1 + pick % 3, pick > 2),
        "first": ShareFirst(1 + pick % 2, pick > 1),
        "drop": DropShare(pick),
        "guess": AddGuess(seen(uid)),
        "answer": AnswerGuess(1 + pick % 2, ("right", "partly", "other")[pick % 3], MONDAY),
        "open": AnswerGuess(1, None, MONDAY),
        "other words": ReviseGuess(1 + pick % 2, f"guess {pick}", "seen", 50),
        "take off": DropGuess(1 + pick % 2),
        "erase one": Erase(1, TABLES[pick]),
    }
    return made[kind]


@thorough
@given(LIVES)
def test_every_change_can_be_turned_round_and_is_done_once(life: list[tuple[str, int]]) -> None:
    book, used = Book(), set()
    for n, (kind, pick) in enumerate(life):
        doing = action(kind, pick, f"u{n}")
        before = contents(book)
        try:
            change = doing(book)
        except Refused as refused:
            assert "\n" not in str(refused)
            continue
        after = book.after(change)
        assert contents(book) == before
        assert change.summary and "\n" not in change.summary
        for edit in change.edits:
            assert book.source.get(edit.table, edit.number) == edit.before != edit.after
            if edit.before is None:
                assert (edit.table, edit.number) not in used
                used.add((edit.table, edit.number))
        back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in change.edits))
        assert contents(after.after(back)) == before
        try:
            assert doing(after).edits == ()
        except Refused:
            assert kind in ("delete", "drop", "take off")
        book = after
        numbers = [each.number for each in journal(book)]
        there = [cast(Reflection, each) for each in book.source.all("reflections")]
        assert numbers == [each.number for each in sorted(there, key=lambda each: (each.day, each.number))][::-1]
        assert {each.number for each in journal(book, "words")} <= set(numbers)
        assert len(guesses(book)) == sum(hit_rate(book)[1:])
