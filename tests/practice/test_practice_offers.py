"""Texts that nobody wrote in follow the answers they are made of; and a time that runs is over when one moves on."""

from pathlib import Path

from practice_packs import END, HEAD, practice

from troth.practice.run import Run

FACT = '[[step]]\nid = "fact"\ntype = "text"\nprompt = "What happened?"\n\n'
SHARE = '[[step]]\nid = "share"\ntype = "make_share"\nprompt = "Something to share?"\ntext = "{fact}"\n\n'
AGAIN = '[[step]]\nid = "again"\ntype = "make_agenda"\nprompt = "Talk about it?"\ntext = "{share}, again"\n\n'
PAUSE = '[[step]]\nid = "pause"\ntype = "breathe"\nprompt = "Breathe."\ncount = 2\nseconds = 8\n\n'


def at_the_share(folder: Path) -> Run:
    return Run(practice(folder, HEAD + FACT + SHARE + AGAIN + PAUSE + END)).answered(("late",)).next()


def test_what_is_offered_is_no_answer_before_one_goes_on(tmp_path: Path) -> None:
    run = at_the_share(tmp_path)
    assert run.prefilled == ("late",)
    assert run.written(("late",)) == run and not run.given("share")
    assert run.written(("later",)).given("share") == ("later",)
    assert run.answered(("late",)).offered == {"share"}


def test_what_nobody_wrote_in_follows_through_one_another(tmp_path: Path) -> None:
    run = at_the_share(tmp_path)
    run = run.answered(run.offer).next()
    run = run.answered(run.offer).next()
    assert run.given("again") == ("late, again",)
    changed = run.back().back().back().answered(("early",))
    assert (changed.given("share"), changed.given("again")) == (("early",), ("early, again",))
    assert changed.step.id == "fact"


def test_what_was_written_stays(tmp_path: Path) -> None:
    run = at_the_share(tmp_path).answered(("my own",)).next()
    assert run.offered == frozenset()
    assert run.back().back().answered(("early",)).given("share") == ("my own",)


def test_what_was_left_stays_left(tmp_path: Path) -> None:
    run = at_the_share(tmp_path).answered(("",)).next()
    assert run.back().back().answered(("early",)).given("share") == ("",)


def test_what_reads_as_it_is_offered_again_follows_again(tmp_path: Path) -> None:
    run = at_the_share(tmp_path).answered(("my own",)).answered(("late",)).next()
    assert run.back().back().answered(("early",)).given("share") == ("early",)


def test_nothing_is_written_where_nothing_is_asked(tmp_path: Path) -> None:
    run = at_the_share(tmp_path)._replace(at="pause")
    assert run.written(("x",)) == run


def test_a_time_runs_as_long_as_its_step_says_and_is_over_when_one_moves(tmp_path: Path) -> None:
    run = at_the_share(tmp_path)._replace(at="pause").started(100)
    assert (run.ends_at, run.step.lasts) == (116, 16)
    assert run.next().ends_at is None and run.back().ends_at is None
    first = Run(run.practice).started(100)
    assert first.back() == first._replace(at="fact"), "before the first step is nothing to go to"


def test_the_floor_stays_where_it_was_passed(tmp_path: Path) -> None:
    run = at_the_share(tmp_path).passed().passed()
    assert run.turn == 2 and run.next().turn == 2 and run.back().turn == 2
