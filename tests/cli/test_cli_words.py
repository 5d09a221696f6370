"""How schedules and dates are understood, by `when` and by the promises made with them."""

import re
from datetime import date

import pytest
from cli_shell import Shell

from troth import clock
from troth.domain.book import Book

SPECS = {
    "day": "daily", "weekday": "weekdays", "mon,thu": "weekdays", "3 days": "every_n_days",
    "3 days after done": "every_n_days", "2 weeks": "every_n_days", "2-4 days": "window", "3x week": "times_per",
    "2x month": "times_per", "month 31": "monthly_day", "first mon": "monthly_nth", "last fri": "monthly_nth",
    "year 03-14": "yearly", "cue he asks": "on_cue",
}  # fmt: skip
DATES = ["today", "yesterday", "tomorrow", "fri", "+3d", "+2w", "eom", "2026-12-01"]


@pytest.mark.parametrize("spec", SPECS)
def test_spec(shell: Shell, spec: str) -> None:
    said = shell.call("when", spec, "--start", "2026-01-01", "--json").json
    assert (said["schema"], said["kind"], said["spec"]) == (1, SPECS[spec], "14 days" if spec == "2 weeks" else spec)
    assert len(said["next"]) == (0 if said["kind"] in ("times_per", "on_cue") else 6)
    assert said["period"] == {"3x week": "week", "2x month": "month"}.get(spec)
    assert said["understood"] in shell.ok("when", *spec.split())
    assert shell.ok("add", "It", "--every", spec).startswith("Promise 1: It (")
    assert shell.call("list", "--json").json["items"][0]["schedule"] == said["spec"]


def test_next_six(shell: Shell) -> None:
    def days(spec: str, start: str) -> list[str]:
        return shell.call("when", spec, "--start", start, "--json").json["next"]

    assert days("month 31", "2026-01-01")[:4] == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    assert days("last fri", "2026-01-01")[:3] == ["2026-01-30", "2026-02-27", "2026-03-27"]
    assert days("tue,thu", "2026-03-01")[:4] == ["2026-03-03", "2026-03-05", "2026-03-10", "2026-03-12"]
    assert days("3 days", "2026-03-01")[:4] == ["2026-03-01", "2026-03-04", "2026-03-07", "2026-03-10"]
    assert days("year 02-29", "2026-01-01")[:3] == ["2026-02-28", "2027-02-28", "2028-02-29"]
    assert days("day until 2026-03-03", "2026-03-01") == ["2026-03-01", "2026-03-02", "2026-03-03"]


@pytest.mark.parametrize("words", DATES)
def test_date(shell: Shell, words: str) -> None:
    said = shell.call("when", words, "--json").json
    assert date.fromisoformat(said["date"])
    assert said["kind"] == ("weekdays" if words == "fri" else "once")
    assert shell.call("when", f"{words} 18:00", "--json").json["time"] == "18:00"
    assert shell.call("add", "It", "--by", words).code == 0


@pytest.mark.parametrize(
    "words", ["", "soon", "3", "0 days", "8x week", "month 32", "2026-02-30", "fri 25:00", "+3", "mon,", "day\x1b"]
)
def test_not_understood_is_answered_with_what_would_be(shell: Shell, words: str) -> None:
    for command in (["when", words], ["add", "It", "--every", words], ["add", "It", "--by", words]):
        said = shell.call(*command)
        assert (said.code, said.out) == (2, ""), command
        assert "2026-12-01" in said.err or "mon,thu" in said.err or "Write 3 dec or 3 jan." in said.err
        assert said.err.count("\n") == 1 and "soon" not in said.err


@pytest.mark.parametrize("words", ["every sunday", "each mon", "by fri 18:00", "on 2026-12-01", "every day"])
def test_when_takes_the_words_as_the_line_of_the_app_does(shell: Shell, words: str) -> None:
    kept, rest = shell.call("when", words, "--json").json, words.partition(" ")[2]
    assert kept["spec"] in (rest, rest[:3], *((kept["date"], f"{kept['date']} 18:00") if words[0] in "bo" else ()))
    assert shell.call("add", "It", "--by" if words[0] in "bo" else "--every", words).code == 0


def test_when_shows_the_days_and_the_time_that_a_promise_would_have(shell: Shell) -> None:
    said = shell.call("when", "every other tue at 18:00", "--start", "2026-11-27", "--json").json
    assert (said["start"], said["next"][:2], said["time"]) == ("2026-12-01", ["2026-12-01", "2026-12-15"], "18:00")
    assert "at 18:00" in shell.ok("when", "sun at 18:00")
    assert "Write" in shell.call("when", "next friday").err


def test_a_changed_rhythm_keeps_its_time_and_refuses_another_first_day(shell: Shell) -> None:
    shell.ok("add", "Walk every day")
    shell.ok("edit", "1", "--every", "sun at 18:00")
    assert "Cue: at 18:00" in shell.ok("show", "1")
    other = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"} - {f"{clock.now().today:%a}".lower()}
    said = shell.call("edit", "1", "--every", f"other {other.pop()}")
    assert (said.code, "Nothing was changed." in said.err) == (1, True)
    assert shell.call("list", "--json").json["items"][0]["schedule"] == "sun"


def test_the_placeholder_of_the_app_shows_forms_that_when_shows(shell: Shell) -> None:
    from troth.tui.commitments.new_promise import new_promise
    from troth.tui.context import Context

    shown = shell.call("when", "nonsense words").err
    offered = new_promise(Context(clock.now, clock.new_uid), Book()).forms.removeprefix("Call mum ")
    forms = [form.removeprefix("every ").removeprefix("by ") for form in re.split(", |; ", offered)]
    assert len(forms) > 3
    for form in forms:
        assert re.search(rf"[ (]{re.escape(form)}[,;)]", shown), form
        assert shell.call("when", form).code == 0


class TestATitleThatHandsAPartOfOnesLifeOver:
    """It is made, and one line stands on standard error after it."""

    def test_when_it_is_made(self, shell: Shell) -> None:
        said = shell.call("add", "I hand over my wages", "--every", "month 1")
        assert (said.code, said.err.count("\n")) == (0, 1)
        assert "Could you say no to this?" in said.err and "F1 and h" in said.err and "troth help-lines" in said.err
        assert "say no" not in said.out and "wages" not in said.err

    def test_when_it_is_one_of_several(self, shell: Shell) -> None:
        said = shell.call("add", "-", stdin=b"Call mum\nI do not see P. any more\nSend my location every day\n")
        assert (said.code, said.err.count("Could you say no")) == (0, 1)

    def test_when_it_is_called_so_and_not_when_all_else_of_it_changes(self, shell: Shell) -> None:
        shell.ok("add", "Call mum", "--every", "sun")
        said = shell.call("edit", "1", "--title", "Give her my phone every evening")
        assert said.code == 0 and "Could you say no" in said.err
        assert shell.call("edit", "1", "--note", "on the table").err == ""
        assert shell.call("tick", "1").err == ""

    def test_its_json_stays_as_it_is(self, shell: Shell) -> None:
        said = shell.call("add", "Send my location every day", "--json")
        assert said.json["items"][0]["title"] == "Send my location" and "Could you say no" in said.err

    def test_any_other_says_nothing(self, shell: Shell) -> None:
        assert shell.call("add", "Date night", "--every", "fri").err == ""

    def test_danger_has_words_of_its_own(self, shell: Shell) -> None:
        said = shell.call("add", "If you leave me I will kill myself", "--every", "day")
        assert said.code == 0 and "You matter more" in said.err and "say no" not in said.err

    def test_sex_is_refused_wherever_it_is_typed(self, shell: Shell) -> None:
        shell.ok("add", "Date night", "--every", "fri")
        for words in (("add", "Sex on Saturdays"), ("edit", "1", "--title", "Make love"), ("add", "-")):
            refused = shell.call(*words, stdin=b"Call mum\nSex every sat\n")
            assert refused.code == 1 and "can't be promised ahead" in refused.err
        assert len(shell.call("list", "--json").json["items"]) == 1
