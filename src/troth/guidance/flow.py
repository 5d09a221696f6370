"""One run through a practice: a value that knows the step at hand, the way there, and what has been answered."""

from collections.abc import Mapping
from typing import NamedTuple

from troth.guidance.makes import Make
from troth.guidance.practices import Practice
from troth.guidance.routes import after, way
from troth.guidance.steps import PLACEHOLDER, Choose, Compose, End, Lines, Step

Given = tuple[str, ...]


class Place(NamedTuple):
    """Step `k` of `n` along the way that the answers so far lead."""

    k: int
    n: int


class Said(NamedTuple):
    """One answer in words: the step, what was asked, what was answered, and a label for each value or none."""

    step: str
    prompt: str
    values: Given
    labels: Given = ()


class Made(NamedTuple):
    """A record that the practice leaves behind: the step that makes it, and its texts by name."""

    step: Make
    texts: Mapping[str, str]


class Run(NamedTuple):
    """A run of `practice`: the answers so far by step, and the step shown; a new one begins at its first step.

    Answers to steps that the way no longer leads through are kept as long as the run lasts, and count for nothing.
    """

    practice: Practice
    answers: Mapping[str, Given]
    at: str = ""

    @property
    def way(self) -> tuple[Step, ...]:
        """The steps from the first to an end, by the answers so far; an open choice counts as its first option."""
        steps = self.practice.steps
        known = {step.id: step for step in steps}
        found: list[Step] = []
        to: str | None = steps[0].id
        while to:
            step = known[to]
            passed = {each.id for each in found}
            shown = all(each.holds(self.given(each.step) if each.step in passed else ()) for each in step.when)
            if shown:
                found.append(step)
            if shown and isinstance(step, End):
                break
            to = self._next(step) if shown else after(steps, step)
        return tuple(found)

    def _next(self, step: Step) -> str | None:
        """The step after one that is shown; an option that leads back is followed by `forward` alone."""
        steps = self.practice.steps
        if isinstance(step, Choose):
            given = self.answers.get(step.id, ())
            chosen = [option for option in step.options if option.id in given]
            for option in (*chosen, *step.options):
                found = way(steps, step, option)
                if not found.back:
                    return found.to
        return after(steps, step)

    @property
    def step(self) -> Step:
        """The step at hand; where it is not on the way any more, the first one that still needs an answer."""
        way = self.way
        at_hand = next((step for step in way if step.id == self.at), None)
        if at_hand is None and self.at:
            at_hand = next((step for step in way if step.refusal(self.given(step.id))), None)
        return at_hand or way[0]

    @property
    def place(self) -> Place:
        """Where the step at hand stands."""
        way = self.way
        return Place(way.index(self.step) + 1, len(way))

    @property
    def finished(self) -> bool:
        """Whether the step at hand is an end."""
        return isinstance(self.step, End)

    def given(self, step: str) -> Given:
        """The answer to a step, empty while there is none."""
        return self.answers.get(step, ())

    def answered(self, values: Given) -> "Run":
        """The run with `values` as the answer to the step at hand, which may be half written."""
        step = self.step
        answers = {name: given for name, given in self.answers.items() if name != step.id}
        return Run(self.practice, answers | ({step.id: values} if values else {}), step.id)

    @property
    def refusal(self) -> str:
        """Why the step at hand can't be left forwards yet, as a sentence; empty when it can."""
        step = self.step
        return step.refusal(self.given(step.id))

    def forward(self) -> "Run":
        """The run at the next step; as it is at an end, or while `refusal` says something.

        An option that leads back is taken once: its answer is open again, and the others stay.
        """
        step = self.step
        if self.finished or self.refusal:
            return self
        for option in step.options if isinstance(step, Choose) else ():
            to = way(self.practice.steps, step, option)
            if to.back and option.id in self.given(step.id):
                answers = {name: given for name, given in self.answers.items() if name != step.id}
                return self._back_at(answers, to.to)
        return self._replace(at=self.way[self.place.k].id)

    def _back_at(self, answers: Mapping[str, Given], to: str) -> "Run":
        order = [step.id for step in self.practice.steps]
        run = self._replace(answers=answers)
        found = next(step for step in run.way if order.index(step.id) >= order.index(to))
        return run._replace(at=found.id)

    def back(self) -> "Run":
        """The run at the step before; every answer stays."""
        k = self.place.k
        return self._replace(at=self.way[max(0, k - 2)].id)

    def filled(self, text: str, blank: str = "…") -> str:
        """`text` with the answers it names, shown as they were typed; one that was left open is a `blank`."""
        return PLACEHOLDER.sub(lambda found: self._named(found[1]) or blank, text)

    def _named(self, name: str) -> str:
        named, dot, part = name.partition(".")
        step = next((step for step in self.way if step.id == named), None)
        if step is None:
            return ""
        if dot:
            return dict(zip(step.parts, self.given(named), strict=False)).get(part, "").strip()
        return self._line(step)

    def _line(self, step: Step) -> str:
        given = self.given(step.id)
        if not isinstance(step, Compose) or step.refusal(given) or not given:
            return step.in_line(given).strip()
        slots = dict(zip(step.parts, given, strict=True))
        return PLACEHOLDER.sub(lambda found: slots.get(found[1], "") or self._named(found[1]) or "…", step.sentence)

    @property
    def prompt(self) -> str:
        """What the step at hand asks or says."""
        return self.filled(self.step.prompt)

    @property
    def recalled(self) -> tuple[Said, ...]:
        """The earlier answers that are shown above the prompt."""
        return tuple(said for said in self.said if said.step in self.step.recall)

    @property
    def prefilled(self) -> Given:
        """What the step at hand begins with: its answer, or the texts of a record with the answers in them."""
        step = self.step
        if self.given(step.id) or not isinstance(step, Make):
            return self.given(step.id)
        return tuple(self.filled(getattr(step, name), "") for name in step.FILLS)

    @property
    def said(self) -> tuple[Said, ...]:
        """Every answer on the way, in words; what is made and what was left open is not among them."""
        found = []
        for step in self.way:
            given = self.given(step.id)
            if isinstance(step, Make) or not any(value.strip() for value in given):
                continue
            values = (self._line(step),) if isinstance(step, Compose) else step.said(given)
            labels = step.labels[: len(values)] if isinstance(step, Lines) else ()
            found.append(Said(step.id, self.filled(step.prompt), values, labels))
        return tuple(found)

    @property
    def made(self) -> tuple[Made, ...]:
        """What the practice leaves behind, in the order of its steps."""
        found = []
        for step in self.way:
            given = self.given(step.id)
            if isinstance(step, Make) and given and given[0].strip() and not step.refusal(given):
                found.append(Made(step, dict(zip(step.FILLS, given, strict=True))))
        return tuple(found)


def begin(practice: Practice) -> Run:
    """A new run."""
    return Run(practice, {})
