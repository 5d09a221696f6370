"""A person's own cards, words, notes and checks on the screen; what is broken among them is named there."""

import json
from pathlib import Path

import pytest
from practices import made, show
from reflecting import at, settled
from screens import TODAY, Home, drawn, text, type_in
from test_hostile import HOSTILE, harmless

from troth.domain.text import visible
from troth.guidance.cards import card_of, decks
from troth.tui.library.info_pages import CardPage, EvidencePage, FaultPage


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration of one's own, beside the data."""
    monkeypatch.setenv("TROTH_HOME", str(tmp_path / "own"))
    return tmp_path / "own"


def put(own: Path, name: str, words: str) -> Path:
    path = own / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path


def todays(monkeypatch: pytest.MonkeyPatch, own: Path) -> str:
    """The name of today's card among ours."""
    with monkeypatch.context() as patch:
        patch.setenv("TROTH_HOME", str(own.parent / "nobody"))
        return card_of(TODAY).id


def card(name: str, words: str) -> str:
    return f'[[card]]\nid = "{name}"\nway = 3\ntext = {json.dumps(words, ensure_ascii=False)}\n'


@pytest.mark.parametrize(
    "words", [words for name, words in HOSTILE.items() if name not in ("long", "wide", "a surrogate")]
)
async def test_a_hostile_card_is_shown_as_it_stands_and_kept_with_what_is_written(
    fresh: Home, own: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = words.replace("\n", " ").strip()[:150]
    put(own, "cards/mine.toml", card(todays(monkeypatch, own), words))
    async with fresh.open() as pilot:
        await settled(pilot, "3")
        harmless(pilot.app, (80, 24))
        assert " ".join(visible(words).split())[:30] in " ".join(drawn(pilot.app)[-3].split())
        await settled(pilot, "c")
        assert isinstance(pilot.app.screen, CardPage)
        harmless(pilot.app, (80, 24))
        assert " ".join(visible(words).split())[:30] in " ".join(text(pilot.app).split())
        await settled(pilot, "n")
        await type_in(pilot, "I tried it.")
        harmless(pilot.app, (80, 24))
        await settled(pilot, "ctrl+s", "v", "enter")
        harmless(pilot.app, (80, 24))
        assert "I tried it." in text(pilot.app)
    assert fresh.other().problems() == []


async def test_a_card_of_a_deck_of_ones_own_is_drawn_and_taken(fresh: Home, own: Path) -> None:
    put(
        own,
        "decks/events.toml",
        "".join(card(f"event-{n:02}", f"Mine {n}.") for n in range(1, 31)).replace("way = 3\n", ""),
    )
    async with fresh.open() as pilot:
        await settled(pilot, "3", "v", "v", "c")
        assert isinstance(pilot.app.screen, CardPage)
        assert "Mine " in text(pilot.app)
        await settled(pilot, "n")
        await type_in(pilot, "The job")
        await settled(pilot, "enter")
        assert "The job" in at(pilot.app)
    assert all(each.text.startswith("Mine") for each in decks()["event"])


async def test_what_is_broken_is_named_on_the_tab_with_its_line(fresh: Home, own: Path) -> None:
    paths = [
        put(own, "cards/[red]x[.toml", card("a", "x").replace("way = 3", "way = 9")),
        put(own, "notes/a.toml", 'id = "a"\ntitle = "x"\nwhat = "x"\ngrade = "A"\n'),
        put(own, "words/needs.toml", "no toml\x1b]52;c;aGFsbG8=\x07"),
        put(own, "wording/gentle.toml", '[[pattern]]\nlabel = "why"\nregex = ["(a+)+$"]\n'),
        put(own, "decks/event.toml", ""),
        put(own, "practices/tea.toml", 'id = "M1"\ntitle = "x"\nway = [9]\n'),
    ]
    async with fresh.open((100, 30)) as pilot:
        await settled(pilot, "3", "g")
        harmless(pilot.app, (100, 30))
        left = [line.strip().lstrip("▌ ") for line in drawn(pilot.app) if "Left out: " in line]
        assert [line.removeprefix("Left out: ")[:26] for line in left] == [
            "practices/tea.toml, line 3",
            "cards/[red]x[.toml, line 3",
            "decks/event.toml: is not r",
            "notes/a.toml, line 1: `sou",
            "words/needs.toml, line 1: ",
            "wording/gentle.toml, line ",
        ]
        for path in (paths[5], paths[0], paths[4], paths[1], paths[2], paths[3]):
            await settled(pilot, "enter")
            assert isinstance(pilot.app.screen, FaultPage)
            harmless(pilot.app, (100, 30))
            assert str(path) in "".join(line.strip() for line in drawn(pilot.app)), "the page names the whole path"
            await settled(pilot, "escape", "j")
        assert at(pilot.app), "everything else is there"
        assert card_of(TODAY).text[:20] in text(pilot.app)


async def test_a_note_of_ones_own_says_that_it_is(fresh: Home, own: Path) -> None:
    put(
        own,
        "notes/a.toml",
        'id = "tea"\ntitle = "[/Tea]"\nwhat = """It\ncalms\x1b[31m.\n\nSo."""\n'.replace("\x1b", "\\u001b"),
    )
    practice = (
        'id = "A1"\ntitle = "Tea"\nway = [5]\nnote = "tea"\n[[step]]\nid = "end"\ntype = "end"\nprompt = "Tea."\n'
    )
    put(own, "practices/a.toml", practice)
    async with fresh.open() as pilot:
        await settled(pilot, "3", "w", "5", "j")
        assert at(pilot.app).startswith("Tea ")
        await settled(pilot, "i")
        assert isinstance(pilot.app.screen, EvidencePage)
        harmless(pilot.app, (80, 24))
        shown = text(pilot.app)
        assert "[/Tea]" in shown
        assert "It calms␛[31m." in shown
        assert "own  a note of your own" in shown
        assert "Read in" not in shown and "as others have studied it" not in shown


async def test_words_and_phrases_of_ones_own_are_found_in_a_practice(fresh: Home, own: Path) -> None:
    put(own, "words/feelings.toml", '[[family]]\nname = "[red]"\nwords = ["[/giddy]"]\n')
    put(
        own,
        "wording/gentle.toml",
        '[thoughts]\nold = "[/Our] old joke."\n[[pattern]]\nlabel = "why"\nphrases = ["moon man"]\nthought = "old"\n',
    )
    sentence = {"type": "compose", "slots": [{"id": "a", "prompt": "I saw"}], "sentence": "I saw {a}. Could you come?"}
    practice = made({"type": "feelings"}, {**sentence, "check": "gentle"})
    async with fresh.open() as pilot:
        await show(pilot, practice)
        await type_in(pilot, "gid")
        await settled(pilot)
        harmless(pilot.app, (80, 24))
        assert "[/giddy]" in text(pilot.app)
        assert "[red]" in text(pilot.app)
        await settled(pilot, "enter", "tab")
        await type_in(pilot, "a Moon Man")
        await settled(pilot)
        harmless(pilot.app, (80, 24))
        assert "[/Our] old joke." in text(pilot.app)
