"""Charts of the long view: every value has its place, a gap stays a gap, the months stand where they begin."""

from datetime import date, timedelta

from troth.drawing.journey_charts import area_chart, bars, month_heads, usual_line

YEAR = [date(2025, 11, 24) + timedelta(weeks=week) for week in range(52)]


def test_months_stand_over_their_first_week() -> None:
    assert month_heads(YEAR) == " Dec  Jan Feb Mar  Apr May Jun  Jul Aug  Sep Oct Nov"
    assert month_heads(YEAR[28:]) == "Jun Jul Aug  Sep Oct Nov"
    assert month_heads(YEAR[:1]) == month_heads([]) == ""


def test_what_is_off_the_usual_is_off_the_line_and_a_week_without_is_blank() -> None:
    words = ("new", "near", None, "above", "below")
    assert (usual_line(words, False), usual_line(words, True)) == ("·─ ▀▄", ".- ^_")


def test_a_bar_is_the_same_height_in_every_area() -> None:
    values = (0, 2, 3, None, 5, 8, 9, 10)
    assert (bars(values, False), bars(values, True)) == ("▁▁▂ ▄▇██", "023 589X")


def test_each_value_has_a_place_of_its_own() -> None:
    places = set()
    for value in range(11):
        rows = area_chart((value,), (None,), False)
        assert [top for top, _ in rows] == ["10", "8", "6", "4", "2", "0"]
        (place,) = ((top, marks) for top, marks in rows if marks)
        places.add(place)
    assert len(places) == 11


def test_a_dot_is_the_middle_of_the_usual_where_nothing_else_stands() -> None:
    rows = dict(area_chart((4, 7, 4, None), (6.5, 7, 7, 7), False))
    assert rows == {"10": "", "8": " ▄·", "6": "·", "4": "▀ ▀", "2": "", "0": ""}
    assert "".join(dict(area_chart((4, 7), (6.5, None), True)).values()).isascii()
