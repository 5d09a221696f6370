"""The library: drafts to resume, the card of the day, then every practice by way."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import ClassVar, Literal, NamedTuple, cast

from textual.binding import Binding, BindingType

from troth.domain.draft import Draft
from troth.domain.entries import last_done
from troth.domain.reflection import WAYS, WHO
from troth.domain.wording import count, say_day
from troth.drawing.lines import GAP, Row, Span
from troth.guidance import cards, own, practices
from troth.practice.definition import Head
from troth.practice.run import Run
from troth.tui.context import Context
from troth.tui.journal.entry_forms import About, WritesNotes
from troth.tui.kit.base_app import BaseApp
from troth.tui.kit.chrome import Key
from troth.tui.library.info_pages import DEPTHS, CardPage, EvidencePage, FaultPage, Shown
from troth.tui.messages import Discard, Open
from troth.tui.reflection.list_view import BLANK, Empty, View, heading, holds
from troth.tui.snapshot import Snapshot

_UNREAD = "It is left as it is, and everything else works. A newer Troth may have written it, or the disk has a fault."
_CHANGE = "Everything else works. Change the file, and open Troth again."

_SHORT = {**WHO, "either": "either"}


class Pick(NamedTuple):
    """What a row stands for, and the name it goes by."""

    kind: Literal["draft", "unread", "card", "practice", "fault"]
    name: str = ""


class Practices(View, WritesNotes):
    """Every practice there is; enter opens one."""

    TITLE = "Practices"
    FINDS = "words of a practice"
    KEYS = (
        Key("enter", "open"),
        Key("v", "journal"),
        Key("i", "evidence"),
        Key("b", "upset?"),
        Key("c", "card"),
        Key("/", "find"),
        Key("?", "help"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "evidence", "What is known about this method, and how surely", id="practices.evidence"),
        Binding("c", "card", "The card of the day, larger", id="practices.card"),
        Binding("w", "way", "One of the seven ways, or all", id="practices.way"),
        Binding("d", "discard", "Throw the draft away", id="practices.discard"),
    ]

    def __init__(self, context: Context, snapshot: Snapshot) -> None:
        """The library as `snapshot` has it."""
        super().__init__(context, snapshot)
        self._refused: date | None = None
        self._count = 0

    def found(self) -> Sequence[Row]:
        """Drafts and the card while nothing is searched, the practices found, and the packs that can't be used."""
        rows: list[Row] = []
        if not self.search.strip() and self.way is None:
            at, hour = self.now.at, self.context.hour
            drafts = [_draft_row(draft, at, hour(draft.saved_at)) for draft in self.drafts.drafts]
            drafts += [_unread_row(path) for path in self.drafts.unread]
            rows += [heading("To resume"), *drafts, BLANK] if drafts else []
            card = None if self._refused == self.day else cards.card_of(self.day)
            rows += [heading("Card of the day"), _card_row(card.text), BLANK] if card else []
        done = last_done(self.book)
        for title, heads in self._by_way():
            rows += [heading(title), *(self._practice_row(head, done.get(head.id)) for head in heads), BLANK]
        rows += [_fault_row(words) for words in own.problems()]
        return rows

    def aside(self) -> str:
        """How many there are."""
        of_way = "" if self.way is None else f"way {self.way} · "
        return of_way + (count(self._count, "practice") if self._count else "")

    def empty(self) -> Empty:
        """No practice at all."""
        return Empty("There is no practice here.", "n writes a free note.")

    def open_picked(self) -> None:
        """Open what the row stands for."""
        match self.key:
            case Pick("practice", name):
                self.post_message(Open(name))
            case Pick("draft", name):
                draft = self._draft(name)
                if draft is not None:
                    self.post_message(Open(draft.practice, draft.uid))
            case Pick("unread", name):
                self.open(FaultPage("A draft that can't be read", name, _UNREAD))
            case Pick("card"):
                self.action_card()
            case Pick("fault", name):
                self.open(FaultPage("A pack that was left out", name, _CHANGE))

    def action_evidence(self) -> None:
        """Open the evidence note."""
        head = self._head()
        if head is not None:
            self.open(EvidencePage(head))

    def action_card(self) -> None:
        """Open the card of the day, refused before or not."""
        card = cards.card_of(self.day)
        about = f"way {card.way}, {WAYS[card.way]} · {DEPTHS[card.depth]} · {WHO[card.who]}"
        write = partial(self.write_note, About(card.text, (card.way,)))
        self.open(CardPage(Shown("Card of the day", card.text, about), write, self._refuse_card))

    def action_discard(self) -> None:
        """Throw the draft at hand away."""
        match self.key:
            case Pick("draft", name):
                self.post_message(Discard(name))
                cast(BaseApp, self.app).say("Thrown away. u brings it back until you leave.")

    def _head(self) -> Head | None:
        """The practice at hand, or that of the draft at hand."""
        name = ""
        match self.key:
            case Pick("practice", name):
                pass
            case Pick("draft", uid):
                draft = self._draft(uid)
                name = draft.practice if draft is not None else ""
        return next((head for head in practices.practices() if head.id == name), None)

    def _draft(self, uid: str) -> Draft | None:
        return next((draft for draft in self.drafts.drafts if draft.uid == uid), None)

    def _refuse_card(self) -> None:
        self._refused = self.day
        self.draw()
        cast(BaseApp, self.app).say("No card today. Nothing is noted about it.")

    def _by_way(self) -> Iterator[tuple[str, list[Head]]]:
        """The practices that answer to search and filter, under the first of their ways; those of all ways last."""
        of_ways = (head for head in practices.practices() if self.way in (None, *head.way))
        heads = [head for head in of_ways if _matches(head, self.search)]
        self._count = len(heads)
        for way, words in WAYS.items():
            of_way = [head for head in heads if head.way[0] == way and len(head.way) < len(WAYS)]
            if of_way:
                yield f"{way} {words}", of_way
        of_all = [head for head in heads if len(head.way) == len(WAYS)]
        if of_all:
            yield "All seven ways", of_all

    def _practice_row(self, head: Head, last: date | None) -> Row:
        title = (Span(f" {head.id[:8]:<5}", "muted"), Span(head.title), GAP)
        again = None if last is None else head.again_on(last)
        when = "" if last is None else "look again" if again and again <= self.day else say_day(last, self.day)
        if self.narrow:
            tail = f"{head.minutes:>3} min  {when:<11} "
        else:
            tail = f"{head.minutes:>3} min  {_SHORT[head.who]:<7}  {_grade(head):<9}  {when:<11} "
        return Row(Pick("practice", head.id), (*title, Span(tail, "muted")))


def _grade(head: Head) -> str:
    return f"grade {head.grade}" if head.grade else ""


def _matches(head: Head, search: str) -> bool:
    return holds(" ".join((head.id, head.title, head.intro, *(WAYS[way] for way in head.way))), search)


def _draft_row(draft: Draft, at: int, hour: str) -> Row:
    saved = f"saved {_saved(at - draft.saved_at, hour)}"
    aside = "  ".join(part for part in (_where(draft), saved) if part)
    return Row(Pick("draft", draft.uid), (Span(" "), Span(draft.title or "A note"), GAP, Span(aside + " ", "muted")))


def _unread_row(path: str) -> Row:
    return Row(Pick("unread", path), (Span(" A draft that can't be read"), GAP, Span("enter tells more ", "muted")))


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


def _card_row(text: str) -> Row:
    return Row(Pick("card"), (Span(" "), Span(text), GAP, Span("c larger ", "muted")))


def _fault_row(words: str) -> Row:
    """What is wrong with a pack; where the configuration lies is left out here."""
    file, line, reason = words.partition(", line ")
    named = "/".join(file.rsplit("/", 2)[-2:])
    return Row(Pick("fault", words), (Span(f" Left out: {named}{line}{reason}", "muted"),))
