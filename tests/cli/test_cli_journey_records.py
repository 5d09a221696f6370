"""The records of the long view in the shell: kept, listed, shown, moved and handed out."""

import pytest
from cli_shell import Shell

from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.days import Now
from troth.domain.journey.check_in import CheckIn
from troth.domain.journey.dance import Incident, Pattern
from troth.domain.journey.decision import Decision
from troth.domain.journey.evening import DayMark, DayMonth
from troth.domain.journey.keepsake import Appreciation, Celebration
from troth.domain.journey.lookup import every
from troth.domain.journey.session import AgendaPoint, Measure, Session
from troth.domain.records import Link
from troth.store.store import Store


def store(shell: Shell) -> Store:
    return Store(str(shell.folder / "troth.json"))


def put(shell: Shell, *edits: Edit) -> None:
    store(shell).do(lambda book: Change("Made.", edits), 1)


def today(shell: Shell) -> Now:
    from troth.clock import now

    return now(Book().settings.day_ends)


def test_decisions_are_kept_listed_shown_and_given_a_day(shell: Shell) -> None:
    assert shell.ok("decision").startswith("No question waits.")
    assert shell.ok("decision", "add", "Do we take the dog?") == "Decision: Do we take the dog?\n"
    assert shell.call("decision", "add", stdin=b"Where do we live?\n").out == "Decision: Where do we live?\n"
    assert shell.call("decision", "add", stdin=b"").code == 1
    assert shell.ok("decision", "look", "2", "tomorrow") == "Back tomorrow: Where do we live?\n"
    assert [line.split("  ")[-1] for line in shell.ok("decision", "list").splitlines()] == [
        "open",
        "open, look again tomorrow",
    ]
    assert "  today: opened\n" in shell.ok("decision", "show", "1")
    shell.ok("decision", "look", "2", "never")
    assert "look again" not in shell.ok("decision")
    said = shell.call("decision", "show", "9")
    assert (said.code, said.err) == (1, "troth: There is no decision 9.\n")
    assert shell.call("decision", "show", "dog").code == 2
    assert shell.call("decision", "look", "1", "yesterday").code == 1


def test_points_for_the_talk_and_for_the_session(shell: Shell) -> None:
    shell.ok("talk", "add", "who", "cooks")
    assert shell.call("talk", "add", "--session", stdin=b"the letter\n").code == 0
    assert shell.ok("talk") == shell.ok("talk", "list") == "   1  who cooks\n   2  the letter (for the session)\n"
    shell.ok("talk", "done", "2")
    assert shell.ok("talk") == "   1  who cooks\n"
    assert shell.ok("complete", "points") == "1\twho cooks\n"
    assert shell.call("talk", "done", "7").code == 1
    assert shell.call("talk", "done").code == 2


def test_a_session_from_its_day_to_what_came_of_it(shell: Shell) -> None:
    day = today(shell).today
    assert shell.call("session", "page").code == 1
    shell.ok("session", "add", "+7d", "--time", "18:00", "--with", "a counsellor")
    assert shell.call("session", "add", "+8d", "--time", "6pm").code == 1
    assert "with a counsellor" in shell.ok("session") and "nothing on your page" in shell.ok("session", "list")
    said = shell.call("session", "page")
    assert said.code == 1 and "Nothing is chosen" in said.err
    assert shell.ok("session", "measure", "a form", "31", "--of", "0-81") == "Noted: a form, 31 of 0 to 81.\n"
    assert shell.call("session", "measure", "a form", "82", "--of", "0-81").code == 1
    assert shell.call("session", "measure", "a form", "31", "--of", "many").code == 2
    (made,) = every(store(shell).book(), Session)
    put(shell, Edit("sessions", 1, made, made._replace(chosen=(Link("measures", 1),))))
    page = shell.ok("session", "page", "1")
    assert page.startswith("# For ") and page.endswith(": 31 of 81\n")
    out = shell.folder / "page.md"
    assert shell.ok("session", "page", "-o", str(out)).startswith("Written to ")
    assert out.read_text(encoding="utf-8") == page and out.stat().st_mode & 0o777 == 0o600
    out.write_text("mine", encoding="utf-8")
    assert shell.call("session", "page", "-o", str(out)).code == 1 and out.read_text(encoding="utf-8") == "mine"
    assert shell.call("session", "after", stdin=b"").code == 1, "it is still to come"
    assert shell.call("session", "after", "1", stdin=b"").code == 1
    (made,) = every(store(shell).book(), Session)
    put(shell, Edit("sessions", 1, made, made._replace(day=day)))
    assert shell.call("session", "after", stdin=b"We were heard.\n\n\n\n11\n").code == 2
    assert shell.call("session", "after", stdin=b"We were heard.\n\n\n\n6\n").out.startswith("Held: ")
    (held,) = every(store(shell).book(), Session)
    assert (held.insight, held.near, held.state) == ("We were heard.", 6, "held")


def private(shell: Shell) -> None:
    """A book with a canary in each field that is for one alone, all of it of this month."""
    day = today(shell).today
    mine = {"story": "CANARY", "soft": ("CANARY",), "their_top": "CANARY", "their_story": "CANARY", "asked": "CANARY"}
    happened = Incident(1, "i1", 1, day, "CANARY", topic="money", mine=("pursue",), asked_on=day, of=1, **mine)  # type: ignore[arg-type]
    session = Session(
        1, "s1", 1, day, "", "CANARY", insight="CANARY", hard="CANARY", for_helper="CANARY", goal="CANARY"
    )
    put(
        shell,
        Edit("incidents", 1, None, happened),
        Edit("patterns", 1, None, Pattern(1, "p1", 1, day, "the snail", ("pursue",), their_soft="CANARY")),
        Edit("sessions", 1, None, session),
        Edit("days", 1, None, DayMonth(1, day.replace(day=1), ((day.day, DayMark(4, 1, "CANARY")),))),
        Edit("measures", 1, None, Measure(1, "m1", 1, day, "CANARY", "31", "0", "81")),
        Edit("agenda", 1, None, AgendaPoint(1, "a1", 1, day, "CANARY")),
        Edit("checkins", 1, None, CheckIn(1, "c1", 1, day, (5,) * 7, ("a word",) * 7)),
        Edit("celebrations", 1, None, Celebration(1, "g1", 1, day, "We laughed", took="a walk")),
        Edit("thanks", 1, None, Appreciation(1, "t1", 1, day, "CANARY")),
        Edit("thanks", 2, None, Appreciation(2, "t2", 1, day, "the tea", told_on=day)),
        Edit("decisions", 1, None, Decision(1, "d1", 1, day, "CANARY?")),
    )


def test_a_review_is_fit_for_two_and_with_mine_never_tells_a_guess(shell: Shell) -> None:
    private(shell)
    shared, mine = shell.ok("review"), shell.ok("review", "--mine")
    for text in (shared, mine, shell.ok("letter").replace("> Thank you for CANARY", "")):
        assert "CANARY" not in text
        assert "We laughed" in text
    for words in ("a word", "evening", "money", "snail", "Limits"):
        assert words not in shared
    assert "the tea" in shared and "1 thank-you still to say" in shared
    assert "Limits: " in mine and "5, a word" in mine and "1 evening, middle 4 of 5" in mine and "the snail" in mine
    assert "evening" not in shell.ok("journey", "--json") and "CANARY" not in shell.ok("complete", "incidents")


def test_a_month_and_a_year_are_named_and_files_stay(shell: Shell) -> None:
    assert "Nothing is noted for this month." in shell.ok("review", "--month", "2020-02")
    assert shell.ok("review", "--month", "2020-02").startswith("# February 2020\n")
    for month in ("2020-13", "2020", "x", "0000-01"):
        assert shell.call("review", "--month", month).code == 2
    assert shell.call("review", "--month", "9000-01").code == 1
    assert shell.call("letter").code == 1 and shell.call("letter", "x").code == 2
    shell.ok("celebrate", "We laughed")
    out = shell.folder / "letter.md"
    shell.ok("letter", str(today(shell).today.year), "-o", str(out))
    assert "We laughed" in out.read_text(encoding="utf-8")
    assert shell.call("review", "-o", str(out)).code == 1


def test_what_happened_and_what_goes_round_is_read_again(shell: Shell) -> None:
    assert shell.ok("incident", "list").startswith("Nothing is written down.")
    assert shell.ok("pattern").startswith("No pattern has a name.")
    private(shell)
    listed = shell.ok("incident", "list")
    assert "money" in listed and "the snail" in listed and "CANARY" not in listed
    whole = shell.ok("incident", "show", "1")
    assert "  On top they were: CANARY (a guess, asked today)\n" in whole and "A round of: the snail" in whole
    assert "1 time" in shell.ok("pattern", "list")
    assert "Below that: CANARY (a guess, not asked)\n" in shell.ok("pattern", "show", "1")
    assert shell.call("incident", "show", "9").code == shell.call("pattern", "show", "9").code == 1


@pytest.mark.parametrize("noun", ["decision", "session", "pattern", "talk"])
def test_a_noun_alone_lists(shell: Shell, noun: str) -> None:
    assert shell.ok(noun) == shell.ok(noun, "list") == shell.ok(noun, "--no-color")


def test_what_happened_opens_a_page_or_tells_what_it_asks(shell: Shell) -> None:
    assert shell.call("incident").out.count("\n") > 5


def test_the_object_tells_of_all_but_evenings(shell: Shell) -> None:
    private(shell)
    shell.ok("session", "add", "+3d")
    found = shell.call("journey", "--json").json
    assert found["patterns"] == [
        {"number": 1, "name": "the snail", "state": "active", "times": 1, "last": found["day"], "caught": None}
    ]
    assert found["decisions"][0]["stage"] == "open"
    assert found["session"]["number"] == 1 and found["session"]["on_page"] == 0
    assert found["promises"]["outcomes"] == {} and found["boundaries"]["honoured"] == 0
    assert shell.ok("journey", "week").startswith("Week of ")
