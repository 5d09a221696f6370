"""`troth decision`: what two decide together, from the question to the day it is looked at again."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.journey import keeping
from troth.domain.journey.decision import STAKES, TURNS, Decision, DecisionStage, stage
from troth.domain.journey.lookup import every, one
from troth.domain.wording import coming_day, near_day, past_day

_MARKS: dict[DecisionStage, str] = {
    "open": "open",
    "heard": "open",
    "review": "open",
    "decided": "kept",
    "ended": "excused",
}
"""Each stage by the outcome whose sign it shares."""

_SAID = (("I would like", "I need", "I cannot"), ("They would like", "They need", "They cannot"))


def decision(context: CommandContext, asked: Asked) -> None:
    """Show what you decide together; `add` keeps a question, `look N DATE` names the day to look at one again."""
    _INNER[asked.what or "list"].run(context, asked)


def list_decisions(context: CommandContext, asked: Asked) -> None:
    """List questions and decisions with where each stands; what comes up to be looked at stands first."""
    from troth.cli import rows
    from troth.cli.rows import ShellRow

    today = context.today
    order: tuple[DecisionStage, ...] = ("review", "open", "heard", "decided", "ended")
    found = sorted(every(context.book, Decision), key=lambda each: order.index(stage(each, today)))
    if not found:
        context.print("No question waits. `troth decision add` keeps one; `troth reflect E29` decides it together.")
    rows.write(
        context,
        [ShellRow(_MARKS[stage(made, today)], str(made.number), made.text, "", stands(made, today)) for made in found],
    )


def show(context: CommandContext, asked: Asked) -> None:
    """Show one decision: what matters to each, what was decided, and how it came to that."""
    made = one(context.book, Decision, keeping.number(asked.number))
    keeping.facts(context, f"{made.number}  {made.text}", _facts(made, context.today))


def add(context: CommandContext, asked: Asked) -> None:
    """Keep a question to decide together; without words it asks, so that nothing stays in the shell's history."""
    keeping.keep(context, asked.text, "The question", Decision)


def look(context: CommandContext, asked: Asked) -> None:
    """Name the day on which a decision comes back to be looked at; `never` takes it away."""
    from troth.domain.actions.deciding import LookAgain

    words = " ".join(asked.date)
    day = None if words == "never" else context.day(words, "coming")
    context.print(context.do(LookAgain(keeping.number(asked.number), day, context.now)).summary)


def stands(made: Decision, today: date) -> str:
    """Where a decision stands, in words: open, both heard, decided 12 Sep, look again on Sunday."""
    words = {"open": "open", "heard": "both heard", "ended": "ended"}.get(made.state, "decided")
    if made.state == "decided" and made.decided_on is not None:
        words += f" {past_day(made.decided_on, today)}"
    if made.review_on is not None:
        words += f", look again {coming_day(max(made.review_on, today), today)}"
    elif made.review_words:
        words += f", look again: {made.review_words}"
    return words


def _facts(made: Decision, today: date) -> Iterator[tuple[str, str]]:
    yield "", f"{STAKES[made.stakes]}, {stands(made, today)}"
    for names, lines in zip(_SAID, (made.first, made.second), strict=True):
        yield from zip(names, lines, strict=False)
    for who, line, is_it in zip(("What matters to me", "What matters to them"), made.heard, made.heard_ok, strict=True):
        yield who, f"{line} ({'said back, and that is it' if is_it else 'not said back yet'})" if line else ""
    yield "Ways", made.ways
    yield "Decided", made.choice
    yield from zip(("I do", "They do"), made.tasks, strict=False)
    yield "Try until", "" if made.try_until is None else near_day(made.try_until, today)
    for turn in reversed(made.history):
        yield past_day(turn.day, today), TURNS[turn.what] + (f": {turn.text}" if turn.text else "")


def _date(parser: ArgumentParser) -> None:
    parser.add_argument("date", nargs="+", metavar="DATE", help="the day to look again; or never")


_one = keeping.of_kind("decisions", "the decision")
_INNER = {
    "list": Command(list_decisions),
    "show": Command(show, (_one,)),
    "add": Command(add, (keeping.text_words,)),
    "look": Command(look, (_one, _date)),
}
COMMANDS = {"decision": Command(decision, bare=True, inner=_INNER)}
