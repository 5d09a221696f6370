"""One run through a practice: a value that knows the step at hand, the way there, and what has been answered."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, Self

from troth.domain.actions.acting import Chosen
from troth.practice import rounds
from troth.practice.blanks import fill, fitted
from troth.practice.definition import Practice
from troth.practice.record_steps import CHOSEN, Act, Make, MakeCommitment, is_a_day, is_a_time
from troth.practice.routes import after, between, usual, way
from troth.practice.steps import Choose, Compose, End, Lines, Option, Step

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


class _Going(NamedTuple):
    """Where a run stands and where it goes."""

    practice: Practice
    answers: Mapping[str, Given]
    at: str = ""

    @property
    def way(self) -> tuple[Step, ...]:
        """The steps from the first to an end, by the answers so far; an open choice counts as its usual option."""
        steps = self.practice.steps
        known = {step.id: step for step in steps}
        found: list[Step] = []
        to: str | None = steps[0].id
        while to:
            step = known[to]
            passed = {each.id for each in found}
            shown = all(each.holds(self._counts(known[each.step]) if each.step in passed else ()) for each in step.when)
            shown = shown and (not isinstance(step, Act) or self._acts(known[step.of], passed))
            if shown:
                found.append(step)
            if shown and isinstance(step, End):
                break
            to = self._next(step) if shown else after(steps, step)
        return tuple(found)

    def _next(self, step: Step) -> str | None:
        """The step after one that is shown; an option that leads back is followed by `forward` alone."""
        steps = self.practice.steps
        if isinstance(step, Choose) and (step.book is None or step.option(self.given(step.id))):
            likely = (*step.counted(self.given(step.id)), *usual(steps, step))
            first = sorted(step.options, key=lambda option: likely.index(option.id) if option.id in likely else 9)
            for option in first:
                found = way(steps, step, option)
                if not found.back:
                    return found.to
        return after(steps, step)

    def _counts(self, step: Step) -> Given:
        """What a condition compares: the answer or, while a choice that needs one is open, the usual one."""
        given = self.given(step.id)
        return step.counted(given) if given or step.may_be_empty else usual(self.practice.steps, step)

    def _acts(self, asked: Step, passed: Collection[str]) -> bool:
        """Whether a record was chosen at that step, or may be yet."""
        given = self.given(asked.id)
        return asked.id in passed and isinstance(asked, Choose) and (not given or asked.record(given) is not None)

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

    def answered(self, values: Given) -> Self:
        """The run with `values` as the answer to the step at hand, which may be half written."""
        step = self.step
        answers = {name: given for name, given in self.answers.items() if name != step.id}
        return self._replace(answers=answers | ({step.id: values} if values else {}), at=step.id)

    @property
    def refusal(self) -> str:
        """Why the step at hand can't be left forwards yet, as a sentence; empty when it can."""
        step = self.step
        return step.refusal(self.given(step.id))

    def forward(self) -> Self:
        """The run at the next step; as it is at an end, or while `refusal` says something.

        An option that leads back is taken once: its answer is open again, and the others stay, or where it begins anew
        are kept as a round.
        """
        step, option = self.step, self._chosen_option
        if self.finished or self.refusal:
            return self
        to = way(self.practice.steps, step, option) if option else None
        if option is None or to is None or not to.back:
            return self._replace(at=self.way[self.place.k].id)
        asked = between(self.practice.steps, to.to, step.id) if option.anew else [step.id]
        kept = {each.id for each in self.way if each.id in asked} - {step.id}
        order = [each.id for each in self.practice.steps]
        run = self._replace(answers=rounds.closed(self.answers, asked, kept))
        found = next(each for each in run.way if order.index(each.id) >= order.index(to.to))
        return run._replace(at=found.id)

    @property
    def passes(self) -> bool:
        """Whether going on from here hands the floor to the other of two people."""
        return self._chosen_option is not None and self._chosen_option.passes and not self.refusal

    @property
    def _chosen_option(self) -> Option | None:
        return self.step.option(self.given(self.step.id)) if isinstance(self.step, Choose) else None

    def back(self) -> Self:
        """The run at the step before; every answer stays."""
        k = self.place.k
        return self._replace(at=self.way[max(0, k - 2)].id)


class Run(_Going):
    """A run of `practice`: the answers so far by step, and the step shown; a new one begins at its first step.

    Answers to steps that the way no longer leads through are kept as long as the run lasts, and count for nothing.
    Among the answers are the rounds that are closed, by their names.
    """

    def filled(self, text: str, blank: str = "…") -> str:
        """`text` with the answers it names, shown as they were typed; one that was left open is a `blank`."""
        return fill(text, self._named, blank)

    def _named(self, name: str) -> str:
        """What was answered there; of several steps joined by | the first that has an answer."""
        return next(filter(None, map(self._answered, name.split("|"))), "")

    def _answered(self, name: str) -> str:
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
        return fill(step.sentence, lambda name: slots[name].strip() if name in slots else self._named(name), "…")

    @property
    def prompt(self) -> str:
        """What the step at hand asks or says."""
        return self.filled(self.step.prompt)

    @property
    def recalled(self) -> tuple[Said, ...]:
        """The earlier answers that are shown above the prompt; that it is on no list is told by what was said then."""
        found = [self._said(step) for step in self.way if step.id in self.step.recall and not self._unlisted(step)]
        return tuple(said for said in found if said is not None)

    def _unlisted(self, step: Step) -> bool:
        return isinstance(step, Choose) and step.book is not None and step.option(self.given(step.id)) is not None

    @property
    def prefilled(self) -> Given:
        """What the step at hand begins with: its answer, or what is offered."""
        return self.given(self.step.id) or self.offered

    @property
    def offered(self) -> Given:
        """What stands in the fields of the step at hand before anyone writes: a record's texts, a sentence's blanks."""
        step = self.step
        if isinstance(step, Make):
            return self.texts(step)
        texts = [self._begun(step, slot.id, slot.text) for slot in step.slots] if isinstance(step, Compose) else []
        return tuple(texts) if any(texts) else ()

    def _begun(self, step: Compose, name: str, text: str) -> str:
        before, _, after = step.sentence.partition(f"{{{name}}}")
        return fitted(self._in_line(text), before.rpartition("}")[2], after)

    def texts(self, step: Make) -> Given:
        """The texts that a record begins with, each with the answers in it and in one line."""
        texts = {name: self._in_line(getattr(step, name)) for name in step.FILLS}
        if isinstance(step, MakeCommitment) and is_a_time(named := self._in_line(step.day)):
            texts["every"] = named
        if isinstance(step, Act):
            texts |= {name: "" for name in step.DAYS if not is_a_day(texts[name])}
        return tuple(texts.values())

    def _in_line(self, text: str) -> str:
        return " ".join(self.filled(text, "").split())

    def chosen(self, step: Make, key: str) -> str:
        """What a record has for one of its `CHOICES`: as the practice says, or as was chosen at the step it names."""
        said = str(getattr(step, key))
        if (named := CHOSEN.fullmatch(said)) is None:
            return said
        given = self.given(named[1]) if named[1] in [each.id for each in self.way] else ()
        known = [value for value in given if value in step.CHOICES[key]]
        return known[0] if known else str(type(step).model_fields[key].default)

    def record(self, step: Act) -> Chosen:
        """What is acted on."""
        asked = [each for each in self.practice.steps if each.id == step.of and isinstance(each, Choose)]
        return asked[0].record(self.given(step.of)) or Chosen("commitments", "", "")

    @property
    def said(self) -> tuple[Said, ...]:
        """Every answer on the way that an entry holds, in words, round by round.

        What is made and what was left open is not among them.
        """
        past, told = rounds.rounds(self.answers), set[int]()
        found: list[Said] = []
        for step in self.way:
            begun = [number for number, given in past.items() if step.id in given and number not in told]
            told |= {*begun}
            found += [said for number in begun for said in self._round(number)]
            said = self._said(step) if step.entry else None
            found += [] if said is None else [said._replace(prompt=f"{said.prompt}{self._nth(step.id)}")]
        return tuple(found)

    def _round(self, number: int) -> list[Said]:
        """What was said in a round that is closed, each with a name of its own."""
        given = rounds.rounds(self.answers)[number]
        said = self._replace(answers={**rounds.now(self.answers), **given}).said
        return [
            each._replace(step=rounds.named(each.step, number), prompt=f"{each.prompt}{self._nth(each.step, number)}")
            for each in said
            if each.step in given
        ]

    def _nth(self, step: str, number: int | None = None) -> str:
        """Which round it is, where a step has several: this one, or one that is closed."""
        past = [nth for nth, given in rounds.rounds(self.answers).items() if step in given]
        nth = len(past) if number is None else past.index(number)
        return f" (round {nth + 1})" if past else ""

    def _said(self, step: Step) -> Said | None:
        given = self.given(step.id)
        if isinstance(step, Make) or not any(value.strip() for value in given):
            return None
        values = (self._line(step),) if isinstance(step, Compose) else step.said(given)
        labels = step.labels[: len(values)] if isinstance(step, Lines) else ()
        return Said(step.id, self.filled(step.prompt), values, labels)

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
