"""What is asked before some practices, line by line; the answer is shown and kept nowhere."""

from troth.cli.plain_lines import PlainLines
from troth.domain.book import Book
from troth.domain.entries import last_done
from troth.practice.definition import Practice
from troth.resources import paragraphs


def may_begin(practice: Practice, lines: PlainLines, book: Book) -> bool:
    """Ask what is asked before `practice`, as the app does, and say what else there is; whether it begins."""
    if practice.gate == "none" or (practice.gate_first and practice.id in last_done(book)):
        return True
    _, soft, asks, unsaved, rather, alone, neutral, _ = paragraphs("places", "gate.md")
    if practice.gate == "soft":
        lines.say("", soft)
        lines.read("enter goes on")
        return True
    two = practice.who == "together"
    lines.say("", *([alone] if two else []), asks, unsaved, "1 No", "2 Not sure", "3 Yes")
    while (said := lines.hidden("A number from 1 to 3").strip()) not in ("1", "2", "3"):
        pass
    if said != "1":
        other = f" `troth reflect {practice.instead} --plain`." if practice.instead else ""
        lines.say(f"{neutral if two else rather}{other} `troth help-lines` shows lines to call.")
    return said == "1"
