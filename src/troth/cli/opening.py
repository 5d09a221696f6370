"""Opening the screen, on the person's own promises or on made-up ones."""

import os
import sys
from contextlib import ExitStack, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from troth.cli.command import Asked, Command
from troth.cli.context import CommandContext
from troth.cli.terminal import is_terminal
from troth.cli.unlocking import FD
from troth.domain.errors import NotUnderstood
from troth.store.data_file import is_locked, lock_moment
from troth.store.errors import Locked

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from troth.config import ConfigFile


def start(context: CommandContext, practice: str | None = None, state: str = "", *, dev: bool = False) -> int:
    """Open the app, on a practice or on the library (an empty name); without a terminal print today's list.

    Drafts go to the folder `state`, else to this person's own. With `dev`, `textual console` sees each key.
    """
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        return _once(context, practice, state, dev)
    from troth.cli.listing import show_day
    from troth.domain.outlook import agenda

    show_day(context, agenda(context.book, context.today))
    return 0


def _once(context: CommandContext, practice: str | None, state: str, dev: bool) -> int:
    """Open the app, behind its passphrase where one is set; the exit code.

    Once it is locked another program takes the place of this one: of its memory, where key and words were, nothing
    stays. Raises `Locked` where the system refuses that.
    """
    from troth.tui.app.launch import ask, begin_anew, run, stood_before, take_early

    path, stood = context.place.path, stood_before()
    with ExitStack() as taken:
        early = taken.enter_context(take_early() or nullcontext())
        if stood.covered or context.shut:
            if is_locked(path):
                from troth.cli.unlocking import lock_files

                lock_files(context.place)
            code = ask(partial(_open, context), early, stood.covered, lambda: not context.shut)
            if code is not None:
                return code
            early = taken.enter_context(take_early() or nullcontext())
        before = lock_moment(path)
        opens = partial(run, context.store, early, practice, state, dev=dev, locks=context.behind, stood=stood)
        left = opens(shut=lambda: lock_moment(path) != before)
    try:
        if lock_moment(path) != before:
            _seal_drafts(context)
    except BaseException:
        with take_early() or nullcontext():
            raise
    if isinstance(left, int):
        return left
    os.environ.pop(FD, None)
    begin_anew(left, [f"--file={context.given}"] * bool(context.given) + ["--no-color"] * context.plain)
    raise Locked("Your file is locked, and what you wrote is kept. Start Troth again.")


def _open(context: CommandContext, typed: str) -> str:
    """Open the data file with what was typed; what to say where that does not open it."""
    from troth.cli.unlocking import lock_files
    from troth.locking import identity, passphrase

    lock = lock_files(context.place)
    try:
        key = passphrase.identify(lock, identity.passphrase(typed))
    except (Locked, NotUnderstood) as error:
        return str(error)
    context.store = passphrase.opened(lock, key, ours=context.place.ours)
    context.notices = context.store.notices
    return ""


def _seal_drafts(context: CommandContext) -> None:
    """Let nothing stay in the clear that an app wrote which was open while the lock changed."""
    if is_locked(context.place.path):
        from troth.cli.unlocking import lock_files
        from troth.locking.passphrase import seal_drafts

        seal_drafts(lock_files(context.place))


def configuration() -> "ConfigFile":
    """The person's looks and keys with all that is wrong in them; the screen is asked only where there is a file."""
    from troth import places
    from troth.config import ConfigFile

    path = places.config_file()
    if not os.path.lexists(path):
        return ConfigFile(path)
    from troth.tui.app.launch import configuration as looked_over

    return looked_over()


def demo(context: CommandContext, asked: Asked) -> int:
    """Open the app on a made-up life in a temporary file, for a first look; nothing of yours is touched.

    --year shows a whole year of it.
    """
    import tempfile

    from troth.cli.demo import fill
    from troth.domain.read_anew import CHANGES
    from troth.store.rules_told import remember

    dev = bool(asked.dev)
    if dev:
        _refuse_dev(context)
    with tempfile.TemporaryDirectory(prefix="troth-demo-") as folder:
        if dev:
            os.environ["TROTH_HOME"] = folder
        made_up = CommandContext(f"{folder}/demo.json", plain=context.plain)
        fill(made_up, year=bool(asked.year))
        remember(folder, len(CHANGES))
        return start(made_up, state=folder, dev=dev)


def _refuse_dev(context: CommandContext) -> None:
    """Turn the console down beside a file of the person's own, and where its tools are not. Raises `NotUnderstood`."""
    from importlib.util import find_spec

    if context.given is not None:
        raise NotUnderstood(
            "With --dev the console sees each key, so it is for made-up promises alone. Leave out --file."
        )
    if find_spec("textual_dev") is None:
        raise NotUnderstood("--dev needs textual-dev. In a checkout: `.venv/bin/pip install -e '.[dev]'`.")


def _arguments(parser: "ArgumentParser") -> None:
    parser.add_argument("--year", action="store_true", help="a whole year, as Journey shows it")
    parser.add_argument(
        "--dev", action="store_true", help="for who builds Troth: the console of textual-dev sees it, each key too"
    )


COMMANDS = {"demo": Command(demo, (_arguments,), unasked=True)}
