"""A boundary in full, as lines: for its page, and in short below the board."""

from datetime import date

from troth.domain.board import crossed_hard, stands, status_on
from troth.domain.book import Book
from troth.domain.boundary import CATEGORIES, SHAPES, Boundary, BoundaryEvent, Owner, cause_of, terms
from troth.domain.wording import coming_day, past_day
from troth.drawing.board_columns import TITLES, glyph
from troth.drawing.lines import Line, Span

_LABEL = 15


def page_lines(book: Book, made: Boundary, day: date, ascii: bool = False, spoken: bool = False) -> list[Line]:
    """Its words, where it stands (`spoken` in words), how it is honoured, what happened, and its earlier wordings."""
    road = _stage(made, day) if spoken else _road(made, day)
    lines: list[Line] = [(Span(made.statement, "strong"),), (Span(_about(made), "muted"),), (), road]
    if made.shape == "agreement" and not stands(made):
        lines += [(Span("It counts as no."),)]
    lines += [(), *_facts(made, day)]
    events = book.boundary_events(made.number)
    if events:
        lines += [(), (Span("What happened", "muted"),), *history(events, made.owner, day, ascii)]
    if made.owner == "me" and crossed_hard(book, made):
        lines += [(), (Span("F1: somebody to talk to, whenever you like.", "muted"),)]
    if made.earlier:
        lines += [(), (Span("Earlier words", "muted"),)]
        for wording in reversed(made.earlier):
            until = f"until {past_day(wording.until, day)}"
            lines.append((Span(f"{until:<{_LABEL}} ", "muted"), Span(wording.text)))
            named = (
                ("when", wording.applies_when),
                ("honour it by", wording.how_to_honour),
                ("said back", wording.said_back),
            )
            lines += [
                (Span(" " * (_LABEL + 1), "muted"), Span(f"{name}: {text}", "muted")) for name, text in named if text
            ]
    return lines


def short_lines(book: Book, made: Boundary, day: date, ascii: bool, rows: int) -> list[Line]:
    """The same in at most so many lines that need no folding at 110 columns: its words, why, and what happened last."""
    back = f" · said back: “{_one_line(made.said_back)}”" if made.said_back else ""
    lines: list[Line] = [
        (Span(" "), Span(made.statement, "strong")),
        (Span(" "), Span(CATEGORIES[made.category] + back, "muted")),
    ]
    if made.why:
        lines.append((Span(" "), Span("Why   ", "muted"), Span(_one_line(made.why))))
    lines.append(())
    events = history(book.boundary_events(made.number), made.owner, day, ascii)[: max(0, rows - len(lines))]
    return [*lines, *((Span(" "), *line) for line in events)]


def history(events: tuple[BoundaryEvent, ...], owner: Owner, day: date, ascii: bool) -> list[Line]:
    """What happened to a boundary of `owner`, the last first; the one warm glyph is that of the last crossing."""
    lines: list[Line] = []
    warm = next((event.number for event in reversed(events) if event.kind == "crossed"), 0)
    for event in reversed(events):
        when = past_day(event.day, day).partition(",")[0]
        when = f" {when}" if when[1:2] == " " else when
        word = "mended" if event.kind == "repaired" else event.kind
        told = ": ".join(part for part in (cause_of(event, owner), _one_line(event.note)) if part)
        tone = "warm" if event.number == warm else "muted"
        sign = Span(glyph(event.kind, ascii), tone)
        lines.append((Span(f"{when:<{_LABEL}}", "muted"), sign, Span(f" {word:<12}{told}".rstrip(), "muted")))
    return lines


def _about(made: Boundary) -> str:
    parts = ["mine" if made.owner == "me" else "theirs, as I understand it", CATEGORIES[made.category]]
    parts += [SHAPES[made.shape]] if made.shape != "limit" else []
    parts += [made.firmness] if made.firmness != "depends" else []
    parts += ["kept to myself"] if made.unsaid else []
    return " · ".join(parts)


def _stage(made: Boundary, day: date) -> Line:
    """Where it stands, for who does not see which stage is lit."""
    status = status_on(made, day)
    return _road(made, day) if status == "withdrawn" else (Span(f"It stands in: {TITLES[status]}."),)


def _road(made: Boundary, day: date) -> Line:
    status = status_on(made, day)
    if status == "withdrawn":
        when = "" if made.withdrawn_on is None else f" {past_day(made.withdrawn_on, day)}"
        return (Span(f"withdrawn{when}", "muted"),)
    spans = [Span("")]
    for key, title in TITLES.items():
        spans += [Span("  ", "muted")] if spans[1:] else []
        spans.append(Span(title.replace(" ", "\xa0"), "active" if key == status else "muted"))
    return tuple(spans)


def _facts(made: Boundary, day: date) -> list[Line]:
    fries = ", ".join(name for name, true in made.fries._asdict().items() if true)
    look = made.review_on
    facts = [
        ("Why", made.why),
        *((name, getattr(made, field)) for field, name in terms(made.owner).items() if field != "why"),
        ("It protects", {"both": "", "me": "me", "us": "us"}[made.protects]),
        ("Agreed", fries if made.shape == "agreement" else ""),
        ("Said", "" if made.first_said_on is None else past_day(made.first_said_on, day)),
        ("Said back", made.said_back),
        (
            "Look again",
            "" if look is None else coming_day(look, day) if look >= day else f"since {past_day(look, day)}",
        ),
    ]
    return [(Span(f"{name:<{_LABEL}}", "muted"), Span(text)) for name, text in facts if text]


def _one_line(text: str) -> str:
    return " ".join(text.split())
