"""What is noted while the file is locked counts once when it is opened, whatever else lies in the inbox."""

import os
from pathlib import Path

import pytest
from locked_home import AT, CANARY, DAY, Home, home_in

from troth.domain.errors import NotUnderstood
from troth.drawing.lines import whole_sentences
from troth.locking import inbox, inbox_count
from troth.locking.inbox import Event

NOON = AT + 86_400


def kept_days(home: Home) -> list[int]:
    return [day for month in home.open().book().months(1) for day, _ in month.days]


def test_an_event_counts_once_and_can_be_undone(locked: Home) -> None:
    inbox.add(locked.lock, Event("e1", NOON, "kept", (1, 2, 9), note=CANARY))
    assert locked.leaks() == []
    raw = [(path.name, path.read_bytes()) for path in Path(locked.lock.inbox).iterdir()]
    store = locked.open()
    assert store.notices == [
        "2 noted while it was locked: counted now. `troth undo` takes back one at a time.",
        "Not counted, 9: There is no promise 9. `troth list --all` shows them all.",
    ]
    assert whole_sentences(store.notices[0], "", 58, "…") == "2 noted while it was locked: counted now."
    assert kept_days(locked) == [DAY.today.day, DAY.today.day + 1]
    store.undo(NOON)
    store.undo(NOON)
    for name, data in raw:
        Path(locked.lock.inbox, name).write_bytes(data)
        Path(locked.lock.inbox, f"again-{name}").write_bytes(data)
    assert locked.open().notices == []
    assert kept_days(locked) == [DAY.today.day]
    assert os.listdir(locked.lock.inbox) == []


def test_what_is_torn_or_foreign_is_left_and_said(locked: Home) -> None:
    inbox.add(locked.lock, Event("e1", NOON, "kept", (1,)))
    (path,) = Path(locked.lock.inbox).iterdir()
    sealing = locked.identity().sealing
    torn = {
        "cut.age": path.read_bytes()[:-3],
        "plain.age": b'{"format":1}',
        "empty.age": b"",
        "kind.age": sealing.seal(
            b'{"format":1,"uid":"x","at":5,"outcome":"gone","numbers":[1],"on":"","note":"","period":false}'
        ),
        "list.age": sealing.seal(b"[1]"),
        "number.age": sealing.seal(
            b'{"format":1,"uid":"x","at":5,"outcome":"kept","numbers":["1"],"on":"","note":"","period":false}'
        ),
        "large.age": bytes(300_000),
    }
    for name, data in torn.items():
        Path(locked.lock.inbox, name).write_bytes(data)
    notices = locked.open().notices
    assert notices[0].startswith("1 noted") and notices[1].startswith("7 files in ")
    assert {path.name: path.read_bytes() for path in Path(locked.lock.inbox).iterdir()} == torn


def test_a_thousand_are_one_write(locked: Home) -> None:
    revision = locked.open().export()["_meta"]["1"]["rev"]
    os.makedirs(locked.lock.inbox)
    sealing = locked.identity().sealing
    for number in range(1000):
        event = Event(f"e{number:04}", NOON + number, "partly" if number % 2 else "kept", (1,))
        Path(locked.lock.inbox, f"{number}.age").write_bytes(sealing.seal(inbox.encoded(event)))
    store = locked.open()
    assert store.notices[0].startswith("1000 noted")
    assert store.export()["_meta"]["1"]["rev"] == revision + 1
    assert os.listdir(locked.lock.inbox) == [] and len(locked.open().book().commitments()) == 2


def test_nothing_is_noted_once_the_passphrase_is_gone(locked: Home) -> None:
    from troth.locking import passphrase

    passphrase.remove(locked.lock, locked.identity())
    with pytest.raises(passphrase.Locked, match="Nothing was noted"):
        inbox.add(home_in(locked.folder).lock, Event("e1", NOON, "kept", (1,)))


@pytest.mark.parametrize(("numbers", "on"), [((*[1] * 201,), ""), ((1,), " " * 70 + "today"), ((*range(1, 202),), "")])
def test_what_would_not_be_read_again_is_not_noted(locked: Home, numbers: tuple[int, ...], on: str) -> None:
    with pytest.raises(NotUnderstood, match="Nothing was noted"):
        inbox.add(locked.lock, Event("e1", NOON, "kept", numbers, on))
    assert not os.path.exists(locked.lock.inbox)


def test_of_one_second_the_later_word_counts(locked: Home) -> None:
    for place, uid in enumerate(("b", "a")):
        inbox.add(locked.lock, Event(uid, NOON, ("kept", "partly")[place], (1,)))  # type: ignore[arg-type]
        (path,) = Path(locked.lock.inbox).glob(f"*-{uid}.age")
        os.utime(path, ns=(place, place))
    assert [each.uid for each in inbox_count.found(locked.lock, locked.identity().sealing, NOON).events] == ["b", "a"]
