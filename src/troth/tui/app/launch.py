"""Opening the app: what must be set before textual is imported, then the screen, then the exit code."""

import sys

from troth import clock
from troth.config import BadConfig, load
from troth.places import config_file, state_dir
from troth.store.store import Store
from troth.tui.app.environment import prepare
from troth.tui.kit import crash


def run(store: Store, practice: str | None = None, state: str = "", *, dev: bool = False) -> int:
    """Open the app over `store`, on a practice, or on the library where that is empty; the exit code.

    Drafts lie in the folder `state`, else in this person's own. With `dev` it tells `textual console` each key, so the
    store must hold made-up data alone. Raises `BadConfig`, and `Unusable` when the file can't be read.
    """
    path = config_file()
    config = load(path)
    prepare(config.calm, dev=dev)
    crash.install()

    from textual.app import InvalidThemeError

    from troth.tui.app.troth_app import TrothApp
    from troth.tui.context import Context
    from troth.tui.kit.themes import NAMES

    context = Context(
        clock.now, clock.new_uid, config.plain_glyphs(sys.stdout.encoding), config.show_run, bell=config.bell
    )
    try:
        app = TrothApp(store, context, config.theme, config.keys, state or state_dir(), practice)
    except InvalidThemeError:
        raise BadConfig(f"{path}: `theme` names no theme there is. Troth's own are {', '.join(NAMES)}.") from None
    app.run()
    return app.return_code or 0
