"""What comes next, for everything that can lie on the disk."""

import pytest

from troth.locking.lock_steps import Seen, Step, next_step

SET = Seen(identity=True)
GONE = Seen(identity=True, marker=True)

TABLE = [
    (Seen(), None),
    (Seen(plain="whole", copies=("a",), drafts=("d",)), None),
    (Seen(plain="whole", marker=True), Step("drop", "M")),
    (SET._replace(plain="whole"), Step("seal data")),
    (SET._replace(plain="whole", copies=("a",)), Step("seal data")),
    (SET, Step("seal data")),
    (SET._replace(sealed_copies=("a",)), None),
    (SET._replace(plain="stub"), None),
    (SET._replace(plain="whole", sealed=True, copies=("a", "b"), drafts=("d",)), Step("seal copy", "a")),
    (SET._replace(plain="whole", sealed=True, drafts=("d",)), Step("seal copy", "d")),
    (SET._replace(plain="whole", sealed=True), Step("give way")),
    (SET._replace(plain="none", sealed=True), Step("give way")),
    (SET._replace(plain="stub", sealed=True), None),
    (SET._replace(plain="stub", sealed=True, copies=("a",)), Step("seal copy", "a")),
    (SET._replace(plain="stub", sealed=True, drafts=("d",)), None),
    (SET._replace(plain="whole", remains=("r", "s")), Step("drop", "r")),
    (GONE._replace(plain="stub", sealed=True), Step("open data")),
    (GONE._replace(plain="none", sealed=True), Step("open data")),
    (GONE._replace(plain="stub"), None),
    (GONE._replace(plain="whole", sealed=True, sealed_copies=("a",)), Step("drop data")),
    (GONE._replace(plain="whole", sealed_copies=("a",), sealed_drafts=("d",)), Step("open copy", "a")),
    (GONE._replace(plain="whole", sealed_drafts=("d",)), Step("open copy", "d")),
    (GONE._replace(plain="whole", copies=("a",), drafts=("d",)), Step("drop key")),
    (GONE._replace(plain="whole", remains=("r",)), Step("drop", "r")),
]


@pytest.mark.parametrize(("seen", "step"), TABLE)
def test_the_disk_says_which_step_comes_next(seen: Seen, step: Step | None) -> None:
    assert next_step(seen, "M") == step
