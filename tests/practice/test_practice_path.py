"""The path is worked out once for the same answers, however often it is asked for."""

from pathlib import Path

import pytest
from practice_packs import practice

from troth.practice import path as module
from troth.practice.path import path
from troth.practice.run import Run


def test_the_path_is_worked_out_once_per_transition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worked, real = [0], module._next

    def counted(*given: object) -> object:
        worked[0] += 1
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_next", counted)
    module._path.cache_clear()
    run = Run(practice(tmp_path)).answered(("late",))
    before = worked[0]
    for _ in range(9):
        assert run.step.id == "fact" and run.place.k == 1 and not run.refusal and run.prompt
    assert worked[0] == before
    later = run.next()
    assert (later.step.id, later.place.k) == ("sure", 2)
    assert worked[0] == before, "another step on the same path is no other path"
    assert run.answered(("late, again",)).path == run.path and worked[0] == before, "nothing turns on what was typed"
    assert later.answered(("3",)).path != run.path and worked[0] > before


def test_two_packs_of_one_name_have_their_own_paths(tmp_path: Path) -> None:
    one = practice(tmp_path / "a")
    other = one.model_copy(update={"steps": one.steps[-1:]})
    assert hash(one) == hash(other) and one != other
    assert [step.id for step in path(other, {})] == ["end"]
    assert len(path(one, {})) > 1
