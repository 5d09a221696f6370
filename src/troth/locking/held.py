"""Whether the key waits in the keyring: asked at each command of a locked file, so it imports next to nothing."""

from troth.locking import keyring
from troth.store import files


def held(recipient: str) -> bytes:
    """The key that waits for the file of recipients at that path; empty where none does. Raises `Unusable`."""
    content = files.read(recipient)
    return b"" if content is None else keyring.kept(content.data)
