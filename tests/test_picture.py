"""README's picture can be made anew, is the same each time, and fetches nothing."""

import re
from xml.etree import ElementTree

from tools.picture import PICTURE, picture


def words(svg: str) -> str:
    return " ".join(text.replace("\xa0", " ") for text in ElementTree.fromstring(svg).itertext())


def test_the_picture_shows_the_screen_after_a_tick() -> None:
    drawn = words(picture())
    assert "1 Commitments" in drawn
    assert "Mon 23 Nov" in drawn
    assert "Kept: " in drawn


def test_the_picture_is_always_the_same() -> None:
    assert picture() == picture()


def test_the_picture_asks_nobody_for_anything() -> None:
    for svg in (picture(), PICTURE.read_text(encoding="utf-8")):
        assert not re.search(r"@import|@font-face|href=|url\((?!#)", svg)
