"""A folder with a data file, its copies and drafts, full of words that must not be found once all is locked."""

import os
from datetime import date
from pathlib import Path
from typing import NamedTuple

from troth.domain.actions.making import Add, promise
from troth.domain.actions.outcomes import Keep
from troth.domain.days import Now
from troth.domain.draft import Draft
from troth.domain.schedule.dated import Daily
from troth.locking import passphrase
from troth.locking.identity import Identity
from troth.locking.lock_files import LockFiles
from troth.store.store import Store

CANARY = "canary-7e1c"
AT = 1_795_000_000
DAY = Now(AT, date(2026, 11, 18))
WORDS = "café am Meer".encode()
DRAFT = Draft("ab12", "E21", CANARY, 1, 2, "fact", {"fact": (CANARY,)})


class Home(NamedTuple):
    """A folder, and the lock of the data file in it."""

    folder: Path
    lock: LockFiles

    def store(self) -> Store:
        return Store(self.lock.plain)

    def open(self, words: bytes = WORDS) -> Store:
        return passphrase.opened(self.lock, self.identity(words), ours=True)

    def identity(self, words: bytes = WORDS) -> Identity:
        return passphrase.identify(self.lock, words)

    def state(self) -> str:
        return os.path.dirname(self.lock.drafts)

    def leaks(self) -> list[str]:
        """The files that hold the canary, by content or name."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return [path.name for path in files if CANARY.encode() in path.read_bytes() or CANARY in path.name]


def home_in(folder: Path) -> Home:
    return Home(folder, LockFiles.at(str(folder / "data" / "troth.json"), str(folder / "state")))


def filled(folder: Path) -> Home:
    home = home_in(folder)
    store = home.store()
    for number in range(1, 3):
        store.do(Add(promise(f"{CANARY} {number}", Daily(), DAY.today, DAY, f"p{number}")), AT)
    store.do(Keep(1, DAY.today, DAY), AT)
    store.backup(AT)
    store.drafts(home.state()).write(DRAFT)
    Path(f"{home.lock.plain}.damaged-20261118T101010").write_bytes(CANARY.encode())
    (folder / "state" / "drafts" / ".ab12.json.999999999.tmp").write_bytes(CANARY.encode())
    return home
