"""A new promise: made in one line, or in its form."""

from textual.screen import Screen

from troth.domain.actions.making import Add, promise
from troth.domain.book import Book
from troth.domain.days import Now
from troth.domain.draft import PROMISE, Draft, DraftSlot
from troth.domain.errors import Refused
from troth.domain.grammar import time_cue
from troth.domain.quick import Quick, Unread, parse_quick
from troth.domain.records import Commitment
from troth.domain.text import TITLE_LIMIT
from troth.drawing.promise_preview import preview_row, preview_words
from troth.tui.context import Context
from troth.tui.draft_line import Beginning
from troth.tui.kit.ask import Validation
from troth.tui.record_actions import too_long

_QUESTION, _ASIDE = "I promise to", "every …  by …  to …"
_FORMS = "Call mum every day, mon,thu, 3x week; by fri, 12 nov, +2w"


def new_promise(context: Context, book: Book) -> Beginning:
    """How a promise is begun."""

    def validate(text: str) -> Validation:
        now = context.now(book)
        quick = parse_quick(text, now.today)
        if not quick.title:
            return Validation(False, "")
        if len(quick.title) > TITLE_LIMIT:
            return too_long(TITLE_LIMIT)._replace(sign="–")
        if quick.unread is not None:
            return _not_understood(quick.unread)
        try:
            after = book.after(Add(_made(quick, now, ""))(book))
        except Refused as refused:
            return Validation(False, str(refused), sign="–")
        made = after.commitment(book.next_number("commitments"))
        return Validation(True, preview_words(after, made, now.today), row=preview_row(made, now.today, context.glyphs))

    def make(text: str) -> Add:
        now = context.now(book)
        return Add(_made(parse_quick(text, now.today), now, context.uid()))

    def form(text: str, draft: Draft | None) -> Screen[None]:
        from troth.tui.commitments.promise_form import PromiseForm

        quick = parse_quick(text, context.now(book).today) if text else None
        return PromiseForm(context, book, quick=quick, draft=draft)

    return Beginning(DraftSlot(PROMISE), "A new promise", _QUESTION, validate, make, form, aside=_ASIDE, forms=_FORMS)


def _made(quick: Quick, now: Now, uid: str) -> Commitment:
    made = promise(quick.title, quick.schedule, quick.starts_on or now.today, now, uid)
    cue = time_cue(quick.schedule, quick.time)
    return made._replace(ends_on=quick.ends_on, made_to=quick.made_to, size=quick.size, cue=cue)


def _not_understood(unread: Unread) -> Validation:
    """What is asked about words that read like a time, or how they are written where they can be several days."""
    clause, keyword = f"“{unread.clause}”", unread.clause.split(" ")[0].lower()
    if not unread.ways:
        return Validation(False, f"{clause} is no rhythm: every month? every 2 weeks? by fri?", asks=True, sign="?")
    if keyword == "next":
        return Validation(False, f"{clause} can be {' or '.join(unread.ways)}.", asks=True, sign="?")
    several = "can be two days. Write" if len(unread.ways) > 1 else "is written"
    said = "Write" if keyword in ("every", "each") else f"{clause} {several}"
    return Validation(False, f"{said} {' or '.join(unread.ways)}.", sign="–")
