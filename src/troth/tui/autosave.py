"""What is being written: on the disk soon after it changed, left as a draft, ended by one change."""

from collections.abc import Callable
from typing import Any, Literal, Protocol, runtime_checkable

from textual.screen import Screen
from textual.timer import Timer

from troth.domain.book import Action
from troth.domain.draft import Draft
from troth.drawing.bars import Key
from troth.tui.messages import Finish, Left, Saved, Write

SOON = 0.15
"""Seconds after which what was typed goes to the disk, also while one types on."""

_AGAIN = " esc again: it goes."


class Autosave:
    """Puts what is written on a screen on the disk, knows what of it lies there, and closes the screen by that.

    `phase` is where that stands: one writes, leaves and waits for the disk, was warned that words go, ends it, or is
    through with it.
    """

    def __init__(self, screen: Screen[Any], draft: Callable[[], Draft | None], uid: str, found: Draft | None) -> None:
        """For `screen`, where `draft` tells what is written; it goes on from the draft `found`, or begins as `uid`."""
        self._screen, self.draft = screen, draft
        self.saved = Saved(found.uid if found else uid, found)
        self.phase: Literal["writing", "leaving", "warned", "dropping", "ending", "over"] = "writing"
        self._timer: Timer | None = None
        self._on_its_way = 0

    @property
    def uid(self) -> str:
        """The name of the draft by now."""
        return self.saved.uid

    @property
    def ended(self) -> bool:
        """Whether it is over, or its end is under way."""
        return self.phase in ("ending", "over")

    @property
    def unsaved(self) -> bool:
        """Whether the disk holds other words; until it is over, even while its end is under way."""
        return self.phase not in ("dropping", "over") and not self._lies_there(self.draft())

    def leave_key(self, held: str) -> Key:
        """The way out, and what becomes of the words; `held` is why some may lie on no disk."""
        return Key("esc", "leave, this goes" if held or self.saved.trouble else "leave, it stays")

    def changed(self) -> None:
        """Have it on the disk soon."""
        self._write_on()
        if self._timer is None and self.phase not in ("dropping", "over"):
            self._timer = self._screen.set_timer(SOON, self.save)

    def save(self) -> None:
        """Have it on the disk now."""
        self._stop()
        self._write_on()
        self._on_its_way += 1
        self._screen.post_message(Write(self.uid, self.draft()))

    def leave(self) -> None:
        """Leave; the draft stays. What is on no disk is told once the rest is, and goes the second time."""
        if self.phase == "warned":
            self.close()
            self._screen.app.post_message(Left(self.uid))
        elif not self.ended:
            self.phase = "leaving"
            self.save()

    def drop(self) -> None:
        """Leave nothing of it."""
        if self.ended or self.phase == "dropping":
            return
        if self.saved.draft is None and not self._on_its_way:
            self.close()
        else:
            self._stop()
            self.phase = "dropping"
            self._on_its_way += 1
            self._screen.post_message(Write(self.uid, None))

    def end(self, ending: Callable[[str], Action]) -> None:
        """End it, once, by the action that `ending` makes of its name."""
        if not self.ended:
            self._stop()
            self.phase = "ending"
            self._screen.post_message(Finish(self.uid, ending))

    def take(self, saved: Saved, held: str = "") -> str:
        """Take in how it stands, and what there is to tell: who left with these words leaves now, or stays with them.

        `held` is why some words may lie on no disk. Who leaves waits for all that is on its way there.
        """
        self.saved = saved
        self._on_its_way = max(0, self._on_its_way - 1)
        if self.phase == "dropping" and not self._on_its_way:
            self.close()
        if self.phase == "leaving" and not self._on_its_way and (saved.trouble or self._lies_there(self.draft())):
            goes = f"{saved.trouble.partition('. ')[0].rstrip('.')}." if saved.trouble else held
            if goes:
                self.phase = "warned"
                return goes + _AGAIN
            self.close()
        elif saved.trouble and self.phase != "over":
            self._write_on()
            return saved.trouble
        return ""

    def take_end(self, made: bool) -> None:
        """Close, once the end is made so; else it goes on as a draft."""
        if made:
            self.close()
        else:
            self.phase = "writing"
            self.changed()

    def close(self) -> None:
        """Close the screen; nothing is saved any more."""
        self._stop()
        self.phase = "over"
        self._screen.dismiss(None)

    def _lies_there(self, draft: Draft | None) -> bool:
        """Whether a draft is the one that lies on the disk, whenever it came there."""
        there = self.saved.draft
        return draft == (there if draft is None or there is None else there._replace(saved_at=draft.saved_at))

    def _write_on(self) -> None:
        """What is written since is told of first."""
        if self.phase == "warned":
            self.phase = "writing"

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


@runtime_checkable
class Writer(Protocol):
    """A screen on which something is written that is a draft until it is kept or let go."""

    @property
    def autosave(self) -> Autosave:
        """What puts it on the disk."""

    def show_saved(self, saved: Saved) -> None:
        """Take in how it stands with the draft."""

    def show_end(self, made: bool) -> None:
        """Take in whether the end was made so, or refused."""
