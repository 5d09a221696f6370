"""The page that is taken to a session: exactly what was chosen, as it is shown, printed and written to a file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from troth.domain.book import Book
from troth.domain.change import Table
from troth.domain.journey.areas import AreaFigures, all_areas
from troth.domain.journey.check_in import AREAS
from troth.domain.journey.dance import CAUGHT, DANCE_MOVES, DanceMove, Incident, Pattern
from troth.domain.journey.lookup import rounds
from troth.domain.journey.session import AgendaPoint, Measure, Session
from troth.domain.journey.session_things import Thing, score_words, session_things
from troth.domain.records import Link
from troth.domain.text import visible
from troth.domain.wording import MONTHS, count
from troth.drawing.journey_plain import long_date
from troth.drawing.journey_words import standing_words

EMPTY = "Nothing is chosen yet. space chooses.\n"
"""The page while nothing is on it."""

_HEAD = "Chosen by me from my own notes. It is no test and no finding."
_NOW_AND_AGAIN: dict[DanceMove, str] = {
    "pursue": "ask and ask",
    "criticise": "find fault",
    "explain": "explain and argue",
    "withdraw": "go quiet, or go away",
    "freeze": "freeze",
    "appease": "give in",
}
"""What somebody does in a dance that comes back; what was done once is said by `DANCE_MOVES`."""

_GUESSES = {
    "their_top": "On top they are:",
    "their_story": "What they tell themselves:",
    "their_soft": "Below that they feel:",
    "their_needs": "They need:",
}
_TIMES = ("", "Once", "Twice", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")

Lines = Iterator[str]


def session_markdown(book: Book, made: Session, today: date) -> str:
    """The page of a session on a day, in Markdown. It tells nothing that is not chosen, and a guess as a guess."""
    chosen = [thing for thing in session_things(book, made, today) if thing.chosen]
    if not chosen:
        return EMPTY
    sections: dict[str, list[str]] = {}
    for thing in chosen:
        title, lines = _section(book, made, thing, today)
        sections.setdefault(title, []).extend(lines)
    parts = [f"# For {long_date(made.day)}", _HEAD]
    for title, lines in sections.items():
        parts += [f"## {title}", "\n".join(lines).strip("\n")]
    return visible("\n\n".join(parts), keep="\n") + "\n"


def _section(book: Book, made: Session, thing: Thing, today: date) -> tuple[str, list[str]]:
    """The heading of a thing and what stands under it; things of one heading stand together."""
    if not isinstance(thing.what, Link):
        match thing.what:
            case "question":
                return "The question", [made.question]
            case "tried":
                return "What we tried", [made.tried]
            case _:
                return "The seven areas, by my own check-ins", [*_areas(book, today)]
    record = book.source.get(cast(Table, thing.what.table), thing.what.number)
    match record:
        case Pattern():
            return f"What goes round with us: {record.name}", [*_pattern(book, record, bool(thing.guesses))]
        case Incident():
            about = f"{_line(record.topic)}, " if record.topic else ""
            return f"A moment: {about}{_dated(record.day, made.day)}", [*_incident(record, bool(thing.guesses))]
        case AgendaPoint():
            return "Also to talk about", [f"- {_line(record.text)}"]
        case Measure():
            return "A score", [_measure(record)]
    raise TypeError(thing.what.table)


def _pattern(book: Book, made: Pattern, with_guesses: bool) -> Lines:
    seen = rounds(book, made.number)
    if seen:
        yield from (_seen(seen), "")
    moves = " ".join(filter(None, (_moves("I", made.mine, ", and "), _moves("They", made.theirs, ", and "))))
    if moves:
        yield f"- {moves}"
    if made.own_words:
        yield f"- Something of our own: {made.own_words}"
    felt = (("On top I am", made.my_top), ("Below that I feel", made.my_soft), ("I needed", made.my_needs))
    if any(words for _, words in felt):
        yield "- " + " ".join(f"{begins} {' and '.join(words)}." for begins, words in felt if words)
    if made.sign:
        yield f"- The first sign: {made.sign}"
    if made.new_move:
        yield f"- What I do now: {made.new_move}"
    yield from _guesses(made, with_guesses)
    topics = Counter(each.topic for each in seen if each.topic)
    if topics:
        yield from ("", f"The topics were {', '.join(f'{topic} ({times})' for topic, times in topics.most_common())}.")


def _seen(seen: Sequence[Incident]) -> str:
    """Seven times since April; first noticed after it was over, lately before it began."""
    times, first = len(seen), seen[0].day
    said = _TIMES[times] if times < len(_TIMES) else str(times)
    since = f"{said}{' times' if times > 2 else ''} {'in' if times == 1 else 'since'} {MONTHS[first.month - 1]}"
    if first.year != seen[-1].day.year:
        since += f" {first.year}"
    noticed = [CAUGHT[each.caught] for each in seen if each.caught]
    if not noticed:
        return f"{since}."
    if noticed[0] == noticed[-1]:
        return f"{since}; {'lately ' if times > 1 else ''}noticed {noticed[-1]}."
    return f"{since}; first noticed {noticed[0]}, lately {noticed[-1]}."


def _moves(who: str, moves: Sequence[DanceMove], between: str, words: dict[DanceMove, str] = _NOW_AND_AGAIN) -> str:
    said = [words[move] for move in moves if move != "own"]
    return f"{who} {between.join(said)}." if said else ""


def _incident(made: Incident, with_guesses: bool) -> Lines:
    yield made.text
    sides = [_moves(who, moves, " and ", DANCE_MOVES) for who, moves in (("I", made.mine), ("they", made.theirs))]
    moves = "; ".join(side.removesuffix(".") for side in sides if side)
    if moves:
        yield f"{moves[0].upper()}{moves[1:]}."
    if made.own_words:
        yield f"Something of our own: {made.own_words}"
    noticed = f"noticed {CAUGHT[made.caught]}" if made.caught in ("early", "late") else _NOTICED.get(made.caught, "")
    back = "" if made.minutes is None else f"were back after {_long(made.minutes)}"
    if noticed or back:
        yield f"We {', and '.join(filter(None, (noticed, back)))}."
    guesses = [*_guesses(made, with_guesses)]
    if guesses:
        yield from ("", *guesses)


def _long(minutes: int) -> str:
    """How long it took: 20 minutes, 3 hours, 2 days."""
    for size, name in ((1440, "day"), (60, "hour")):
        if minutes >= size and minutes % size == 0:
            return count(minutes // size, name)
    return count(minutes, "minute")


_NOTICED = {"before": "noticed it before it began", "after": "noticed it after it was over"}


def _guesses(made: Pattern | Incident, wanted: bool) -> Lines:
    """What was guessed about the other, each line with the mark of what it is; with them what was said to it."""
    if not wanted:
        return
    mark = "my guess, not asked" if made.asked_on is None else f"my guess; I asked on {_dated(made.asked_on)}"
    for field, begins in _GUESSES.items():
        if guess := getattr(made, field):
            yield f"- {begins} {_line(guess)} ({mark})"
    if made.asked:
        yield f"- When I asked, they said: {_line(made.asked)}"


def _areas(book: Book, today: date) -> Lines:
    for each in all_areas(book, today).areas:
        if each.found:
            yield f"- {AREAS[each.area].capitalize()}: {'; '.join(_standing(each, today))}."


def _standing(made: AreaFigures, today: date) -> Iterator[str]:
    said, _ = standing_words(made, today)
    yield said.replace(" your ", " my ").replace(", ", " for ") or "too early to say what is usual"
    if made.then is not None and made.then.word != "much as":
        yield f"{made.then.word} than in {MONTHS[made.then.month.month - 1]}"


def _measure(made: Measure) -> str:
    given = f", given by {made.given_by}" if made.given_by else ""
    return f"- {made.name}, {_dated(made.day)}{given}: {score_words(made)}"


def _dated(day: date, near: date | None = None) -> str:
    """A day as it is written on a page; of the same year as the session it goes without its year."""
    words = long_date(day)
    return words.removesuffix(f" {day.year}") if near is not None and near.year == day.year else words


def _line(text: str) -> str:
    return " ".join(text.split())
