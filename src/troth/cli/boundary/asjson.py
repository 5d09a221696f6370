"""Boundaries as JSON for other programs."""

from datetime import date
from typing import Any

from troth.cli.asjson import iso
from troth.domain.board import stands, status_on
from troth.domain.book import Book
from troth.domain.boundary import Boundary


def boundary(book: Book, made: Boundary, day: date) -> dict[str, Any]:
    """A boundary as it stands on `day`; `stands` tells of an agreement whether it counts as a yes, else it is null."""
    return {
        "number": made.number,
        "uid": made.uid,
        "statement": made.statement,
        "status": status_on(made, day),
        "owner": made.owner,
        "category": made.category,
        "kind": made.shape,
        "firmness": made.firmness,
        "do": made.what_i_will_do or None,
        "honour": made.how_to_honour or None,
        "applies_when": made.applies_when or None,
        "private": made.unsaid,
        "said_on": iso(made.first_said_on),
        "understood_on": iso(made.understood_on),
        "review_on": iso(made.review_on),
        "withdrawn_on": iso(made.withdrawn_on),
        "honoured_on": iso(book.days_of("honoured").get(made.number)),
        "stands": stands(made) if made.shape == "agreement" else None,
    }


def history(book: Book, made: Boundary) -> dict[str, Any]:
    """The rest of a boundary: its signals, what was said back, what happened, and its earlier wordings."""
    texts = ("said_back", "green", "amber", "stop", "why")
    return {
        **{name: getattr(made, name) or None for name in texts},
        "protects": made.protects,
        "fries": made.fries._asdict(),
        "events": [
            {"day": iso(event.day), "kind": event.kind, "cause": event.cause or None, "note": event.note or None}
            for event in book.boundary_events(made.number)
        ],
        "earlier": [{**wording._asdict(), "until": iso(wording.until)} for wording in made.earlier],
    }
