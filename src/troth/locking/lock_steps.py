"""From plain to locked and back: what lies on the disk says which step comes next, so a start finishes any half of it.

    none ── set ──► R, I ─► A whole ─► each copy, each draft ─► J gives way to a stub ──► locked
    locked ── remove ──► M ─► J whole ─► A gone ─► each copy, each draft ─► R, inbox, I gone ─► M gone ──► none
    locked ── change ──► I.new ─► I ──► locked

J is the data file (`troth.json`), A the locked one (`troth.age`), I the key behind the passphrase
(`troth.identity.age`), R its public side, M a marker. A set is begun once I lies there, a removal once M does; neither
is ever taken back.
"""

from typing import Literal, NamedTuple

Plain = Literal["none", "stub", "whole"]
Act = Literal["drop", "seal data", "seal copy", "give way", "open data", "drop data", "open copy", "drop key"]


class Seen(NamedTuple):
    """What lies on the disk. `copies` and `drafts` are those in the clear, each by its path."""

    identity: bool = False
    marker: bool = False
    plain: Plain = "none"
    sealed: bool = False
    copies: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    sealed_copies: tuple[str, ...] = ()
    sealed_drafts: tuple[str, ...] = ()
    remains: tuple[str, ...] = ()
    """What writes left that were cut off."""


class LockStep(NamedTuple):
    """One thing to do, on the file at `path` where it is about one of several."""

    act: Act
    path: str = ""


def next_step(seen: Seen, marker: str) -> LockStep | None:
    """What comes next; None where nothing stands half done. `marker` is the path of M."""
    if not seen.identity:
        return LockStep("drop", marker) if seen.marker else None
    if seen.remains:
        return LockStep("drop", seen.remains[0])
    return _removing(seen) if seen.marker else _setting(seen)


def _setting(seen: Seen) -> LockStep | None:
    any_copy = seen.copies or seen.sealed_copies
    if not seen.sealed:
        begun = seen.plain == "whole" or (seen.plain == "none" and not any_copy)
        return LockStep("seal data") if begun else None
    if seen.copies:
        return LockStep("seal copy", seen.copies[0])
    if seen.plain == "stub":
        return None
    return LockStep("seal copy", seen.drafts[0]) if seen.drafts else LockStep("give way")


def _removing(seen: Seen) -> LockStep | None:
    if seen.plain != "whole":
        return LockStep("open data") if seen.sealed else None
    if seen.sealed:
        return LockStep("drop data")
    for path in (*seen.sealed_copies, *seen.sealed_drafts):
        return LockStep("open copy", path)
    return LockStep("drop key")
