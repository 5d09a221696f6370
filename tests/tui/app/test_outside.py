"""What happens elsewhere: another process writes, the file fails, the day turns, the window changes."""

import fcntl
import json
import os
import shutil
from datetime import timedelta
from typing import Any

import pytest
from screens import AT, NOW, READ, TODAY, Home, desk, drawn, go_to, keys, quiet, row, text, type_in, until
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from troth.domain.actions.making import Revise
from troth.domain.actions.outcomes import Keep
from troth.domain.days import Now
from troth.domain.text import NOTE_LIMIT
from troth.store.format import serialise
from troth.tui.app.troth_app import TrothApp
from troth.tui.commitments.promise_page import PromisePage


async def settled(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def look(app: Any) -> None:
    """Look at the file and the clock now, instead of within two seconds."""
    app._look()


async def test_a_tick_made_elsewhere_shows_by_itself(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "j", "j", "j")
        home.other().do(Keep(1, TODAY, NOW), AT)
        assert row(pilot.app, "Ask before advising").startswith(" ○")
        await until(pilot, lambda: row(pilot.app, "Ask before advising").startswith(" ●"))
        assert "Phone away" in row(pilot.app, "▌"), "the cursor stays"
        assert row(pilot.app, "Today").endswith("2 of 6 kept")


async def test_a_record_that_is_wrong_is_told_of_once_the_screen_stands(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("troth.tui.app.troth_app.CHECK", 0.01)
    monkeypatch.setattr("troth.tui.app.troth_app.LOOK", 0.05)
    found = json.loads(home.path.read_bytes())
    found["commitments"]["9"]["plan_b"] = ["secret"]
    home.path.write_bytes(serialise(found))
    async with home.open((160, 24)) as pilot:
        await until(pilot, lambda: "is wrong. Nothing was changed; `troth doctor`" in quiet(pilot.app))
        assert "secret" not in text(pilot.app)
        await settled(pilot, "j")
        await until(pilot, lambda: quiet(pilot.app) == "")


async def test_an_open_page_follows_what_is_made_elsewhere(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 1)
        await settled(pilot, "enter")
        home.other().do(Revise(1, (("title", "Ask twice before advising"),), NOW), AT)
        look(pilot.app)
        await until(pilot, lambda: "Ask twice before advising" in text(pilot.app))


async def test_a_key_on_a_stale_screen_does_not_take_back_what_was_made_elsewhere(home: Home) -> None:
    async with home.open() as pilot:
        await go_to(pilot, 1)
        home.other().do(Keep(1, TODAY, NOW), AT)
        before = home.bytes()
        await settled(pilot, "space")
        assert home.outcome(1) == "kept"
        assert home.bytes() == before
        assert row(pilot.app, "Ask before advising").startswith("▌●")


async def test_undo_takes_back_what_was_made_elsewhere(home: Home) -> None:
    async with home.open() as pilot:
        home.other().do(Keep(1, TODAY, NOW), AT)
        await settled(pilot, "u")
        assert home.outcome(1) is None


async def test_a_promise_that_is_gone_closes_its_page(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "n")
        await type_in(pilot, "Walk every day")
        await settled(pilot, "enter")
        await go_to(pilot, 16)
        await settled(pilot, "enter")
        assert isinstance(pilot.app.screen, PromisePage)
        home.other().undo(AT)
        look(pilot.app)
        await until(pilot, lambda: not isinstance(pilot.app.screen, PromisePage))
        assert not row(pilot.app, " 16 Walk")
        assert not row(pilot.app, "▌"), "no other promise is under the cursor unasked"
        await settled(pilot, "k")
        assert row(pilot.app, "▌")


async def test_undoing_from_the_page_of_a_new_promise_closes_it(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "n")
        await type_in(pilot, "Walk every day")
        await settled(pilot, "enter")
        await go_to(pilot, 16)
        await settled(pilot, "enter", "u")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert quiet(pilot.app).startswith("Undone: Promise 16")


async def test_saving_a_form_on_a_promise_that_is_gone_says_so(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "n")
        await type_in(pilot, "Walk every day")
        await settled(pilot, "enter")
        await go_to(pilot, 16)
        await settled(pilot, "E")
        home.other().undo(AT)
        await settled(pilot, "ctrl+s")
        assert quiet(pilot.app).startswith("There is no promise 16.")
        assert len(pilot.app.screen_stack) == 2, "the words are not lost with it"
        await settled(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1


async def test_a_damaged_file_is_left_as_it_is_and_one_line_says_so(home: Home) -> None:
    async with home.open() as pilot:
        await settled(pilot, "j")
        good = home.bytes()
        home.path.write_bytes(b'{"meta": tru')
        await settled(pilot, "space")
        said = quiet(pilot.app)
        assert said
        assert home.path.read_bytes() == b'{"meta": tru'
        assert "Ask before advising" in row(pilot.app, "▌"), "what was read stands there still"
        await settled(pilot, "j", "x")
        await settled(pilot, "escape")
        assert home.path.read_bytes() == b'{"meta": tru'
        home.path.write_bytes(good)
        await settled(pilot, "g", "j", "space")
        assert home.outcome(1) == "kept"


async def test_a_file_that_becomes_a_folder_is_said_by_itself(home: Home) -> None:
    async with home.open() as pilot:
        home.path.rename(home.path.with_suffix(".away"))
        home.path.mkdir()
        look(pilot.app)
        await until(pilot, lambda: quiet(pilot.app) != "")
        await settled(pilot, "space")
        assert quiet(pilot.app)
        assert row(pilot.app, "Call my mother").startswith("▌○")
        home.path.rmdir()
        home.path.with_suffix(".away").rename(home.path)
        await settled(pilot, "space")
        assert home.outcome(3) == "kept"


async def test_a_lock_held_elsewhere_is_said_and_nothing_is_lost(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.store.lock.PATIENCE", 0.2, raising=False)
    async with home.open() as pilot:
        before = home.bytes()
        lock = next(home.path.parent.glob("*lock*"), home.path.with_name(home.path.name + ".lock"))
        holder = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(holder, fcntl.LOCK_EX)
        await settled(pilot, "space")
        await until(pilot, lambda: quiet(pilot.app) != "")
        assert home.bytes() == before
        assert row(pilot.app, "Call my mother").startswith("▌○")
        os.close(holder)
        await settled(pilot, "space")
        assert home.outcome(3) == "kept"


async def test_a_full_disk_is_said_and_the_answer_can_be_given_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home.open() as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", _full)
            await settled(pilot, "space")
            assert quiet(pilot.app).startswith("The disk is full")
            assert row(pilot.app, "Call my mother").startswith("▌○")
        await settled(pilot, "space")
        assert home.outcome(3) == "kept"


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


async def test_what_the_domain_refuses_is_said_in_one_line(home: Home) -> None:
    async with home.open() as pilot:
        before = home.bytes()
        await settled(pilot, "m")
        await type_in(pilot, "yesterday")
        await settled(pilot, "enter")
        assert len(quiet(pilot.app).splitlines()) == 1
        assert home.bytes() == before


async def test_what_is_not_possible_is_not_offered_and_opens_nothing(home: Home) -> None:
    async with home.open() as pilot:
        for number, views, pressed in ((10, "", "m r R A o"), (14, "v v v", "m z L A"), (3, "v", "r R A o")):
            await settled(pilot, READ, *keys(views))
            await go_to(pilot, number)
            for key in keys(pressed):
                await settled(pilot, READ, key)
                assert len(pilot.app.screen_stack) == 1, (number, key)
                assert all(key != pair.split()[0] for pair in drawn(pilot.app)[-1].split("  ") if pair.strip())


async def test_the_day_turns_under_an_open_page_or_dialog(home: Home) -> None:
    days = [TODAY]
    surroundings = desk()._replace(clock=lambda ends: Now(AT, days[-1]))
    app = TrothApp(home.store, surroundings, "troth-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        for key in keys("k enter n question_mark"):
            await settled(pilot, key)
            days.append(days[-1] + timedelta(days=1))
            look(app)
            await pilot.pause()
            await settled(pilot, "escape")
            await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
            assert drawn(app)[0].rstrip().endswith(f"{days[-1].day} Nov")


async def test_the_window_changes_while_things_are_open(home: Home) -> None:
    async with home.open() as pilot:
        for way in ("k", "enter", "question_mark", "n", "n tab", "x", "x r", "slash", "ctrl+p", "2", "3"):
            await settled(pilot, *keys(way))
            for size in ((60, 20), (12, 4), (1, 1), (120, 36)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                strips = pilot.app.screen._compositor.render_strips()
                assert [strip.cell_length for strip in strips] == [size[0]] * size[1], way
            await settled(pilot, "escape", "escape")
        await pilot.pause(0.2)


async def test_narrow_shows_the_list_and_a_row_of_what_is_known_and_wide_a_pane(home: Home) -> None:
    async with home.open((60, 20)) as pilot:
        assert not pilot.app.screen.query_one("#pane").display
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: "Twenty minutes of your day, only listening" in row(pilot.app, " 6 Twenty"))
        await until(pilot, lambda: "once, by 23 Nov" in text(pilot.app))
        assert not pilot.app.screen.query_one("#strip").display


async def test_ctrl_c_says_how_to_leave_wherever_one_is(home: Home) -> None:
    async with home.open() as pilot:
        for pressed in ("k", "enter", "escape n", "tab"):
            await settled(pilot, *keys(pressed), "ctrl+c")
            assert not pilot.app._exit


async def test_a_big_paste_is_cut_and_the_app_goes_on(fresh: Home) -> None:
    from textual import events

    async with fresh.open() as pilot:
        await settled(pilot, "n")
        field = pilot.app.focused
        assert isinstance(field, Input)
        field.post_message(events.Paste("long words " * 100_000))
        await pilot.pause()
        assert len(field.value) == 1_000
        assert [line.text for line in pilot.app.quiet_lines][:1] == ["Cut at 1,000 characters."]
        await settled(pilot, "tab")
        area = pilot.app.screen.query_one("#note", TextArea)
        area.focus()
        area.post_message(events.Paste("a line of it\n" * 80_000))
        await pilot.pause()
        assert len(area.text) == NOTE_LIMIT
        assert quiet(pilot.app) == "Cut at 20,000 characters."
        await settled(pilot, "ctrl+s")
        assert quiet(pilot.app).startswith("The title takes at most 200 characters"), "it is not cut behind one's back"
        pilot.app.screen.query_one("#title", Input).value = "Fewer words"
        await settled(pilot, "ctrl+s")
        assert len(fresh.promise(1).note) <= NOTE_LIMIT and fresh.promise(1).title == "Fewer words"


async def test_lines_pasted_into_one_line_become_one_line(fresh: Home) -> None:
    from textual import events

    async with fresh.open() as pilot:
        await settled(pilot, "n", "A", "end")
        assert pilot.app.focused is not None
        pilot.app.focused.post_message(events.Paste("sk first\r\nthen\nadvise\n"))
        await settled(pilot, "enter")
        assert fresh.promise(1).title == "Ask first then advise"


async def test_what_was_there_before_is_whole_after_everything(home: Home) -> None:
    copy = home.path.with_suffix(".copy")
    shutil.copy(home.path, copy)
    async with home.open() as pilot:
        await settled(pilot, *keys("j k v v v v question_mark escape enter escape slash a escape"))
        await pilot.pause(0.3)
    assert home.path.read_bytes() == copy.read_bytes()


async def test_a_promise_changed_while_its_tab_was_hidden_is_shown_as_it_is(home: Home) -> None:
    async with home.open((120, 36)) as pilot:
        await go_to(pilot, 1)
        await until(pilot, lambda: "│ Ask before advising" in text(pilot.app))
        await pilot.press("3")
        home.other().do(Revise(1, (("title", "Another title now"),), NOW), AT)
        pilot.app._look()  # type: ignore[attr-defined]
        await pilot.press("1")
        await until(pilot, lambda: "│ Another title now" in text(pilot.app))
        assert "Ask before advising" not in text(pilot.app)


async def test_a_file_that_was_checked_today_is_not_checked_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.tui.app.troth_app.CHECK", 0.01)
    asked, checked = [True, False], list[str]()
    monkeypatch.setattr(home.store, "check", lambda: checked.append("checked"))
    context = desk()._replace(checks=lambda day: asked.pop(0))
    for _ in range(2):
        async with TrothApp(home.store, context, "troth-dark").run_test() as pilot:
            await until(pilot, lambda: checked == ["checked"])
            await pilot.pause(0.1)
    assert (asked, checked) == ([], ["checked"])
