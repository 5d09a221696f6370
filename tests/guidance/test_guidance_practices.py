"""The library: our practices are complete, plain and gated; a pack of one's own extends them or is named."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from guidance_packs import END, HEAD, WHOLE, practice, shelf, walks
from guidance_reading import grade

from troth.guidance import packs
from troth.guidance.packs import Pack
from troth.guidance.practices import Head, Library, Practice, parse
from troth.guidance.steps import Breathe, Choose, Compose, End, Multi, Read, Step, Timer
from troth.resources import content

FOLDER = content("practices")
IDS = [f"E{n:02}" for n in range(1, 42)]
BESIDE = ["E28R"]
"""The receiving side of E28, which has a gate of its own."""
FILES = sorted(Path(FOLDER).glob("*.toml"))
HARD = {"E06", "E12", "E16", "E21", "E22", "E24", "E25", "E28R", "E31"}
SOFT = {"E03", "E07", "E18", "E19", "E23", "E27", "E28", "E29", "E30", "E36", "E37"}
PRIVATE = {"E06", "E41"}
AGAIN = {"E06", "E22"}
BANNED = re.compile(
    r"\b(?:should|must|ought|fail\w*|always|never|lazy|toxic|narciss\w*|abuser|victim|codependen\w*"
    r"|husband|wife|girlfriend|boyfriend|marriage|married|he|she|his|her|him|hers|score)\b|!"
    r"|you are safe|\b(?:forgive|stay with) them\b|\b(?:leave|forgive|stay with) your partner\b|[0-9] ?(?::|to) ?1\b"
    r"|state of the union|love map|card deck|hold me tight|radar",
    re.IGNORECASE,
)


@cache
def ours() -> Library:
    return Library(FOLDER)


@cache
def read_whole(path: Path) -> Practice:
    pack = Pack(path, path.name)
    return parse(Practice, pack, packs.text(pack))


def words(step: Step) -> list[str]:
    """Everything of a step that a person reads."""
    found = [step.prompt, step.help]
    for name in ("options", "slots"):
        found += [getattr(each, "label", None) or each.prompt for each in getattr(step, name, ())]
    for name in ("labels", "items", "roles"):
        found += getattr(step, name, ())
    found += [
        getattr(step, name)
        for name in ("sentence", "low", "high", "title", "why", "statement", "text")
        if hasattr(step, name)
    ]
    return [text for text in found if text]


def sentences(practice: Practice) -> str:
    """The practice as prose, for the measure of reading; what is no sentence is left out."""
    texts = [practice.intro, *(text for step in practice.steps for text in (step.prompt, step.help))]
    plain = [re.sub(r"\{[^{}]*\}", "it", text) for text in texts if len(text.split()) > 3]
    return "\n\n".join(text if text.rstrip().endswith((".", "?", ":")) else f"{text}." for text in plain)


def test_all_forty_one_are_there_and_whole() -> None:
    assert {head.id for head in ours().practices()} == {*IDS, *BESIDE}
    assert all(ours().practice(name) is not None for name in IDS)
    assert ours().problems() == ()
    assert len({head.title for head in ours().practices()}) == len(IDS) + len(BESIDE)


def test_every_practice_has_its_note() -> None:
    notes = {path.stem for path in Path(content("notes")).glob("*.toml")}
    assert {read_whole(path).note for path in FILES} - notes == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_practice_says_what_it_is(path: Path) -> None:
    head = read_whole(path)
    assert path.name.startswith(f"{head.id.lower()}-")
    assert head.grade and head.intro and head.note
    assert head.gate == ("hard" if head.id in HARD else "soft" if head.id in SOFT else "none")
    assert (head.gate == "hard") == (head.instead is not None)
    assert head.id not in PRIVATE or head.keep_default == "no"
    assert bool(head.again) == (head.id in AGAIN)
    assert not path.read_text(encoding="utf-8").count("\t")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_way_ends_and_every_step_is_met(path: Path) -> None:
    found = read_whole(path)
    met = set()
    for walk in walks(found):
        assert isinstance(walk[-1].step, End)
        assert walk[-1].place.k == walk[-1].place.n
        assert walk[-1].place.n <= 16
        met |= {run.step.id for run in walk}
        back = walk[-1]
        while back.place.k > 1:
            back = back.back()
        assert back.step == walk[0].step and back.answers == walk[-1].answers
    assert met == {step.id for step in found.steps}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_practice_is_kind_plain_and_short(path: Path) -> None:
    found = read_whole(path)
    texts = [found.title, found.intro, *(text for step in found.steps for text in words(step))]
    assert {word for text in texts for word in BANNED.findall(text)} == set()
    assert grade(sentences(found)) <= 6.0
    assert all(character.isprintable() or character == "\n" for text in texts for character in text)
    for step in found.steps:
        assert len(step.prompt) <= (600 if isinstance(step, Read | End) else 220), step.id
        assert len(step.help) <= 220, step.id
        assert grade(_ended(step.prompt)) <= 9, (step.id, step.prompt)


def _ended(text: str) -> str:
    text = re.sub(r"\{[^{}]*\}", "it", text)
    return text if text.rstrip().endswith((".", "?", ":")) else f"{text}."


def test_the_doubt_ends_where_safety_ends() -> None:
    """5.3: E21 and E22 ask first for what is on the list and for what came again, and then go no further."""
    for name in ("E21", "E22"):
        found = ours().practice(name)
        assert found is not None
        ways = list(walks(found))
        asked = [step for step in found.steps if isinstance(step, Choose | Multi)]
        listed = " ".join(text for step in found.steps for text in words(step)).casefold()
        for word in ("threat", "force", "phone", "money", "afraid"):
            assert word in listed or word == "afraid", (name, word)
        assert asked
        assert min(len(walk) for walk in ways) < max(len(walk) for walk in ways)


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


def test_the_example_of_ten_lines_works(tmp_path: Path) -> None:
    text = (
        'id = "mine"\ntitle = "Tea first"\nway = [3]\n[[step]]\nid = "one"\ntype = "text"\nprompt = "What is there?"\n'
    )
    found = practice(tmp_path, text + '[[step]]\nid = "end"\ntype = "end"\nprompt = "Now tea."\n')
    assert (found.minutes, found.who, found.gate, found.keep) == (5, "solo", "none", "ask")


def test_what_comes_again_comes_on_its_day(tmp_path: Path) -> None:
    from datetime import date

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


def test_the_types_are_those_of_the_domain() -> None:
    known = {type(step) for path in FILES for step in read_whole(path).steps}
    assert {Read, End, Choose, Compose, Timer, Breathe} <= known
