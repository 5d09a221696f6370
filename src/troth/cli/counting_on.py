"""The coming seven days, and what both can count on in each."""

from datetime import timedelta

from troth.cli.arguments import as_json, on_day
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.rows import ShellRow, heading, write
from troth.domain.errors import Refused
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.week import DAYS, Week, WeekEntry, coming_week
from troth.domain.whom import for_whom
from troth.domain.wording import coming_day, day_and_date


def week(context: CommandContext, asked: Asked) -> None:
    """Show the coming seven days and what both can count on in each; --on begins with another day."""
    first = context.day(asked.on, "coming")
    if first < context.today:
        raise Refused("A coming week begins today or later. `troth show N` tells how the days before went.")
    found = coming_week(context.book, first, context.today)
    if asked.json:
        from troth.cli import asjson

        asjson.write(
            context,
            day=first.isoformat(),
            rhythms=[_as_json(entry) for entry in found.rhythms],
            days=[{"day": day.isoformat(), "items": [_as_json(each) for each in on]} for day, on in found.days.items()],
        )
        return
    last, today = first + timedelta(days=DAYS - 1), context.today
    span = f"{day_and_date(first, today)} to {day_and_date(last, today)}"
    if found.is_empty:
        context.print(f"Nothing is promised for {span}.")
        return
    heading(context, span)
    _write(context, found)


def _write(context: CommandContext, found: Week) -> None:
    write(context, [_row(entry) for entry in found.rhythms])
    for day, entries in found.days.items():
        near = coming_day(day, context.today) if 0 <= (day - context.today).days < 2 else ""
        heading(context, day_and_date(day) + (f", {near}" if near else ""))
        write(context, [_row(entry) for entry in entries])


def _row(entry: WeekEntry) -> ShellRow:
    made = entry.commitment
    word = for_whom(made) + (f", {OUTCOME_WORDS[entry.outcome]}" if entry.outcome else "")
    return ShellRow(entry.outcome or "open", str(made.number), entry.title, _when(entry), word)


def _when(entry: WeekEntry) -> str:
    return f"{entry.left} {entry.when}".strip()


def _as_json(entry: WeekEntry) -> dict[str, object]:
    made = entry.commitment
    known = {"number": made.number, "title": made.title, "by": made.by, "to": made.made_to}
    amends = None if entry.repair is None else entry.repair.amends
    return {**known, "when": _when(entry), "outcome": entry.outcome, "amends": amends}


COMMANDS = {"week": Command(week, (on_day, as_json))}
