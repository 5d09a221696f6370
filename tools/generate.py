"""Write the completions and the man page from the parser: `python tools/generate.py`, after a command has changed."""

import os
import re
import sys
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from troth.cli.parser import full

ROOT = Path(__file__).resolve().parent.parent
SHELLS = {"bash": "troth.bash", "zsh": "_troth", "fish": "troth.fish"}


def generated() -> dict[str, str]:
    """Every generated file by its path in the checkout; as argparse of Python 3.11 words it, 80 columns wide."""
    os.environ["COLUMNS"] = "80"
    files = {f"completions/{name}": _completion(shell) for shell, name in SHELLS.items()}
    return {**files, "man/troth.1": _man()}


def _completion(shell: str) -> str:
    return shtab.complete(full(), shell).rstrip() + "\n"


def _man() -> str:
    parser = full(described=False)
    parser.man_short_description = "keep what you promised"
    # A page has a name, a title and no date, so that it is the same wherever it is written.
    page = str(Manpage(parser, format="single-commands-section"))
    page = page.replace(".SH COMMENTS\n", ".SH WORDS\n.nf\n")
    return re.sub(r"^\.TH .*$", '.TH TROTH "1" "" "troth" "User commands"', page, count=1, flags=re.M).rstrip() + "\n"


def main() -> None:
    """Write what differs."""
    for name, text in generated().items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
