"""Cells that stand on the terminal are not sent again, and what is sent shows what was meant."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from small_terminal import SmallTerminal
from textual.geometry import Region
from textual.strip import Strip

from troth.drawing.sent_cells import SentOutput
from troth.drawing.width import width_of
from troth.tui.kit import base_app
from troth.tui.kit.output_diff import DiffedUpdate, _codes
from troth.tui.kit.textual_private import ChopsUpdate, LayoutUpdate

assert base_app
_CONSOLE = Console(force_terminal=True, color_system="truecolor")
_WIDTH, _ROWS = 14, 2
_STYLES = [
    Style.parse(words)
    for words in (
        "default on default",
        "#d9dde3 on #13171d",
        "bold #d9dde3 on #242b36",
        "#939dab on #242b36",
        "bold dim red",
        "underline red on #242b36",
        "reverse",
        "italic",
    )
]
_SIGNS = (
    "a",
    "b",
    " ",
    "    ",
    "aaaaaaaa",
    "\xe9",
    "\u65e5",
    "\u65e5\u672c",
    "e\u0301",
    "\u0e01\u0e33",
    "\u2502",
    "x\u0301\u65e5",
)


class Piece(NamedTuple):
    """What is drawn in some columns of a row."""

    y: int
    x: int
    segments: tuple[Segment, ...]


@st.composite
def _pieces(draw: st.DrawFn, y: int, x: int, width: int) -> Piece:
    segments = []
    while width:
        text = draw(st.sampled_from(_SIGNS))
        text = text if width_of(text) <= width else " "
        segments.append(Segment(text, draw(st.sampled_from(_STYLES))))
        width -= width_of(text)
    return Piece(y, x, tuple(segments))


@st.composite
def _frames(draw: st.DrawFn) -> list[list[Piece]]:
    """A whole screen, and what is drawn over it, each time cut into columns somewhere else, of which some change."""
    frames = [[draw(_pieces(y, 0, _WIDTH)) for y in range(_ROWS)]]
    for _ in range(draw(st.integers(1, 3))):
        cut = draw(st.integers(1, _WIDTH - 1))
        sides = ((0, cut), (cut, _WIDTH - cut))
        changed = draw(st.lists(st.sampled_from([(y, *side) for y in range(_ROWS) for side in sides]), unique=True))
        frames.append([draw(_pieces(y, x, width)) for y, x, width in sorted(changed)])
    return frames


@given(_frames())
def test_what_is_sent_shows_what_was_meant_and_is_not_sent_again(frames: list[list[Piece]]) -> None:
    wire, terminal, meant = SentOutput(), SmallTerminal(), SmallTerminal()
    for number, pieces in enumerate(frames):
        update = _part(pieces) if number else _whole(pieces)
        terminal.feed(_sent(update, wire))
        assert _sent(update, wire) == ""
        for y, x, segments in pieces:
            for text, style, _ in segments:
                on, ink, ground = _codes(style or Style(), ColorSystem.TRUECOLOR)
                meant.draw(y, x, text, (frozenset(filter(None, on.split(";"))), ink, ground))
                x += width_of(text)
        assert terminal.seen((_WIDTH, _ROWS)) == meant.seen((_WIDTH, _ROWS))


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        ("call mum", "call dad", "\x1b[1;6Hdad"),
        ("one and two", "One and Two", "\x1b[1;1HO\x1b[7CT"),
        ("one two", "One Two", "\x1b[1;1HOne T"),
        ("a\u65e5\u672cx", "a\u65e5\u672cy", "\x1b[1;6Hy"),
        ("a\u65e5\u672cx", "b\u65e5\u672cy", "\x1b[1;1Hb\x1b[4Cy"),
        ("a\u65e5x", "a\u672cx", "\x1b[1;2H\u672c"),
        ("an e\u0301 so", "at e\u0301 so", "\x1b[1;2Ht"),
        ("an e\u0301 so", "an o\u0301 so", "\x1b[1;4H\x1b[1Xo\u0301\x1b[5G so"),
    ],
)
def test_the_shortest_way_leads_from_one_cell_that_differs_to_the_next(before: str, after: str, sent: str) -> None:
    wire = SentOutput()
    for text in (before, after):
        found = _sent(_whole([Piece(0, 0, (Segment(text),))]), wire)
    assert found == sent


def test_a_ground_that_comes_over_a_row_is_named_once_and_a_weight_ends_alone() -> None:
    wire = SentOutput()
    plain, bold = Style.parse("#939dab on #13171d"), Style.parse("bold #d9dde3 on #13171d")
    rows = (Segment(" 1 ", plain), Segment("mum   ", bold)), (Segment(" 1 ", plain), Segment("mum   ", plain))
    _sent(_whole([Piece(0, 0, rows[0])]), wire)
    assert _sent(_whole([Piece(0, 0, rows[1])]), wire) == "\x1b[1;4H\x1b[38;2;147;157;171;48;2;19;23;29mmum\x1b[0m"


def test_the_first_frame_of_another_size_finds_nothing_there() -> None:
    wire = SentOutput()
    frames = [_whole([Piece(0, 0, (Segment("a" * width),))], width) for width in (8, 6)]
    _sent(frames[0], wire)
    wire.forget()
    _sent(frames[0], wire)
    assert _sent(frames[1], wire) == "\x1b[1;1Haaaaaa"


def _sent(update: LayoutUpdate | ChopsUpdate, wire: SentOutput) -> str:
    return DiffedUpdate(update, wire).render_segments(_CONSOLE)


def _whole(pieces: list[Piece], width: int = _WIDTH) -> LayoutUpdate:
    rows: dict[int, list[Strip]] = {}
    for piece in pieces:
        rows.setdefault(piece.y, []).append(Strip(piece.segments))
    return LayoutUpdate([*rows.values()], Region(0, 0, width, len(rows)))


def _part(pieces: list[Piece]) -> ChopsUpdate:
    chops: list[dict[int, Strip | None]] = [{} for _ in range(_ROWS)]
    ends: list[list[int]] = [[] for _ in range(_ROWS)]
    for piece in pieces:
        strip = Strip(piece.segments)
        chops[piece.y][piece.x] = strip
        ends[piece.y].append(piece.x + strip.cell_length)
    spans = [(y, 0, _WIDTH) for y in range(_ROWS) if chops[y]]
    return ChopsUpdate(chops, spans, ends)
