"""Amends that were promised come back in the shell, and can be read and marked made there."""

from datetime import timedelta

import pytest
from cli_shell import Shell

from troth import clock, places
from troth.domain.actions.repairing import BeginRepair, ReviseRepair
from troth.domain.follow_up import Repair
from troth.store.store import Store


@pytest.fixture
def missed(shell: Shell) -> Shell:
    """A promise that was not kept, with amends for today and all that can be said of it."""
    now = clock.now()
    shell.ok(
        "add",
        "Be home for supper",
        "--every",
        "day",
        "--slack",
        "0",
        "--start",
        (now.today - timedelta(days=5)).isoformat(),
    )
    shell.ok("miss", "1", "--on", "yesterday")
    made = Repair(
        0, "r1", 0, 1, now.today - timedelta(days=1), "I left late", "I cook two evenings", now.today, now.today,
        explanation="a call", regret="you waited", change="an alarm", asked_forgiveness=True, response="heard",
    )  # fmt: skip
    Store(places.data_file(None).path).do(BeginRepair(made, now), now.at)
    return shell


def test_amends_come_back_until_they_are_made(missed: Shell) -> None:
    assert "Amends: I cook two evenings" in missed.ok("today")
    assert missed.call("today", "--json").json["amends"] == [
        {"promise": 1, "amends": "I cook two evenings", "by": clock.now().today.isoformat()}
    ]
    assert missed.ok("status") == "2\n"
    assert "Amends: I cook two evenings" in missed.ok("week")
    (first, *_) = missed.call("week", "--json").json["days"]
    assert [each["amends"] for each in first["items"]][-1] == "I cook two evenings"
    assert "by today" in missed.ok("today")
    later = (clock.now().today + timedelta(days=3)).isoformat()
    assert "since " in missed.ok("today", "--on", later)
    assert "Amends" not in missed.ok("today", "--on", "yesterday")
    assert missed.ok("repair", "1", "--done").startswith("Repaired: ")
    assert "Amends" not in missed.ok("today")
    assert missed.ok("status") == "1\n"
    said = missed.call("repair", "1", "--done")
    assert (said.code, said.out) == (1, "")


@pytest.mark.parametrize("command", ["show", "repair"])
def test_all_parts_of_a_repair_can_be_read(missed: Shell, command: str) -> None:
    said = missed.ok(command, "1")
    for part in (
        "I left late",
        "a call",
        "you waited",
        "I cook two evenings (still to be made, by ",
        "an alarm",
        "asked for",
        "was heard",
    ):
        assert part in said, part


def test_amends_count_once_they_were_told_which_the_shell_can_say(missed: Shell) -> None:
    store, now = Store(places.data_file(None).path), clock.now()
    store.do(ReviseRepair(1, (("told_on", None),)), now.at)
    refused = missed.call("repair", "1", "--done")
    assert (refused.code, refused.out) == (1, "") and "--told" in refused.err
    assert missed.call("repair", "1", "--told", (now.today + timedelta(days=2)).isoformat()).code != 0
    assert missed.ok("repair", "1", "--told", "yesterday").startswith("Repair changed: ")
    assert store.book().repairs(1)[0].told_on == now.today - timedelta(days=1)
    missed.ok("undo")
    assert "Repaired: " in missed.ok("repair", "1", "--told", "--done")
    made = store.book().repairs(1)[0]
    assert (made.told_on, made.amends_done_on) == (now.today, now.today)
    missed.ok("undo")
    assert store.book().repairs(1)[0].told_on is None


def test_without_a_repair_it_says_so(shell: Shell) -> None:
    shell.ok("add", "Walk")
    said = shell.call("repair", "1")
    assert said.code == 1 and said.err.count("\n") == 1


@pytest.mark.parametrize(("command", "word"), [("partly", "partly"), ("excuse", "excused")])
def test_a_one_off_keeps_its_own_word_in_the_list(shell: Shell, command: str, word: str) -> None:
    shell.ok("add", "Find a date", "--by", "today")
    shell.ok(command, "1")
    listed = shell.ok("list", "--all").rstrip()
    assert listed.endswith(word)
    assert "done" not in shell.ok("show", "1")
