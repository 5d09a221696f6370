"""Canaries: what was typed is, after a crash at any place, in no file but the data, its copies and drafts, nor told."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest
from screens import AT
from test_foundation_terminal import RESTORED, Terminal

from troth import clock
from troth.domain.actions.making import Add, promise
from troth.domain.change import Change, Edit, Table
from troth.domain.days import Now
from troth.domain.journey.dance import Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.session import Session
from troth.domain.schedule.dated import Daily
from troth.locking import age_scrypt, passphrase
from troth.locking.lock_files import LockFiles
from troth.store.store import Store

from test_real_terminal import LONG_AGO, said  # isort: skip

CANARY = "kanarienvogel"
PASSPHRASE = "zeisig am Meer"
TAKEN = b"\x1b[?1049h"
PROGRAM = """
import os, sys
place, flag = sys.argv.pop(), sys.argv.pop()
opened = os.open(flag + ".opened", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

def note(event, given):
    if event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        if type(given[0]) is not int:
            os.write(opened, os.fsencode(os.path.abspath(given[0]) + "\\n"))

sys.addaudithook(note)
from troth.tui.app.environment import prepare
prepare()
module, _, path = place.partition(":")
holder = __import__(module, fromlist=["_"])
*outer, last = path.split(".")
for name in outer:
    holder = getattr(holder, name)
whole = getattr(holder, last)

def broken(*given, **named):
    if os.path.exists(flag):
        os.close(os.open(flag + ".raised", os.O_CREAT | os.O_WRONLY))
        try:
            raise KeyError("fehl" "farbe" + repr(given))
        except KeyError as error:
            raise ValueError("fehl" "farbe" + repr((given, named))) from error
    return whole(*given, **named)

setattr(holder, last, broken)
from troth.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
"""Opens the app with one function that raises, with all that it was given in its words, once the file `flag` is there.

What is opened to be written is noted beside the flag.
"""

_KEPT = re.compile(
    r"troth\.(?:json|age)(?:\.last|\.prev)?|backups/[^/]+-troth\.(?:json|age)|drafts/[0-9a-z]+\.(?:json|age)"
)
_AT = r"\w+ at [\w./<>-]+:\d+(?: < [\w./<>-]+:\d+)?"
_REPORT = re.compile(
    rf"(?:Troth stopped because of a fault of its own; [^\r\n]+\r\n  {_AT}\r\n)?"
    rf"(?:troth: Troth has a fault of its own: {_AT}\. Please report this line\.\r\n)?"
    r"(?:[\s au]|\^.)*"
)
"""What is told of a crash: classes and code positions, twice where the end fails, too; then keys that are echoed."""


Journey = tuple[str, tuple[str, ...], tuple[str, ...]]

LINE: Journey = ("", ("n", CANARY), (" a", "\r", " ", "u", "\x11"))
FORM: Journey = ("", ("n", "\t", CANARY), (" a", "\x13", "\x11"))
NOTE: Journey = ("", ("3", "v", "n", CANARY), (" a", "\x13", "\x11"))
PASTE: Journey = ("", ("n", CANARY), (f"\x1b[200~ {CANARY}\x1b[201~", "\x11"))
LEFT: Journey = ("", ("3", "v", "n", CANARY), ("a", "\x1b", "\x11"))
RUN: Journey = ("E10", (CANARY,), (" a", "\t", "\x11"))
"""What is opened, the keys that type a canary, and those behind the flag, by which the fault is met."""

PLACES: dict[str, tuple[Journey, tuple[str, ...]]] = {
    "troth.tui.app.changes:Changes": (LINE, ("do", "_take_in", "_announce", "_show_line", "_change", "undo")),
    "troth.store.store:Store": (LINE, ("do", "_transact", "_commit", "undo", "_turn")),
    "troth.store.storage:MemoryStorage": (LINE, ("write",)),
    "troth.store.files": (LINE, ("write_new", "stamp", "link")),
    "troth.domain.actions.making:Add": (LINE, ("__call__",)),
    "troth.domain.actions.outcomes:SayOutcome": (LINE, ("__call__",)),
    "troth.tui.draft_line:DraftLine": (LINE, ("draft", "take", "show_saved", "show_end")),
    "troth.tui.autosave:Autosave": (LINE, ("save", "changed", "take", "end", "take_end", "close")),
    "troth.tui.app.open_drafts:OpenDrafts": (LINE, ("write", "finish", "save_all", "_hand")),
    "troth.tui.app.draft_files:DraftFiles": (LINE, ("keep", "end")),
    "troth.store.drafts:Drafts": (LINE, ("write", "remove")),
    "troth.tui.kit.ask:Ask": (LINE, ("_preview",)),
    "troth.drawing.sent_cells:SentOutput": (LINE, ("replace",)),
    "troth.tui.kit.output_diff:DiffedUpdate": (LINE, ("render_segments",)),
    "troth.tui.kit.sanitize:Sanitizer": (LINE, ("apply",)),
    "troth.tui.kit.input_queue:InputQueue": (LINE, ("_deliver", "holds")),
    "troth.tui.kit.pastes:PasteReader": (PASTE, ("feed", "_pasting", "_paste")),
    "troth.tui.kit.line_field:LineField": (PASTE, ("on_paste",)),
    "troth.tui.record_form:RecordForm": (FORM, ("draft", "action_save")),
    "troth.tui.commitments.promise_form:PromiseForm": (FORM, ("answer",)),
    "troth.tui.kit.form:Form": (FORM, ("texts",)),
    "troth.tui.journal.note_form:NoteForm": (NOTE, ("draft", "action_save")),
    "troth.tui.draft_form:DraftForm": (LEFT, ("action_leave", "show_saved")),
    "troth.practice.run:Run": (RUN, ("written", "answered", "next")),
    "troth.tui.practice_run.run_screen:RunScreen": (
        RUN,
        ("draft", "_show_step", "action_next"),
    ),
}
TRIALS = [
    (journey, f"{holder}{'.' if ':' in holder else ':'}{name}")
    for holder, (journey, names) in PLACES.items()
    for name in names
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LockFiles:
    """A home with a promise, in a folder that holds whatever else a program may write, too."""
    for name in ("TROTH_FILE", "TROTH_PASSPHRASE_FD", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in (("TROTH_HOME", "home"), ("HOME", "user"), ("TMPDIR", "temporary")):
        (tmp_path / folder).mkdir(mode=0o700)
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.chdir(tmp_path)
    made = LockFiles.at(str(tmp_path / "home" / "troth.json"), str(tmp_path / "home"))
    now = Now(AT, LONG_AGO)
    Store(made.plain).do(Add(promise("walk", Daily(), LONG_AGO, now, "p1")), AT)
    return made


def in_process_list(words: str) -> bool:
    """Whether any process names them."""
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if words.encode() in each.read_bytes():
                return True
    return False


class Crash:
    """The app in a folder of its own, in which `place` raises once it is told to; `locked` by a passphrase."""

    def __init__(self, folder: Path, place: str, opens: str = "", *, locked: bool = False) -> None:
        self.folder, self.locked = folder, locked
        self.flag = folder / "flag"
        words = ["reflect", opens] if opens else []
        self.terminal = Terminal(sys.executable, "-c", PROGRAM, *words, str(self.flag), place, LC_ALL="C.UTF-8")
        if locked:
            self.terminal.until_shown("Passphrase")
            self.terminal.press(PASSPHRASE + "\r")
        self.terminal.until_shown("What did you see" if opens else "walk")

    def type(self, keys: tuple[str, ...]) -> None:
        """Press keys, the last of which are a canary that is shown, and kept where it can be read."""
        for key in keys:
            self.terminal.press(key)
            self.terminal.read(0.1)
        self.terminal.until_shown(CANARY)
        self.wait_for(lambda: self.locked or bool(self.holding(CANARY)))
        assert not in_process_list(CANARY) and not in_process_list(PASSPHRASE)

    def fails(self, keys: tuple[str, ...]) -> None:
        """Let the place raise, press `keys` while the app is there, and look at all that it leaves behind."""
        self.flag.touch()
        for key in keys:
            if self.terminal.output.rindex(TAKEN) > self.terminal.output.rfind(RESTORED[0]):
                self.terminal.press(key)
                self.terminal.read(0.3)
        code = self.terminal.code(60)
        assert (self.folder / "flag.raised").exists()
        found = self.holding(CANARY)
        assert not [name for name in found if not _KEPT.fullmatch(name.removeprefix("home/"))]
        assert bool(found) != self.locked
        output = self.terminal.output
        for words in (PASSPHRASE, "fehlfarbe", "Traceback"):
            assert not self.holding(words) and words.encode() not in output
        opened = set((self.folder / "flag.opened").read_text().split("\n")) - {""}
        roots = (str(self.folder), "/dev/")
        assert not [name for name in opened if not name.startswith(roots) and "/__pycache__/" not in name]
        assert all(sign in output for sign in RESTORED)
        told = re.sub(r"\x1b\[[\d;?<>]*[a-z]", "", said(self.terminal))
        assert code == 1 and " fault of its own" in told and _REPORT.fullmatch(told)

    def wait_for(self, true: Callable[[], bool]) -> None:
        """Read on until something is so."""
        end = time.monotonic() + 60
        while not true() and time.monotonic() < end:
            self.terminal.read(0.02, 0.1)
        assert true()

    def holding(self, words: str) -> list[str]:
        """The files that hold words."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return [str(path.relative_to(self.folder)) for path in files if words.encode() in path.read_bytes()]


@pytest.fixture
def crash(tmp_path: Path, home: LockFiles, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Crash]]:
    """Open the app; ended with the test. A passphrase is set before, whose key opens quickly."""
    opened: list[Crash] = []

    def begin(place: str, opens: str = "", *, locked: bool = False) -> Crash:
        if locked:
            monkeypatch.setattr(age_scrypt, "WORK", 2)
            passphrase.set_passphrase(home, PASSPHRASE.encode(), None)
        opened.append(Crash(tmp_path, place, opens, locked=locked))
        return opened[-1]

    yield begin
    for each in opened:
        each.terminal.close()


FORMS = (
    ("n\t", "A new promise"),
    ("2n\t", "A new boundary"),
    ("3vn", "A note for the journal"),
    ("vn\t", "Something to share"),
    ("vn\t", "A guess, to check by asking"),
    ("4n", "This week"),
)
"""The keys that open each form after the one before it was left, and its title."""

RECORD_FORMS = (
    ("\x0f", "Bring in a file"),
    ("xr", "Repair, "),
    ("4vv\rE", "A pattern"),
    ("\x1bv\rE", "A decision"),
    ("\x1bv\rE", "A session"),
    ("a", "After the session"),
)
"""The same of forms over records; but of a repair, what was typed over one that exists goes as the form is left."""


def fill(home: LockFiles) -> None:
    """Put what is written on in the forms over records into the data file."""
    today = clock.now().today
    records = {
        "patterns": Pattern(1, "p1", AT, LONG_AGO, "the snail", mine=("pursue",)),
        "decisions": Decision(1, "d1", AT, LONG_AGO, "Do we take the dog?"),
        "sessions": Session(1, "s1", AT, today),
    }
    edits = tuple(Edit(cast(Table, table), 1, None, record) for table, record in records.items())
    Store(home.plain).do(lambda _: Change("", edits), AT)


@pytest.mark.parametrize("locked", [False, True], ids=["plain", "locked"])
@pytest.mark.parametrize("forms", [FORMS, RECORD_FORMS], ids=["new", "records"])
def test_what_was_typed_into_every_field_is_after_a_crash_nowhere_but_where_it_is_kept(
    crash: Callable[..., Crash], home: LockFiles, forms: tuple[tuple[str, str], ...], locked: bool
) -> None:
    fill(home)
    app = crash("troth.tui.autosave:Autosave.save", locked=locked)
    for keys, title in forms:
        for key in keys:
            app.terminal.press(key)
        app.terminal.until_shown(title)
        app.terminal.press(f"{CANARY}\t" * 9)
        app.terminal.press("\x1b")
        app.wait_for(lambda: "ctrl+s" not in app.terminal.screen() or "esc again" in app.terminal.screen())
        if "esc again" in app.terminal.screen():
            app.terminal.press("\x1b")
            app.wait_for(lambda: "ctrl+s" not in app.terminal.screen())
    assert locked or len(app.holding(CANARY)) >= (1 if forms is RECORD_FORMS else len(FORMS))
    if forms is RECORD_FORMS:
        app.terminal.press("\x1b")
    app.type(("1", "n", CANARY))
    app.fails((" a", "\x11"))


def test_a_fault_in_the_thread_that_reads_the_terminal_is_told_with_its_place(crash: Callable[..., Crash]) -> None:
    _, typed, keys = PASTE
    app = crash("troth.tui.kit.pastes:PasteReader._pasting")
    app.type(typed)
    app.fails(keys)
    assert "KeyError at <string>:" in said(app.terminal)


@pytest.mark.trial
@pytest.mark.parametrize("locked", [False, True], ids=["plain", "locked"])
@pytest.mark.parametrize(("journey", "place"), TRIALS, ids=[place for _, place in TRIALS])
def test_wherever_it_crashes_what_was_typed_is_nowhere_but_where_it_is_kept(
    crash: Callable[..., Crash], journey: Journey, place: str, locked: bool
) -> None:
    opens, typed, keys = journey
    app = crash(place, opens, locked=locked)
    app.type(typed)
    app.fails(keys)
