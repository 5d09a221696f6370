"""A run that is dropped and taken up again is the same, but for what is secret, which is in no draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from practice_packs import END, HEAD, practice, walks

from troth.guidance.practices import practice as ours
from troth.guidance.practices import practices
from troth.practice.definition import Practice
from troth.practice.on_disk import from_draft, on_disk
from troth.practice.rounds import step_of
from troth.practice.run import Run
from troth.practice.secrets import secret, without_secrets
from troth.practice.step import Step
from troth.practice.steps import Choose, Multi
from troth.practice.transcript import said


def secrets(step: Step) -> set[str]:
    """The options of a step that are not written down."""
    return {option.id for option in step.options if option.secret} if isinstance(step, Choose | Multi) else set()


SECRET = [head.id for head in practices() if (found := ours(head.id)) and any(secrets(step) for step in found.steps)]
"""The practices with something secret."""


def stands(found: Practice) -> Iterator[Run]:
    """Every run at every step of every path, with a name and a moment."""
    known = {id(run): run for walk in walks(found) for run in walk}
    return (run._replace(uid="ab12", started_at=7) for run in known.values())


def shown(run: Run) -> Run:
    """The run without what no screen and no end can tell: a first step that nobody went to, and offers off the path."""
    on_path = {step.id for step in run.path}
    return run._replace(at=run.step.id, offered=run.offered & on_path)


@pytest.mark.parametrize("name", [head.id for head in practices()])
def test_dropped_and_taken_up_again_is_the_same(name: str) -> None:
    found = ours(name)
    assert found is not None
    for run in stands(found):
        draft = on_disk(run, 9)
        assert (draft.uid, draft.practice, draft.started_at, draft.saved_at) == ("ab12", name, 7, 9)
        again = from_draft(draft, found)
        assert on_disk(again, 9) == draft
        if not secret(run):
            assert shown(again) == shown(run)
            assert said(again) == said(run)


def test_some_practices_have_something_secret() -> None:
    assert SECRET


@pytest.mark.parametrize("name", SECRET)
def test_a_secret_answer_and_what_follows_it_is_in_no_draft(name: str) -> None:
    found = ours(name)
    assert found is not None
    met = 0
    for run in (run for run in stands(found) if secret(run)):
        met += 1
        path = [step.id for step in run.path]
        draft = on_disk(run, 9)
        again = from_draft(draft, found)
        assert not secret(again) and draft.at in path
        hidden = next(step.id for step in run.path if secrets(step) & {*run.given(step.id)})
        assert {step_of(each) for each in draft.answers} <= {*path[: path.index(hidden)]}
        assert path.index(draft.at) <= path.index(hidden)
        assert again.offered <= {*draft.answers}
    assert met


def test_a_time_that_runs_and_the_turn_are_on_the_disk(tmp_path: Path) -> None:
    pack = '[[step]]\nid = "floor"\ntype = "turn"\nprompt = "Take turns."\nseconds = 60\n\n'
    run = Run(practice(tmp_path, HEAD + pack + END), "ab12", 7).started(100).passed()
    draft = on_disk(run, 110)
    assert (draft.ends_at, draft.turn) == (160, 1)
    assert from_draft(draft, run.practice) == run


def test_a_time_that_runs_behind_a_secret_answer_is_not_told(tmp_path: Path) -> None:
    options = 'options = [{id = "a", label = "A", secret = true}, {id = "b", label = "B"}]'
    ask = f'[[step]]\nid = "ask"\ntype = "choose"\nprompt = "Which?"\n{options}\n\n'
    rest = '[[step]]\nid = "rest"\ntype = "timer"\nprompt = "Rest."\nseconds = 60\n\n'
    run = Run(practice(tmp_path, HEAD + ask + rest + END)).answered(("a",)).next().started(100)
    assert run.step.id == "rest" and run.ends_at == 160
    draft = on_disk(run, 110)
    assert (draft.at, draft.answers, draft.ends_at) == ("ask", {}, None)
    assert not without_secrets(run).begun


def test_an_answer_that_was_offered_follows_after_it_was_taken_up_again(tmp_path: Path) -> None:
    fact = '[[step]]\nid = "fact"\ntype = "text"\nprompt = "What happened?"\n\n'
    share = '[[step]]\nid = "share"\ntype = "make_share"\nprompt = "Something to share?"\ntext = "{fact}"\n\n'
    run = Run(practice(tmp_path, HEAD + fact + share + END)).answered(("late",)).next()
    run = run.answered(run.offer).next()
    again = from_draft(on_disk(run, 9), run.practice).back().back().answered(("early",))
    assert again.given("share") == ("early",)
