"""One run through a practice: a frozen value that knows the step at hand, the path there, and what was answered."""

from collections.abc import Mapping
from typing import NamedTuple, Self

from troth.practice import filling, rounds
from troth.practice.definition import Practice
from troth.practice.path import Given, is_straight, path
from troth.practice.record_steps import Make
from troth.practice.routes import between, way
from troth.practice.step import Step
from troth.practice.steps import Choose, End, Option


class StepPlace(NamedTuple):
    """Step `k` of `n` along the path that the answers so far lead."""

    k: int
    n: int


class Run(NamedTuple):
    """A run of `practice`: the answers so far by step, and the step shown; a new one begins at its first step.

    `uid` is its own name, `started_at` a moment in seconds, as `ends_at` is: when a time that runs is over; while it
    is paused, `left` seconds of it remain. `turn` is how often the floor was passed on. `offered` names the steps whose
    answer is what was offered there, and nobody wrote in. Answers to steps that the path no longer leads through are
    kept as long as the run lasts, and count for nothing. Among the answers are the rounds that are closed, by their
    names.
    """

    practice: Practice
    uid: str = ""
    started_at: int = 0
    at: str = ""
    answers: Mapping[str, Given] = {}
    offered: frozenset[str] = frozenset()
    ends_at: int | None = None
    turn: int = 0
    left: int | None = None

    @property
    def path(self) -> tuple[Step, ...]:
        """The steps from the first to an end, by the answers so far."""
        return path(self.practice, self.answers)

    @property
    def step(self) -> Step:
        """The step at hand; where it is not on the path any more, the first one that still needs an answer."""
        steps = self.path
        at_hand = next((step for step in steps if step.id == self.at), None)
        if at_hand is None and self.at:
            at_hand = next((step for step in steps if step.refusal(self.given(step.id))), None)
        return at_hand or steps[0]

    @property
    def place(self) -> StepPlace:
        """Where the step at hand stands."""
        steps = self.path
        return StepPlace(steps.index(self.step) + 1, len(steps))

    @property
    def where(self) -> str:
        """Where the step at hand stands, in words; of how many is told only where no answer changes that."""
        k, n = self.place
        return f"{k} of {n}" if is_straight(self.practice) else f"step {k}"

    @property
    def finished(self) -> bool:
        """Whether the step at hand is an end."""
        return isinstance(self.step, End)

    @property
    def begun(self) -> bool:
        """Whether anything was answered, gone past or set going."""
        timed = self.ends_at is not None or self.left is not None
        return bool(self.answers) or self.step.id != self.practice.steps[0].id or timed

    @property
    def refusal(self) -> str:
        """Why the step at hand can't be left forwards yet, as a sentence; empty when it can."""
        return self.step.refusal(self.given(self.step.id))

    @property
    def passes(self) -> bool:
        """Whether going on from here hands the floor to the other of two people."""
        return self._option is not None and self._option.passes and not self.refusal

    @property
    def prompt(self) -> str:
        """What the step at hand asks or says."""
        return self.filled(self.step.prompt)

    @property
    def offer(self) -> Given:
        """What stands in the fields of the step at hand before anyone writes."""
        return filling.offer(self.path, self.answers, self.step)

    @property
    def prefilled(self) -> Given:
        """What the step at hand begins with: its answer, or what is offered."""
        return self.given(self.step.id) or self.offer

    def given(self, step: str) -> Given:
        """The answer to a step, empty while there is none."""
        return self.answers.get(step, ())

    def filled(self, text: str, blank: str = "…") -> str:
        """`text` with the answers it names, without a sentence in which one is left open.

        Where that is all of it, what is open is a `blank`.
        """
        return filling.filled(self.path, self.answers, text, blank)

    def texts(self, step: Make) -> Given:
        """The texts that a record begins with."""
        return filling.texts(self.path, self.answers, step)

    def answered(self, values: Given) -> Self:
        """The run with `values` as the answer to the step at hand, which may be half written.

        Texts of other steps that nobody wrote in are offered anew, made of the answers of now.
        """
        return self._put(self.step, values)._renewed()

    def written(self, values: Given) -> Self:
        """As `answered`, while one writes: what is offered, and nobody changed, is no answer before one goes on."""
        there = self.given(self.step.id) or self.offer
        return self if values == there or not self.step.ASKS else self.answered(values)

    def next(self) -> Self:
        """The run at the next step; as it is at an end, or while `refusal` says something.

        An option that leads back is taken once: its answer is open again, and the others stay, or where it begins anew
        are kept as a round. A time that ran is over.
        """
        if self.finished or self.refusal:
            return self
        step, steps, option = self.step, self.practice.steps, self._option
        run = self._replace(ends_at=None, left=None, turn=self.turn + self.passes)
        to = way(steps, step, option) if option else None
        if option is None or to is None or not to.back:
            return run._replace(at=self.path[self.place.k].id)
        asked = between(steps, to.to, step.id) if option.anew else [step.id]
        kept = {each.id for each in self.path if each.id in asked} - {step.id}
        order = [each.id for each in steps]
        run = run._replace(answers=rounds.closed(self.answers, asked, kept), offered=self.offered - {*asked})
        found = next(each for each in run.path if order.index(each.id) >= order.index(to.to))
        return run._replace(at=found.id)._renewed()

    def back(self) -> Self:
        """The run at the step before, if there is one; every answer stays, and a time that ran there is over."""
        k = self.place.k
        run = self if k == 1 else self._replace(ends_at=None, left=None)
        return run._replace(at=self.path[max(0, k - 2)].id)

    def started(self, now: int) -> Self:
        """The run with the time of the step at hand running from `now`, in seconds."""
        return self._replace(at=self.step.id, ends_at=now + self.step.lasts, left=None)

    def paused(self, now: int) -> Self:
        """The run with its time held at the moment `now`; where it was held, it runs on."""
        if self.left is not None:
            return self._replace(ends_at=now + self.left, left=None)
        return self if self.ends_at is None else self._replace(ends_at=None, left=max(0, self.ends_at - now))

    def passed(self) -> Self:
        """The run with the floor handed to the other of two people."""
        return self._replace(turn=self.turn + 1, left=None)

    @property
    def _option(self) -> Option | None:
        return self.step.option(self.given(self.step.id)) if isinstance(self.step, Choose) else None

    def _put(self, step: Step, values: Given) -> Self:
        """The run with that answer, and whether it is what is offered there."""
        as_offered = {step.id} if values and values == filling.offer(self.path, self.answers, step) else set[str]()
        answers = {name: given for name, given in self.answers.items() if name != step.id}
        answers |= {step.id: values} if values else {}
        return self._replace(at=step.id, answers=answers, offered=self.offered - {step.id} | as_offered)

    def _renewed(self) -> Self:
        """The run with the texts that nobody wrote in as they are offered now."""
        run = self
        for step in self.path:
            if step.id in self.offered and step.id != self.at:
                now = filling.offer(run.path, run.answers, step)
                run = run if now == run.given(step.id) else run._put(step, now)._replace(at=self.at)
        return run
