"""What is asked before some practices, line by line; the answers are shown and kept nowhere."""

from hashlib import sha256

from troth.cli.plain_lines import PlainLines
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.entries import last_done
from troth.guidance.practices import practice as named
from troth.practice.definition import Practice
from troth.practice.for_two import opens
from troth.resources import paragraphs


def begun(practice: Practice, lines: PlainLines, book: Book, now: Now) -> Practice | None:
    """Ask what is asked before `practice`, as the app does; the practice that opens, or None.

    Before one for two both are asked, and the same words follow whatever they said.
    """
    if practice.gate == "none" or (practice.gate_first and practice.id in last_done(book)):
        return practice
    _, soft, asks, unsaved, rather, *turns, stop, thanks = paragraphs("places", "gate.md")
    if practice.gate == "soft":
        lines.say("", soft)
        lines.read("enter goes on")
        return practice
    if practice.who == "together":
        said = [_asked(lines, turn, asks, unsaved) for turn in turns]
        lines.say("", thanks, stop)
        return named(opens(practice.id, {*said} == {"1"}, _draw(practice, now))) or practice
    if _asked(lines, asks, unsaved) == "1":
        return practice
    other = f" `troth reflect {practice.instead} --plain`." if practice.instead else ""
    lines.say("", f"{rather}{other} `troth help-lines` shows lines to call.")
    return None


def _asked(lines: PlainLines, *words: str) -> str:
    lines.say("", *words, "1 No", "2 Not sure", "3 Yes")
    while (said := lines.hidden("A number from 1 to 3").strip()) not in ("1", "2", "3"):
        lines.say("Type 1, 2 or 3.")
    return said


def _draw(practice: Practice, now: Now) -> int:
    """A large number that is the same all day, so that asking again tells nothing."""
    return int.from_bytes(sha256(f"{practice.id} {now.today}".encode()).digest()[:8], "big")
