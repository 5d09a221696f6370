"""The journal in the shell: what was kept, newest first, and a free note."""

from argparse import ArgumentParser
from typing import Any

from troth.cli import rows
from troth.cli.command import Asked, Command
from troth.cli.desk import Desk
from troth.cli.parser import as_json
from troth.cli.rows import Row
from troth.cli.typed import Typed
from troth.domain.errors import Refused
from troth.domain.text import NOTE_LIMIT
from troth.domain.wording import iso_and_day


def journal(desk: Desk, asked: Asked) -> None:
    """Show the journal, newest first; --search finds the entries that hold all of some words."""
    from troth.domain.entries import entry
    from troth.domain.entries import journal as read

    words = "" if asked.search is None else Typed().line(asked.search, "Words")
    found = read(desk.book, words)
    if asked.json:
        from troth.cli import asjson

        asjson.write(desk, day=desk.today.isoformat(), items=[_plain(entry(desk.book, each.number)) for each in found])
        return
    if not found:
        everything = "No entry holds these words." if words.strip() else "Nothing is in the journal yet."
        desk.say(f"{everything} `troth note` writes a free entry, `troth reflect` leads through a practice.")
    rows.write(desk, [Row("", iso_and_day(each.day), each.words, each.practice, "") for each in found], indent="")


def _plain(record: Any) -> dict[str, Any]:
    """An entry as JSON holds it."""
    fields: dict[str, Any] = {**record._asdict()}
    fields["day"] = record.day.isoformat()
    fields["revised_on"] = None if record.revised_on is None else record.revised_on.isoformat()
    fields["practice"], fields["title"] = record.practice or None, record.title or None
    fields["answers"] = [answer._asdict() for answer in record.answers]
    fields["made"] = [link._asdict() for link in record.made]
    return fields


def note(desk: Desk, asked: Asked) -> None:
    """Write a free entry in the journal: at the prompt, or from standard input; never as an argument."""
    from troth.clock import new_uid
    from troth.domain.actions.reflecting import note as kept

    text = Typed().text("-", "Your note")
    if not text.strip():
        raise Refused("There are no words in it. Nothing was saved.")
    desk.say(desk.do(kept(text, desk.now, new_uid())).summary)
    if len(text) > NOTE_LIMIT:
        desk.say(f"It was longer than {NOTE_LIMIT} characters: the rest was left out.")


def _search(parser: ArgumentParser) -> None:
    parser.add_argument("--search", metavar="TEXT", help="words that it holds; - reads them from the input")


COMMANDS = {"journal": Command(journal, (_search, as_json)), "note": Command(note)}
