"""What is due, what there is, and how a schedule is understood."""

from datetime import date
from typing import TYPE_CHECKING, Any

from troth.cli.arguments import as_json, on_day
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.rows import ShellRow, heading
from troth.cli.rows import write as write_rows
from troth.domain.book import Book
from troth.domain.history import ended_as, standing
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.outlook import Agenda, OutlookEntry, agenda, current_due, told_last
from troth.domain.records import Commitment
from troth.domain.schedule import follows_last, say
from troth.domain.schedule.counted import TimesPer
from troth.domain.schedule.dated import Once
from troth.domain.wording import ago, by_day, coming_day, day_and_date, past_day

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from troth.domain.boundary import Boundary

_CLOSED = ("kept", "not_kept", "repaired", "released", "done")


def today(context: CommandContext, asked: Asked) -> None:
    """Show what is due, numbered, and what is still open from the days before."""
    day = context.day(asked.on)
    asks = agenda(context.book, day)
    if asked.json:
        _today_json(context, asks)
    else:
        show_day(context, asks)


def show_day(context: CommandContext, asks: Agenda) -> None:
    """Print a day's list."""
    day, review = asks.day, _to_review(context.book, asks.day)
    if not any(asks[1:]) and not review:
        context.print(_nothing(context, day))
        return
    done = f"{asks.answered} of {len(asks.due)} answered" if asks.due else "nothing due"
    heading(context, f"{day_and_date(day, context.today)}   {done}")
    if asks.amends:
        from troth.cli.repairs import amends_rows

        write_rows(context, amends_rows(asks))
    sections = (
        ("", asks.due, _when_due),
        ("Still open", asks.still_open, _when_open),
        ("Tell them how it goes", asks.quiet, lambda entry, seen: _told(context.book, entry, seen)),
        ("Coming", asks.soon, _when_coming),
        ("When it comes up", asks.cues, lambda entry, seen: say(entry.commitment.schedule)),
    )
    for name, entries, when in sections:
        if name and entries:
            heading(context, name)
        asked = entries in (asks.due, asks.still_open)
        write_rows(context, [_row(entry, when(entry, day), asked=asked) for entry in entries])
    if review:
        heading(context, "Boundaries to look at again")
        write_rows(context, [ShellRow("", str(made.number), made.statement, "", "") for made in review])


def _to_review(book: Book, day: date) -> "list[Boundary]":
    """The boundaries to look at again; they are listed, and nothing is asked about them."""
    if not book.boundaries():
        return []
    from troth.domain.board import to_review

    return to_review(book, day)


def _nothing(context: CommandContext, day: date) -> str:
    if not context.book.commitments():
        return 'No promises yet. Type `troth add "Call mum" --every sun` to make one, or `troth demo` for a look.'
    said = day_and_date(day, context.today)
    return f"Nothing is due on {said}. `troth list` shows your promises, `troth add` makes one."


def _row(entry: OutlookEntry, when: str, *, asked: bool) -> ShellRow:
    mark = entry.outcome or "open"
    word = ("open" if asked else "") if entry.outcome is None else OUTCOME_WORDS[entry.outcome]
    return ShellRow(mark, str(entry.commitment.number), entry.commitment.title, when, word)


def _when_due(entry: OutlookEntry, day: date) -> str:
    schedule = entry.commitment.schedule
    due = entry.due or day
    if isinstance(schedule, TimesPer):
        if entry.outcome is not None:
            return f"{entry.kept} of {entry.needed} this {schedule.period}"
        return f"{entry.needed - entry.kept} more {by_day(due, day)}"
    if due == day and isinstance(schedule, Once) and schedule.time:
        return f"by {schedule.time}"
    return "" if due == day else by_day(due, day) if due > day else f"since {past_day(due, day)}"


def _when_coming(entry: OutlookEntry, day: date) -> str:
    due, schedule = entry.due or day, entry.commitment.schedule
    word = coming_day(due, day)
    return f"{word.removeprefix('on ')} {schedule.time}" if isinstance(schedule, Once) and schedule.time else word


def _told(book: Book, entry: OutlookEntry, day: date) -> str:
    last = told_last(book, entry.commitment)
    return "not told yet" if last is None else f"told {ago(last, day)}"


def _when_open(entry: OutlookEntry, day: date) -> str:
    more = f" and {entry.others} more" if entry.others else ""
    return past_day(entry.due or entry.day, day) + more


def _today_json(context: CommandContext, asks: Agenda) -> None:
    from troth.cli import asjson

    def listed(entries: tuple[OutlookEntry, ...]) -> list[dict[str, Any]]:
        return [asjson.promise(context.book, entry.commitment, asks.day, entry) for entry in entries]

    asjson.write(
        context,
        day=asks.day.isoformat(),
        left=asks.left,
        items=listed(asks.due),
        open=listed(asks.still_open),
        quiet=[entry.commitment.number for entry in asks.quiet],
        amends=[{"promise": each.of, "amends": each.amends, "by": asjson.iso(each.amends_by)} for each in asks.amends],
        soon=[entry.commitment.number for entry in asks.soon],
        cues=[entry.commitment.number for entry in asks.cues],
        review=[made.number for made in _to_review(context.book, asks.day)],
    )


def list_all(context: CommandContext, asked: Asked) -> None:
    """List the promises that run; with --all also those on the shelf."""
    day = context.today
    found = [made for made in context.book.commitments() if asked.all or standing(made, day) not in _CLOSED]
    if asked.json:
        from troth.cli import asjson

        asjson.write(context, day=day.isoformat(), items=[asjson.promise(context.book, made, day) for made in found])
    elif found:
        write_rows(context, [_listed(context, made, day) for made in found], indent="")
    else:
        context.print("No promises here. `troth add` makes one, `troth list --all` shows the shelf too.")


def _listed(context: CommandContext, made: Commitment, day: date) -> ShellRow:
    state = ended_as(context.book, made, day)
    due = current_due(context.book, made, day) if state == "active" else None
    word = state.replace("_", " ") if due is None else _due_word(made, due, day)
    mark = "open" if state == "active" else state
    return ShellRow(mark, str(made.number), made.title, say(made.schedule), word)


def _due_word(made: Commitment, due: date, day: date) -> str:
    if due < day:
        return f"since {past_day(due, day)}"
    whenever = isinstance(made.schedule, TimesPer) or follows_last(made.schedule)
    return by_day(due, day) if whenever else coming_day(due, day)


def _all(parser: "ArgumentParser") -> None:
    parser.add_argument("--all", action="store_true", help="also what is kept, ended or let go")


COMMANDS = {
    "today": Command(today, (on_day, as_json), bare=True),
    "list": Command(list_all, (_all, as_json), bare=True),
}
