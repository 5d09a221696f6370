"""What holds for every board: random lives of two boundaries, checked at every step."""

from datetime import date, timedelta
from typing import Any, NamedTuple, get_args

from domain_helpers import MONDAY, contents, now, thorough
from hypothesis import given
from hypothesis import strategies as st

from troth.domain.actions.boundaries import (
    AddBoundary,
    Happened,
    Honour,
    KeepPrivate,
    ReviewOn,
    ReviseBoundary,
    Withdraw,
)
from troth.domain.actions.columns import MoveCard
from troth.domain.actions.space import AskForSpace, BackFromSpace, ExtendSpace
from troth.domain.apart import space_now
from troth.domain.board import cards, crossed_hard, needs_care, stands, status_on, to_review
from troth.domain.book import Action, Book
from troth.domain.boundary import COLUMNS, Boundary, Cause, EventKind, Shape, Status
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.errors import Refused

SHAPES, STATUSES = get_args(Shape), get_args(Status)
WORDS = ("I keep Sundays free", "We share our calendars", "I leave when voices get loud")
KINDS = (
    *("move", "onward") * 6,
    *("words", "terms", "shape", "honour", "withdraw", "happened") * 2,
    *("firm", "owner", "review", "private", "add", "space", "longer", "back"),
)


class Seed(NamedTuple):
    """What one step of a random life is made of."""

    kind: str
    number: int
    pick: int
    passed: int
    again: bool


seeds = st.builds(Seed, st.sampled_from(KINDS), st.integers(1, 2), st.integers(0, 11), st.integers(0, 9), st.booleans())
lives = st.lists(seeds, min_size=1, max_size=30)


class Taken(NamedTuple):
    """A step that was not refused."""

    book: Book
    doing: Action
    after: Book
    change: Change
    today: date


def doing(book: Book, seed: Seed, today: date, uid: str) -> Action:
    """The intention a seed stands for, on a day."""
    number, pick, moment = seed.number, seed.pick, now(today)
    made = book.boundary(number)
    order = [*COLUMNS, "withdrawn"]
    onward: Any = order[(order.index(status_on(made, today)) + 1) % 7]
    kind: EventKind = get_args(EventKind)[pick % 7]
    cause: Cause = get_args(Cause)[pick % 5]
    actions: dict[str, Action] = {
        "add": AddBoundary(Boundary(0, uid, 0, f"Another {pick}", shape=SHAPES[pick % 4])),
        "move": MoveCard(number, STATUSES[pick % 8], moment, uid, bool(pick % 3), "I hear you", False, today),
        "onward": MoveCard(number, onward, moment, uid, True, "" if pick % 2 else f"said back {uid}", True),
        "words": _revised(number, moment, uid, statement=WORDS[pick % 3]),
        "terms": _revised(number, moment, uid, applies_when=f"when {pick % 3}", how_to_honour=f"how {pick % 2}"),
        "shape": _revised(number, moment, uid, shape=SHAPES[pick % 4]),
        "owner": _revised(number, moment, uid, owner="partner" if pick % 2 else "me"),
        "firm": _revised(number, moment, uid, firmness="firm", what_i_will_do="I leave" if pick % 2 else ""),
        "honour": Honour(number, today - timedelta(days=pick % 4), moment, uid, "a note" if pick == 0 else ""),
        "happened": Happened(number, kind, today - timedelta(days=pick % 4), moment, uid, cause),
        "withdraw": Withdraw(number, moment, uid),
        "review": ReviewOn(number, today + timedelta(days=pick) if pick else None),
        "private": KeepPrivate(number, bool(pick % 2)),
        "space": AskForSpace(5 * pick, moment, uid),
        "longer": ExtendSpace(5 * pick, moment),
        "back": BackFromSpace(moment),
    }
    return actions[seed.kind]


def _revised(number: int, moment: Now, uid: str, **fields: str) -> ReviseBoundary:
    return ReviseBoundary(number, tuple(fields.items()), moment, uid)


def lived(life: list[Seed]) -> list[Taken]:
    """A life of two boundaries, one of them an agreement; what is refused does not happen, nothing else is raised."""
    book, today = Book(), MONDAY
    taken: list[Taken] = []
    for n, shape in enumerate(("agreement", "limit")):
        book = _step(taken, book, AddBoundary(Boundary(0, f"b{n}", 0, WORDS[n], shape=shape)), today)  # type: ignore[arg-type]
        for column in ("ready", "said", "understood") if life[0].again else ():
            move: Any = column
            book = _step(taken, book, MoveCard(n + 1, move, now(today), f"m{n}", True, f"heard {n}"), today)
    for n, seed in enumerate(life):
        today += timedelta(days=seed.passed)
        book = _step(taken, book, doing(book, seed, today, f"u{n}"), today)
    return taken


def _step(taken: list[Taken], book: Book, action: Action, today: date) -> Book:
    try:
        change = action(book)
    except Refused as refused:
        assert str(refused) and "\n" not in str(refused)
        assert not any(words in str(refused) for words in WORDS)
        return book
    taken.append(Taken(book, action, book.after(change), change, today))
    return taken[-1].after


def no_wording_is_ever_lost(taken: list[Taken]) -> None:
    seen: dict[int, set[tuple[str, str, str]]] = {}
    said: dict[int, set[str]] = {}
    for step in taken:
        for made in step.after.boundaries():
            kept = [*made.earlier, made]
            words = {(each.statement if isinstance(each, Boundary) else each.text) for each in kept}
            backs = {each.said_back for each in kept} - {""}
            texts = {(each.applies_when, each.how_to_honour) for each in kept}
            mine = seen.setdefault(made.number, set())
            mine.add((made.statement, made.applies_when, made.how_to_honour))
            heard = said.setdefault(made.number, set())
            heard |= {made.said_back} - {""}
            assert {statement for statement, _, _ in mine} <= words
            assert heard <= backs
            if made.shape == "agreement" and stands(made):
                assert (made.applies_when, made.how_to_honour) in texts


def no_agreement_outlives_its_withdrawal(taken: list[Taken]) -> None:
    """After a withdrawal it counts again only once these very words were said, and understood, since then."""
    path: dict[int, list[str]] = {}
    for step in taken:
        for made in step.after.boundaries():
            before = step.book.source.get("boundaries", made.number)
            steps = path.setdefault(made.number, [])
            if before is None:
                continue
            if isinstance(step.doing, Withdraw) and step.doing.number == made.number:
                steps.clear()
                assert not stands(made)
            elif isinstance(before, Boundary) and before.status != made.status:
                steps.append(made.status)
            if stands(made):
                assert "said" in steps and "understood" in steps[steps.index("said") :]
                assert made.first_said_on is not None and made.understood_on is not None
                assert made.first_said_on <= made.understood_on
                assert isinstance(before, Boundary)
                if stands(before):
                    assert terms(before) == terms(made)
                else:
                    assert isinstance(step.doing, MoveCard) and step.doing.to == "understood"


def terms(made: Boundary) -> tuple[str, ...]:
    """What an agreement says."""
    return made.statement, made.owner, made.shape, made.applies_when, made.how_to_honour


def time_alone_makes_no_agreement(taken: list[Taken]) -> None:
    for step in taken:
        for made in step.after.boundaries():
            for away in (0, 14, 900):
                status = status_on(made, step.today + timedelta(days=away))
                assert status in STATUSES
                if not stands(made) and made.shape == "agreement":
                    assert status not in ("understood", "lived")
                assert (status == "withdrawn") == (made.status == "withdrawn")


def said_twice_it_is_done_once(taken: list[Taken]) -> None:
    """All but asking for longer: who asks for that again needs so much more."""
    for step in taken:
        if isinstance(step.doing, ExtendSpace):
            continue
        try:
            again = step.doing(step.after)
        except Refused:
            continue
        assert again.edits == (), step.doing


def a_change_knows_both_sides_and_can_be_turned_round(taken: list[Taken]) -> None:
    for step in taken:
        before = contents(step.book)
        assert step.change == step.doing(step.book), "an action is a pure function"
        for edit in step.change.edits:
            assert step.book.source.get(edit.table, edit.number) == edit.before != edit.after
        back = Change("", tuple(Edit(edit.table, edit.number, edit.after, edit.before) for edit in step.change.edits))
        assert contents(step.after.after(back)) == before
        assert step.change.summary and "\n" not in step.change.summary


def what_happened_stays_on_record_and_every_board_can_be_read(taken: list[Taken]) -> None:
    events = 0
    for step in taken:
        found = step.after.every_event()
        assert len(found) >= events
        events = len(found)
        assert all(event.day <= step.today for event in found)
        assert all(bool(event.cause) == (event.kind == "crossed") for event in found)
        for card in cards(step.after, step.today):
            mine = step.after.boundary_events(card.boundary.number)
            assert card.honoured_on == max((each.day for each in mine if each.kind == "honoured"), default=None)
            assert needs_care(mine) <= needs_care(found)
        assert {made.number for made in to_review(step.after, step.today)} == {
            card.boundary.number
            for card in cards(step.after, step.today)
            if card.status == "review" and not crossed_hard(step.after, card.boundary)
        }
        space_now(step.after, now(step.today).at)


HOLDS = (
    no_wording_is_ever_lost,
    no_agreement_outlives_its_withdrawal,
    time_alone_makes_no_agreement,
    said_twice_it_is_done_once,
    a_change_knows_both_sides_and_can_be_turned_round,
    what_happened_stays_on_record_and_every_board_can_be_read,
)


@thorough
@given(lives)
def test_in_every_life(life: list[Seed]) -> None:
    taken = lived(life)
    for holds in HOLDS:
        holds(taken)
