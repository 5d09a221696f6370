"""Where the parts of every step of every practice stand, as pure layout: rows 9 and 14, and never between."""

from collections import Counter
from collections.abc import Iterator

import pytest
from practices import OPTIONS, made

from troth.drawing.bars import Hint, key_bar, key_cells
from troth.drawing.lines import cells
from troth.drawing.width import width_of
from troth.guidance.practices import practice, practices
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import End, Read
from troth.tui.practice_run.folding import folded_all
from troth.tui.practice_run.inputs.line_fields import LinesInput
from troth.tui.practice_run.inputs.long_text import TextInput
from troth.tui.practice_run.inputs.make import MakeInput
from troth.tui.practice_run.inputs.word_picker import PickedInput
from troth.tui.practice_run.layout import FAR, NEAR, laid, place_line, placed, spaced
from troth.tui.practice_run.option_rows import ONE, SEVERAL, option_rows
from troth.tui.practice_run.step_keys import SPACE, keys_that_fit, step_hints

LONG = "We sat there for a long time and said very little, until the phone rang. "
KEYS = {
    "practice.next": "tab",
    "practice.back": "shift+tab",
    "practice.leave": "esc",
    "quit.anywhere": "ctrl+q",
    "help.anywhere": "F1",
    "space.anywhere": "f8",
    "answer.tick": "space",
    "answer.pass": "space",
    "answer.pause": "z",
    "answer.question": "c",
}
NEXT = Hint("practice.next", "next")
FLOOR = (Hint("answer.pass", "pass the floor"), Hint("answer.pause", "pause"), Hint("answer.question", "question"))


def steps() -> Iterator[tuple[Run, Step]]:
    for head in practices():
        found = practice(head.id)
        assert found is not None
        yield from ((Run(found, at=step.id, answers={step.id: ()}), step) for step in found.steps)


@pytest.mark.parametrize(("width", "height"), [(80, 21), (60, 17), (120, 33)])
def test_an_answer_begins_at_row_9_or_14_and_never_between(width: int, height: int) -> None:
    begins: Counter[int] = Counter()
    for _, step in steps():
        wants = 0 if isinstance(step, Read | End) else 3
        told = spaced([step.help] if step.help else [], "muted")
        found = placed(spaced(step.prompt.split("\n\n"), ""), told, [], width, height, wants)
        above = folded_all(found.above, width)
        assert above[0] == () and above[1], "what is asked begins in row 3"
        assert cells(above[found.told - 1]) == 0, "and a blank row parts it from what follows"
        if wants:
            begins[len(above)] += 1
            assert found.room == height - len(above) >= 3
    assert {*begins} <= {NEAR, FAR}
    assert begins[NEAR] > 8 * begins[FAR]


def test_what_was_said_before_stands_below_the_answer_in_muted() -> None:
    run = Run(made({"type": "text"}, {"type": "multi", "options": OPTIONS, "recall": ["s0"]}))
    run = run.answered((f"{LONG}\nAnd then.",)).next()
    found = laid(run, 80, 21, 3)
    assert "phone" not in str(found.above)
    below = ["".join(span.text for span in line) for line in folded_all(found.below, 80)]
    assert below[0] == "" and below[1].startswith("   You wrote: We sat there")
    assert below[-1] == f"{'':14}And then."
    assert {span.tone for line in found.below for span in line} == {"muted"}
    assert found.rest == len(below)


def test_of_how_many_is_told_only_where_no_answer_changes_that() -> None:
    ways = [{**OPTIONS[0], "next": "s2"}, OPTIONS[1]]
    straight = made({"type": "text"}, {"type": "choose", "options": OPTIONS})
    assert Run(straight).where == "1 of 3"
    for forked in (
        made({"type": "choose", "options": ways}, {"type": "text"}, {"type": "text"}),
        made({"type": "choose", "options": OPTIONS}, {"type": "text", "when": "s0 == a"}),
    ):
        run = Run(forked)
        assert run.where == "step 1"
        assert run.answered(("a",)).next().where == "step 2"
    for run, _ in steps():
        k, n = run.place
        assert run.where in (f"{k} of {n}", f"step {k}")


def test_the_place_is_cut_before_the_title_is() -> None:
    asked = made({"type": "text"}, {"type": "turn", "recall": ["s0"]}, title="The floor")
    run = Run(asked).answered((LONG,)).next()
    line = "".join(span.text for span in place_line(run, 80))
    assert line.startswith(" The floor") and line.endswith("… ") and width_of(line) < 80
    assert "money" in str(place_line(Run(asked).answered(("money",)).next(), 80))


def test_options_are_numbered_behind_a_mark_that_is_no_outcome() -> None:
    shown = [("a", "One"), ("b", "Two")]
    lines = ["".join(span.text for span in row.line) for row in option_rows(shown, ["b"], SEVERAL, 80)]
    assert lines == ["  [ ] 1  One", "  [x] 2  Two"]
    lines = ["".join(span.text for span in row.line) for row in option_rows(shown, ["b"], ONE, 60, ascii=True)]
    assert lines == ["( ) 1  One", "(*) 2  Two"]


@pytest.mark.parametrize(
    ("who", "own", "width", "shown"),
    [
        ("solo", (NEXT,), 80, "tab next  shift+tab back  esc leave, it stays  ctrl+q quit  F1 help"),
        ("solo", (Hint("answer.tick", "choose"), NEXT), 80,
         "space choose  tab next  shift+tab back  esc leave, it stays  F1 help"),
        ("together", (Hint("answer.tick", "choose"), NEXT), 80,
         "space choose  tab next  shift+tab back  esc leave, it stays  f8 space  F1 help"),
        ("solo", (NEXT,), 60, "tab next  esc leave, it stays  ctrl+q quit  F1 help"),
        ("together", (Hint("answer.tick", "choose"), NEXT), 60, "space choose  tab next  esc leave  f8 space  F1 help"),
        ("together", (*FLOOR, NEXT, SPACE), 80,
         "space pass the floor  z pause  c question  tab next  f8 space  esc  F1"),
        ("together", (*FLOOR, NEXT, SPACE), 60, "space pass the floor  z pause  tab next  f8 space  F1"),
    ],
)  # fmt: skip
def test_the_footer_is_the_keys_in_force_as_many_as_fit(
    who: str, own: tuple[Hint, ...], width: int, shown: str
) -> None:
    run = Run(made({"type": "read"}, {"type": "read"}, who=who)).next()
    keys = keys_that_fit(step_hints(run, own, "leave, it stays"), KEYS, width)
    assert "".join(span.text for span in key_bar(keys, width)).strip() == shown
    assert sum(map(key_cells, keys)) <= width and len(keys) <= (7 if width > 60 else 5)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_step_where_one_writes_names_the_key_that_leaves(width: int) -> None:
    in_force = {**KEYS, "practice.enter": "enter", "answer.leave": "ctrl+t"}
    for who in ("solo", "together", "either"):
        for kind in (TextInput, LinesInput, PickedInput, MakeInput):
            run = Run(made({"type": "read"}, {"type": "read"}, who=who)).next()
            keys = keys_that_fit(step_hints(run, kind.KEYS, "leave, it stays"), in_force, width, writes=True)
            names = [key.key for key in keys]
            assert {"ctrl+q", "esc", "tab", "F1"} <= {*names}, (kind, who)
            assert sum(map(key_cells, keys)) <= width and ("f8" in names) == (who == "together")


def test_a_key_that_is_not_in_force_is_not_in_the_footer_and_a_remapped_one_is_as_it_is() -> None:
    hints = step_hints(Run(made({"type": "read"})), (NEXT,), "leave")
    moved = {**KEYS, "practice.next": "ctrl+n"}
    assert [key.key for key in keys_that_fit(hints, moved, 80)] == ["ctrl+n", "esc", "ctrl+q", "F1"]
    del moved["practice.next"]
    assert [key.key for key in keys_that_fit(hints, moved, 80)] == ["esc", "ctrl+q", "F1"]
