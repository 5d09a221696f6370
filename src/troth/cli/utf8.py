"""What a person hands to the shell is UTF-8, whatever the locale says; what is not is refused, and nothing is kept."""

import os

from troth.domain.errors import NotUnderstood


class Path(str):
    """An argument that names a file: its bytes are the system's, and need not be text."""

    __slots__ = ()


def argument(word: str) -> str:
    """An argument of this process as UTF-8; bytes that are none stand in it as lone surrogates, as `text` finds them.

    Where the locale is C, Python takes each byte beyond ASCII for one of these.
    """
    if word.isascii():
        return word
    try:
        return os.fsencode(word).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return word


def path(word: str) -> Path:
    """An argument as the name of a file, as the system takes it. Raises `NotUnderstood` for an empty one."""
    if not word:
        raise NotUnderstood("The name of a file is empty there. Nothing was done; name the file.")
    if word.isascii():
        return Path(word)
    try:
        return Path(os.fsdecode(word.encode("utf-8", "surrogateescape")))
    except UnicodeEncodeError:
        return Path(word)


def refuse_unless_text(*given: object) -> None:
    """Raise `NotUnderstood` for a word, of these or of lists among them, that is no UTF-8."""
    for each in given:
        if isinstance(each, list):
            refuse_unless_text(*each)
        elif isinstance(each, str) and not isinstance(each, Path) and not _is_text(each):
            raise NotUnderstood("What was typed is not UTF-8 text. Nothing was kept; set the terminal to UTF-8.")


def decoded(data: bytes, *, cut: bool) -> str:
    """What standard input gave, with unix line ends and without a mark of the byte order.

    Where it is `cut`, the last character may be so in two. Raises `NotUnderstood` where it is no UTF-8.
    """
    from codecs import getincrementaldecoder

    try:
        text = getincrementaldecoder("utf-8")().decode(data, final=not cut)
    except UnicodeDecodeError:
        raise NotUnderstood(
            "What came from standard input is not UTF-8 text. Nothing was kept; `iconv -t UTF-8` makes it so."
        ) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _is_text(word: str) -> bool:
    return word.isascii() or not any("\ud800" <= character <= "\udfff" for character in word)
