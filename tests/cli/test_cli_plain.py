"""A practice line by line: piped lines lead through it, and what was said is a draft after every line."""

import json
from functools import cache
from pathlib import Path

import pytest
from cli_shell import Shell

from troth.cli.context import CommandContext
from troth.cli.plain import PlainRun
from troth.cli.plain_lines import Leaving, PlainLines
from troth.guidance.practices import practice, practices
from troth.practice.definition import Practice
from troth.practice.record_steps import Make
from troth.practice.step import STEPS, Step
from troth.practice.steps import End

TEA = """
id = "M1"
title = "Tea first"
way = [3]
intro = "Ten minutes before a talk."

[[step]]
id = "what"
type = "text"
prompt = "What is on your mind?"
optional = false

[[step]]
id = "who"
type = "choose"
prompt = "With whom?"
options = [
    { id = "alone", label = "Alone" },
    { id = "two", label = "Together" },
    { id = "fear", label = "I would rather not say", secret = true },
]

[[step]]
id = "felt"
type = "feelings"
prompt = "How is it?"
first = "sad"

[[step]]
id = "warm"
type = "scale"
prompt = "How warm is the tea?"
low = "cold"
high = "hot"
optional = true

[[step]]
id = "ask"
type = "compose"
prompt = "In one sentence?"
slots = [{ id = "one", prompt = "I would like ...", text = "{what}" }]
sentence = "I would like {one}."

[[step]]
id = "keep"
type = "make_commitment"
prompt = "Promise it?"
title = "{what}"
every = "tomorrow"

[[step]]
id = "end"
type = "end"
prompt = "Now tea."
"""


@pytest.fixture
def mine(shell: Shell) -> Shell:
    folder = shell.folder / "practices"
    folder.mkdir(parents=True)
    (folder / "tea.toml").write_text(TEA, encoding="utf-8")
    return shell


def typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def drafts(shell: Shell) -> list[dict[str, object]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(shell.folder.rglob("drafts/*.json"))]


def everything(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.json"))


def test_lines_lead_to_an_entry_and_a_promise(mine: Shell) -> None:
    lines = ("A walk", "", "2", "sad, at sea", "7", "", "1", "", "", "", "1")
    said = mine.call("reflect", "M1", "--plain", stdin=typed(*lines))
    assert (said.code, said.err) == (0, "")
    assert "What is on your mind?" in said.out and "3 I would rather not say" in said.out
    assert said.out.index("sad: ") < said.out.index("glad: "), "the family that fits is said first"
    assert "I would like A walk." in said.out
    assert "You will make:\n  a promise: A walk (for " in said.out
    assert "A walk" in mine.ok("journal", "1") and "Together" in mine.ok("journal", "1")
    assert "A walk" in mine.ok("list")
    assert drafts(mine) == []


def test_a_promise_at_its_end_is_read_as_any_other(mine: Shell) -> None:
    lines = ("Give him my card", "", "2", "sad, at sea", "7", "", "1", "", "", "", "1")
    said = mine.call("reflect", "M1", "--plain", stdin=typed(*lines))
    assert said.code == 0 and said.err.count("Could you say no to this?") == 1
    assert "Give him my card" in mine.ok("list")


def test_sex_is_no_promise_at_its_end_and_what_was_said_waits(mine: Shell) -> None:
    lines = ("Make love", "", "2", "sad, at sea", "7", "", "1", "", "", "", "1")
    said = mine.call("reflect", "M1", "--plain", stdin=typed(*lines))
    assert "can't be promised ahead" in said.out + said.err and "It waits as a draft" in said.out + said.err
    assert "Make love" not in mine.ok("list") and len(drafts(mine)) == 1


@pytest.mark.parametrize(
    ("lines", "waits"), [([], "Nothing was written down."), (["A walk", ""], "It waits as a draft")]
)
def test_a_line_of_a_pipe_that_is_no_text_ends_it_and_none_takes_its_place(
    mine: Shell, lines: list[str], waits: str
) -> None:
    said = mine.call("reflect", "M1", "--plain", stdin=typed(*lines) + b"caf\xe9\nhello\n\n")
    assert said.code == 2 and "is not UTF-8 text" in said.err and waits in said.err
    assert said.err.count("\n") == 1
    assert [each["answers"] for each in drafts(mine)] == [{"what": [line]} for line in lines if line]


def test_an_input_that_ends_leaves_a_draft_says_so_and_goes_on_from_there(mine: Shell) -> None:
    said = mine.call("reflect", "M1", "--plain", stdin=typed("A walk", "and rain"))
    assert said.code == 1
    assert "The input ended here. It waits as a draft: `troth reflect M1 --plain` goes on with it" in said.err
    assert [each["answers"] for each in drafts(mine)] == [{"what": ["A walk\nand rain"]}]
    again = mine.call("reflect", "M1", "--plain", stdin=typed("", "1", ":q"))
    assert again.code == 0 and "You go on where you stopped." in again.out
    assert "There stands: A walk" in again.out
    assert [each["answers"]["who"] for each in drafts(mine)] == [["alone"]]  # type: ignore[index]


def test_a_secret_answer_and_what_is_said_after_it_is_in_no_draft(mine: Shell) -> None:
    said = mine.call("reflect", "M1", "--plain", stdin=typed("A walk", "", "3", "afraid", "3"))
    assert said.code == 1 and "is in no draft." in said.out
    assert [(each["at"], each["answers"]) for each in drafts(mine)] == [("who", {"what": ["A walk"]})]
    assert "fear" not in everything(mine.folder) and "afraid" not in everything(mine.folder)


def test_with_a_secret_nothing_is_kept_unless_it_is_said(mine: Shell) -> None:
    lines = ("A walk", "", "3", "", "", "", "2", "")
    said = mine.call("reflect", "M1", "--plain", stdin=typed(*lines))
    assert said.code == 0 and "enter for 2" in said.out
    assert mine.ok("journal").startswith("Nothing is in the journal")
    assert drafts(mine) == []


def test_a_line_leads_back_and_what_is_no_answer_is_asked_again(mine: Shell) -> None:
    said = mine.call("reflect", "M1", "--plain", stdin=typed("", "A walk", "", "9", ":b", ":q"))
    assert said.code == 0
    assert "This one needs an answer before the next step." in said.out
    assert "Type the number of what you choose, from 1 to 3." in said.out
    assert said.out.count("What is on your mind?") == 3


def test_a_day_that_is_none_is_asked_again(mine: Shell) -> None:
    lines = ("A walk", "", "1", "", "", "", "1", "", "someday maybe", "", ":q")
    said = mine.call("reflect", "M1", "--plain", stdin=typed(*lines))
    assert "A day: tomorrow, fri 18:00, +3d." in said.out
    assert mine.ok("list").count("A walk") == 0


def test_a_hard_gate_is_asked_and_its_answer_is_nowhere(mine: Shell) -> None:
    before = everything(mine.folder) if mine.folder.exists() else ""
    said = mine.call("reflect", "E16", "--plain", stdin=typed("2"))
    assert said.code == 0 and "`troth reflect E41 --plain`" in said.out
    assert everything(mine.folder) == before
    on = mine.call("reflect", "E16", "--plain", stdin=typed("1", ":q"))
    assert "What do you two see differently?" in on.out and "Nothing was written down." in on.out


def test_before_one_for_two_both_are_asked_and_what_follows_tells_of_no_answer(mine: Shell) -> None:
    one, other, both = (
        mine.call("reflect", "E12", "--plain", stdin=typed(*answers, ":q"))
        for answers in (("2", "1"), ("1", "3"), ("3", "2"))
    )
    assert one == other == both and one.code == 0
    assert one.out.count("1 No\n2 Not sure\n3 Yes") == 2 and "The floor, step" not in one.out
    assert any(title in one.out for title in ("Unload the day", "Good news", "Three questions"))


def test_without_a_practice_it_says_how(mine: Shell) -> None:
    said = mine.call("reflect", "--plain")
    assert said.code == 2 and "`troth reflect PRACTICE --plain`" in said.err


@cache
def first_of_each_type() -> dict[type[Step], Practice]:
    """For each type of step that asks, and makes no record, a practice of one such step of ours and an end."""
    found = [whole for head in practices() if (whole := practice(head.id)) is not None]
    end = End(type="end", id="end", prompt="That is all.")
    alone = {"when": (), "next": None, "recall": (), "prompt": "What is it?", "help": ""}
    return {
        type(step): whole.model_copy(update={"gate": "none", "steps": (step.model_copy(update=alone), end)})
        for whole in found
        for step in whole.steps
        if not getattr(step, "book", None)
    }


@pytest.mark.parametrize(
    "kind", [kind for kind in STEPS if kind.ASKS and not issubclass(kind, Make)], ids=lambda kind: kind.__name__
)
def test_every_type_that_asks_takes_a_line(kind: type[Step], shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read(lines: PlainLines, asks: str) -> str:
        asked.append(asks)
        raise Leaving

    monkeypatch.setattr(PlainLines, "read", read)
    assert kind in first_of_each_type(), "a practice of ours has to use it"
    assert PlainRun(CommandContext(str(shell.folder / "troth.json")), first_of_each_type()[kind]).go() == 0
    assert asked and asked != ["enter goes on"], "PlainRun in cli/plain.py has no line for its answer"
