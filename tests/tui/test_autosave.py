"""When what is written goes to the disk, what is told of it, and when its screen closes."""

from typing import Any

import pytest

from troth.domain.draft import Draft
from troth.tui.autosave import SOON, Autosave
from troth.tui.messages import Finish, Left, Saved, Write

FULL = "The disk is full: not saved yet. Free some space."
HELD = "Troth writes this to no disk."


class Page:
    """A screen as far as a writer needs one: what it posts, its timers, and whether it is closed."""

    def __init__(self) -> None:
        self.words = ""
        self.posted: list[Any] = []
        self.timers: list[float] = []
        self.closed = 0
        self.app = self

    def draft(self) -> Draft | None:
        return Draft("00a1", "", "A note", 1, 2, "note", {"note": (self.words,)}) if self.words else None

    def post_message(self, message: Any) -> None:
        self.posted.append(message)

    def set_timer(self, delay: float, callback: Any) -> Any:
        self.timers.append(delay)
        self.fire = callback
        return self

    def stop(self) -> None:
        """The timer is a page, too."""

    def dismiss(self, result: None) -> None:
        self.closed += 1


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def autosave(page: Page) -> Autosave:
    screen: Any = page
    return Autosave(screen, page.draft, "00a1", None)


def on_disk(page: Page) -> Saved:
    return Saved("00a1", page.draft())


def test_typing_on_does_not_put_off_the_disk(page: Page, autosave: Autosave) -> None:
    for word in ("o", "on", "one"):
        page.words = word
        autosave.changed()
    assert page.timers == [SOON] and page.posted == []
    page.fire()
    (write,) = page.posted
    assert isinstance(write, Write) and write.draft == page.draft()
    autosave.changed()
    assert len(page.timers) == 2
    assert SOON <= 0.3


def test_it_is_unsaved_until_the_disk_holds_the_same_words(page: Page, autosave: Autosave) -> None:
    assert not autosave.unsaved
    page.words = "one"
    assert autosave.unsaved
    autosave.take(on_disk(page))
    assert not autosave.unsaved
    page.words = "one, two"
    assert autosave.unsaved


def test_who_leaves_goes_once_the_last_words_are_on_the_disk_and_not_with_earlier_ones(
    page: Page, autosave: Autosave
) -> None:
    page.words = "one"
    autosave.save()
    before = on_disk(page)
    page.words = "one, two"
    autosave.leave()
    assert autosave.take(before) == "" and not page.closed
    assert autosave.take(on_disk(page)) == "" and page.closed


def test_who_leaves_waits_for_what_was_on_its_way_before(page: Page, autosave: Autosave) -> None:
    page.words = "one"
    autosave.save()
    autosave.leave()
    autosave.take(on_disk(page))
    assert not page.closed, "the second would come after the page is gone"
    autosave.take(on_disk(page))
    assert page.closed


def test_who_leaves_the_second_time_lets_others_look(page: Page, autosave: Autosave) -> None:
    page.words = "one"
    autosave.leave()
    autosave.take(Saved("00a1", None, FULL))
    autosave.leave()
    assert isinstance(page.posted[-1], Left)


def test_who_leaves_with_words_that_are_on_no_disk_is_warned_and_goes_the_second_time(
    page: Page, autosave: Autosave
) -> None:
    page.words = "one"
    autosave.leave()
    assert autosave.take(Saved("00a1", None, FULL)) == "The disk is full: not saved yet. esc again: it goes."
    assert not page.closed
    page.words = "one, two"
    autosave.changed()
    autosave.leave()
    assert autosave.take(Saved("00a1", None, FULL)) and not page.closed, "what was written since is told of first"
    autosave.leave()
    assert page.closed == 1 and not autosave.unsaved


def test_who_leaves_with_what_is_held_back_is_told_once_the_rest_is_saved(page: Page, autosave: Autosave) -> None:
    autosave.leave()
    assert autosave.take(on_disk(page), HELD) == f"{HELD} esc again: it goes."
    assert not page.closed


def test_a_refused_end_goes_on_as_a_draft(page: Page, autosave: Autosave) -> None:
    page.words = "one"
    autosave.end(lambda uid: pytest.fail("nobody makes it here"))
    autosave.end(lambda uid: pytest.fail("nor twice"))
    assert [type(message) for message in page.posted] == [Finish]
    assert autosave.unsaved, "until it is made, the words are not safe"
    autosave.leave()
    assert len(page.posted) == 1 and not page.closed
    autosave.take_end(False)
    assert page.timers == [SOON] and not autosave.ended
    page.fire()
    assert page.posted[-1].draft == page.draft()


def test_a_made_end_closes_and_nothing_is_saved_any_more(page: Page, autosave: Autosave) -> None:
    page.words = "one"
    autosave.changed()
    autosave.end(lambda uid: pytest.fail("nobody makes it here"))
    autosave.take_end(True)
    autosave.changed()
    assert page.closed == 1 and not autosave.unsaved
    assert len(page.timers) == 1 and [type(message) for message in page.posted] == [Finish]


def test_a_new_name_is_the_one_that_is_written_and_ended_from_then_on(page: Page, autosave: Autosave) -> None:
    page.words = "one"
    autosave.take(Saved("00b0", None, FULL))
    autosave.save()
    autosave.end(lambda uid: pytest.fail("nobody makes it here"))
    assert [message.uid for message in page.posted] == ["00b0", "00b0"]
