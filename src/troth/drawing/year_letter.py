"""A letter made of good moments: celebrations in order, months as headings, thanks between."""

from datetime import date, timedelta

from troth.domain.book import Book
from troth.domain.journey.good_moments import Moment
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import between
from troth.domain.text import visible
from troth.domain.wording import MONTHS

_A_YEAR = timedelta(days=365)


def year_letter(book: Book, year: int | None, today: date) -> str:
    """The letter of a year, or of the last twelve months; nothing where nothing was celebrated in it."""
    first, last = (today - _A_YEAR, today) if year is None else (date(year, 1, 1), min(date(year, 12, 31), today))
    found: list[Moment] = [*between(book, Celebration, first, last), *between(book, Appreciation, first, last)]
    moments = sorted((each for each in found if each.again), key=lambda each: (each.day, each.at))
    if not any(isinstance(each, Celebration) for each in moments):
        return ""
    parts = [f"# {'What was good' if year is None else f'What was good in {year}'}"]
    month = None
    for each in moments:
        if month != (each.day.year, each.day.month):
            month = (each.day.year, each.day.month)
            parts.append(f"## {MONTHS[each.day.month - 1]} {each.day.year}")
        parts.append(_told(each))
    return visible("\n\n".join(parts), keep="\n") + "\n"


def _told(made: Moment) -> str:
    text = made.text.strip()
    if isinstance(made, Celebration):
        return f"{text}\n\nIt took: {made.took.strip()}" if made.took.strip() else text
    begins = "" if text[:9].casefold() == "thank you" else "Thank you for "
    return f"> {begins}{' '.join(text.split())}"
