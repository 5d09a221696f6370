"""The rows of the library: packs that were left out, what was begun, and practices under their ways."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from troth.domain.draft import Draft
from troth.domain.entries import last_done
from troth.domain.reflection import WAYS
from troth.domain.text import visible
from troth.domain.wording import past_day
from troth.drawing.lines import GAP, Line, Row, Span
from troth.drawing.width import width_of
from troth.guidance import own, practices
from troth.practice.definition import Head
from troth.practice.run import Run
from troth.tui.reflection.list_content import BLANK, HEADINGS, Empty, ListContent, Looked, holds, note

ROOM = 35
"""So many columns stand for what a practice is for, at 80 columns."""

COMPANY = {"solo": "alone", "together": "both", "either": "either"}
"""Who takes part in a practice, in a word."""

_TITLE = 27
"""What a practice is for begins so many columns after its title."""

_HOURS = 20 * 3600


class LibraryPick(NamedTuple):
    """What a row stands for, and the name it goes by."""

    kind: Literal["draft", "unread", "practice", "fault"]
    name: str = ""


class LibraryRows(ListContent):
    """Packs that were left out, what was begun, and the practices by way."""

    TITLE = "Practices"
    FINDS = "words of a practice"
    ENTRY = ("practice", "practices")
    NEXT = "journal"
    EMPTY = Empty("There is no practice here.", "n writes a free note.")

    def rows(self, at: Looked) -> Sequence[Row]:
        """The packs left out and what was begun, while nothing is searched; then the practices found."""
        rows: list[Row] = []
        if at.whole:
            rows += [fault_row(words) for words in own.problems()]
            rows += [draft_row(draft, at) for draft in at.drafts.drafts]
            rows += [unread_row(path) for path in at.drafts.unread]
        done = last_done(at.book)
        for title, of_title in by_way(_matching(at)):
            told = (practice_row(head, done.get(head.id), at) for head in of_title)
            rows += [*([BLANK] if rows else ()), note(title), *told]
        return rows

    def counted(self, at: Looked) -> int:
        """How many practices hold the words."""
        return len(_matching(at))


def by_way(heads: Sequence[Head]) -> Iterator[tuple[str, list[Head]]]:
    """Practices under the first of their ways, each way with its title; those of all ways last."""
    for way, words in HEADINGS.items():
        of_way = [head for head in heads if head.way[0] == way and len(head.way) < len(WAYS)]
        if of_way:
            yield words, of_way
    of_all = [head for head in heads if len(head.way) == len(WAYS)]
    if of_all:
        yield "All of it", of_all


def practice_row(head: Head, last: date | None, at: Looked) -> Row:
    """A practice: what it is for, or that it comes to mind again, its minutes and its company."""
    again = None if last is None else head.again_on(last)
    due = last is not None and again is not None and again <= at.day
    purpose = f"look again; done {past_day(last, at.day)}" if due and last is not None else purpose_of(head)
    return Row(LibraryPick("practice", head.id), _columns(head.title, "" if at.narrow else purpose, length(head)))


def purpose_of(head: Head) -> str:
    """What it is for: in a few words of its own, or as its introduction begins."""
    return head.purpose or head.intro.split(". ", 1)[0].split("\n", 1)[0].rstrip(".")


def length(head: Head) -> str:
    """Its minutes and its company, as a column."""
    return f"{head.minutes:>2} min  {COMPANY[head.who]:<6}"


def draft_row(draft: Draft, at: Looked) -> Row:
    """What was begun: when, and at which step it stands."""
    practice = practices.practice(draft.practice) if draft.practice else None
    where = f"begun {_begun(draft.started_at, at)}"
    if practice is not None:
        where += f", at step {Run(practice, at=draft.at, answers=draft.answers).where.removeprefix('step ')}"
    elif draft.practice:
        where = "its practice is gone"
    title = draft.title or "A note"
    if at.narrow:
        return Row(LibraryPick("draft", draft.uid), (Span(title, "title"), GAP, Span(f"{where} ", "muted")))
    return Row(LibraryPick("draft", draft.uid), _columns(title, where, "" if practice is None else length(practice)))


def unread_row(path: str) -> Row:
    """A draft that can't be read, by its file."""
    words = (Span("A draft that can't be read", "title"), GAP, Span("enter tells more ", "muted"))
    return Row(LibraryPick("unread", path), words)


def fault_row(words: str) -> Row:
    """A pack that was left out, and why; where the configuration lies is left out here."""
    file, line, reason = words.partition(", line ")
    named = "/".join(file.rsplit("/", 2)[-2:])
    return Row(LibraryPick("fault", words), (Span(f"Left out: {named}{line}{reason}", "resting"),))


def _columns(title: str, told: str, tail: str) -> Line:
    """A title, what is told of it where that fits behind the title, and what stands at the right."""
    blanks = _TITLE - width_of(visible(title))
    head = (Span(f"{title}{' ' * blanks}", "title"), Span(told, "muted")) if blanks > 0 else (Span(title, "title"),)
    return (*head, GAP, Span(f"{tail} ", "muted"))


def _begun(started: int, at: Looked) -> str:
    """When something was begun; by the hour within a day, which stays true as time passes."""
    seconds = at.context.now(at.book).at - started
    if seconds < _HOURS:
        return f"at {at.context.hour(started)}"
    return _past(at.day - timedelta(days=(seconds + 43_200) // 86_400), at.day)


def _past(when: date, day: date) -> str:
    """A day before `day`, counted where it is near: yesterday, 2 days ago, 3 Nov."""
    ago = (day - when).days
    return f"{ago} days ago" if 1 < ago < 7 else past_day(when, day)


def _matching(at: Looked) -> list[Head]:
    heads = (head for head in practices.practices() if at.way in (None, *head.way))
    return [head for head in heads if holds(_words(head), at.search)]


def _words(head: Head) -> str:
    return " ".join((head.id, head.title, head.purpose, head.intro, *(WAYS[way] for way in head.way)))
