"""One promise as lines: its rhythm, this week, half a year, run and steadiness, the told-log, what comes next."""

from collections.abc import Mapping
from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.days import days_between, week_start
from troth.domain.history import is_paused, recorded_between, slack_left, standing
from troth.domain.outcome_table import OUTCOME_WORDS
from troth.domain.outlook import calendar_days, next_days, told_last
from troth.domain.past import Went, past_occasions
from troth.domain.records import Commitment, Occasion, PromiseStep
from troth.domain.schedule import follows_last, say
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Once
from troth.domain.steadiness import run, steadiness, steadiness_words, told_in_time
from troth.domain.whom import MINE
from troth.domain.wording import DAY_NAMES, MONTH_NAMES, count, day_and_date, iso_and_day, say_day
from troth.drawing.lines import Line, Span

WEEKS = 26

_KEPT = "▪"
"""The cell of a day that was kept: smaller than its mark in a list, so that the others stand out among so many."""


def beside(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str], show_run: bool = True) -> list[Line]:
    """The promise as it stands beside the list: 20 rows, where its title and rule take one each."""
    outcomes = past_occasions(book, promise, day)
    lines: list[Line] = [(Span(promise.title, "strong"),), (Span(_rule(promise), "muted"),)]
    state = standing(promise, day)
    lines.append((Span(_state_line(promise, state, day), "warm"),) if state != "active" else ())
    if not isinstance(promise.schedule, Once):
        lines += [*week_strip(book, promise, day, glyphs), (), *heat_map(book, promise, day, glyphs), ()]
        lines += [(Span(line),) for line in _steady_lines(outcomes, show_run)]
    asides = (_told_line(book, promise, day), _next_line(book, promise, day))
    return [*lines, *((Span(line, "muted"),) for line in asides if line)]


def week_strip(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> list[Line]:
    """This week: the names of the days over their marks."""
    first = week_start(day, book.settings.week_starts)
    last = first + timedelta(days=6)
    days = recorded_between(book, promise.number, first, last)
    due = set(_due(book, promise, first, last))
    names = " ".join(DAY_NAMES[when.weekday()][0] for when in days_between(first, last))
    cells = [_mark(promise, when, days.get(when), when in due, glyphs) for when in days_between(first, last)]
    kept = sum(occasion.outcome == "kept" for occasion in days.values())
    tail = f"   {kept} kept this week" if kept else ""
    return [(Span(names, "muted"),), (Span(" ".join(cells)), Span(tail, "muted"))]


def heat_map(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str]) -> list[Line]:
    """Half a year, a column a week and a row a weekday; each outcome has a shape, so that no colour is needed."""
    this = week_start(day, book.settings.week_starts)
    first = this - timedelta(weeks=WEEKS - 1)
    days = recorded_between(book, promise.number, first, this + timedelta(days=6))
    shapes = {**glyphs, "kept": _KEPT} if glyphs["kept"] == "●" else glyphs
    lines: list[Line] = [(Span("  " + _months(first), "muted"),)]
    for weekday in range(7):
        name = DAY_NAMES[(first + timedelta(days=weekday)).weekday()][0]
        row = (days.get(first + timedelta(weeks=week, days=weekday)) for week in range(WEEKS))
        cells = "".join(" " if occasion is None else shapes[occasion.outcome] for occasion in row)
        lines.append((Span(name + " ", "muted"), Span(cells.rstrip(), "rule")))
    return lines


def whole(book: Book, promise: Commitment, day: date, glyphs: Mapping[str, str], show_run: bool = True) -> list[Line]:
    """Everything about a promise, for a page of its own."""
    lines = beside(book, promise, day, glyphs, show_run)
    outcomes = past_occasions(book, promise, day)
    value, answers = steadiness(outcomes), sum(went is not None for went in outcomes)
    counted = [f"{outcomes.count(outcome)} {word}" for outcome, word in OUTCOME_WORDS.items() if outcome in outcomes]
    facts = [
        ("Starts", iso_and_day(promise.starts_on)),
        ("Answers", ", ".join(counted)),
        ("Steadiness", "" if value is None else f"{value:.2f} of 1, over {count(answers, 'answer')}"),
        ("Slack left", f"{slack_left(book, promise, day)} this month" if _has_slack(promise) else ""),
        ("Told in time", "{} of {}".format(*told_in_time(book, promise)) if told_in_time(book, promise)[1] else ""),
        ("Why it matters", promise.why),
        ("Cue", promise.cue),
        ("Then I", promise.then),
        ("In the way", promise.obstacle),
        ("Then", promise.plan_b),
        ("On a bad day", promise.smallest),
        ("How sure", "" if promise.confidence is None else f"{promise.confidence} of 10"),
        ("Ends", "" if promise.ends_on is None else promise.ends_on.isoformat()),
        ("Let go because", promise.closed_why),
    ]
    lines.append(())
    lines += [(Span(f"{name:<16}", "muted"), Span(text)) for name, text in facts if text]
    lines += _section("Steps", [_step(number, step, glyphs) for number, step in enumerate(promise.steps, 1)])
    lines += _section("Note", promise.note.splitlines())
    lines += _section("Told", [_told(u.day, u.how, u.text) for u in reversed(book.updates(promise.number))])
    lines += _section("Moved", [_moved(m.day, m.to, m.told, m.why) for m in reversed(book.moves(promise.number))])
    for repair in reversed(book.repairs(promise.number)):
        done = (
            "amends made " + repair.amends_done_on.isoformat() if repair.amends_done_on else "amends still to be made"
        )
        told = "told " + repair.told_on.isoformat() if repair.told_on else "not told yet"
        lines += _section(f"Repair of {repair.day.isoformat()}", [told, repair.responsibility, repair.amends, done])
    return lines


def _section(title: str, texts: list[str]) -> list[Line]:
    return [(), (Span(title, "strong"),), *((Span(text),) for text in texts if text)] if texts else []


def _step(number: int, step: PromiseStep, glyphs: Mapping[str, str]) -> str:
    done = "" if step.done_on is None else f"  done {step.done_on.isoformat()}"
    return f"{number} {glyphs['kept' if step.done_on else 'open']} {step.text}{done}"


def _told(day: date, how: str, text: str) -> str:
    return "  ".join(part for part in (day.isoformat(), how, text) if part)


def _moved(day: date, to: date, told: str, why: str) -> str:
    word = {"no": "not told", "before": "told before", "after": "told after"}[told]
    return "  ".join(part for part in (f"{day.isoformat()} to {to.isoformat()}", word, why) if part)


def _rule(promise: Commitment) -> str:
    size = "" if promise.size == "small" else f" · {promise.size}"
    return f"{say(promise.schedule)} · to {MINE[promise.made_to]}{size}"


def _state_line(promise: Commitment, state: str, day: date) -> str:
    if state == "paused":
        until = next((p.until for p in promise.pauses if p.since <= day and (p.until is None or day <= p.until)), None)
        return "paused" if until is None else f"paused until {day_and_date(until)}"
    return "let go" if state == "released" else state.replace("_", " ")


def _steady_lines(outcomes: list[Went], show_run: bool) -> list[str]:
    found = run(outcomes)
    repaired = found.since_repair or 0
    parts = [f"{found.now} in a row"] if found.now > 1 and show_run else []
    parts += [f"best {found.best}"] if found.best > max(found.now, 1) and show_run else []
    parts += [f"{repaired} since the repair"] if 0 < repaired < found.now and show_run else []
    runs = " · ".join(part.replace(" ", "\xa0") for part in parts)
    return [*([runs] if runs else []), steadiness_words(outcomes)]


def _told_line(book: Book, promise: Commitment, day: date) -> str:
    updates = book.updates(promise.number)
    last = told_last(book, promise)
    if last is None:
        return "not told yet" if promise.tell_every or promise.tell_before else ""
    how = next((update.how for update in reversed(updates) if update.day == last and update.how), "")
    return f"told {say_day(last, day)}" + (f", {how}" if how else "")


def _next_line(book: Book, promise: Commitment, day: date) -> str:
    if isinstance(promise.schedule, OnCue):
        return "next when it comes up"
    days = next_days(book, promise, day)
    return "next " + ", ".join(_near(when, day) for when in days) if days else ""


def _near(when: date, day: date) -> str:
    near = (when - day).days < 28
    return f"{DAY_NAMES[when.weekday()]} {when.day}" if near else f"{when.day} {MONTH_NAMES[when.month - 1]}"


def _due(book: Book, promise: Commitment, first: date, last: date) -> list[date]:
    if follows_last(promise.schedule):
        return [when for when in next_days(book, promise, first - timedelta(days=1), 7) if when <= last]
    return calendar_days(book, promise, first, last)


def _mark(promise: Commitment, day: date, occasion: Occasion | None, due: bool, glyphs: Mapping[str, str]) -> str:
    if occasion is not None:
        return glyphs[occasion.outcome]
    if is_paused(promise, day):
        return glyphs["paused"]
    return glyphs["open"] if due else " "


def _months(first: date) -> str:
    line = [" "] * (WEEKS + 2)
    for week in range(WEEKS):
        monday = first + timedelta(weeks=week)
        if monday.day <= 7 and week < WEEKS - 1:
            line[week : week + 3] = MONTH_NAMES[monday.month - 1]
    return "".join(line).rstrip()


def _has_slack(promise: Commitment) -> bool:
    return not promise.matters_every_time and promise.schedule.kind not in ("once", "on_cue")
