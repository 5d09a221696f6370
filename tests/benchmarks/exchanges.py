"""Ten years with all of Journey, going out in each format and coming in again, by the clock on the wall."""

import os
import time
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.long_views import ten_years_of_all
from tests.benchmarks.measures import TROTH, Figure, Plan
from tests.benchmarks.processes import ENVIRONMENT, cost

FORMATS = ("json", "markdown", "ics", "csv")
OUT, IN = 2_000.0, 5_000.0
"""At most so many milliseconds."""


def exchange(plan: Plan) -> Iterator[Figure]:
    """Each export; then the plan of bringing the whole one into an empty file, doing that, and doing it again."""
    path = ten_years_of_all(plan.folder)
    runs = max(3, plan.runs // 5)
    for name in FORMATS:
        words = ("export", name, "--force", "-o", os.path.join(plan.folder, f"out.{name}"))
        yield _figure(f"troth export {name}, ten years", [_taken(path, *words) for _ in range(runs)], OUT)
    whole = os.path.join(plan.folder, "out.json")
    rounds = []
    for at in range(runs):
        fresh = os.path.join(plan.folder, f"fresh-{at}", "troth.json")
        rounds.append([_taken(fresh, "import", whole, *more) for more in ((), ("--yes",), ("--yes",))])
    for what, found in zip(("the plan", "brought in", "once more"), zip(*rounds, strict=True), strict=True):
        yield _figure(f"troth import, ten years: {what}", found, IN)


def _taken(path: str, *words: str) -> float:
    """The milliseconds that a command takes on the file at `path`."""
    began = time.perf_counter()
    cost((*TROTH, *words), ENVIRONMENT | {"TROTH_FILE": path, "TROTH_HOME": os.path.dirname(path)})
    return 1000 * (time.perf_counter() - began)


def _figure(what: str, found: "list[float] | tuple[float, ...]", most: float) -> Figure:
    return Figure(what, median(found), "ms", median(found) / most, 1.0, f"{most:,.0f} ms")
