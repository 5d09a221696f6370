"""What of a run is on no disk before the person keeps it: a secret answer, and what was said after it."""

from troth.practice.rounds import step_of
from troth.practice.run import Run
from troth.practice.step import Step
from troth.practice.steps import Choose, Multi


def secret(run: Run) -> bool:
    """Whether an answer on the path is one that is not written down."""
    return any(_is_secret(run, step) for step in run.path)


def without_secrets(run: Run) -> Run:
    """The run without a secret answer and what was said after it, which would tell of it.

    It goes on at that question.
    """
    path = [step.id for step in run.path]
    first = next((at for at, step in enumerate(run.path) if _is_secret(run, step)), None)
    if first is None:
        hidden = {step.id for step in run.practice.steps if _is_secret(run, step)}
        return run._replace(answers={name: given for name, given in run.answers.items() if name not in hidden})
    before = {*path[:first]}
    answers = {name: given for name, given in run.answers.items() if step_of(name) in before}
    run = run._replace(answers=answers, offered=run.offered & before, at=run.step.id)
    return run if run.at in before else run._replace(at=path[first], ends_at=None, left=None, turn=0)


def _is_secret(run: Run, step: Step) -> bool:
    given = run.given(step.id)
    return isinstance(step, Choose | Multi) and any(option.secret and option.id in given for option in step.options)
