"""Write the completions and the man page from the parser: `python tools/generate.py`, after a command has changed."""

import os
import re
import sys
from pathlib import Path
from textwrap import dedent

import shtab
from argparse_manpage.manpage import Manpage

from troth.cli.completing import KINDS
from troth.cli.parser import full

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SHELLS = {"bash": "troth.bash", "zsh": "_troth", "fish": "troth.fish"}


# Of what `troth complete` prints a value alone is put into the line, whose history the shell keeps; words are shown.
ASKING = {
    "bash": dedent(r"""
        # $1=kind $2=the word as far as it is typed; words stand beside values only where several are listed
        _troth_offered() {
          local troth=("${COMP_WORDS[0]/#\~/$HOME}") at value words found=() shown=()
          for ((at = 1; at < COMP_CWORD; at++)); do
            if [[ ${COMP_WORDS[at]} == --file ]]; then
              [[ ${COMP_WORDS[at + 1]} == "=" ]] && ((at++))
              troth+=(--file "${COMP_WORDS[at + 1]/#\~/$HOME}")
            fi
          done
          while IFS=$'\t' read -r value words; do
            [[ $value == "$2"* ]] && found+=("$value") shown+=("$value  ($words)")
          done < <("${troth[@]}" complete "$1" 2>/dev/null </dev/null)
          ((${#found[@]} > 1)) && [[ $COMP_TYPE =~ ^(9|33|63|64)$ ]] && found=("${shown[@]}")
          ((${#found[@]} > 0)) && printf '%s\n' "${found[@]}"
        }
        """),
    "zsh": dedent(r"""
        _troth_offered() { # the last argument is the kind; those before are of _arguments
          local -a typed=("${(@Q)${(z)LBUFFER}}") values shown
          local -a troth=(${(M)typed:#*troth})
          troth=("${troth[1]/#\~/$HOME}")
          local line at=${typed[(i)--file]}
          ((at < $#typed)) && troth+=(--file "${typed[at + 1]/#\~/$HOME}")
          for line in "${(@f)$("${troth[@]}" complete $argv[-1] 2>/dev/null </dev/null)}"; do
            [[ -n $line ]] || continue
            values+=("${line%%$'\t'*}")
            shown+=("${line%%$'\t'*}  ${line#*$'\t'}")
          done
          compadd -l -V troth -d shown -a values
        }
        """),
    "fish": dedent(r"""
        function _troth_offered # $argv=kind
          set -l tokens (commandline -opc)
          set -l troth (string replace -r '^~' -- $HOME $tokens[1])
          if set -l at (contains -i -- --file $tokens)
            set -a troth --file (string replace -r '^~' -- $HOME $tokens[(math $at + 1)])
          end
          $troth complete $argv 2>/dev/null </dev/null
        end
        """),
}


def generated() -> dict[str, str]:
    """Every generated file by its path in the checkout; as argparse of Python 3.11 words it, 80 columns wide."""
    os.environ["COLUMNS"] = "80"
    files = {f"completions/{name}": _completion(shell) for shell, name in SHELLS.items()}
    return {**files, "man/troth.1": _man()}


def _completion(shell: str) -> str:
    asking = ASKING[shell].strip("\n") + "\n"
    if shell == "bash":
        asking += "".join(f'_troth_{kind}() {{ _troth_offered {kind} "$1"; }}\n' for kind in KINDS)
    return shtab.complete(full(), shell, preamble=asking).rstrip() + "\n"


def _man() -> str:
    parser = full(described=False)
    parser.man_short_description = "keep what you promised"
    # A page has a name, a title and no date, so that it is the same wherever it is written.
    page = str(Manpage(parser, format="single-commands-section"))
    page = page.replace(".SH COMMENTS\n", ".SH WORDS\n.nf\n").rstrip() + "\n.fi\n"
    page = re.sub(r"^\.TH .*$", '.TH TROTH "1" "" "troth" "User commands"', page, count=1, flags=re.M)
    return page + _of_the_readme(README.read_text(encoding="utf-8"))


def _of_the_readme(text: str) -> str:
    """The keys, the configuration and the examples, as README tells them."""
    keys = _section(text, "## Keys")
    cells = [cell.strip() for row in re.findall(r"^\|(.*)\|$", keys, flags=re.M)[2:] for cell in row.split("|")]
    pairs = [*zip(cells[0::4], cells[1::4], strict=True), *zip(cells[2::4], cells[3::4], strict=True)]
    page = ".SH KEYS\n" + "".join(f".TP\n.B {_roff(key)}\n{_roff(does)}\n" for key, does in pairs if key)
    page += f".PP\n{_roff(keys.rpartition('|')[2].replace(' (below)', ''))}\n"
    looks = _section(text, "Looks and keys are read")
    before, example, after = re.split(r"```(?:toml)?\n", looks)
    page += f".SH CONFIGURATION\n{_roff(before)}\n.PP\n.nf\n{_roff(example)}\n.fi\n.PP\n{_roff(after)}\n"
    tried, _, same = _section(text, "## Sixty seconds").partition("```console\n")[2].partition("```")
    return page + f".SH EXAMPLES\n.nf\n{_roff(tried)}\n.fi\n.PP\n{_roff(same)}\n"


def _section(text: str, begins: str) -> str:
    """From the line that begins so up to the next heading."""
    return text[text.index(f"\n{begins}") + 1 :].partition("\n## ")[0]


def _roff(text: str) -> str:
    """Plain text of the page from what stands in Markdown."""
    plain = text.strip().replace("`", "").replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", plain, flags=re.M)


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
