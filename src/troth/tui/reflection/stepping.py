"""What stands above the answer of a step, and what of a run may lie on the disk before it is over."""

from troth.guidance.flow import Run, Said
from troth.guidance.rounds import step_of
from troth.guidance.steps import Choose, Multi
from troth.tui.lines import Line, Span

_ROWS = 3
_LETTERS = 220


def above(run: Run) -> list[Line]:
    """The intro before the first step, what was answered before, the prompt, the help."""
    found: list[Line] = [()]
    if run.place.k == 1 and run.practice.intro:
        found += [(Span(run.practice.intro, "muted"),), ()]
    for said in run.recalled:
        found += [*_recalled(said), ()]
    plain = run.step.type in ("read", "end")
    for paragraph in run.prompt.split("\n\n"):
        found += [(Span(" ".join(paragraph.split()), "" if plain else "strong"),), ()]
    if run.step.help:
        found += [(Span(" ".join(run.filled(run.step.help).split()), "muted"),), ()]
    return found


def _recalled(said: Said) -> list[Line]:
    rows = [row for value in said.values for row in value.split("\n") if row.strip()]
    labels = said.labels or ("",) * len(rows)
    found: list[Line] = []
    for label, row in list(zip(labels, rows, strict=False))[:_ROWS]:
        shown = row if len(row) <= _LETTERS else row[:_LETTERS] + "…"
        found.append((Span("“" if not label else f"{label}: “", "muted"), Span(f"{shown}”", "muted")))
    return found


def secret(run: Run) -> bool:
    """Whether an answer on the way is one that is not written down."""
    return any(_is_secret(run, step.id) for step in run.way)


def sparing(run: Run) -> Run:
    """The run as a draft holds it: without a secret answer and what was said after it, which would tell of it.

    It goes on at that question.
    """
    way = [step.id for step in run.way]
    first = next((at for at, name in enumerate(way) if _is_secret(run, name)), None)
    hidden = {step.id for step in run.practice.steps if _is_secret(run, step.id)}
    if first is None:
        return run._replace(answers={name: given for name, given in run.answers.items() if name not in hidden})
    before = set(way[:first])
    answers = {name: given for name, given in run.answers.items() if step_of(name) in before}
    at = run.step.id if run.step.id in before else way[first]
    return Run(run.practice, answers, at)


def _is_secret(run: Run, name: str) -> bool:
    step = next(step for step in run.practice.steps if step.id == name)
    given = run.given(name)
    return isinstance(step, Choose | Multi) and any(option.secret and option.id in given for option in step.options)
