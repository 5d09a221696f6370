"""One promise with its history."""

from datetime import date, timedelta
from typing import Any

from troth.cli import find, rows
from troth.cli.arguments import as_json, one_number
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.domain.book import Book
from troth.domain.days import days_between, week_start
from troth.domain.history import ended_as, is_paused, recorded, slack_left
from troth.domain.open_days import asked_days
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.outlook import due_on, next_days
from troth.domain.past import past_occasions
from troth.domain.records import Commitment
from troth.domain.schedule import say
from troth.domain.schedule.dated import Once
from troth.domain.steadiness import run, steadiness, steadiness_words, told_in_time
from troth.domain.whom import YOURS
from troth.domain.wording import DAY_NAMES, count, day_and_date, iso_and_day

_LAST = 10
_NEXT = 3


def show(context: CommandContext, asked: Asked) -> None:
    """Show one promise with its history."""
    made = context.book.commitment(find.number(context.book, asked.number, context.today))
    if asked.json:
        _json(context, made)
        return
    rows.heading(context, f"{made.number}  {made.title}")
    for line in (
        *_about(context.book, made, context.today),
        *_texts(made),
        *_record(context, made),
        *_logs(context.book, made),
    ):
        context.print(f"  {line}".rstrip())


def _about(book: Book, made: Commitment, today: date) -> list[str]:
    state = ended_as(book, made, today).replace("_", " ")
    since = "" if isinstance(made.schedule, Once) else f" since {iso_and_day(made.starts_on)}"
    ends = f", until {iso_and_day(made.ends_on)}" if made.ends_on is not None else ""
    lines = [f"{say(made.schedule)}{since}{ends}", f"{state}, {made.size}, to {YOURS[made.made_to]}"]
    if made.category:
        from troth.domain.boundary import CATEGORIES

        lines.append(f"About: {CATEGORIES[made.category]}")
    if ahead := next_days(book, made, today, _NEXT):
        lines.append("Next: " + ", ".join(day_and_date(day, today) for day in ahead))
    if made.closed_why:
        lines += _block("Let go because", made.closed_why)
    return lines


def _texts(made: Commitment) -> list[str]:
    named = (
        ("Why", made.why),
        ("Cue", made.cue),
        ("Then", made.then),
        ("Obstacle", made.obstacle),
        ("Plan", made.plan_b),
        ("Smallest", made.smallest),
        ("Note", made.note),
    )
    steps = [f"{'[x]' if step.done_on else '[ ]'} {step.text}" for step in made.steps]
    return [line for name, text in named if text for line in _block(name, text)] + steps


def _block(name: str, text: str) -> list[str]:
    first, *more = text.split("\n")
    return [f"{name}: {first}", *(f"  {line}" for line in more)]


def _record(context: CommandContext, made: Commitment) -> list[str]:
    book, today = context.book, context.today
    said = recorded(book, made.number)
    outcomes = past_occasions(book, made, today)
    now, steady = run(outcomes), steadiness(outcomes)
    lines = [f"Week: {_week(context, made)}"]
    if not isinstance(made.schedule, Once):
        number = "" if steady is None else f" ({steady:.2f})"
        lines.append(f"In a row: {now.now}, best {now.best}. {steadiness_words(outcomes).capitalize()}{number}.")
        lines.append(f"Slack left this month: {slack_left(book, made, today)}")
    in_time, out_of = told_in_time(book, made, today)
    if out_of:
        lines.append(f"Told in time: {in_time} of {out_of}")
    for day, occasion in said[: -_LAST - 1 : -1]:
        glyph = rows.glyph(context, occasion.outcome)
        note = "  " + " / ".join(occasion.note.split("\n")) if occasion.note else ""
        lines.append(f"  {iso_and_day(day)} {glyph} {OUTCOME_WORDS[occasion.outcome]}{note}")
    if len(said) > _LAST:
        lines.append(f"  and {count(len(said) - _LAST, 'day')} before")
    return lines


def _week(context: CommandContext, made: Commitment) -> str:
    first = week_start(context.today, context.book.settings.week_starts)
    days = days_between(first, first + timedelta(days=6))
    said = dict(recorded(context.book, made.number))
    due = asked_days(context.book, made, days[0], days[-1])
    marks = []
    for day in days:
        if day in said:
            mark = rows.glyph(context, said[day].outcome)
        elif is_paused(made, day):
            mark = rows.glyph(context, "paused")
        else:
            mark = rows.glyph(context, "open") if day in due else " "
        marks.append(f"{DAY_NAMES[day.weekday()]} {mark}")
    return "  ".join(marks)


def _logs(book: Book, made: Commitment) -> list[str]:
    lines = []
    for update in book.updates(made.number)[: -_LAST - 1 : -1]:
        how = f" {update.how}" if update.how else ""
        text = ": " + " / ".join(update.text.split("\n")) if update.text else ""
        lines.append(f"Told {iso_and_day(update.day)} ({update.kind.replace('_', ' ')}){how}{text}")
    for move in book.moves(made.number)[: -_LAST - 1 : -1]:
        told = {"no": "not told", "before": "told in time", "after": "told afterwards"}[move.told]
        why = f": {move.why}" if move.why else ""
        lines.append(f"Moved from {iso_and_day(move.day)} to {iso_and_day(move.to)}, {told}{why}")
    if repairs := book.repairs(made.number):
        from troth.cli.repairs import repair_lines

        for repair in repairs[: -_LAST - 1 : -1]:
            lines += repair_lines(repair)
    return lines


def _json(context: CommandContext, made: Commitment) -> None:
    from troth.cli import asjson

    book, day = context.book, context.today
    entry = due_on(book, made, day)
    in_time, out_of = told_in_time(book, made, day)
    texts = ("why", "cue", "then", "obstacle", "plan_b", "smallest", "note", "closed_why", "confidence")
    more: dict[str, Any] = {
        **{name: getattr(made, name) or None for name in texts},
        "next_days": [due.isoformat() for due in next_days(book, made, day, _NEXT)],
        "slack_left": slack_left(book, made, day),
        "told_in_time": [in_time, out_of],
        "steps": [_plain(step) for step in made.steps],
        "pauses": [_plain(pause) for pause in made.pauses],
        "occasions": [{"day": when.isoformat(), **_plain(said)} for when, said in recorded(book, made.number)],
        "updates": [_plain(update) for update in book.updates(made.number)],
        "moves": [_plain(move) for move in book.moves(made.number)],
        "repairs": [_plain(repair) for repair in book.repairs(made.number)],
    }
    asjson.write(context, day=day.isoformat(), items=[asjson.promise(book, made, day, entry) | more])


def _plain(record: Any) -> dict[str, Any]:
    """A record as JSON holds it; its number and owner are known from where it stands."""
    fields = {name: value for name, value in record._asdict().items() if name not in ("number", "of")}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


COMMANDS = {"show": Command(show, (one_number, as_json))}
