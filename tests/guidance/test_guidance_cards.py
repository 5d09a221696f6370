"""The daily cards and the decks: enough of them, plain, and a card for every day that does not come again soon."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from guidance_reading import grade

from troth.guidance import cards as card_module
from troth.guidance import load
from troth.guidance.cards import card_of, cards, decks
from troth.guidance.load import BadContent
from troth.guidance.practices import practices

FIRST = date(2026, 1, 1)


def test_there_are_cards_for_each_way_and_depth_and_for_one_and_two() -> None:
    every = cards()
    assert len(every) >= 154
    assert len({card.id for card in every}) == len({card.text for card in every}) == len(every)
    assert min(Counter(card.way for card in every).values()) >= 22
    found = {(card.way, card.depth) for card in every}
    assert found == {(way, depth) for way in range(1, 8) for depth in (1, 2, 3)}
    assert {(card.way, card.who) for card in every} == {
        (way, who) for way in range(1, 8) for who in ("solo", "either", "together")
    }
    assert sum(card.who == "solo" for card in every) * 2 >= len(every), "most of it works for one person"


def test_a_card_is_one_or_two_sentences_and_asks_or_proposes_one_thing() -> None:
    for card in cards():
        assert 20 <= len(card.text) <= 160, card.id
        assert card.text.endswith((".", "?")), card.id
        assert 1 <= len(re.findall(r"[.?](?:\s|$)", card.text)) <= 4, card.id
        assert grade(card.text) <= 9, f"{card.id}: {grade(card.text):.1f} {card.text}"


def test_the_cards_and_decks_read_easily_at_eleven_or_twelve() -> None:
    for way in range(1, 8):
        assert grade("\n\n".join(card.text for card in cards() if card.way == way)) <= 6
    for deck in decks().values():
        assert grade("\n\n".join(card.text for card in deck)) <= 6


def test_nothing_light_asks_for_what_is_tender() -> None:
    tender = re.compile(r"\b(afraid|fear\w*|ashamed|shame|tear|tears|cried|longing|hurt)\b", re.IGNORECASE)
    for card in [*cards(), *(card for deck in decks().values() for card in deck)]:
        assert card.depth > 1 or not tender.search(card.text), card.id


@pytest.mark.parametrize("alone", [False, True])
def test_no_card_comes_again_within_120_days(alone: bool) -> None:
    days = [card_of(FIRST + timedelta(days=n), alone=alone).id for n in range(3 * 366)]
    for n, card in enumerate(days):
        assert card not in days[n + 1 : n + 120]


def test_a_day_has_the_same_card_each_time_and_over_the_months_every_card_has_its_day() -> None:
    every = {card.id for card in cards() if not card.behind}
    days = [FIRST + timedelta(days=n) for n in range(len(every))]
    first = [card_of(day) for day in days]
    card_module._order.cache_clear()
    assert [card_of(day) for day in days] == first
    assert {card.id for card in first} == every


@pytest.mark.parametrize("alone", [False, True])
def test_the_ways_take_turns_and_no_weekday_belongs_to_one(alone: bool) -> None:
    days = [FIRST + timedelta(days=n) for n in range(400)]
    ways = [card_of(day, alone=alone).way for day in days]
    assert all(way != following for way, following in pairwise(ways))
    for n in range(len(days) - 13):
        assert len(set(ways[n : n + 14])) == 7, "two weeks know every way"
    for weekday in range(7):
        assert len({way for way, day in zip(ways, days, strict=True) if day.weekday() == weekday}) == 7


def test_a_card_of_a_way_is_of_that_way_and_comes_again_only_after_all_others() -> None:
    for way in range(1, 8):
        own = [card for card in cards() if card.way == way and not card.behind]
        days = [card_of(FIRST + timedelta(days=n), way) for n in range(len(own))]
        assert {card.id for card in days} == {card.id for card in own}


def test_who_is_alone_gets_no_card_for_two() -> None:
    days = [FIRST + timedelta(days=n) for n in range(400)]
    assert any(card_of(day).who == "together" for day in days)
    assert all(card_of(day, alone=True).who != "together" for day in days)
    assert all(card_of(day, 3, alone=True).who != "together" for day in days)


BEHIND = {
    "E06": {"way1-23"},
    "E12": {"way3-21"},
    "E16": {"way3-11", "way3-22"},
    "E18": {"way3-24"},
    "E19": {"way4-19"},
    "E21": {
        *("way5-01", "way5-04", "way5-05", "way5-06", "way5-08", "way5-09"),
        *("way5-10", "way5-11", "way5-12", "way5-17", "way5-21", "way5-22"),
    },
    "E22": {"way3-23", "way5-14"},
    "E25": {"way3-15", "way5-16"},
    "E30": {"way7-11"},
    "E30T": {"way7-14", "way7-16", "way7-23"},
}
"""Which cards are steps of which practice with a gate."""

OF_A_GATE = re.compile(
    r"\b(argu\w*|quarrel\w*|disagree\w*|hurts?|their (?:side|view|past)|story about it|sure are you|reasons? for it"
    r"|excus\w*|they did it|puzzles|missing something|knot|closeness|complaint|you find hard)\b",
    re.IGNORECASE,
)
"""Words by which a card can be a step of one: a kinder look at what somebody did, giving way, the quarrel itself."""

READ = {
    "way2-17": "one's own body, seen from outside",
    "way3-17": "what was hard outside the two of them",
    "way5-18": "disagreeing stays allowed",
    "way5-20": "leads away from excusing",
    "way5-25": "about a stranger",
    "way7-06": "one's own early sign",
    "way7-13": "a guess about what is missed, told to nobody",
}
"""Cards that hold such words and need no gate, and why."""


def test_a_step_of_a_practice_with_a_gate_is_never_the_card_of_a_day() -> None:
    gated = {each.id for each in practices() if each.gate != "none"}
    assert {(card.behind, card.id) for card in cards() if card.behind} == {
        (gate, name) for gate, names in BEHIND.items() for name in names
    }
    assert BEHIND.keys() <= gated
    behind = {name for names in BEHIND.values() for name in names}
    for alone in (False, True):
        days = [(FIRST + timedelta(days=n), way) for way in (None, *range(1, 8)) for n in range(400)]
        assert not behind & {card_of(day, way, alone=alone).id for day, way in days}


def test_a_card_with_words_of_a_gated_practice_stands_behind_it_or_was_read() -> None:
    found = {card.id for card in cards() if not card.behind and OF_A_GATE.search(card.text)}
    assert found == READ.keys()


def test_the_three_decks_hold_thirty_cards_each_from_light_to_tender() -> None:
    assert set(decks()) == {"event", "aspiration", "challenge"}
    every = [card for deck in decks().values() for card in deck]
    assert len({card.id for card in every}) == len({card.text for card in every}) == len(every)
    for deck in decks().values():
        assert len(deck) == 30
        assert [card.depth for card in deck] == sorted(card.depth for card in deck)
        assert {card.depth for card in deck} == {1, 2, 3}
        assert all(20 <= len(card.text) <= 100 for card in deck)


CARD = '[[card]]\nid = "{id}"\nway = {way}\ndepth = {depth}\nwho = "{who}"\ntext = "{text}"\n'
GOOD = {"id": "x", "way": 1, "depth": 1, "who": "solo", "text": "Do it."}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"way": 2}, "card.0.way"),
        ({"way": 8}, "card.0.way"),
        ({"depth": 4}, "card.0.depth"),
        ({"who": "all"}, "card.0.who"),
        ({"text": "x" * 161}, "card.0.text"),
        ({"text": ""}, "card.0.text"),
        ({"id": "X Y"}, "card.0.id"),
    ],
)
def test_a_wrong_card_is_refused_with_file_and_field(
    wrong: dict[str, object], field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "way1.toml").write_text(CARD.format(**{**GOOD, **wrong}), encoding="utf-8")
    monkeypatch.setattr(load, "content", lambda *names: str(tmp_path / names[-1]))
    with pytest.raises(BadContent, match=r"cards/way1\.toml") as error:
        card_module._ours.__wrapped__()
    assert field in str(error.value)


def test_two_cards_of_one_name_are_refused_in_a_file_and_across_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "content", lambda *names: str(tmp_path / names[-1]))
    (tmp_path / "way1.toml").write_text(CARD.format(**GOOD), encoding="utf-8")
    (tmp_path / "way2.toml").write_text(CARD.format(**{**GOOD, "way": 2}), encoding="utf-8")
    with pytest.raises(BadContent, match=r"cards/way2\.toml: `card\.0\.id`"):
        card_module._ours.__wrapped__()
    (tmp_path / "way1.toml").write_text(CARD.format(**GOOD) * 2, encoding="utf-8")
    with pytest.raises(BadContent, match=r"cards/way1\.toml: `card\.1\.id`"):
        card_module._ours.__wrapped__()
