"""The promises, how their days went, and the board as Markdown, which people read and Obsidian's tasks understand."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.boundary import CATEGORIES, COLUMNS, Boundary, terms
from troth.domain.days import first_of_month, month_length
from troth.domain.history import ended_as
from troth.domain.outcome_table import OUTCOME_WORDS, OUTCOMES
from troth.domain.outlook import current_due
from troth.domain.past import past_occasions
from troth.domain.records import Commitment, Month
from troth.domain.schedule import say
from troth.domain.schedule.dated import Once
from troth.domain.steadiness import run
from troth.domain.text import visible
from troth.domain.wording import MONTHS, count
from troth.drawing.promise_views import RUNNING
from troth.exchange.exported import Exported, title_of
from troth.exchange.tasks_words import SIGNS, repeats

_ID_LENGTH = 8
_DONE = ("kept", "partly", "repaired", "done")
"""How what is on the shelf stands that was done, if only in part."""

_MARKUP = re.compile(r"[\\`*_\[\]<#|^$]|==|~~|%%|&(?=#?\w+;)")
_SIGN = re.compile("|".join(SIGNS))


def as_markdown(book: Book, today: date, discreet: bool) -> Exported:
    """The whole page; a `discreet` one has numbers for titles, and nothing else that a person wrote."""
    promises = book.commitments()
    closed = {each.number: ended_as(book, each, today) for each in promises}
    running = [each for each in promises if closed[each.number] in RUNNING]
    shelf = [each for each in promises if closed[each.number] not in RUNNING]
    boundaries = () if discreet else book.boundaries()
    lines = ["---", "troth: 1", f"exported: {today.isoformat()}", "---", "# Promises", ""]
    for heading, those in (("Open", running), ("Shelf", shelf)):
        if those:
            lines += [f"## {heading}"]
            lines += [line for each in those for line in _task(book, each, today, closed[each.number], discreet)]
            lines += [""]
    lines += _months(book, today, discreet)
    if boundaries:
        lines += ["# Boundaries"]
        lines += [line for each in boundaries for line in (*_callout(each), "")]
    holds = count(len(promises), "promise")
    holds += "" if discreet else f" and {count(len(boundaries), 'boundary', 'boundaries')}"
    left_out = "boundaries, the journal and what you wrote" if discreet else "the journal, and what followed a promise"
    return Exported("\n".join(lines).rstrip() + "\n", holds, f"{left_out}; `troth export json` holds everything")


def _task(book: Book, promise: Commitment, today: date, stands: str, discreet: bool) -> Iterator[str]:
    title = _plain(title_of(promise, discreet))
    anchor = f"^troth-{promise.uid[:_ID_LENGTH]}"
    every = repeats(promise.schedule)
    if stands in RUNNING:
        due = current_due(book, promise, today)
        time = f" {promise.schedule.time}" if isinstance(promise.schedule, Once) and promise.schedule.time else ""
        parts = [f"🔁 {every}" if every and due else "", f"📅 {due.isoformat()}{time}" if due else ""]
        yield " ".join(filter(None, ("- [ ]", title, *parts, anchor)))
    else:
        box, sign = ("[x]", "✅") if stands in _DONE else ("[-]", "❌")
        day = promise.closed_on or promise.ends_on
        yield " ".join(filter(None, (f"- {box}", title, f"{sign} {day.isoformat()}" if day else "", anchor)))
    yield from (f"    - {line}" for line in _about(book, promise, today, stands, every, discreet))
    if not discreet:
        for step in promise.steps:
            done = f" ✅ {step.done_on.isoformat()}" if step.done_on else ""
            yield f"    - [{'x' if step.done_on else ' '}] {_plain(step.text)}{done}"


def _about(book: Book, promise: Commitment, today: date, stands: str, every: str, discreet: bool) -> Iterator[str]:
    if stands not in ("active", "done", "kept"):
        yield stands.replace("_", " ")
    if not every and not isinstance(promise.schedule, Once):
        words = say(promise.schedule)
        yield "when its cue comes" if discreet and promise.schedule.kind == "on_cue" else _plain(words)
    if not isinstance(promise.schedule, Once):
        yield from _figures(book, promise, today)
    if not discreet:
        texts = (("Why", promise.why), ("Note", promise.note), ("Let go because", promise.closed_why))
        yield from (f"{name}: {_one_line(text)}" for name, text in texts if text)


def _figures(book: Book, promise: Commitment, today: date) -> Iterator[str]:
    went = past_occasions(book, promise, today)
    weighed = [outcome for outcome in went if outcome is not None and OUTCOMES[outcome].weight is not None]
    if weighed:
        now = run(went).now
        kept = sum(OUTCOMES[outcome].run == "adds" for outcome in weighed)
        yield f"kept {kept} of {len(weighed)}" + (f", {now} in a row" if now > 1 else "")


def _months(book: Book, today: date, discreet: bool) -> Iterator[str]:
    """A table of each month in which anything was answered, the latest first."""
    found: dict[date, list[tuple[Commitment, Month]]] = {}
    for promise in book.commitments():
        for month in book.months(promise.number):
            if month.days:
                found.setdefault(month.first, []).append((promise, month))
    for first in sorted(found, reverse=True):
        rows = found[first]
        days = month_length(first)
        if first == first_of_month(today):
            days = max(today.day, *(month.days[-1][0] for _, month in rows))
        yield f"## {MONTHS[first.month - 1]} {first.year}"
        yield f"| promise | {' | '.join(map(str, range(1, days + 1)))} |"
        yield "|---" * (days + 1) + "|"
        for promise, month in rows:
            said = {day: OUTCOME_WORDS[occasion.outcome] for day, occasion in month.days}
            cells = (said.get(day, "") for day in range(1, days + 1))
            yield "| " + " | ".join((_plain(title_of(promise, discreet)), *cells)) + " |"
        yield ""
        notes = [] if discreet else [line for promise, month in rows for line in _notes(promise, month)]
        if notes:
            yield from (*notes, "")


def _notes(promise: Commitment, month: Month) -> Iterator[str]:
    for day, occasion in month.days:
        if occasion.note:
            when = month.first + timedelta(days=day - 1)
            yield f"- {when.isoformat()} {_plain(promise.title)}: {_one_line(occasion.note)}"


def _callout(boundary: Boundary) -> Iterator[str]:
    whose = " · your partner's, as you understand it" if boundary.owner == "partner" else ""
    status = COLUMNS.get(boundary.status, boundary.status)
    yield f"> [!note] {CATEGORIES[boundary.category]} · {status}{whose}"
    yield from _quoted(boundary.statement)
    for field, name in terms(boundary.owner).items():
        if text := getattr(boundary, field):
            yield from _quoted(f"{name}: {text}")


def _quoted(text: str) -> Iterator[str]:
    return (f"> {_plain(line)}".rstrip() for line in text.split("\n"))


def _one_line(text: str) -> str:
    return " / ".join(_plain(line) for line in text.split("\n") if line)


def _plain(text: str) -> str:
    """`text` as it is read, whatever signs of Markdown or of tasks stand in it."""
    shown = _MARKUP.sub(lambda found: f"\\{found[0]}", visible(text))
    return _SIGN.sub(lambda found: f"&#x{ord(found[0]):X};", shown)
