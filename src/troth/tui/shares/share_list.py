"""To share: what was noticed, is ready, was shared, or stays with me; the last two are both good ends."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from troth.domain.actions.sharing import AddShare, DropShare, MoveShare, ReviseShare, ShareFirst
from troth.domain.book import Action
from troth.domain.days import Now
from troth.domain.entries import DECKS, next_deck, share_item, to_share
from troth.domain.errors import Refused
from troth.domain.reflection import Deck, Link, ShareItem, ShareState
from troth.domain.wording import count, iso_and_day, say_day
from troth.drawing.bars import Hint
from troth.drawing.lines import GAP, Line, Row, Span
from troth.guidance import cards
from troth.tui.context import Context
from troth.tui.erase import ERASE
from troth.tui.kit.ask import Ask, Heard, Reply
from troth.tui.kit.form import Field, Form, number, one_of
from troth.tui.library.info_pages import DEPTHS, CardPage, Shown
from troth.tui.origin import ORIGIN, origin_lines
from troth.tui.record_actions import RecordAction, RecordHost, bindings
from troth.tui.record_page import RecordPage
from troth.tui.reflection.list_view import BLANK, Empty, View, heading, holds
from troth.tui.snapshot import Snapshot

STATES: dict[ShareState, tuple[str, str, str]] = {
    "noticed": ("open", "Noticed", "noticed"),
    "ready": ("partly", "Ready to tell", "ready"),
    "shared": ("kept", "Shared", "shared"),
    "kept_private": ("excused", "Kept private, a good end too", "kept private"),
}
"""The glyph of each state, its heading, and its word."""

ORDER: tuple[ShareState, ...] = ("noticed", "ready", "shared")

FIRST = "before others"
"""What is said of a thing that the other would want to know before others do."""


def step(by: int, host: RecordHost, made: ShareItem) -> None:
    """On, or back; what was kept private comes back as noticed."""
    if made.state == "kept_private":
        _move(host, made, "noticed")
        return
    at = ORDER.index(made.state) + by
    if 0 <= at < len(ORDER):
        _move(host, made, ORDER[at])


def keep_private(host: RecordHost, made: ShareItem) -> None:
    """Keep it to myself; or take that back."""
    _move(host, made, "noticed" if made.state == "kept_private" else "kept_private")


def before_others(host: RecordHost, made: ShareItem) -> None:
    """They would want to know it before others do; or take that back."""
    host.do(ShareFirst(made.number, not made.first))


def revise(host: RecordHost, made: ShareItem) -> None:
    """Open the form on it."""
    host.open(ShareForm(host.now, made))


def drop(host: RecordHost, made: ShareItem) -> None:
    """Take it off the list."""
    host.do(DropShare(made.number))


SHARE_ACTIONS = (
    ERASE,
    RecordAction("L", "share.next", "Move it on: noticed, ready, shared", partial(step, 1)),
    RecordAction("H", "share.back", "Move it back", partial(step, -1)),
    RecordAction("K", "share.private", "Keep it private, or not", keep_private),
    RecordAction("f", "share.first", "They would want to know it before others, or not", before_others),
    RecordAction("E", "share.change", "Change its words, deck and depth", revise),
    RecordAction("d", "share.drop", "Take it off the list; u brings it back", drop),
)
"""What is done with a thing to share, in the list and on its page."""


def _move(host: RecordHost, made: ShareItem, to: ShareState) -> None:
    host.do(MoveShare(made.number, to, host.now))


class ToShare(View):
    """The list; enter opens what is under the cursor."""

    TITLE = "To share"
    FINDS = "words of it"
    KEYS = (
        Hint("share.next share.back", "on, back"),
        Hint("share.new", "new"),
        Hint("share.private", "keep private"),
        Hint("reflection.view", "guesses"),
        Hint("share.first", "first"),
        Hint("share.card", "draw a card"),
        Hint("share.change", "change"),
        Hint("help", "help"),
    )

    ACTIONS = SHARE_ACTIONS

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("n", "new", "Something to share", id="share.new"),
        Binding("c", "card", "Draw a card: events, aspirations, challenges in turn", id="share.card"),
    ]

    def found(self) -> Sequence[Row]:
        """What is on the list, by state: what is to be told before others do on top, then the newest."""
        newest = sorted(to_share(self.book), key=lambda item: (item.first, item.number), reverse=True)
        items = [item for item in newest if holds(f"{item.text} {item.deck} {_first(item)}", self.search)]
        rows: list[Row] = []
        for state, (_, title, _) in STATES.items():
            of_state = [self._row(item) for item in items if item.state == state]
            if of_state:
                rows += [heading(title), *of_state, BLANK]
        return rows

    def aside(self) -> str:
        """How many wait to be told."""
        ready = sum(item.state == "ready" for item in to_share(self.book))
        return count(ready, "thing") + " ready" if ready else ""

    def empty(self) -> Empty:
        """Nothing is noticed yet."""
        return Empty("Nothing to share is noted yet.", "n notes something; c draws a card for it.")

    def picked(self) -> ShareItem | None:
        """The item under the cursor."""
        try:
            return share_item(self.book, self.key) if isinstance(self.key, int) else None
        except Refused:
            return None

    def open_picked(self) -> None:
        """Open it."""
        if (made := self.picked()) is not None:
            self.open(SharePage(self.context, self.snapshot, made.number))

    def action_new(self) -> None:
        """Note something in one line; tab leads on to its deck and depth."""
        ask = Ask("Something the other may want to know", _hear, form=True)
        self.open(ask, lambda reply: self._made(reply, "event"))

    def action_card(self, turn: int = 0) -> None:
        """Draw a card of the deck that was left alone the longest; `turn` counts those left aside."""
        deck = DECKS[(DECKS.index(next_deck(self.book)) + turn) % len(DECKS)]
        of_deck = cards.decks()[deck]
        card = of_deck[(self.day.toordinal() * 7 + turn) % len(of_deck)]
        page = CardPage(
            Shown(f"A card of {deck}s", card.text, DEPTHS[card.depth]),
            lambda: self._take(card.text, deck, card.depth),
            lambda: self.action_card(turn + 1),
        )
        self.open(page)

    def _take(self, prompt: str, deck: Deck, depth: int) -> None:
        ask = Ask(prompt, _hear, form=True)
        self.open(ask, lambda reply: self._made(reply, deck, depth))

    def _made(self, reply: Reply | None, deck: Deck, depth: int = 1) -> None:
        if reply is None:
            return
        new = ShareItem(0, self.context.uid(), self.now.at, self.now.today, reply.text, deck, depth)
        if reply.more:
            self.write(ShareForm(self.now, new))
        else:
            self.add(AddShare(new))

    def _row(self, item: ShareItem) -> Row:
        glyph, _, word = STATES[item.state]
        quiet = item.state in ("shared", "kept_private")
        words = Span(item.text.split("\n", 1)[0], "muted" if quiet else "")
        when = say_day(item.closed_on or item.day, self.day)
        aside = f"{word}  {when:<11}" if self.narrow else f"{item.deck:<10}  {word:<12}  {when:<11}"
        mark = Span(self.context.glyphs[glyph] + " ", "muted" if quiet else "accent")
        first = Span(f"{_first(item)}  " if item.first else "", "muted" if quiet else "warm")
        return Row(item.number, (mark, words, GAP, first, Span(aside + " ", "muted")))


class SharePage(RecordPage):
    """One thing to share in full."""

    KEYS = (
        Hint("share.next share.back", "on, back"),
        Hint("share.private", "keep private"),
        Hint("share.change", "change"),
        Hint("page.back", "back"),
        Hint("share.first", "first"),
        Hint("share.drop", "take off"),
        Hint("help", "help"),
    )

    ACTIONS = (ORIGIN, *SHARE_ACTIONS)

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", "Back", show=False, id="share.leave"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot, number: int) -> None:
        """A page for the item of that number."""
        super().__init__(context, snapshot)
        self._number = number

    @property
    def about(self) -> Link:
        """The record."""
        return Link("shares", self._number)

    def record(self) -> ShareItem:
        """The item."""
        return share_item(self.book, self._number)

    def picked(self) -> ShareItem:
        """The item of this page."""
        return self.record()

    def lines(self) -> list[Line]:
        """Its words, where it stands, and where it came from."""
        made = self.record()
        closed = "" if made.closed_on is None else f" on {iso_and_day(made.closed_on)}"
        about = [STATES[made.state][2] + closed, *([FIRST] if made.first else [])]
        about += [f"{made.deck}, {DEPTHS[made.depth]}", f"noted {iso_and_day(made.day)}"]
        lines: list[Line] = [(Span("To share", "title"),), (Span(" · ".join(about), "muted"),), ()]
        lines += [(Span(part),) for part in made.text.split("\n")]
        if made.state == "kept_private":
            lines += [(), (Span("Keeping it is as good an end as telling. H brings it back.", "muted"),)]
        return lines + origin_lines(self.book, made.reflection)


class ShareForm(Form):
    """Its words, its deck, its depth, and whether the other would want to know it before others."""

    def __init__(self, now: Now, made: ShareItem) -> None:
        """A form for `made`; one that has no number yet is new."""
        self._made, self._now = made, now
        depths = ", ".join(f"{depth} {word}" for depth, word in DEPTHS.items())
        super().__init__(
            "Something to share",
            [
                Field("text", "In my words", "", made.text, long=True),
                Field("deck", "Deck", ", ".join(DECKS), made.deck, one_of(made.deck, *DECKS)),
                Field("depth", "Depth", depths, str(made.depth), number(1, 3)),
                Field("first", "Before others", "yes or no", "yes" if made.first else "no", one_of("no", "yes")),
            ],
        )

    def answer(self, values: dict[str, Any]) -> Action:
        """The item noted, or changed. Raises `Refused` when it has no words."""
        if not values["text"].strip():
            raise Refused("It needs a few words.")
        depth, first = values["depth"] or self._made.depth, values["first"] == "yes"
        if self._made.number:
            return ReviseShare(self._made.number, values["text"], values["deck"], depth, first)
        return AddShare(self._made._replace(text=values["text"], deck=values["deck"], depth=depth, first=first))


def _first(item: ShareItem) -> str:
    return FIRST if item.first else ""


def _hear(text: str) -> Heard:
    if not text.strip():
        return Heard(False, "A few words. Only you see it until you tell it.")
    return Heard(True, "enter notes it; tab also chooses its deck and depth.")
