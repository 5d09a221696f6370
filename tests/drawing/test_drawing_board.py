"""The board as it is drawn: three sizes, what is beside, what is found, and a cursor that belongs to a record."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from troth.domain.board import cards
from troth.domain.book import Book
from troth.domain.boundary import COLUMNS, Boundary, BoundaryEvent
from troth.domain.change import Record, Table
from troth.domain.days import Now
from troth.domain.source import Nothing
from troth.drawing.board_cursor import BoardCursor
from troth.drawing.board_look import found_look, lane_look
from troth.drawing.board_picture import BoardView, Look, in_sight, picture, set_apart
from troth.drawing.board_words import next_words
from troth.drawing.boundary_detail import history, page_lines
from troth.drawing.crossed_rows import crossed_head, crossed_rows
from troth.drawing.lines import Line, cells, fit

DAY = date(2026, 11, 27)
NOW = Now(0, DAY)
SIZES = ((80, 20), (60, 16), (120, 32))


class Held(Nothing):
    """A source with cards and what happened to them."""

    def __init__(self, made: Iterable[Boundary], events: Iterable[BoundaryEvent] = ()) -> None:
        self.tables: dict[str, list[Any]] = {"boundaries": list(made), "boundary_events": list(events)}

    def get(self, table: Table, number: int) -> Record | None:
        return next((each for each in self.tables.get(table, ()) if each.number == number), None)

    def all(self, table: Table) -> Iterable[Record]:
        return self.tables.get(table, ())

    def of(self, table: Table, commitment: int) -> Iterable[Record]:
        return [each for each in self.tables.get(table, ()) if each.of == commitment]

    def last_days(self, table: Table, kind: str) -> dict[int, date]:
        found: dict[int, date] = {}
        for event in self.tables[table]:
            if event.kind == kind:
                found[event.of] = max(event.day, found.get(event.of, date.min))
        return found


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def card(number: int, statement: str, status: str, **fields: Any) -> Boundary:
    return Boundary(number, f"b{number}", 0, statement, status, **fields)  # type: ignore[arg-type]


def event(number: int, of: int, days: int, kind: str, note: str = "", cause: str = "") -> BoundaryEvent:
    return BoundaryEvent(number, f"e{number}", 0, of, ago(days), kind, cause, note)  # type: ignore[arg-type]


ROOM = card(
    4,
    "I leave the room when voices get loud and come back in half an hour.",
    "understood",
    category="space",
    why="I can hear you better after it.",
    said_back="You go out to cool down, and you do come back.",
    understood_on=ago(3),
)
CARDS = (
    card(1, "Something about money and my sister.", "forming", category="money"),
    card(2, "I keep Sunday mornings free.", "said", first_said_on=ago(3)),
    card(3, "What I would like to be asked before guests stay.", "said", category="household", first_said_on=ago(6)),
    ROOM,
    card(5, "My phone is mine to unlock; ask me.", "lived", category="digital"),
    card(6, "I stop when either of us says the word.", "lived", category="intimacy"),
    card(7, "No work mail after nine.", "resting", category="work"),
    card(8, "No photos of me online without asking.", "said", category="digital", owner="partner"),
)
EVENTS = (
    event(1, 4, 25, "strained", "the door was opened after five minutes"),
    event(2, 4, 24, "crossed", cause="accident"),
    event(3, 4, 23, "repaired", "we spoke about it on the way home"),
    event(4, 4, 8, "honoured"),
    event(5, 4, 1, "honoured"),
    event(6, 5, 7, "honoured"),
    event(7, 6, 15, "honoured"),
)
BOOK = Book(Held(CARDS, EVENTS))


def at(look: Look, number: int) -> BoardView:
    return BoardView(BoardCursor().on(look.columns, number), listens=True)


def rows(look: Look, view: BoardView, size: tuple[int, int], ascii: bool = False) -> list[str]:
    drawn = picture(look, view, *size, ascii).lines
    return [said(fit(line, size[0], "..." if ascii else "…")).rstrip() for line in drawn]


def said(line: Line) -> str:
    return "".join(span.text for span in line)


MINE = lane_look(BOOK, NOW, "mine", "status")

AT_80 = """\
 Mine                                                                  v theirs
 ‹ forming 1                                                        resting 1 ›
 said 2                    understood 1              lived 2
 ──────────────────────────────────────────────────────────────────────────────

 I keep Sunday mornings   ▌I leave the room when     My phone is mine to
 free.                    ▌voices get loud and       unlock; ask me.
 time alone               ▌come back in half an      digital
 said Tue, 3 days ago     ▌hour.                     ● honoured 20 Nov
                          ▌asking for space
 What I would like to be  ▌● honoured yesterday      I stop when either of
 asked before guests                                 us says the word.
 stay.                                               intimacy & touch
 household & rest                                    ● honoured 12 Nov
 said Sat, 6 days ago




"""

AT_60 = """\
 Mine                                              v theirs
 ‹ forming 1 · said 2                 lived 2 · resting 1 ›
 understood 1
 ──────────────────────────────────────────────────────────

▌I leave the room when voices get loud and come back in
▌half an hour.
▌asking for space
▌● honoured yesterday






"""

AT_120 = """\
 Mine                                                                                                          v theirs
 empty: ready, in review
 forming 1               said 2                  understood 1            lived 2                 resting 1
 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

 Something about money   I keep Sunday          ▌I leave the room when   My phone is mine to     No work mail after
 and my sister.          mornings free.         ▌voices get loud and     unlock; ask me.         nine.
 money & things          time alone             ▌come back in half an    digital                 work & study
 not said yet            said Tue, 3 days ago   ▌hour.                   ● honoured 20 Nov
                                                ▌asking for space
                         What I would like to   ▌● honoured yesterday    I stop when either of
                         be asked before                                 us says the word.
                         guests stay.                                    intimacy & touch
                         household & rest                                ● honoured 12 Nov
                         said Sat, 6 days ago






 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 I leave the room when voices get loud and come back in half an hour.
 asking for space · said back: “You go out to cool down, and you do come back.”
 Why   I can hear you better after it.

 yesterday      ● honoured
 19 Nov         ● honoured
  4 Nov         ◆ mended      we spoke about it on the way home
  3 Nov         ◇ crossed     forgot, or by accident

"""

FOOT = " It is lived once it is honoured, or on Tue 8 Dec."


@pytest.mark.parametrize(("size", "frame"), [*zip(SIZES, (AT_80, AT_60, AT_120), strict=True)])
def test_the_board_at_three_sizes(size: tuple[int, int], frame: str) -> None:
    view = at(MINE, 4)._replace(first=1 if size == (80, 20) else 0)
    assert rows(MINE, view, size) == [*frame.removesuffix("\n").split("\n"), FOOT]


@pytest.mark.parametrize("size", SIZES)
def test_in_ascii_it_is_ascii(size: tuple[int, int]) -> None:
    assert "".join(rows(MINE, at(MINE, 4), size, ascii=True)).isascii()


def test_the_card_at_hand_has_its_ground_and_no_other() -> None:
    drawn = picture(MINE, at(MINE, 4)._replace(first=1), 80, 20)
    here = drawn.here
    assert here is not None and (here.left, here.top, here.bottom) == (26, 5, 11)
    line = set_apart(fit(drawn.lines[here.top], 80), here.left, here.right, no_color=False)
    grounded = [span for span in line if span.tone.startswith("+")]
    assert said(tuple(grounded)).rstrip() == "▌I leave the room when" and cells(line) == 80
    assert [span.tone for span in grounded][:2] == ["+accent", "+strong"]
    assert cells(grounded) == 24, "up to the gap before the next column"


def test_an_empty_board_is_one_sentence_with_one_key() -> None:
    none = lane_look(Book(Held(())), NOW, "mine", "status")
    assert rows(none, BoardView(), (80, 20)) == [
        " Mine                                                                  v theirs",
        "",
        " No boundary yet. n writes the first one down; it stays private until you",
        " say it.",
    ]


def test_theirs_says_whose_the_words_are() -> None:
    theirs = lane_look(BOOK, NOW, "theirs", "status")
    drawn = rows(theirs, at(theirs, 8), (80, 20))
    assert drawn[0].split("  ")[0] == " Theirs, as I understand it" and drawn[0].endswith("v mine")
    assert drawn[1] == " The words are theirs. You note what you heard, and what you did."
    assert drawn[5:8] == ["▌No photos of me online without asking.", "▌digital", "▌not said back yet"]
    assert drawn[-1] == " L says it back with you; then it is understood."


@pytest.mark.parametrize(
    ("search", "where"),
    [
        ("photos", {8: ""}),
        ("way home", {4: "in a note, 4 Nov"}),
        ("hear you better", {4: "under Why"}),
        ("cool down", {4: "in what was said back"}),
        ("digital", {5: "", 8: ""}),
        ("loud way home", {4: "in several places"}),
        ("zzz", {}),
    ],
)
def test_a_search_finds_in_both_lanes_and_in_notes_and_says_where(search: str, where: dict[int, str]) -> None:
    look = found_look(BOOK, NOW, search, "status")
    assert look.places == where
    drawn = "\n".join(rows(look, BoardView(), (60, 16)))
    assert all(words in drawn for words in list(where.values())[:1])
    assert ("No card and no note has these words." in drawn) == (not where)


def test_of_a_long_column_it_says_how_many_more_there_are() -> None:
    many = lane_look(Book(Held(card(n, f"Card {n}", "lived") for n in range(1, 301))), NOW, "mine", "status")
    top = rows(many, at(many, 1), (80, 20))
    assert top[17].strip() == "↓ 296 more"
    last = rows(many, at(many, 300), (80, 20))
    assert last[17].strip() == "↑ that is all" and any("▌Card 300" in row for row in last)
    for number in (1, 2, 9, 150, 299):
        assert any(f"▌Card {number}" in row for row in rows(many, at(many, number), (80, 20)))


def test_no_more_cards_are_measured_than_are_seen() -> None:
    asked: set[int] = set()

    def size(row: int) -> int:
        asked.add(row)
        return 3

    assert in_sight(size, 10_000, 0, 0, 13) == (0, 3, True)
    assert len(asked) < 20


def test_the_cursor_stays_with_its_record() -> None:
    lived = lane_look(
        Book(Held(each._replace(status="lived") if each is ROOM else each for each in CARDS)), NOW, "mine", "status"
    )
    moved = BoardCursor().on(MINE.columns, 4).follow(MINE.columns, lived.columns, land=False)
    assert (shown := moved.card(lived.columns)) is not None and shown.boundary.number == 4


def test_where_its_record_is_gone_it_is_on_no_card_until_it_is_moved() -> None:
    without = lane_look(Book(Held(each for each in CARDS if each.number != 2)), NOW, "mine", "status")
    gone = BoardCursor().on(MINE.columns, 2).follow(MINE.columns, without.columns, land=False)
    assert gone.card(without.columns) is None
    assert (back := gone.follow(without.columns, MINE.columns, land=False).card(MINE.columns)) is not None
    assert back.boundary.number == 2, "it is there again, and so is the cursor"
    for stepped in (gone.stepped(without.columns, 1), gone.landed(without.columns), gone.aside(without.columns, 1, 0)):
        assert (near := stepped.card(without.columns)) is not None and near.boundary.number == 3
    none: list[Any] = []
    assert gone.follow(without.columns, none, land=False).follow(none, MINE.columns, land=False).row == 0
    landed = gone.follow(without.columns, without.columns, land=True).card(without.columns)
    assert landed is not None and landed.boundary.number == 1


@pytest.mark.parametrize("status", [*COLUMNS, "withdrawn"])
@pytest.mark.parametrize("shape", ["limit", "agreement"])
@pytest.mark.parametrize("owner", ["me", "partner"])
def test_what_is_said_of_the_next_step_fits_and_names_no_key_that_does_nothing(
    status: str, shape: str, owner: str
) -> None:
    (held,) = cards(Book(Held([card(1, "I rest", status, shape=shape, owner=owner)])), DAY)
    words = next_words(held, NOW, "ON", "BACK", "PRIVATE")
    assert words.endswith(".") and len(words) < 62
    from troth.domain.actions.columns import beside

    assert ("ON" not in words) or beside(held.boundary, NOW, 1) is not None
    assert ("BACK" not in words) or beside(held.boundary, NOW, -1) is not None


def test_a_history_has_one_warm_glyph() -> None:
    twice = (*EVENTS[:3], event(9, 4, 2, "crossed", cause="unclear"))
    lines = history(twice, "me", DAY, ascii=False)
    assert [said(line)[:17] for line in lines] == [
        "Wed            ◇ ",
        " 4 Nov         ◆ ",
        " 3 Nov         ◇ ",
        " 2 Nov         ◇ ",
    ]
    assert [span.text for line in lines for span in line if span.tone == "warm"] == ["◇"]


def test_a_page_begins_with_its_words_and_where_it_stands() -> None:
    lines = page_lines(BOOK, ROOM, DAY)
    assert [span.tone for span in lines[0]] == ["strong"]
    assert [span.text for span in lines[3] if span.tone == "active"] == ["understood"]
    assert not any(span.tone == "strong" for line in lines[1:] for span in line)


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("care", [True, False])
def test_where_each_way_of_crossing_leads_stands_right(width: int, mine: bool, care: bool) -> None:
    drawn = [said(fit(row.line, width - 1)) for row in crossed_rows(mine, care)]
    assert len(drawn) == 4 and not any("…" in row for row in drawn)
    assert drawn[2].rstrip().endswith("   help, for you alone")
    assert all("   " in row[5:].strip() for row in drawn), "a way and where it leads would read as one sentence"
    assert not any(" to help" in row for row in drawn)
    assert ("repair" in drawn[1]) != care
    head = [said(fit(line, width)) for line in crossed_head(ROOM, width, ascii=False)]
    assert head[1].startswith(" What happened?  ") and head[1].endswith("… ")
