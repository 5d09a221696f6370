"""Opening the app: what must be set before textual is imported, then the screen, then the exit code."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from functools import partial

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
from troth.tui.app.first_paint import EarlyTerminal, paint_early
from troth.tui.context import Context, never
from troth.tui.kit import crash


def run(
    store: Store,
    practice: str | None = None,
    state: str = "",
    *,
    dev: bool = False,
    shut: Callable[[], bool] = never,
    locks: bool = False,
) -> int:
    """Open the app over `store`, on a practice, or on the library where that is empty; the exit code.

    Drafts lie in the folder `state`, else in this person's own. With `dev` it tells `textual console` each key, so the
    store must hold made-up data alone. It leaves with `LOCKED` once `shut` says so, and as its cover is taken away
    where it `locks`. Raises `Unusable` when the file can't be read.
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
        cover_on_blur=config.cover_on_blur,
        greets=partial(told_once.first_time, folder, "first-page"),
        checks=partial(told_once.first_time_on, folder, "checked"),
        journey=config.journey,
        accessible=config.accessible,
    )
    early = None if dev or config.keys or practice is not None else paint_early(context, store.book(), config.theme)
    with early or nullcontext():
        return _open(store, context, file, folder, practice, early)


def _open(
    store: Store, context: Context, file: ConfigFile, folder: str, practice: str | None, early: EarlyTerminal | None
) -> int:
    """Load the app and run it, on the terminal that was painted on where one was; the exit code."""
    from troth.tui.app.own_keys import looked_over
    from troth.tui.app.troth_app import TrothApp
    from troth.tui.kit.textual_private import taking_over

    file = looked_over(file)
    config, gone = file.config, ""
    if config.journal_months:
        from troth.store.retention import retain

        gone = retain(store, context.now(store.book()), config.journal_months, folder)
    app = TrothApp(store, context, config.theme, config.keys, folder, practice)
    if early is not None:
        app.wire, app.driver_class = early.wire, taking_over(early.hand_over)
        app.ending.give_back = early.give_back
    if file.problems:
        app.changes.add_notice(f"config.toml: {count(len(file.problems), 'line')} left out; `troth doctor` says why.")
    if gone:
        app.changes.add_notice(gone)
    for line in newly_read(app.book, app.now.today, folder):
        app.changes.add_notice(line)
    app.run()
    app.changes.finish(crash.write_error)
    return app.return_code or 0


def ask(opens: Callable[[str], str]) -> int | None:
    """Ask for the passphrase on the screen until `opens` has nothing to say of it; where the person leaves, their code.

    Raises what `opens` raises for more than a wrong passphrase.
    """
    config = configuration().config
    crash.install()

    from troth.tui.app.passphrase_app import PassphraseApp

    ascii = config.plain_glyphs(sys.stdout.encoding)
    app = PassphraseApp(opens, config.keys, ascii=ascii, theme=config.theme, accessible=config.accessible)
    app.cover_on_blur = config.cover_on_blur
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
