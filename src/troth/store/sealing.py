"""The one seam between what Troth works on and the bytes on the disk: of the data file, its copies and the drafts."""

from typing import Protocol

from troth.store import format


class Sealing(Protocol):
    """How bytes lie on the disk: sealed just before they are written, opened as soon as they are read."""

    @property
    def head(self) -> int:
        """How many first bytes of a data file tell its revision from every other; encrypted ones begin alike."""

    @property
    def suffix(self) -> str:
        """How the name of a draft ends; a draft of another end is none of these."""

    @property
    def begins(self) -> bool:
        """Whether no data file and no copy is a first start; else it is called gone, and nothing is begun."""

    def seal(self, plain: bytes) -> bytes:
        """What is written for `plain`; it may be other bytes each time."""

    def open(self, raw: bytes) -> bytes:
        """What was sealed as `raw`. Raises `Damaged`, whose message is the reason alone."""


class Clear:
    """Bytes lie on the disk as they are; the checksum in the first of them tells revisions apart."""

    head = format.HEAD
    suffix = ".json"
    begins = True

    def seal(self, plain: bytes) -> bytes:
        """The same bytes."""
        return plain

    def open(self, raw: bytes) -> bytes:
        """The same bytes."""
        return raw


CLEAR = Clear()
