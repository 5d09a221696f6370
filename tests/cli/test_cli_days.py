"""A day in the shell: adding, ticking, looking, and the rest of a promise's life."""

from datetime import timedelta

import pytest
from cli_shell import Shell

from troth import clock


def test_add_says_number_and_when(shell: Shell) -> None:
    today = clock.now().today
    assert shell.ok("add", "Call mum", "--every", "day") == "Promise 1: Call mum (every day, next today).\n"
    assert shell.ok("add", "Fix", "the", "tap") == "Promise 2: Fix the tap (once, today).\n"
    assert "once, " in (out := shell.ok("add", "Write", "--by", "+3d"))
    assert f"{(today + timedelta(days=3)).day} " in out
    assert "next" in shell.ok("add", "Walk", "--every", "mon,thu", "--start", "+9d")
    assert shell.ok("add", "Breathe", "--every", "cue I am angry") == "Promise 5: Breathe (when I am angry).\n"
    assert " at 18:00)" in shell.ok("add", "Fetch", "--by", "+3d 18:00")
    assert shell.ok("add", "Ends", "--every", "day until +2d").startswith("Promise 7: ")
    assert shell.call("list", "--json").json["items"][6]["ends"] == (today + timedelta(days=2)).isoformat()
    said = shell.ok("add", "Swim", "--every", "day at 6pm until +400d", "--cue", "after work")
    assert said.startswith("Promise 8: Swim (every day at 18:00, after work, next today, until ")
    assert f" {(today + timedelta(days=400)).year})." in said, "another year is told"
    refused = shell.call("add", "Rest", "--start", "+3d")
    assert (refused.code, refused.out) == (1, "") and "due before it starts" in refused.err


@pytest.mark.parametrize("more", [(), ("--start", "+10d")])
def test_every_other_weekday_begins_on_that_weekday(shell: Shell, more: tuple[str, ...]) -> None:
    shell.ok("add", "Date night", "--every", "other sat", *more)
    first = clock.now().today + timedelta(days=10 if more else 0)
    first += timedelta(days=(5 - first.weekday()) % 7)
    assert shell.call("show", "1", "--json").json["items"][0]["due"] == first.isoformat()


def test_every_field_is_kept(shell: Shell) -> None:
    shell.ok(
        "add", "Visit", "--by", "+9d", "--grace", "2", "--to", "both", "--size", "big", "--why", "w", "--cue", "c",
        "--then", "t", "--obstacle", "o", "--plan", "p", "--smallest", "s", "--note", "n", "--confidence", "8",
        "--slack", "1", "--tell-every", "7", "--tell-before", "3", "--every-time",
    )  # fmt: skip
    shown = shell.call("show", "1", "--json").json["items"][0]
    expected = {"to": "both", "size": "big", "why": "w", "cue": "c", "then": "t", "obstacle": "o", "plan_b": "p",
                "smallest": "s", "note": "n", "confidence": 8}  # fmt: skip
    assert {name: shown[name] for name in expected} == expected
    text = shell.ok("show", "1")
    assert "to both of you" in text and "Plan: p" in text and "Note: n" in text


@pytest.mark.seed("S1.6")
def test_guard_warns_with_the_persons_figures_and_never_blocks(shell: Shell) -> None:
    for _ in range(3):
        shell.ok("add", "Big", "--size", "big", "--by", "today")
    said = shell.ok("add", "One more", "--size", "big", "--confidence", "4")
    assert said.startswith("Promise 4: ")
    assert "You hold 3 big promises" in said and "4 of 10 sure" in said
    warned = shell.call("add", "Another", "--size", "big", "--json").json
    assert warned["schema"] == 1 and warned["items"][0]["number"] == 5 and len(warned["warnings"]) == 1


def test_tick_twice_says_so_and_changes_nothing(three: Shell) -> None:
    assert three.ok("tick", "1") == "Kept: Call mum.\n"
    before = (three.folder / "troth.json").read_bytes()
    assert three.ok("tick", "1") == "Already kept today: Call mum.\n"
    assert (three.folder / "troth.json").read_bytes() == before


def test_several_at_once_are_one_change(three: Shell) -> None:
    assert three.ok("tick", "1", "2", "1") == "Kept: Call mum.\nKept: Cook supper.\n"
    assert three.call("tick", "3", "99").code == 1
    assert three.ok("status", "--format", "{left} {due} {kept} {open}") == "0 2 2 0\n"
    assert three.ok("undo").startswith("Taken back: ")
    assert three.ok("status") == "2\n"
    assert three.ok("redo").startswith("Made again: ")
    assert three.ok("status") == "0\n"


def test_other_outcomes_and_days(three: Shell) -> None:
    assert "Partly" in three.ok("partly", "1")
    assert "slack" in three.ok("miss", "2").lower()
    assert "Excused" in three.ok("excuse", "3", "--on", "+2d", "--note", "away")
    assert three.call("tick", "1", "--on", "+1d").code == 1
    assert three.ok("tick", "1", "--on", "yesterday").startswith("Kept (yesterday): ")
    items = three.call("show", "1", "--json").json["items"]
    assert [each["outcome"] for each in items[0]["occasions"]] == ["kept", "partly"]


@pytest.mark.parametrize("word", ["call", "Call mum", "CALL", "  call   m", "#1"])
def test_beginning_of_a_title(three: Shell, word: str) -> None:
    assert three.ok("tick", word) == "Kept: Call mum.\n"


def test_title_that_fits_two_or_none(three: Shell) -> None:
    said = three.call("tick", "c")
    assert (said.code, said.out) == (1, "")
    assert "Promises 1 and 2" in said.err and "mum" not in said.err
    said = three.call("tick", "coll mum")
    assert said.code == 1 and "Did you mean 1?" in said.err and "coll" not in said.err
    assert three.call("tick", "zzzz").code == 1
    assert three.call("tick", "").code == 1
    assert three.call("tick", "9" * 400).code == 1
    three.ok("release", "1")
    assert three.call("tick", "c").err == "" and three.ok("status") == "0\n"


def test_today_and_list(three: Shell) -> None:
    three.ok("tick", "1")
    today = three.ok("today")
    assert "1 of 2 answered" in today.splitlines()[0]
    assert "○ 2 Cook supper" in today and "● 1 Call mum" in today and "Coming" in today
    assert today == three.ok(), "without a terminal `troth` prints today"
    assert "Nothing is due" in three.ok("today", "--on", "2000-01-01")
    assert "Fix the tap" in three.ok("list")
    three.ok("tick", "3")
    assert "Fix the tap" not in three.ok("list") and "Fix the tap" in three.ok("list", "--all")


def test_first_lines(shell: Shell) -> None:
    assert "troth add" in shell.ok("today")
    assert "troth add" in shell.ok("list")
    assert shell.ok("status") == "0\n"
    assert not shell.folder.exists(), "looking makes no file"


@pytest.mark.seed("S6.1", "S6.4")
def test_rest_of_a_life(three: Shell) -> None:
    assert three.ok("tell", "1", "--how", "call", "--note", "going well") == "Told: Call mum.\n"
    assert three.ok("move", "3", "+7d", "--told").startswith("Moved to ")
    assert three.ok("move", "3", "+8d", "18:00", "--why", "rain").endswith("Not told yet.\n")
    assert three.call("show", "3", "--json").json["items"][0]["time"] == "18:00"
    three.ok("move", "3", "+9d")
    assert three.call("show", "3", "--json").json["items"][0]["time"] == "18:00", "a new day keeps the time"
    assert three.call("move", "1", "+3d", "18:00").code == 2
    assert three.ok("pause", "1", "2", "--until", "+3d").count("Paused until") == 2
    assert three.ok("status") == "0\n"
    assert three.ok("resume", "1", "2").count("Running again") == 2
    assert three.ok("release", "1", "--why", "too much") == "Let go: Call mum.\n"
    assert "too much" in three.ok("show", "1")
    assert three.ok("restore", "1") == "Taken up again: Call mum.\n"
    text = three.ok("show", "3")
    assert "not told: rain" in text and "told in time" in text


def test_edit(three: Shell) -> None:
    assert (
        three.ok("edit", "1", "--title", "Ring mum", "--size", "medium", "--every", "mon")
        == "Changed: Ring mum (every Monday).\n"
    )
    item = three.call("show", "1", "--json").json["items"][0]
    assert (item["title"], item["size"], item["schedule"]) == ("Ring mum", "medium", "mon")
    assert "(until " in three.ok("edit", "1", "--until", "+9d")
    assert three.ok("edit", "1", "--every", "tue at 9:00", "--cue", "tea") == "Changed: Ring mum (every Tuesday).\n"
    assert three.ok("edit", "1", "--every", "wed at 10:00") == "Changed: Ring mum (every Wednesday).\n"
    item = three.call("show", "1", "--json").json["items"][0]
    assert (item["cue"], item["ends"] is None) == ("at 10:00, tea", False), "neither cue nor end goes in silence"
    assert "(without an end)" in three.ok("edit", "1", "--until", "none")
    assert three.call("show", "1", "--json").json["items"][0]["ends"] is None
    three.ok("edit", "3", "--grace", "3")
    assert three.call("edit", "1", "--grace", "3").code == 2
    assert three.call("edit", "1").code == 2
    assert three.call("edit", "1", "--every", "day", "--by", "today").code == 2
    assert three.call("edit", "1", "--title", " ").code == 1
    assert three.ok("edit", "1", "--title", "Ring mum") == "Nothing to change: Ring mum.\n"


def test_a_weekday_after_on_lies_where_the_answer_does(shell: Shell) -> None:
    today = clock.now().today
    shell.ok("add", "Walk", "--every", "day", "--start", (today - timedelta(days=30)).isoformat())
    names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    before = today - timedelta(days=3)
    assert shell.ok("tick", "1", "--on", names[before.weekday()]).startswith("Kept (")
    assert shell.call("show", "1").out.count(before.isoformat()) == 1
    shell.ok("miss", "1", "--on", "-4d")
    assert (today - timedelta(days=4)).isoformat() in shell.ok("show", "1")
    assert "Kept: " in shell.ok("tick", "1", "--on", names[today.weekday()]), "a weekday that is today is today"
    for command in (["excuse", "1", "--on"], ["today", "--on"]):
        said = shell.call(*command, names[before.weekday()])
        assert (said.code, said.out) == (2, "")
        assert before.isoformat() in said.err and (before + timedelta(days=7)).isoformat() in said.err


def test_a_day_that_can_be_two_is_refused_with_both(shell: Shell) -> None:
    said = shell.call("add", "Call mum", "--by", "12/11")
    assert (said.code, said.out) == (2, "")
    assert "Write 12 nov or 11 dec." in said.err


def test_a_title_tells_when_and_never_whom(shell: Shell) -> None:
    assert "every day, next" in shell.ok("add", "Walk", "every", "day")
    assert shell.call("show", "1", "--json").json["items"][0]["title"] == "Walk"
    shell.ok("add", "Give a hug to both")
    item = shell.call("show", "2", "--json").json["items"][0]
    assert (item["title"], item["to"], item["schedule"]) == (
        "Give a hug to both",
        "partner",
        clock.now().today.isoformat(),
    )
    shell.ok("add", "Walk every day", "--every", "mon")
    item = shell.call("show", "3", "--json").json["items"][0]
    assert (item["title"], item["schedule"]) == ("Walk every day", "mon")
    shell.ok("add", "--", "Meet by pier 5")
    assert shell.call("show", "4", "--json").json["items"][0]["title"] == "Meet by pier 5"
    shell.ok("add", "Swim every sun at 18:00")
    item = shell.call("show", "5", "--json").json["items"][0]
    assert (item["schedule"], item["cue"]) == ("sun", "at 18:00")


def test_a_time_that_is_not_understood_never_becomes_title(shell: Shell) -> None:
    for words in ("Secret every sunday morning", "Secret by 12/11", "Secret next friday", "Secret yearly"):
        said = shell.call("add", *words.split())
        assert (said.code, said.out) == (2, ""), words
        assert "word 2" in said.err and "Secret" not in said.err and "morning" not in said.err
        assert said.err.count("\n") == 1
    said = shell.call("add", "-", stdin=b"Walk every day\nSwim every 8x week\n")
    assert said.code == 2 and "line 2" in said.err
    assert shell.call("list", "--all", "--json").json["items"] == []
    assert shell.ok("add", "Come home on time").endswith("No rhythm was read in it, so it is for today.\n")


def test_away_pauses_all_and_takes_up_only_those(three: Shell) -> None:
    three.ok("pause", "2")
    assert "2 promises rest" in three.ok("pause", "--all", "--until", "+3d")
    assert three.ok("resume", "--all").startswith("Back: 2 promises run again.")
    assert three.ok("complete", "paused") == "2\tCook supper\n"


@pytest.mark.parametrize("words", [("pause", "--all"), ("pause",), ("resume",), ("resume", "1", "--all")])
def test_a_pause_of_all_says_what_it_needs(three: Shell, words: tuple[str, ...]) -> None:
    said = three.call(*words)
    assert (said.code, said.out) == (2, "")
