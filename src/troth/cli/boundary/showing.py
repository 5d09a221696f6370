"""The board as lists, and one boundary with its history."""

from argparse import ArgumentParser
from datetime import date

from troth.cli import rows
from troth.cli.arguments import as_json
from troth.cli.boundary.choices import number, one_boundary
from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.rows import ShellRow
from troth.domain.board import Card, cards, stands, status_on
from troth.domain.book import Book
from troth.domain.boundary import (
    CATEGORIES,
    COLUMNS,
    FIRMNESS,
    SHAPES,
    Boundary,
    BoundaryEvent,
    Owner,
    Status,
    cause_of,
    terms,
)
from troth.domain.wording import coming_day, past_day

MARKS: dict[Status, str] = {
    "forming": "open",
    "ready": "open",
    "said": "partly",
    "understood": "partly",
    "lived": "kept",
    "review": "not_kept",
    "resting": "excused",
    "withdrawn": "excused",
}
"""Each status by the outcome whose sign it shares."""

_RESTING = ("resting", "withdrawn")


def list_all(context: CommandContext, asked: Asked) -> None:
    """List the boundaries column by column; with --all also those that rest or were withdrawn."""
    found = [card for card in cards(context.book, context.today) if asked.all or card.status not in _RESTING]
    if asked.json:
        from troth.cli import asjson
        from troth.cli.boundary.asjson import boundary

        items = [boundary(context.book, card.boundary, context.today) for card in found]
        asjson.write(context, day=context.today.isoformat(), items=items)
        return
    if not found:
        context.print("No boundary here. `troth boundary add` writes one down; it stays private until you say it.")
        if context.book.boundaries():
            context.print("`troth boundary list --all` shows what rests.")
    for column, title in COLUMNS.items():
        held = [card for card in found if card.status == column or (column, card.status) == ("resting", "withdrawn")]
        if held:
            rows.heading(context, title.capitalize())
            rows.write(context, [_row(card, context.today) for card in held])


def _row(card: Card, day: date) -> ShellRow:
    made = card.boundary
    notes = ["withdrawn"] if card.status == "withdrawn" else []
    notes += ["firm"] if made.firmness == "firm" else []
    notes += ["kept to myself"] if made.unsaid else []
    notes += [f"honoured {past_day(card.honoured_on, day)}"] if card.honoured_on is not None else []
    whose = "they: " if made.owner == "partner" else ""
    return ShellRow(
        MARKS[card.status], str(made.number), whose + made.statement, CATEGORIES[made.category], ", ".join(notes)
    )


def show(context: CommandContext, asked: Asked) -> None:
    """Show one boundary with its history and its earlier wordings."""
    made = context.book.boundary(number(context.book, asked.number))
    if asked.json:
        from troth.cli import asjson
        from troth.cli.boundary.asjson import boundary, history

        item = boundary(context.book, made, context.today) | history(context.book, made)
        asjson.write(context, day=context.today.isoformat(), items=[item])
        return
    day = context.today
    rows.heading(context, f"{made.number}  {made.statement}")
    for line in (*_about(made, day), *_facts(made, day), *_happened(context.book, made, day), *_earlier(made, day)):
        context.print(f"  {line}".rstrip())


def _about(made: Boundary, day: date) -> list[str]:
    status = status_on(made, day)
    words = ["withdrawn" if status == "withdrawn" else COLUMNS[status]]
    words.append("mine" if made.owner == "me" else "my partner's, as I understand it")
    words += [CATEGORIES[made.category], SHAPES[made.shape], FIRMNESS[made.firmness]]
    words += ["kept to myself"] if made.unsaid else []
    lines = [", ".join(words)]
    if made.shape == "agreement" and not stands(made):
        lines.append("It counts as no.")
    return lines


def _facts(made: Boundary, day: date) -> list[str]:
    days = (("Said", made.first_said_on), ("Review", made.review_on), ("Withdrawn", made.withdrawn_on))
    dated = [(name, _when(each, day)) for name, each in days if each is not None]
    fries = [name for name, true in made.fries._asdict().items() if true]
    texts = [
        *((name, getattr(made, field)) for field, name in terms(made.owner).items()),
        ("Agreed", ", ".join(fries)),
        ("Said back", made.said_back),
        *dated,
    ]
    return [line for name, text in texts if text for line in _block(name, text)]


def _happened(book: Book, made: Boundary, day: date) -> list[str]:
    return [line for event in reversed(book.boundary_events(made.number)) for line in _event(event, made.owner, day)]


def _event(event: BoundaryEvent, owner: Owner, day: date) -> list[str]:
    cause = f", {cause_of(event, owner)}" if event.cause else ""
    note = f": {' / '.join(event.note.split(chr(10)))}" if event.note else ""
    return [f"{past_day(event.day, day)}: {event.kind}{cause}{note}"]


def _earlier(made: Boundary, day: date) -> list[str]:
    lines = []
    for wording in reversed(made.earlier):
        lines.append(f"Until {past_day(wording.until, day)}: {wording.text}")
        named = (
            ("When", wording.applies_when),
            ("Honour it by", wording.how_to_honour),
            ("Said back", wording.said_back),
        )
        lines += [f"  {line}" for name, text in named if text for line in _block(name, text)]
    return lines


def _when(when: date, day: date) -> str:
    return coming_day(when, day) if when > day else past_day(when, day)


def _block(name: str, text: str) -> list[str]:
    first, *more = text.split("\n")
    return [f"{name}: {first}", *(f"  {line}" for line in more)]


def _all(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="also what rests or was withdrawn")


COMMANDS = {"list": Command(list_all, (_all, as_json)), "show": Command(show, (one_boundary, as_json))}
