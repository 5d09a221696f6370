"""The coming seven days from the shell."""

from cli_shell import Shell

from troth import clock


def test_the_week_says_whom_each_promise_is_for(three: Shell) -> None:
    three.ok("tick", "1")
    said = three.ok("week")
    assert said.count("Call mum") == 1 and "daily" in said and "for them" in said
    assert "today" in said and "Fix the tap" in said
    found = three.call("week", "--json").json
    assert found["schema"] == 1 and found["day"] == clock.now().today.isoformat()
    assert [each["title"] for each in found["rhythms"]] == ["Cook supper", "Call mum"]
    assert [[each["number"] for each in day["items"]] for day in found["days"]] == [[], [], [], [], [], [3], []]
    assert found["rhythms"][1]["outcome"] == "kept"


def test_it_begins_today_or_later(three: Shell) -> None:
    said = three.call("week", "--on", "yesterday")
    assert (said.code, said.out) == (1, "")
    assert "daily" in three.ok("week", "--on", "+7d")


def test_an_empty_week_says_so(shell: Shell) -> None:
    assert shell.ok("week").startswith("Nothing is promised for ")
