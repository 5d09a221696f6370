"""`python -m tests.benchmarks [--quick] [WORD ...]`: one table of what Troth costs, and whether that is little enough.

With words, only the groups so called: shell, paint, bytes, save, board, journal, journey, exchange, lock. Every ratio
is taken side by side in one run.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator

from tests.benchmarks import boards, exchanges, journals, locks, long_views, measures
from tests.benchmarks.measures import Figure, Plan

GROUPS: dict[str, Callable[[Plan], Iterator[Figure]]] = {
    "shell": measures.shell,
    "paint": measures.paint,
    "bytes": measures.sent,
    "save": measures.save,
    "board": boards.board,
    "journal": journals.journal,
    "journey": long_views.long_view,
    "exchange": exchanges.exchange,
    "lock": locks.locks,
}
WIDTHS = (46, 22, 30, 8, 8)


def main() -> int:
    """Print the table; 1 when a figure misses its target."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, ten seconds of idleness for sixty")
    parser.add_argument("groups", nargs="*", metavar="WORD", help=f"of {', '.join(GROUPS)}; all without it")
    asked = parser.parse_args()
    if unknown := set(asked.groups) - set(GROUPS):
        parser.error(f"there is no group {', '.join(sorted(unknown))}")
    measures.compile_all()
    missed = 0
    _print("what", "figure", "beside", "ratio", "at most", "verdict")
    with tempfile.TemporaryDirectory(prefix="troth-benchmarks-") as folder:
        plan = Plan.quick(folder) if asked.quick else Plan(folder)
        for name in asked.groups or GROUPS:
            for figure in GROUPS[name](plan):
                missed += not figure.good
                _print(*figure.cells)
    return 1 if missed else 0


def _print(*cells: str) -> None:
    *columns, last = cells
    print("".join(f"{cell:<{width}}" for cell, width in zip(columns, WIDTHS, strict=True)) + last, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
