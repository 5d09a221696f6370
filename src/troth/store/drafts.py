"""Drafts: what is being written, one small file each, on the disk within a keystroke and gone without a trace.

A draft is no part of the data file, its copies or its journal: `remove` leaves nothing of what was not kept.
"""

import contextlib
import errno
import json
import os
import re
from typing import Any

from troth.domain.change import Change
from troth.domain.draft import Draft, DraftList
from troth.domain.errors import Refused
from troth.store import files
from troth.store.data_file import PLAIN, SEALED
from troth.store.errors import Damaged, Unusable, shown, why
from troth.store.sealing import CLEAR, Sealing

_FORMAT = 1
_UID = re.compile("[0-9a-z]{1,64}")
_NOT_YET = {
    errno.ENOSPC: "The disk is full: not saved yet. Free some space.",
    errno.EDQUOT: "Your share of the disk is full: not saved yet. Free some.",
    errno.EFBIG: "Files may not grow here: not saved yet. Raise `ulimit -f`.",
    errno.EIO: "The disk has a fault: not saved yet. Copy your words.",
    errno.EROFS: "The disk is read-only: not saved yet. Make it writable.",
}
"""What a failed write of a draft means and what helps, short enough for the line below a page of 60 columns."""

_LEFT_OVER = re.compile(r"\.([0-9a-z]{1,64})\.(?:json|age)\.([0-9]+)\.tmp")


def is_left_over(name: str) -> bool:
    """Whether a file of that name is what a write of a draft leaves that was cut off."""
    return _LEFT_OVER.fullmatch(name) is not None


def uid_of(name: str, suffix: str) -> str:
    """The name of the draft in a file of that name; empty where the file is none, or ends otherwise."""
    uid = name.removesuffix(suffix)
    return uid if uid != name and _UID.fullmatch(uid) else ""


class Drafts:
    """The drafts in one folder, which is ours alone (0700) and need not be there yet."""

    def __init__(self, state: str, sealing: Sealing = CLEAR) -> None:
        """The drafts under the folder for what may be lost."""
        self._sealing = sealing
        self.folder = os.path.join(state, "drafts")

    def write(self, draft: Draft) -> None:
        """Put a draft on the disk, in place of what it was before. Raises `Unusable`; then it is as it was.

        The folder is made sure of for a new draft alone: of one that was there, a power cut may bring back the words
        of a second ago, and typing does not wait for the disk twice.
        """
        path = self._path(draft.uid)
        temp = os.path.join(self.folder, f".{draft.uid}{self._sealing.suffix}.{os.getpid()}.tmp")
        try:
            if not files.make_folder(self.folder):
                files.narrow_folder(self.folder)
            new = not os.path.lexists(path)
            files.clear(temp)
            files.write_new(temp, self._sealing.seal(_encoded(draft)))
            try:
                os.replace(temp, path)
            except OSError:
                files.remove(temp)
                raise
            if new:
                files.sync_folder(self.folder)
        except OSError as error:
            raise Unusable(
                _NOT_YET.get(error.errno or 0) or f"Not saved yet: {why(error)}. `troth doctor` helps."
            ) from error

    def read(self, uid: str) -> Draft | None:
        """The draft of that name, or None where there is none. Raises `Unusable` when it can't be read."""
        path = self._path(uid)
        content = files.read(path)
        if content is None:
            return None
        try:
            return _decoded(json.loads(self._sealing.open(content.data)), uid)
        except (Damaged, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise Unusable(f"The draft {shown(path)} can't be read. It is left as it is.") from None

    def listed(self) -> DraftList:
        """Every draft; one that can't be read is named by its path, and left."""
        drafts, unread = [], []
        for name in self._names():
            uid = uid_of(name, self._sealing.suffix)
            if not uid:
                continue
            try:
                draft = self.read(uid)
            except Unusable:
                unread.append(os.path.join(self.folder, name))
            else:
                drafts += [draft] if draft is not None else []
        drafts.sort(key=lambda draft: (draft.saved_at, draft.uid), reverse=True)
        return DraftList(tuple(drafts), tuple(unread))

    def remove(self, uid: str) -> None:
        """Take a draft away, and what a write of it may have left. Raises `Unusable` when it is there and stays."""
        path = self._path(uid)
        mine = [name for name in self._names() if (found := _LEFT_OVER.fullmatch(name)) and found[1] == uid]
        try:
            for each in (path, *(os.path.join(self.folder, name) for name in mine)):
                files.clear(each)
            if os.path.isdir(self.folder):
                files.sync_folder(self.folder)
        except OSError as error:
            raise Unusable(f"It could not be removed. Delete this file yourself: {shown(path)}") from error

    def erase(self, change: Change) -> str:
        """Take away what is written about records that a change erases; the trouble, if one of the drafts stays."""
        names = {getattr(edit.before, "uid", "") for edit in change.edits if edit.after is None} - {""}
        drafts = self.listed().drafts if names and change.forget else ()
        troubles = []
        for draft in drafts:
            if any(draft.is_of(name) for name in names):
                try:
                    self.remove(draft.uid)
                except Unusable as error:
                    troubles.append(str(error))
        return " ".join(troubles[:1])

    def empty(self) -> str:
        """Take every draft away, one that can't be read too; the trouble, if one of them stays."""
        trouble = ""
        for name in self._names():
            if uid_of(name, PLAIN) or uid_of(name, SEALED) or is_left_over(name):
                path = os.path.join(self.folder, name)
                try:
                    files.clear(path)
                except OSError:
                    trouble = f"A draft could not be removed. Delete this file yourself: {shown(path)}"
        with contextlib.suppress(OSError):
            files.sync_folder(self.folder)
        return trouble

    def tidy(self) -> None:
        """Take away what writes left that were cut off: never a draft, and nothing that another process writes now.

        To be called while this process writes nothing: one of the same number may have gone before it.
        """
        for name in self._names():
            if (found := _LEFT_OVER.fullmatch(name)) and not _writes(int(found[2][:9])):
                files.remove(os.path.join(self.folder, name))

    def _names(self) -> list[str]:
        try:
            return sorted(os.listdir(self.folder))
        except OSError:
            return []

    def _path(self, uid: str) -> str:
        if _UID.fullmatch(uid) is None:
            raise Refused("That is no name of a draft.")
        return os.path.join(self.folder, uid + self._sealing.suffix)


def _writes(process: int) -> bool:
    """Whether another process of that number runs."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _encoded(draft: Draft) -> bytes:
    fields = {**draft._asdict(), "answers": {step: list(values) for step, values in draft.answers.items()}}
    if draft.left is None:
        del fields["left"]
    return json.dumps({"format": _FORMAT, **fields}, ensure_ascii=True, separators=(",", ":")).encode()


def _decoded(found: dict[str, Any], uid: str) -> Draft:
    draft = Draft(**{name: found[name] for name in Draft._fields if name in found})
    given = [each for values in draft.answers.values() for each in (values if isinstance(values, list) else [None])]
    texts = [draft.practice, draft.title, draft.at, *draft.answers, *given]
    timed = [each for each in (draft.ends_at, draft.left) if each is not None]
    numbers = [draft.started_at, draft.saved_at, draft.turn, *timed]
    right = all(isinstance(text, str) for text in texts) and all(type(number) is int for number in numbers)
    if found["format"] != _FORMAT or draft.uid != uid or not right:
        raise ValueError
    return draft._replace(answers={step: tuple(values) for step, values in draft.answers.items()})
