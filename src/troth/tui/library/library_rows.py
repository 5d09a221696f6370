"""The rows of the library: drafts, the card of the day, practices under their ways, and packs that can't be used."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from troth.domain.draft import Draft
from troth.domain.reflection import WAYS, WHO
from troth.domain.wording import count, say_day
from troth.drawing.lines import GAP, Row, Span
from troth.guidance import practices
from troth.practice.definition import Head
from troth.practice.run import Run
from troth.tui.reflection.list_view import holds

_SHORT = {**WHO, "either": "either"}


class LibraryPick(NamedTuple):
    """What a row stands for, and the name it goes by."""

    kind: Literal["draft", "unread", "card", "practice", "fault"]
    name: str = ""


def by_way(heads: Sequence[Head]) -> Iterator[tuple[str, list[Head]]]:
    """Practices under the first of their ways, each way with its title; those of all ways last."""
    for way, words in WAYS.items():
        of_way = [head for head in heads if head.way[0] == way and len(head.way) < len(WAYS)]
        if of_way:
            yield f"{way} {words}", of_way
    of_all = [head for head in heads if len(head.way) == len(WAYS)]
    if of_all:
        yield "All seven ways", of_all


def practice_row(head: Head, last: date | None, day: date, narrow: bool) -> Row:
    """A practice, and when it was done last; with less of it where the screen is `narrow`."""
    title = (Span(f" {head.id[:8]:<5}", "muted"), Span(head.title), GAP)
    again = None if last is None else head.again_on(last)
    when = "" if last is None else "look again" if again and again <= day else say_day(last, day)
    if narrow:
        tail = f"{head.minutes:>3} min  {when:<11} "
    else:
        tail = f"{head.minutes:>3} min  {_SHORT[head.who]:<7}  {_grade(head):<9}  {when:<11} "
    return Row(LibraryPick("practice", head.id), (*title, Span(tail, "muted")))


def _grade(head: Head) -> str:
    return f"grade {head.grade}" if head.grade else ""


def matches(head: Head, search: str) -> bool:
    """Whether a practice holds every word of a search, in its title, its words or its ways."""
    return holds(" ".join((head.id, head.title, head.intro, *(WAYS[way] for way in head.way))), search)


def draft_row(draft: Draft, at: int, hour: str) -> Row:
    """A draft, where it stands and when it was saved: at `hour`, or so many days before the moment `at`."""
    saved = f"saved {_saved(at - draft.saved_at, hour)}"
    aside = "  ".join(part for part in (_where(draft), saved) if part)
    return Row(
        LibraryPick("draft", draft.uid), (Span(" "), Span(draft.title or "A note"), GAP, Span(aside + " ", "muted"))
    )


def unread_row(path: str) -> Row:
    """A draft that can't be read, by its file."""
    return Row(
        LibraryPick("unread", path), (Span(" A draft that can't be read"), GAP, Span("enter tells more ", "muted"))
    )


def _where(draft: Draft) -> str:
    """The step at hand; nothing for a free note, and for one whose practice is gone."""
    practice = practices.practice(draft.practice) if draft.practice else None
    if practice is None:
        return "its practice is gone" if draft.practice else ""
    place = Run(practice, at=draft.at, answers=draft.answers).place
    return f"step {place.k} of {place.n}"


def _saved(seconds: int, hour: str) -> str:
    """When it was saved, by the hour within a day; words that stay true while the list stands."""
    return f"at {hour}" if seconds < 20 * 3600 else f"{count((seconds + 43_200) // 86_400, 'day')} ago"


def card_row(text: str) -> Row:
    """The card of the day."""
    return Row(LibraryPick("card"), (Span(" "), Span(text), GAP, Span("c larger ", "muted")))


def fault_row(words: str) -> Row:
    """What is wrong with a pack; where the configuration lies is left out here."""
    file, line, reason = words.partition(", line ")
    named = "/".join(file.rsplit("/", 2)[-2:])
    return Row(LibraryPick("fault", words), (Span(f" Left out: {named}{line}{reason}", "muted"),))
