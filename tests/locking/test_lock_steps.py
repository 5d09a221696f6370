"""What comes next, for everything that can lie on the disk."""

import pytest

from troth.locking.lock_steps import LockStep, Seen, next_step

SET = Seen(identity=True)
GONE = Seen(identity=True, marker=True)

TABLE = [
    (Seen(), None),
    (Seen(plain="whole", copies=("a",), drafts=("d",)), None),
    (Seen(plain="whole", marker=True), LockStep("drop", "M")),
    (SET._replace(plain="whole"), LockStep("seal data")),
    (SET._replace(plain="whole", copies=("a",)), LockStep("seal data")),
    (SET, LockStep("seal data")),
    (SET._replace(sealed_copies=("a",)), None),
    (SET._replace(plain="stub"), None),
    (SET._replace(plain="whole", sealed=True, copies=("a", "b"), drafts=("d",)), LockStep("seal copy", "a")),
    (SET._replace(plain="whole", sealed=True, drafts=("d",)), LockStep("seal copy", "d")),
    (SET._replace(plain="whole", sealed=True), LockStep("give way")),
    (SET._replace(plain="none", sealed=True), LockStep("give way")),
    (SET._replace(plain="stub", sealed=True), None),
    (SET._replace(plain="stub", sealed=True, copies=("a",)), LockStep("seal copy", "a")),
    (SET._replace(plain="stub", sealed=True, drafts=("d",)), None),
    (SET._replace(plain="whole", remains=("r", "s")), LockStep("drop", "r")),
    (GONE._replace(plain="stub", sealed=True), LockStep("open data")),
    (GONE._replace(plain="none", sealed=True), LockStep("open data")),
    (GONE._replace(plain="stub"), None),
    (GONE._replace(plain="whole", sealed=True, sealed_copies=("a",)), LockStep("drop data")),
    (GONE._replace(plain="whole", sealed_copies=("a",), sealed_drafts=("d",)), LockStep("open copy", "a")),
    (GONE._replace(plain="whole", sealed_drafts=("d",)), LockStep("open copy", "d")),
    (GONE._replace(plain="whole", copies=("a",), drafts=("d",)), LockStep("drop key")),
    (GONE._replace(plain="whole", remains=("r",)), LockStep("drop", "r")),
]


@pytest.mark.parametrize(("seen", "step"), TABLE)
def test_the_disk_says_which_step_comes_next(seen: Seen, step: LockStep | None) -> None:
    assert next_step(seen, "M") == step
