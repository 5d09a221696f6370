"""A practice in the shell, one line after the other: for screen readers, and for lines too slow for a whole screen."""

import sys
from contextlib import suppress

from troth.cli.context import CommandContext
from troth.cli.plain_drafts import PlainDraft
from troth.cli.plain_gate import begun
from troth.cli.plain_lines import Back, Leaving, NoText, Over, PlainLines
from troth.clock import new_uid, now
from troth.domain.days import Now
from troth.domain.errors import NotUnderstood, Refused
from troth.guidance import words
from troth.guidance.wording_check import advice
from troth.places import state_dir
from troth.practice.by_line import choices, kept, labels, numbered, points, prefilled, time_of, words_of
from troth.practice.definition import Practice
from troth.practice.filling import sentences
from troth.practice.on_disk import from_draft
from troth.practice.outcome import outcome
from troth.practice.path import Given
from troth.practice.preview import preview
from troth.practice.record_steps import Act, Make
from troth.practice.record_terms import ActTerms, MakeTerms
from troth.practice.run import Run
from troth.practice.secrets import secret
from troth.practice.steps import Checklist, Choose, Compose, End, Facts, Lines, Multi, Picked, Scale, Writing
from troth.practice.transcript import recalled

_KEYS = "Each answer ends with enter. :b goes back a step, :q leaves and keeps a draft, :h tells of help."
_SEEN = "What you type stays in the lines of this terminal; who looks back over them can read it."
_SECRET = "This, and what follows, is in no draft."
_STANDS = "enter keeps what stands there, - clears it"


class PlainRun:
    """One run of a practice as a conversation; what was said is a draft after every line."""

    def __init__(self, context: CommandContext, practice: Practice) -> None:
        """Of `practice`, in a shell."""
        self._context, self._practice = context, practice
        self._lines, self._draft = PlainLines(context), PlainDraft(context.store.drafts(state_dir()), practice)
        self.run = Run(practice, new_uid(), self._now.at)

    def go(self) -> int:
        """Lead through it; the exit code."""
        waiting = self._draft.waiting(self._now.at)
        self._lines.say(self._practice.title, *filter(None, [self._practice.intro]), _KEYS, _SEEN)
        try:
            if waiting is not None:
                if any(each.uid == waiting.uid for each in self._context.book.source.outlines()):
                    raise Refused(f"It is in the journal already. {self._draft.remove(waiting.uid)}".rstrip())
                self.run = from_draft(waiting, self._practice)
                self._lines.say("You go on where you stopped.")
            elif (opened := begun(self._practice, self._lines, self._context.book, self._now)) is None:
                return 0
            elif opened is not self._practice:
                return PlainRun(self._context, opened).go()
            while not self._stepped():
                pass
        except Leaving:
            self._lines.say(self._waits)
        except Over:
            raise Refused(f"The input ended here. {self._waits}") from None
        except NoText:
            raise NotUnderstood(f"That line is not UTF-8 text; `iconv -t UTF-8` makes it so. {self._waits}") from None
        except KeyboardInterrupt:
            with suppress(OSError):
                print(f"\n{self._waits}", file=sys.stderr)
            raise
        return 0

    def _stepped(self) -> bool:
        """One step: say it, take the answer, go on; whether that was the end."""
        self._tell()
        try:
            if isinstance(self.run.step, End):
                return self._end()
            self._put(self._answer())
            self._go_on()
        except Back:
            self.run = self.run.back()
            self._save()
        except NotUnderstood as error:
            self._lines.say(str(error))
        return False

    def _tell(self) -> None:
        run = self.run
        self._lines.say("", f"{run.practice.title}, {run.where}")
        for each in recalled(run):
            self._lines.say(f"You said: {'; '.join(filter(None, each.values))}")
        self._lines.say(*run.prompt.split("\n\n"), *filter(None, [run.filled(run.step.help), time_of(run.step)]))

    def _answer(self) -> Given:
        """What the lines for the step at hand answer. Raises `NotUnderstood`."""
        step, there = self.run.step, self.run.given(self.run.step.id)
        match step:
            case Choose() | Multi() | Checklist():
                return self._chosen()
            case Make():
                return self._made(step)
            case Writing():
                return self._written(there)
            case Lines():
                return self._filled(labels(step))
            case Compose():
                return self._composed(step)
            case Scale():
                self._lines.say(f"{step.min} is {step.low}, {step.max} is {step.high}.")
                return self._one(f"A number from {step.min} to {step.max}")
            case Picked():
                families = words.feelings() if step.type == "feelings" else words.needs()
                for family in sorted(families, key=lambda family: family.name != step.first):
                    self._lines.say(f"{family.name}: {', '.join(family.words)}")
                line = self._lines.read(f"At most {step.max} words, or your own, with commas between them")
                return words_of(line) if line.strip() else there
            case Facts():
                from troth.drawing.month_review import facts_of_month

                self._lines.say(*facts_of_month(self._context.book, self._now.today))
        self._lines.read("enter goes on")
        return there

    def _chosen(self) -> Given:
        step, there = self.run.step, self.run.given(self.run.step.id)
        offered = choices(self.run, self._context.book, self._now.today)
        for number, each in enumerate(offered, 1):
            said = " (chosen)" if there and {*each.values} <= {*there} else ""
            self._lines.say(f"{number} {each.label}{said}")
        line = self._lines.read("A number" if isinstance(step, Choose) else "Numbers, or enter for none")
        return numbered(step, offered, line) if line.strip() else there

    def _one(self, asks: str) -> Given:
        there = self.run.given(self.run.step.id)
        line = self._lines.read(f"{asks}{f' (now {there[0]})' if there else ''}").strip()
        return (line,) if line else there

    def _written(self, there: Given) -> Given:
        """A text of several lines, each of which is in the draft at once; an empty one ends it."""
        if there:
            self._lines.say(f"There stands: {there[0]}")
        text = ""
        while (line := self._lines.read("Write; an empty line ends it" if not text else "More")).strip():
            text = f"{text}\n{line}".strip("\n")
            self._put((text,))
        return (text,) if text else there

    def _filled(self, names: tuple[str, ...]) -> Given:
        texts = prefilled(self.run, names)
        if any(texts):
            self._lines.say(f"({_STANDS})")
        for at, name in enumerate(names):
            if texts[at]:
                self._lines.say(f"There stands: {texts[at]}")
            texts[at] = kept(self._lines.read(name.rstrip(".: ") or "One line"), texts[at])
            self._put(tuple(texts))
        return tuple(texts)

    def _composed(self, step: Compose) -> Given:
        """The blanks of a sentence, the sentence as it is then, and a thought about its wording."""
        texts = self._filled(labels(step))
        said = sentences(self.run.path, self.run.answers, step, texts)
        thought = advice(step.check, said) if step.check else ""
        self._lines.say(said, *filter(None, [thought and f"A thought, no more: {thought}"]))
        return texts

    def _made(self, step: Make) -> Given:
        """The texts of a record; blank ones where it is left. Raises `NotUnderstood` with what speaks against it."""
        terms = (ActTerms if isinstance(step, Act) else MakeTerms)(self.run, step, self._now, self._context.book)
        self._lines.say(f"1 {terms.offer}", "2 Leave it")
        if (said := self._lines.read("1 or 2").strip()) == "2":
            return ("",) * len(step.FILLS)
        if said != "1":
            raise NotUnderstood("Type 1 or 2.")
        texts = self._filled(tuple(terms.LABELS[name] for name in step.FILLS))
        doubt = terms.doubt(texts)
        if doubt is not None:
            raise NotUnderstood(terms.said_of_time(texts)[1] or doubt.words)
        self._lines.say(
            *filter(None, [terms.said_of_time(texts)[0]]), *(f"{name}: {text}" for name, text in terms.beside)
        )
        return texts

    def _put(self, values: Given) -> None:
        """Take in what was answered so far, and have it on the disk."""
        held = secret(self.run)
        if self.run.step.ASKS:
            self.run = self.run.answered(values)
        if secret(self.run) and not held:
            self._lines.say(_SECRET)
        self._save()

    def _go_on(self) -> None:
        if self.run.refusal:
            self._lines.say(self.run.refusal)
        self.run = self.run.next()
        self._save()

    def _save(self) -> None:
        self._lines.say(*filter(None, [self._draft.save(self.run, self._now.at)]))

    def _end(self) -> bool:
        """Say what will be so, ask whether it is kept, and make it so at once; whether it is over."""
        run, told = self.run, preview(self.run, self._context.book, self._now)
        self._lines.say(*points("You will make:", told.made), *points("This will be so:", told.done))
        usual = run.practice.keep_default == "yes" and not secret(run)
        keep = self._keeps(usual) if run.practice.keep == "ask" else run.practice.keep == "always"
        try:
            change = self._context.do(outcome(run, self._now, keep=keep))
        except (NotUnderstood, Refused) as error:
            raise NotUnderstood(f"{error} :b goes back to it.") from None
        self._lines.say(change.summary, *filter(None, [self._draft.remove(run.uid)]))
        return True

    def _keeps(self, usual: bool) -> bool:
        """Whether the answers go into the journal; that words are let go has to be said, or be what is usual here."""
        self._lines.say("1 Keep it in the journal", "2 Do not keep it: your answers will be nowhere")
        said = self._lines.read(f"1 or 2, enter for {1 if usual else 2}").strip()
        if said not in ("", "1", "2"):
            raise NotUnderstood("Type 1 or 2.")
        return said == "1" or (usual and not said)

    @property
    def _waits(self) -> str:
        if not self._draft.lies:
            return "Nothing was written down."
        return f"It waits as a draft: `troth reflect {self._practice.id} --plain` goes on with it, and so does the app."

    @property
    def _now(self) -> Now:
        return now(self._context.book.settings.day_ends)
