"""What must be set before textual is imported, since textual reads the environment at import."""

import gc
import os
import resource
import sys

from troth.locales import knows_codes

_KEPT = {"TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_FPS"}
_CONSOLE = {"TEXTUAL_DEVTOOLS_HOST", "TEXTUAL_DEVTOOLS_PORT"}


def prepare(calm: bool = False, *, dev: bool = False) -> bool:
    """Close what could record a person's writing, and say whether the screen stays calm (over SSH, or as asked).

    TEXTUAL and its kin log keystrokes, load drivers and open sockets: they leave the environment. No core dump is
    written; new files are the owner's alone. A terminal that knows no codes is sent no colours. A size that is exported
    is not believed: it stands still where a window does not. Calm means no animation and no smooth scrolling. With
    `dev` the screen tells `textual console` all it does, each key too, and reads changed sheets anew: for made-up data
    alone.
    """
    kept = _KEPT | _CONSOLE if dev else _KEPT
    for name in [name for name in os.environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if name not in kept:
            del os.environ[name]
    if dev:
        os.environ["TEXTUAL"] = "debug,devtools"
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    if not knows_codes():
        os.environ["NO_COLOR"] = "1"
    calm = calm or "SSH_CONNECTION" in os.environ
    if calm:
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return calm


def terminal() -> bool:
    """Whether a person sits at both ends; textual would hang without one."""
    return bool(sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty())


def collect_garbage(headless: bool) -> None:
    """Collect garbage from now on, but never among what it took to open; what is `headless` did not stop collecting."""
    if not headless:
        gc.freeze()
        gc.enable()
