"""Taking a record or an area along: as a point to talk about, or on the page of the next session."""

from typing import Any

from troth.domain.actions.sessions import ChooseForPage, TalkedAbout
from troth.domain.actions.writing_down import AddRecord
from troth.domain.journey.check_in import AREA_LINES, AREAS
from troth.domain.journey.lookup import KINDS
from troth.domain.journey.session import AgendaPoint
from troth.domain.journey.session_things import next_session
from troth.domain.journey.to_talk_about import open_points
from troth.domain.records import Link
from troth.domain.text import shortened
from troth.drawing.journey_overview import AreaRow
from troth.tui.record_actions import RecordAction, RecordHost


def _words(made: Any) -> str:
    if isinstance(made, AreaRow):
        return f"{AREAS[made.area].capitalize()}: {AREA_LINES[made.area]}"
    return shortened(getattr(made, KINDS[type(made)].heart))


def _talk(host: RecordHost, made: Any) -> None:
    now = host.now
    host.do(AddRecord(AgendaPoint(0, host.context.uid(), now.at, now.today, _words(made)), now.today))


def _is_not_waiting(host: RecordHost, made: Any) -> bool:
    return all(each.text != _words(made) for each in open_points(host.book))


def _on_page(host: RecordHost, made: Any) -> None:
    ahead = next_session(host.book, host.day)
    if ahead is not None:
        link = Link(KINDS[type(made)].table, made.number)
        host.do(ChooseForPage(ahead.number, link, link not in ahead.chosen))


def _is_session_ahead(host: RecordHost, made: Any) -> bool:
    return next_session(host.book, host.day) is not None


def _done(host: RecordHost, made: Any) -> None:
    host.do(TalkedAbout(made.number, None if made.closed_on is not None else host.now.today))


def _is_point(host: RecordHost, made: Any) -> bool:
    return isinstance(made, AgendaPoint)


TALK = RecordAction("T", "record.talk", "Something to talk about", _talk, _is_not_waiting)

ON_PAGE = RecordAction("P", "record.page", "To the next session's page, or off it", _on_page, _is_session_ahead)

POINT_DONE = RecordAction("s", "point.done", "It was talked about, or is to be again", _done, _is_point)
