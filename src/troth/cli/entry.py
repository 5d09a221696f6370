"""One entry of the journal: in full for a person, and as JSON."""

from typing import TYPE_CHECKING, Any

from troth.cli import rows
from troth.cli.context import CommandContext
from troth.domain.links import linked
from troth.domain.reflection import WAYS
from troth.domain.text import visible
from troth.domain.wording import iso_and_day

if TYPE_CHECKING:
    from troth.domain.reflection import Answer, Reflection

_NUMBERED = ("commitments", "boundaries")
"""Of these the shell takes a number."""


def write(context: CommandContext, made: "Reflection") -> None:
    """Print an entry: its title and day, each prompt with what was answered, and what came of it."""
    rows.heading(context, f"{made.number}  {made.title or 'A note'}")
    _line(context, f"  {', '.join(filter(None, _about(made)))}", rows.DIM)
    for answer in made.answers:
        _answer(context, answer)
    if made.made:
        _line(context)
        _line(context, "  What came of it", rows.BOLD)
        for each in linked(context.book, made.made):
            number = f" {each.link.number}" if each.link is not None and each.link.table in _NUMBERED else ""
            _line(context, f"    {each.kind}{number}: {each.words}")


def write_json(context: CommandContext, entries: "list[Reflection]") -> None:
    """Print entries as one object."""
    from troth.cli import asjson

    asjson.write(context, day=context.today.isoformat(), items=[_plain(made) for made in entries])


def _about(made: "Reflection") -> tuple[str, ...]:
    ways = "all ways" if len(made.way) == len(WAYS) else " and ".join(WAYS[way] for way in made.way)
    changed = "" if made.revised_on is None else f"changed {iso_and_day(made.revised_on)}"
    return iso_and_day(made.day), made.practice, ways, changed


def _answer(context: CommandContext, answer: "Answer") -> None:
    _line(context)
    for part in answer.prompt.split("\n"):
        if part.strip():
            _line(context, f"  {part}", rows.DIM)
    labels = answer.labels + ("",) * len(answer.values)
    for label, value in zip(labels, answer.values, strict=False):
        name = f"{label}: " if label else ""
        for line in f"{name}{value}".split("\n") if value else ():
            _line(context, f"    {line}")


def _line(context: CommandContext, text: str = "", code: str = "") -> None:
    context.write(rows.paint(context, visible(text).rstrip(), code if text else "") + "\n")


def _plain(made: "Reflection") -> dict[str, Any]:
    """An entry as JSON holds it."""
    fields: dict[str, Any] = {**made._asdict()}
    fields["day"] = made.day.isoformat()
    fields["revised_on"] = None if made.revised_on is None else made.revised_on.isoformat()
    fields["practice"], fields["title"] = made.practice or None, made.title or None
    fields["answers"] = [answer._asdict() for answer in made.answers]
    fields["made"] = [{"table": link.table, "number": link.number} for link in made.made]
    return fields
