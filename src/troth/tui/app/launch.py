"""Opening the app: what must be set before textual is imported, then the screen, then the exit code."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from troth import clock
from troth.config import ConfigFile, load
from troth.domain.book import Book
from troth.domain.errors import Refused
from troth.domain.read_anew import CHANGES, read_anew
from troth.domain.wording import count
from troth.places import config_file, state_dir
from troth.store import rules_told, told_once
from troth.store.errors import Unusable
from troth.store.store import Store
from troth.tui.app.environment import prepare
from troth.tui.app.first_paint import EarlyTerminal, paint_early, take_early
from troth.tui.app.standpoint import PRACTICES, START, Standpoint
from troth.tui.context import LOCKED, Context, never
from troth.tui.kit import crash

if TYPE_CHECKING:
    from troth.tui.kit.base_app import BaseApp

__all__ = ["ask", "begin_anew", "configuration", "newly_read", "run", "stood_before", "take_early"]

_STOOD = "TROTH_STOOD"
"""The variable in which the program that begins anew is told where somebody stood."""

_COVER = "\x1b[?1049h\x1b[0m\x1b[2J\x1b[H$ "
_UNCOVER = "\x1b[?1049l"


def run(
    store: Store,
    early: EarlyTerminal | None = None,
    practice: str | None = None,
    state: str = "",
    *,
    dev: bool = False,
    shut: Callable[[], bool] = never,
    locks: bool = False,
    stood: Standpoint = START,
) -> int | Standpoint:
    """Open the app over `store`, on a practice, or on the library where that is empty, or where somebody `stood`.

    Drafts lie in the folder `state`, else in this person's own. With `dev` it tells `textual console` each key, so the
    store must hold made-up data alone. The terminal may have been taken `early`. The exit code; but once `shut` says
    so, and where it `locks` as it is covered, it leaves and tells where somebody stood. Raises `Unusable` when the file
    can't be read.
    """
    file = _settings(dev=dev)
    config, folder = file.config, state or state_dir()
    crash.install()
    context = Context(
        clock.now,
        clock.new_uid,
        config.plain_glyphs(sys.stdout.encoding),
        config.show_run,
        bell=config.bell,
        hand_out=partial(hand_out_here, store.path),
        shut=shut,
        locks=locks,
        cover_after=config.cover_after,
        greets=partial(told_once.first_time, folder, "first-page"),
        checks=partial(told_once.first_time_on, folder, "checked"),
        journey=config.journey,
        accessible=config.accessible,
    )
    if practice is not None:
        stood = START._replace(tab=PRACTICES, practice=practice)
    if early is not None and not (dev or config.keys or stood.tab or stood.draft):
        paint_early(early, context, store.book(), config.theme)
    return _open(store, context, file, folder, stood, early)


def _open(
    store: Store, context: Context, file: ConfigFile, folder: str, stood: Standpoint, early: EarlyTerminal | None
) -> int | Standpoint:
    """Load the app and run it, on the terminal that was painted on where one was; what `run` answers."""
    from troth.tui.app.own_keys import looked_over
    from troth.tui.app.troth_app import TrothApp

    file = looked_over(file)
    config, gone = file.config, ""
    if config.journal_months:
        from troth.store.retention import retain

        gone = retain(store, context.now(store.book()), config.journal_months, folder)
    app = TrothApp(store, context, config.theme, config.keys, folder, stood)
    app.cover_on_blur = config.cover_on_blur
    _take_over(app, early)
    if file.problems:
        app.changes.add_notice(f"config.toml: {count(len(file.problems), 'line')} left out; `troth doctor` says why.")
    if gone:
        app.changes.add_notice(gone)
    for line in newly_read(app.book, app.now.today, folder):
        app.changes.add_notice(line)
    app.run()
    app.changes.finish(crash.write_error)
    return app.covering.stood if app.return_code == LOCKED else app.return_code or 0


def _take_over(app: "BaseApp", early: EarlyTerminal | None) -> None:
    """Let `app` run on the terminal that was taken `early`."""
    if early is not None:
        from troth.tui.kit.textual_private import taking_over

        app.wire, app.driver_class = early.wire, taking_over(early.hand_over, early.painted)
        app.ending.give_back = early.give_back


def stood_before() -> Standpoint:
    """Where somebody stood as this was locked, where this program took the place of the one that was."""
    return Standpoint.read(os.environ.pop(_STOOD, "")) or START


def begin_anew(stood: Standpoint, options: list[str]) -> None:
    """Have the same program begin again with `options` in the place of this process; returns where that is refused.

    Meanwhile the terminal shows a cover, nothing that is typed stands on it, and no key ends what begins.
    """
    os.environ[_STOOD] = stood.words
    early = take_early()
    if early is not None:
        early.hand_on()
    _show(_COVER)
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
    own = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv[1:])]
    with suppress(OSError, ValueError):
        os.execv(sys.executable, [*own, *options])
    _show(_UNCOVER)
    if early is not None:
        early.give_back()


def _show(codes: str) -> None:
    """Write where the screen is drawn, if that is there still."""
    with suppress(OSError, ValueError, AttributeError):
        sys.__stdout__.write(codes)  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]


def ask(
    opens: Callable[[str], str],
    early: EarlyTerminal | None = None,
    covered: bool = False,
    at_hand: Callable[[], bool] = never,
) -> int | None:
    """Ask for the passphrase on the screen until `opens` has nothing to say of it; where the person leaves, their code.

    The terminal may have been taken `early`. `covered` at first, it asks as the cover is taken away, unless what opens
    it is `at_hand` by then. Raises what these raise for more than a wrong passphrase.
    """
    config = configuration().config
    crash.install()

    from troth.tui.app.passphrase_app import PassphraseApp

    ascii = config.plain_glyphs(sys.stdout.encoding)
    app = PassphraseApp(opens, config.keys, ascii=ascii, theme=config.theme, accessible=config.accessible)
    app.cover_on_blur = config.cover_on_blur
    _take_over(app, early)
    if covered:
        app.begin_covered(at_hand)
    app.run()
    if app.error is not None:
        raise app.error
    return None if app.opened else app.return_code or 0


def hand_out_here(data_file: str, text: str) -> str:
    """Write a page into the folder that the app was started in, and tell where it is, or why it is nowhere."""
    from troth.store.handing_out import hand_out_in

    try:
        output = hand_out_in(".", text.encode(), data_file)
    except (Refused, Unusable) as error:
        return str(error)
    return f"Written to {output}; only you can read it."


def newly_read(book: Book, day: date, folder: str) -> list[str]:
    """What the rules read anew in `book` since this person, whose state lies in `folder`, was told last: told once."""
    known = rules_told.told(folder)
    if known >= len(CHANGES):
        return []
    rules_told.remember(folder, len(CHANGES))
    return read_anew(book, day, known)


def configuration(*, dev: bool = False) -> ConfigFile:
    """The person's looks and keys, with all that is wrong in them; textual is imported as they ask for it."""
    file = _settings(dev=dev)

    from troth.tui.app.own_keys import looked_over

    return looked_over(file)


def _settings(*, dev: bool = False) -> ConfigFile:
    """The same as far as they can be judged without textual, and all set that it reads as it is imported."""
    file = load(config_file())
    prepare(file.config.calm or file.config.accessible, dev=dev)
    return file
