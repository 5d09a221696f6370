"""Which signs are shown: the shell and the app decide alike, by the terminal, the locale and the output."""

import subprocess
import sys

import pytest
from cli_shell import Shell
from test_cli_terminal import Terminal

from troth.config import Config

SHOWN = "LANG=C.UTF-8", "LC_ALL=C.UTF-8 LANG=C", "LC_CTYPE=C.UTF-8", "LC_CTYPE=C.UTF-8 LANG=C", "LC_CTYPE=UTF-8"
OTHERS = "LANG=no_SUCH.UTF-8", "LANG=de_DE.utf8@euro", "LC_ALL= LC_CTYPE= LANG=C.UTF-8", "LANG=C.UTF-8 TERM=screen"
PLAIN = "", "LANG=C", "LANG=POSIX", "LC_ALL=C LANG=C.UTF-8", "LC_ALL=POSIX LC_CTYPE=C.UTF-8", "LC_ALL= LC_CTYPE= LANG="
COERCED = "LC_CTYPE=C", "LC_CTYPE=C LANG=C.UTF-8", "LANG=C PYTHONCOERCECLOCALE=0", "LANG=C PYTHONUTF8=1"
NARROW = (
    "LANG=C.UTF-8 TERM=linux",
    "LANG=C.UTF-8 TERM=dumb",
    "LANG=C.UTF-8 PYTHONIOENCODING=latin-1",
    "LANG=x.ISO-8859-1",
)
APP = "import sys; from troth.config import Config; print(Config().plain_glyphs(sys.stdout.encoding))"

CASES = [(each, True) for each in (*SHOWN, *OTHERS)] + [(each, False) for each in (*PLAIN, *COERCED, *NARROW)]


@pytest.mark.parametrize(("said", "more"), CASES, ids=[said or "nothing" for said, _ in CASES])
def test_the_shell_and_the_app_show_the_same_signs(three: Shell, said: str, more: bool) -> None:
    env = {name: value for name, value in three.env.items() if name != "LANG"}
    env |= dict(each.split("=", 1) for each in said.split())
    if said.startswith("LC_CTYPE=C LANG") and sys.platform != "linux":
        pytest.skip("only Linux tells what the environment was")
    today = subprocess.run([sys.executable, "-m", "troth", "today"], env=env, capture_output=True, check=True).stdout
    assert (b"\xe2\x97\x8b 1 Call mum" in today, b"o 1 Call mum" in today) == (more, not more)
    assert today.isascii() != more
    app = subprocess.run([sys.executable, "-c", APP], env=env, capture_output=True, check=True).stdout
    assert app == (b"False\n" if more else b"True\n")


def test_what_is_set_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert Config(glyphs="ascii").plain_glyphs("utf-8") and not Config(glyphs="unicode").plain_glyphs("ascii")


def test_the_app_opens_in_ascii_under_the_locale_c(three: Shell) -> None:
    opened = Terminal({**three.env, "LC_ALL": "C", "TERM": "xterm-256color"}, "demo")
    opened.wait_for("help")
    opened.send(b"\x11")
    assert opened.end() == 0
    assert opened.seen.isascii()
