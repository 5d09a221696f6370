"""A run as a draft holds it, and a draft as the run that it is."""

from troth.domain.draft import Draft
from troth.practice import filling
from troth.practice.definition import Practice
from troth.practice.run import Run
from troth.practice.secrets import without_secrets


def on_disk(run: Run, now: int) -> Draft:
    """The run as it goes to the disk at the moment `now`, in seconds; a secret answer is never in it."""
    run, practice = without_secrets(run), run.practice
    named = (run.uid, practice.id, practice.title)
    return Draft(*named, run.started_at, now, run.step.id, run.answers, run.ends_at, run.turn, run.left)


def from_draft(draft: Draft, practice: Practice) -> Run:
    """The run of a draft, at its step; an answer that is as it was offered counts as one that nobody wrote in."""
    run = Run(practice, draft.uid, draft.started_at, draft.at, draft.answers)
    run = run._replace(ends_at=draft.ends_at, turn=draft.turn, left=draft.left)
    offers = ((step.id, filling.offer(run.path, run.answers, step)) for step in run.path)
    return run._replace(offered=frozenset(step for step, offer in offers if run.given(step) == offer != ()))
