"""The library: heads first, a pack of one's own that extends or replaces ours, a broken one named by file and line."""

import os
from datetime import date
from pathlib import Path

import pytest
from practice_packs import END, HEAD, WHOLE, practice, shelf, walks

from troth.guidance import packs, practices
from troth.guidance.practices import Library
from troth.places import Nowhere
from troth.practice.definition import Head


def test_opening_the_library_reads_no_steps(tmp_path: Path) -> None:
    shelf(tmp_path, one=HEAD + "[[step]]\nthis is no TOML\n")
    library = Library(str(tmp_path))
    assert [head.id for head in library.practices()] == ["E90"]
    assert type(library.practices()[0]) is Head
    assert library.practice("e90") is None
    assert library.practices() == ()
    assert library.problems() == (
        "practices/one.toml, line 5: is not TOML: Expected '=' after a key in a key/value pair.",
    )


def test_a_practice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = shelf(tmp_path, one=WHOLE)
    read = []
    monkeypatch.setattr(packs, "text", lambda pack: read.append(pack) or WHOLE)
    assert library.practice("E90") is library.practice(" e90 ") is not None
    assert len(read) == 1


def test_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    found = {name: HEAD.replace("E90", name) + END for name in ("E10", "E9", "Z1", "own-2")}
    assert [head.id for head in shelf(tmp_path, **found).practices()] == ["E9", "E10", "own-2", "Z1"]


def test_a_pack_of_ones_own_extends_and_replaces(tmp_path: Path) -> None:
    shelf(tmp_path / "ours", one=WHOLE, two=WHOLE.replace("E90", "E91"))
    shelf(tmp_path / "own", mine=WHOLE.replace("Look again", "My way"), new=WHOLE.replace("E90", "M1"))
    library = Library(str(tmp_path / "ours"), str(tmp_path / "own"))
    assert [head.title for head in library.practices()] == ["My way", "Look again", "Look again"]
    found = library.practice("E90")
    assert found is not None and found.title == "My way"
    assert library.problems() == ()


def test_a_pack_of_ones_own_that_is_broken_is_named_and_ours_stays(tmp_path: Path) -> None:
    shelf(tmp_path / "ours", one=WHOLE)
    shelf(tmp_path / "own", bad=WHOLE.replace('type = "scale"', 'type = "slider"'), good=WHOLE.replace("E90", "M1"))
    library = Library(str(tmp_path / "ours"), str(tmp_path / "own"))
    assert [head.id for head in library.practices()] == ["E90", "M1"]
    assert library.practice("E90") is not None
    line = WHOLE[: WHOLE.index('type = "scale"')].count("\n") + 1
    where = tmp_path / "own" / "bad.toml"
    assert library.problems() == (f"{where}, line {line}: `type`: no such type of step is known.",)


def test_a_name_stands_for_one_practice(tmp_path: Path) -> None:
    library = shelf(tmp_path, one=WHOLE, two=WHOLE)
    assert len(library.practices()) == 1
    assert library.problems() == ("practices/two.toml, line 1: `id`: E90 is the name of another practice.",)


SOLO = HEAD.replace("E90", "E41") + END


def test_a_hard_gate_offers_something_else_and_no_pack_lowers_it(tmp_path: Path) -> None:
    hard = HEAD + 'gate = "hard"\ninstead = "E41"\n' + END
    shelf(tmp_path / "ours", one=hard, other=SOLO)
    shelf(tmp_path / "own", mine=HEAD + END)
    library = Library(str(tmp_path / "ours"), str(tmp_path / "own"))
    assert [head.gate for head in library.practices()] == ["none", "hard"]
    assert "`gate`: E90 keeps the hard gate that it has" in library.problems()[0]


def test_a_gate_that_is_asked_each_time_stays_so_in_a_pack(tmp_path: Path) -> None:
    hard = HEAD + 'gate = "hard"\ninstead = "E41"\n' + END
    once = hard.replace("gate =", "gate_first = true\ngate =", 1)
    shelf(tmp_path / "ours", one=hard, two=once.replace("E90", "E91"), other=SOLO)
    mine = {"mine": once, "fine": once.replace("E90", "E91"), "new": once.replace("E90", "M1")}
    library = Library(str(tmp_path / "ours"), own(tmp_path / "own", **mine))
    assert library.problems() == (
        f"{tmp_path / 'own' / 'mine.toml'}, line 4: `gate_first`: E90 keeps the gate that it has each time.",
    )
    assert [head.id for head in library.practices() if head.gate_first] == ["E91", "M1"]
    assert library.practice("E90") is not None


def test_the_library_is_there_where_no_home_folder_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise Nowhere("There is no home folder.")

    monkeypatch.setattr(packs, "config_file", nowhere)
    assert len(practices.library().practices()) > 40 and practices.library().problems() == ()


@pytest.mark.parametrize(
    ("head", "other"),
    [
        ('gate = "hard"\n', SOLO),
        ('gate = "hard"\ninstead = "E77"\n', SOLO),
        ('gate = "hard"\ninstead = "E90"\n', SOLO),
        ('gate = "hard"\ninstead = "E41"\n', SOLO.replace("[[step]]", 'gate = "soft"\n[[step]]', 1)),
        ('gate = "hard"\ninstead = "E41"\n', SOLO.replace("[[step]]", 'who = "together"\n[[step]]', 1)),
        ('gate = "soft"\ninstead = "E41"\n', SOLO),
    ],
)
def test_a_gate_that_leads_nowhere_is_refused(tmp_path: Path, head: str, other: str) -> None:
    shelf(tmp_path / "ours", one=HEAD + END, other=other)
    library = Library(str(tmp_path / "ours"), own(tmp_path / "own", mine=HEAD + head + END))
    assert "`instead`" in library.problems()[0]
    assert [head.gate for head in library.practices() if head.id == "E90"] == ["none"]
    assert library.practice("E90") is not None


def test_no_folder_and_strange_files_stop_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    os.mkfifo(own / "pipe.toml")
    (own / "folder.toml").mkdir()
    (own / "bytes.toml").write_bytes(b"\xff\xfe")
    (own / "large.toml").write_bytes(b"# " + b"x" * 300_000)
    (own / "gone.toml").symlink_to(own / "nowhere")
    (own / "deep.toml").write_text("a = " + "[" * 5000)
    (own / "notes.txt").write_text("mine")
    (own / ".hidden.toml").write_text("mine")
    library = Library(str(tmp_path / "none"), str(own))
    assert library.practices() == ()
    named = sorted(Path(line.partition(".toml")[0]).name for line in library.problems())
    assert named == ["bytes", "deep", "folder", "gone", "large", "pipe"]


TEN_LINES = """\
id = "tea"
title = "Tea first"
way = [3]

step = [
  { id = "what", type = "text", prompt = "What is on your mind?" },
  { id = "tea", type = "timer", seconds = 180, prompt = "Put the kettle on. No talking yet." },
  { id = "later", type = "make_agenda", text = "{what}", prompt = "Bring it to your next talk?" },
  { id = "end", type = "end", prompt = "Now tea." },
]
"""


def test_ten_lines_are_a_practice(tmp_path: Path) -> None:
    found = practice(tmp_path, TEN_LINES)
    assert TEN_LINES.count("\n") == 10
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"~/.config/troth/practices/tea.toml`, then `troth reflect tea`:\n\n```toml\n{TEN_LINES}```\n" in readme
    assert (found.minutes, found.who, found.gate, found.keep) == (5, "solo", "none", "ask")
    assert walks(found)[0][-1].filled("{what}") == "a word"
    shelf(tmp_path / "bad", tea=TEN_LINES.replace('"timer"', '"clock"'))
    library = Library(str(tmp_path / "none"), str(tmp_path / "bad"))
    assert library.problems()[0].endswith("tea.toml, line 7: `type`: no such type of step is known.")


def test_what_comes_again_comes_on_its_day(tmp_path: Path) -> None:
    found = practice(tmp_path, HEAD + 'again = "4 months"\n' + END)
    assert found.again_on(date(2026, 10, 31)) == date(2027, 2, 28)
    assert practice(tmp_path, HEAD + 'again = "2 weeks"\n' + END).again_on(date(2026, 12, 25)) == date(2027, 1, 8)
    assert practice(tmp_path, HEAD + END).again_on(date(2026, 10, 31)) is None


def own(folder: Path, **packs: str) -> str:
    shelf(folder, **packs)
    return str(folder)


def with_step(rows: str) -> str:
    return f'{HEAD}[[step]]\nid = "one"\ntype = "text"\nprompt = "One?"\n[[step]]\nid = "two"\n{rows}\n{END}'


CHOICE = 'type = "choose"\nprompt = "Two?"\noptions = [{id = "a", label = "A"%s}, {id = "b", label = "B"%s}]'
READ = '[[step]]\nid = "one"\ntype = "read"\nprompt = "x"\n'


def read(rows: str) -> str:
    return with_step(f'type = "read"\nprompt = "x"\n{rows}')


WRONG = {
    "no title": (HEAD.replace('title = "Look again"\n', "") + END, 1, "title", "it is missing"),
    "a key of the head": (HEAD + 'colour = "red"\n' + END, 4, "colour", "no such key"),
    "a way that is none": (HEAD.replace("[5]", "[8]") + END, 3, "way", "from 1 to 7"),
    "a way twice": (HEAD.replace("[5]", "[5, 5]") + END, 3, "way", "each once"),
    "a gate that is none": (HEAD + 'gate = "high"\n' + END, 4, "gate", "'none', 'soft' or 'hard'"),
    "minutes in words": (HEAD + 'minutes = "ten"\n' + END, 4, "minutes", "expected a valid integer"),
    "again in words": (HEAD + 'again = "soon"\n' + END, 4, "again", "expected"),
    "no steps": (HEAD, 1, "step", "missing"),
    "a key of a step": (read('size = 3'), 12, "size", "no such key"),
    "a key of another type": (read('slots = []'), 12, "slots", "no such key"),
    "no type": (with_step('prompt = "x"'), 8, "type", "it is missing"),
    "no prompt": (with_step('type = "read"'), 8, "prompt", "it is missing"),
    "an empty prompt": (with_step('type = "read"\nprompt = " "'), 11, "prompt", "at least 1 character"),
    "a long label": (with_step(CHOICE % (f', next = "{"x" * 50}"', "")), 12, "options", "at most 40"),
    "one option": (
        with_step('type = "choose"\nprompt = "x"\noptions = [{id = "a", label = "A"}]'), 12, "options", "at least 2",
    ),
    "an option twice": (with_step((CHOICE % ("", "")).replace('"b"', '"a"')), 12, "options", "stands in it twice"),
    "a step twice": (read('').replace('"two"', '"one"'), 9, "id", "another step"),
    "next to nowhere": (read('next = "gone"'), 12, "next", "no other step called gone"),
    "next to itself": (read('next = "two"'), 12, "next", "no other step called two"),
    "an option to nowhere": (with_step(CHOICE % (', next = "gone"', "")), 12, "options", "no other step called gone"),
    "ticks that lead on": (
        with_step((CHOICE % (', next = "end"', "")).replace("choose", "multi")), 12, "options", "several",
    ),
    "a circle": (read('next = "one"'), 4, "next", "circle"),
    "a step that is passed by": (
        HEAD + READ + 'next = "end"\n' + READ.replace("one", "two") + END, 10, "id", "no way leads to this step",
    ),
    "no end": (HEAD + READ, 5, "id", "nothing comes after"),
    "a step after the end": (HEAD + END + READ, 9, "id", "nothing comes after this step"),
    "back for ever": (with_step(CHOICE % (', next = "one"', ', next = "one"')), 5, "id", "no way leads from this step"),
    "a condition that is none": (read('when = "one = 3"'), 12, "when", "understood is"),
    "a condition on no step": (read('when = "zero == a"'), 12, "when", "zero is no step"),
    "a condition on later": (read('when = "end == a"'), 12, "when", "end is no step"),
    "a condition on words": (read('when = "one == a"'), 12, "when", "can't be compared"),
    "recall of no step": (read('recall = ["end"]'), 12, "recall", "end is no step"),
    "no such answer": (with_step('type = "read"\nprompt = "{one.two}"'), 11, "prompt", "{one.two} is no answer"),
    "an answer of later": (with_step('type = "read"\nprompt = "{end}"'), 11, "prompt", "{end} is no answer"),
    "an open brace": (with_step('type = "read"\nprompt = "{one"'), 11, "prompt", "a brace is left open"),
    "a slot that is none": (
        with_step('type = "compose"\nprompt = "x"\nsentence = "{a} {b}"\nslots = [{id = "a", prompt = "A"}]'),
        12, "sentence", "{b} is no answer",
    ),
    "a rhythm that is none": (
        with_step('type = "make_commitment"\nprompt = "x"\nevery = "often"'), 12, "every", "weekday",
    ),
    "a category that is none": (
        with_step('type = "make_boundary"\nprompt = "x"\ncategory = "mood"'), 12, "category", "expected",
    ),
    "a suggestion without decks": (
        with_step(CHOICE.replace("choose", "choose\"\nsuggest = \"deck") % ("", "")), 11, "suggest", "have to hold",
    ),
    "too many seconds": (with_step('type = "timer"\nprompt = "x"\nseconds = 99999'), 12, "seconds", "less than"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "key", "reason"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, line: int, key: str, reason: str) -> None:
    library = Library(str(tmp_path / "none"), own(tmp_path, bad=text))
    assert library.practices() == ()
    (problem,) = library.problems()
    assert problem.startswith(f"{tmp_path / 'bad.toml'}, line {line}: `{key}`: "), problem
    assert reason in problem and problem.endswith(".")
    assert "should" not in problem


def test_a_loop_on_purpose_and_a_choice_that_decides_are_fine(tmp_path: Path) -> None:
    assert practice(tmp_path, with_step(CHOICE % (', next = "one"', ""))).steps[1].id == "two"
    text = with_step(CHOICE % (', next = "end"', ', next = "last"')) + END.replace('"end"\nt', '"last"\nt')
    ends = {walk[-1].step.id for walk in walks(practice(tmp_path, text))}
    assert ends == {"end", "last"}
