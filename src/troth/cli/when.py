"""How a schedule or a date is understood, before anything is promised."""

from argparse import ArgumentParser
from datetime import date

from troth.cli.arguments import as_json
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.domain.book import Book
from troth.domain.dates import DATES, Moment, parse_moment
from troth.domain.days import ONE_DAY
from troth.domain.errors import NotUnderstood, TwoDays
from troth.domain.grammar import SPECS, Rhythm, parse_rhythm, time_cue, two_rhythms
from troth.domain.outlook import next_days
from troth.domain.records import Commitment, Version
from troth.domain.schedule import Schedule, say, spell
from troth.domain.schedule.counted import OnCue, TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.wording import iso_and_day

_NEXT = 6


def when(context: CommandContext, asked: Asked) -> None:
    """Show how a schedule or a date is understood, and the next six dates or the period."""
    start = context.day(asked.start, "coming")
    words = " ".join(asked.spec)
    moment = _moment(words, context.today)
    schedule, until, since, time = _understood(words, start, moment)
    days = [] if isinstance(schedule, TimesPer | OnCue) else _days(schedule, since or start, until)
    period = schedule.period if isinstance(schedule, TimesPer) else None
    if asked.json:
        from troth.cli import asjson

        asjson.write(
            context,
            day=context.today.isoformat(),
            spec=spell(schedule),
            understood=say(schedule),
            kind=schedule.kind,
            start=(since or start).isoformat(),
            until=asjson.iso(until),
            next=[day.isoformat() for day in days],
            period=period,
            date=None if moment is None else moment.day.isoformat(),
            time=time or None,
        )
        return
    said = f"{say(schedule)} {time_cue(schedule, time)}".rstrip()
    lines = [said + ("" if until is None else f", until {iso_and_day(until)}")]
    lines += [] if period is None else [f"  counted by the {period}"]
    lines += [f"  {iso_and_day(day)}" for day in days if not isinstance(schedule, Once)]
    if moment is not None and not isinstance(schedule, Once):
        lines.append(f"As a date: {iso_and_day(moment.day)}.")
    context.print("\n".join(lines))


def _moment(words: str, today: date) -> Moment | None:
    """The date that the words can be. Raises `TwoDays` where they can be several."""
    try:
        return parse_moment(words, today)
    except TwoDays:
        raise
    except NotUnderstood:
        return None


def _understood(words: str, start: date, moment: Moment | None) -> Rhythm:
    """A schedule before a date: `fri` is every Friday for --every, and the coming one for --by."""
    try:
        return parse_rhythm(words, start)
    except NotUnderstood:
        if two_rhythms(words):
            raise
        if moment is None:
            raise NotUnderstood(f"That is neither a schedule ({SPECS}) nor a date ({DATES}).") from None
        return Rhythm(Once(moment.day, moment.time), time=moment.time)


def _days(schedule: Schedule, start: date, until: date | None) -> list[date]:
    if isinstance(schedule, Once):
        return [schedule.due]
    made = Commitment(1, "", 0, "", (Version(start, schedule),), start, ends_on=until)
    return next_days(Book(), made, start - ONE_DAY, _NEXT)


def _spec(parser: ArgumentParser) -> None:
    parser.add_argument("spec", nargs="+", metavar="SPEC-OR-DATE", help="a schedule or a date, as for --every and --by")
    parser.add_argument("--start", metavar="DATE", help="the first day; today without it")


COMMANDS = {"when": Command(when, (_spec, as_json), unasked=True)}
