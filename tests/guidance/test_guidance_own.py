"""A person's own packs of every kind extend and replace ours; a broken one is named, and stops and hides nothing."""

import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from troth import places
from troth.guidance import cards, notes, own, wording_check
from troth.guidance.cards import TURN, card_of
from troth.guidance.wording_check import hear
from troth.guidance.words import feelings, needs, not_feelings, under

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(3 * 366)]

Put = Callable[..., Path]


@pytest.fixture
def ours(home: Path) -> dict[str, Any]:
    """All that there is without packs."""
    return everything()


@pytest.fixture
def put(ours: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Writes a file of the person's own, and tells where it lies."""
    folder = tmp_path / "own"
    monkeypatch.setenv("TROTH_HOME", str(folder))

    def write(name: str, text: str | bytes) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def everything() -> dict[str, Any]:
    """All that comes of the files, as a person meets it."""
    texts = ("You never listen.", "You must go.", "Sorry, but.")
    return {
        "cards": cards.cards(),
        "days": [card_of(day) for day in DAYS],
        "decks": cards.decks(),
        "feelings": feelings(),
        "not_feelings": not_feelings(),
        "needs": needs(),
        "notes": notes.notes(),
        "heard": [hear(kind, text) for kind in wording_check.KINDS for text in texts],
    }


def card(name: str, text: str = "Mine.", **more: object) -> str:
    rows = {"id": name, "way": 3, "text": text, **more}
    return "[[card]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in rows.items())


def names(day: date) -> str:
    return card_of(day).id


# cards


def test_three_lines_of_the_readme_are_a_card(put: Put) -> None:
    text = re.search(r"`~/\.config/troth/cards/`.*?```toml\n(.*?)```", README, re.DOTALL)[1]  # type: ignore[index]
    assert text.count("\n") == 3
    (wanted,) = tomllib.loads(text)["card"]
    put("cards/whatever.toml", text)
    assert own.problems() == ()
    (made,) = [made for made in cards.cards() if made.id == wanted["id"]]
    assert (made.way, made.depth, made.who, made.text) == (wanted["way"], 1, "either", wanted["text"])
    assert made in [card_of(day) for day in DAYS[:TURN]]


def test_a_card_more_leaves_every_other_day_as_it_was(put: Put, ours: dict[str, Any]) -> None:
    before = [shown.id for shown in ours["days"]]
    put("cards/mine.toml", card("porch"))
    one = [names(day) for day in DAYS]
    changed = [n for n in range(len(DAYS)) if one[n] != before[n]]
    assert {one[n] for n in changed} == {"porch"}
    assert {later - first for first, later in pairwise(changed)} == {TURN}
    assert 17 <= len(changed) <= 19


def test_many_cards_all_have_their_day_and_so_have_ours(put: Put, ours: dict[str, Any]) -> None:
    put("cards/mine.toml", "".join(card(f"my-{n}") for n in range(90)))
    days = [card_of(date(2026, 1, 1) + timedelta(days=n)) for n in range(TURN * 170)]
    assert {shown.id for shown in days} == {known.id for known in cards.cards() if not known.behind}
    assert len(cards.cards()) == len(ours["cards"]) + 90


def test_a_card_with_the_name_of_ours_takes_its_place_and_its_days(put: Put, ours: dict[str, Any]) -> None:
    put("cards/mine.toml", card("way3-05", depth=2, who="solo"))
    assert [names(day) for day in DAYS] == [shown.id for shown in ours["days"]]
    assert len(cards.cards()) == len(ours["cards"])
    assert {card_of(day).text for day in DAYS if names(day) == "way3-05"} == {"Mine."}


def test_a_card_of_ones_own_keeps_to_its_way_and_to_who_is_there(put: Put) -> None:
    put("cards/mine.toml", card("us", who="together") + card("way1-01") + card("way2-01", way=2, who="together"))
    assert any(names(day) == "us" for day in DAYS)
    assert all(card_of(day, alone=True).who != "together" for day in DAYS)
    for way in range(1, 8):
        assert all(card_of(day, way).way == way for day in DAYS)
        assert all(card_of(day, way, alone=True).way == way for day in DAYS)


# decks


def test_cards_of_a_deck_extend_and_replace_ours_in_their_depth(put: Put, ours: dict[str, Any]) -> None:
    light = '[[card]]\nid = "event-91"\ntext = "Something of mine."\n'
    put("decks/events.toml", light + '[[card]]\nid = "event-02"\ndepth = 3\ntext = "Mine now."\n')
    deck = cards.decks()["event"]
    assert len(deck) == 31
    assert [each.depth for each in deck] == sorted(each.depth for each in deck)
    assert {each.id: each.text for each in deck}["event-02"] == "Mine now."
    assert {each.id: each.depth for each in deck}["event-91"] == 1
    assert {name: cards.decks()[name] for name in ("aspiration", "challenge")} == {
        name: ours["decks"][name] for name in ("aspiration", "challenge")
    }


# words


def family(name: str, *listed: str) -> str:
    return f'[[family]]\nname = "{name}"\nwords = {json.dumps(listed)}\n'


def judged(word: str) -> str:
    return f'[[not_feelings]]\nword = "{word}"\nhint = "perhaps sad"\n'


def test_words_join_our_families_and_stand_where_they_were_put(put: Put, ours: dict[str, Any]) -> None:
    put("words/feelings.toml", family("Glad", "giddy", "calm") + family("salty", "salty"))
    put("words/needs.toml", family("body", "a nap"))
    found = {each.name: each.words for each in feelings()}
    before = {each.name: each.words for each in ours["feelings"]}
    assert found["glad"] == [*before["glad"], "giddy", "calm"]
    assert found["calm"] == [word for word in before["calm"] if word != "calm"]
    assert list(found) == [*before, "salty"]
    assert needs()[0].words[-1] == "a nap"
    every = [word for each in feelings() for word in each.words]
    assert len(every) == len(set(every))


def test_a_word_of_ones_own_is_a_feeling_or_is_none_as_its_person_says(put: Put, ours: dict[str, Any]) -> None:
    put("words/feelings.toml", family("sad", "Ignored") + judged("LOW") + judged("betrayed"))
    sad = next(each for each in feelings() if each.name == "sad")
    assert "Ignored" in sad.words
    assert "low" not in sad.words
    assert (under("ignored"), under("Low"), under("betrayed")) == (None, "perhaps sad", "perhaps sad")
    assert len(not_feelings()) == len(ours["not_feelings"])


def test_a_family_without_words_left_is_gone(put: Put, ours: dict[str, Any]) -> None:
    calm = next(each for each in ours["feelings"] if each.name == "calm")
    put("words/feelings.toml", family("still", *calm.words))
    assert [each.name for each in feelings() if each.name in ("calm", "still")] == ["still"]


# notes


def note(name: str, *more: str) -> str:
    return "\n".join((f'id = "{name}"', 'title = "Tea"', 'what = """\nTea\ncalms.\n\nSo they say.\n"""', *more)) + "\n"


def test_a_note_without_grade_is_marked_as_ones_own(put: Put, ours: dict[str, Any]) -> None:
    put("notes/any.toml", note("tea"))
    put("notes/b.toml", note("apology"))
    put("notes/graded.toml", note("walks", 'grade = "B/X"', 'sources = ["A book about walks"]'))
    assert own.problems() == ()
    tea = notes.note("tea")
    assert tea is not None
    assert (tea.grade, notes.in_words(tea.grade), tea.sources) == ("own", "a note of your own", [])
    assert tea.paragraphs == ("Tea calms.", "So they say.")
    assert notes.note("apology").title == "Tea"  # type: ignore[union-attr]
    assert notes.note("walks").grade == "B/X"  # type: ignore[union-attr]
    assert [each.id for each in notes.notes()] == sorted([each.id for each in ours["notes"]] + ["tea", "walks"])


# wording


def pattern(label: str, *phrases: str, **more: str) -> str:
    rows = {"label": label, "phrases": list(phrases), **more}
    return "[[pattern]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in rows.items())


def test_phrases_of_ones_own_are_heard_beside_ours(put: Put, ours: dict[str, Any]) -> None:
    put(
        "wording/gentle.toml",
        '[thoughts]\nstar = "Our old joke."\n' + pattern("sarcasm", "You\u2019re a star", thought="star"),
    )
    put("wording/boundary.toml", pattern("control", "my house my rules"))
    text = "I was cold. YOU ARE A STAR, you know! Could you come?"
    assert hear("gentle", text)[:2] == ("sarcasm", "Our old joke.")
    assert hear("gentle", "Thanks for nothing.").label == "sarcasm"
    for other in ("You are a staring cat. Could you come?", "The bayou are a star. Could you come?"):
        assert hear("gentle", other).label != "sarcasm"
    assert hear("apology", text).label == "no-amends"
    assert hear("boundary", "My house, my rules.").page == wording_check.CONTROL_PAGE
    assert ours["heard"] == everything()["heard"]


def test_a_thought_of_ones_own_stands_in_for_ours_but_for_those_that_lead_to_help(put: Put) -> None:
    put("wording/gentle.toml", '[thoughts]\nabsolute = "Which day?"\n')
    assert hear("gentle", "You never listen.").thought == "Which day?"
    for kind in wording_check.KINDS:
        for name in {
            one.thought or one.label for one in wording_check._file(kind).pattern if one.page or one.label == "control"
        }:
            put(f"wording/{kind}.toml", f'[thoughts]\n{name} = "Stop it."\n')
            found = wording_check._own.__wrapped__(str(Path(os.environ["TROTH_HOME"]) / "wording"))
            assert any("keeps its words" in line for line in found.problems), (kind, name)


def test_no_phrase_makes_a_check_slow(put: Put) -> None:
    rows = "".join(pattern("why", *("a " * (20 + n) + f"b{m}" for n in range(18)), "(a+)+$ b") for m in range(20))
    put("wording/gentle.toml", rows)
    hear("gentle", "ready")
    assert own.problems() == ()
    for text in ("a " * 1_000, "a" * 2_000, "a a b. " * 300):
        began = time.process_time()
        hear("gentle", text)
        assert time.process_time() - began < 20


# what is broken

DEEP, LONG = "a = " + "[" * 3_000, "depth = " + "9" * 5_000
HEAD = 'id = "a"\ntitle = "A"\nway = [1]\n'
PROMISE = '[[step]]\nid = "a"\ntype = "make_commitment"\nprompt = "A?"\ntitle = "A"\n'
CHOOSE = """{ id = "a", type = "choose", prompt = "A?", options = [
    { id = "x", label = "X" },
    { id = "y", label = "Y" },
  ] },
  { id = "b", type = "read", prompt = "B." }"""
ROAD = '{id = "b", road = 1, text = "x"}'
LISTED = '{id = "a", way = 1, text = "x"}'
BROKEN = {
    "cards: no TOML": ("cards/a.toml", card("a") + "text", 5, "is not TOML"),
    "cards: a key": ("cards/a.toml", card("a") + card("b", size=1), 9, "`size`: no such key"),
    "cards: a type": ("cards/a.toml", card("a", depth="low"), 5, "`depth`: expected"),
    "cards: a way": ("cards/a.toml", card("a", way=8), 3, "`way`: expected"),
    "cards: two lines": ("cards/a.toml", card("a", "x\ny"), 4, "`text`: expected one line"),
    "cards: too long": ("cards/a.toml", card("a", "x" * 161), 4, "`text`: expected at most 160"),
    "cards: a name": ("cards/a.toml", card("A b"), 2, "`id`: expected small letters"),
    "cards: a name of twice": ("cards/a.toml", card("a") + card("a"), 6, "`id`: a is the name of another card"),
    "cards: in a list": ("cards/a.toml", f"card = [\n  # mine\n  {LISTED},\n  {ROAD},\n]\n", 4, "`way`: it is missing"),
    "cards: in one line": ("cards/a.toml", '\ncard = [{id = "a", text = "x"}]\n', 2, "`way`: it is missing"),
    "cards: no table": ("cards/a.toml", 'card = ["x"]', 1, "`card`: expected a table of keys"),
    "cards: none": ("cards/a.toml", "card = []", 1, "`card`: expected at least 1"),
    "cards: empty": ("cards/a.toml", "", 1, "`card`: it is missing"),
    "decks: a key": ("decks/events.toml", card("a"), 3, "`way`: no such key"),
    "decks: twice": ("decks/events.toml", (card("a") + card("a")).replace("way = 3\n", ""), 5, "`id`: a is the name"),
    "decks: a type": ("decks/challenges.toml", '[[card]]\nid = 1\ntext = "x"\n', 2, "`id`: expected a valid string"),
    "words: no TOML": ("words/needs.toml", "family\n", 1, "is not TOML"),
    "words: a key": ("words/needs.toml", judged("low"), 1, "`not_feelings`: no such key"),
    "words: a type": ("words/needs.toml", family("body").replace("[]", '"rest"'), 3, "`words`: expected a valid list"),
    "words: none": ("words/needs.toml", family("body"), 3, "`words`: expected at least 1"),
    "words: twice": ("words/feelings.toml", family("a", "b") + family("c", "B"), 6, "`words`: B stands in it twice"),
    "words: both": ("words/feelings.toml", family("a", "b") + judged("b"), 5, "`word`: b stands in it twice"),
    "words: no hint": ("words/feelings.toml", '[[not_feelings]]\nword = "x"\n', 1, "`hint`: it is missing"),
    "notes: no sources": ("notes/a.toml", note("a", 'grade = "A"'), 1, "`sources`: a grade needs the sources"),
    "notes: empty sources": ("notes/a.toml", note("a", 'grade = "A"', "sources = []"), 10, "`sources`: a grade needs"),
    "notes: a grade": ("notes/a.toml", note("a", 'grade = "E"'), 9, "`grade`: expected"),
    "notes: a key": ("notes/a.toml", note("a", "stars = 5"), 9, "`stars`: no such key"),
    "notes: no name": ("notes/a.toml", note("").replace('id = ""\n', ""), 1, "`id`: it is missing"),
    "wording: a regex": ("wording/gentle.toml", "[[pattern]]\nlabel = 'why'\nregex = ['x']\n", 1, "`phrases`: it is"),
    "wording: both": ("wording/gentle.toml", pattern("why", "x", regex="(a+)+$"), 4, "`regex`: no such key"),
    "wording: a label": ("wording/gentle.toml", pattern("control", "x"), 2, "`label`: expected harm or sarcasm"),
    "wording: the plain label": ("wording/gentle.toml", pattern("why", "x") + pattern("gentle", "x"), 5, "`label`"),
    "wording: a thought": ("wording/gentle.toml", pattern("why", "x", thought="y"), 4, "`thought`: there is no"),
    "wording: idle": ("wording/gentle.toml", '[thoughts]\nwhy = "x"\ny = "x"\n', 3, "`y`: no pattern names"),
    "wording: an empty thought": ("wording/gentle.toml", '[thoughts]\nwhy = ""\n', 2, "`why`: expected at least 1"),
    "wording: two sentences": ("wording/gentle.toml", pattern("why", "so. what"), 3, "`phrases`: a phrase is"),
    "wording: no words": ("wording/gentle.toml", pattern("why", "?!"), 3, "`phrases`: a phrase is"),
    "wording: no phrase": ("wording/gentle.toml", pattern("why"), 3, "`phrases`: expected at least 1"),
    "practices: a head": ("practices/a.toml", HEAD.replace('title = "A"\n', "") + PROMISE, 1, "`title`: it is missing"),
    "practices: in a list": (
        "practices/a.toml", f"{HEAD}step = [\n  {CHOOSE},\n  {{ id = 'c', type = 'clock' }},\n]\n", 10, "`type`: no"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "line", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_left_out_and_named_with_its_line(
    put: Put, ours: dict[str, Any], name: str, text: str, line: int, reason: str
) -> None:
    path = put(name, text)
    assert everything() == ours
    (problem,) = own.problems()
    assert problem.startswith(f"{path}, line {line}: "), problem
    assert reason in problem
    assert problem.endswith(".")
    assert "should be" not in problem and "should have" not in problem


GOOD = {
    "cards": ("any", card("a")),
    "decks": ("events", '[[card]]\nid = "a"\ntext = "x"\n'),
    "words": ("needs", family("body", "a nap")),
    "notes": ("any", note("a")),
    "wording": ("gentle", pattern("why", "how come")),
}


@pytest.mark.parametrize("kind", GOOD)
def test_strange_files_are_named_and_hold_nothing_up(
    put: Put, ours: dict[str, Any], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, text = GOOD[kind]
    path = put(f"{kind}/{name}.toml", text)
    began = time.process_time()
    assert own.problems() == ()
    assert everything() != ours or kind == "wording"
    plain = time.process_time() - began
    for strange in ("pipe", "folder", "bytes", "large", "gone", "deep", "long", "locked"):
        home = tmp_path / strange
        file = home / kind / f"{name}.toml"
        file.parent.mkdir(parents=True)
        match strange:
            case "pipe":
                os.mkfifo(file)
            case "folder":
                file.mkdir()
            case "bytes":
                file.write_bytes(b"\xff\xfe")
            case "large":
                file.write_bytes(text.encode() + b"# x\n" * 2_500_000)
            case "gone":
                file.symlink_to(home / "nowhere")
            case "deep" | "long":
                file.write_text(DEEP if strange == "deep" else LONG)
            case "locked":
                file.write_text(text)
                monkeypatch.setattr(Path, "read_text", refused(file, Path.read_text))
        monkeypatch.setenv("TROTH_HOME", str(home))
        began = time.process_time()
        (problem,) = own.problems()
        assert problem.startswith(f"{file}: "), problem
        assert everything() == ours
        assert time.process_time() - began < 100 * plain + 10, "nothing of it is read for ever"
    assert path.read_text() == text


def refused(file: Path, read: Callable[..., str]) -> Callable[..., str]:
    def read_text(path: Path, *args: Any, **options: Any) -> str:
        if path == file:
            raise PermissionError(13, "Permission denied")
        return read(path, *args, **options)

    return read_text


@pytest.mark.parametrize("kind", ["decks", "words", "wording"])
def test_a_file_that_nothing_reads_is_named_with_the_names_there_are(put: Put, ours: dict[str, Any], kind: str) -> None:
    path = put(f"{kind}/mine.toml", GOOD[kind][1])
    (problem,) = own.problems()
    assert problem.startswith(f"{path}: is not read; here a file is called ")
    assert f"{GOOD[kind][0]}.toml" in problem
    assert everything() == ours


def test_a_broken_file_hides_no_good_one(put: Put, ours: dict[str, Any]) -> None:
    put("cards/a.toml", card("good"))
    put("cards/b.toml", card("other") + card("good"))
    put("cards/c.toml", card("third"))
    put("cards/.hidden.toml", "x")
    put("cards/notes.txt", "x")
    put("notes/a.toml", note("tea"))
    put("notes/b.toml", note("tea"))
    put("practices/a.toml", "x")
    added = {made.id for made in cards.cards()} - {made.id for made in ours["cards"]}
    assert added == {"good", "third"}
    assert [re.sub(r".*own/|, line.*", "", line) for line in own.problems()] == [
        "practices/a.toml",
        "cards/b.toml",
        "notes/b.toml",
    ]


def test_where_no_home_is_known_ours_are_there(ours: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise places.Nowhere("No home.")

    monkeypatch.delenv("TROTH_HOME")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(places, "_home", nowhere)
    assert everything() == ours


def test_without_packs_nothing_is_read_or_imported_for_what_is_left_out(put: Put, tmp_path: Path) -> None:
    look = "import sys\nfrom troth.guidance import own\nprint(own.problems(), sorted(sys.modules.keys() & NAMES))\n"
    look = look.replace("NAMES", repr({f"troth.guidance.{name}" for name in ("cards", "words", "notes", "wording")}))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    seen = [subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=True)]
    put("words/needs.toml", "x")
    seen += [subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=True)]
    assert seen[0].stdout == "() []\n"
    assert "needs.toml, line 1: is not TOML" in seen[1].stdout
    assert "['troth.guidance.words']" in seen[1].stdout
