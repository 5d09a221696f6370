"""README's pictures show the program as it is, can be made anew, and fetch nothing."""

import re
from xml.etree import ElementTree

import pytest

from tools.picture import PICTURES, Picture, drawn

SEEN = {
    "troth": ("1 Commitments", "Mon 23 Nov", "Kept: "),
    "journey": ("4 Journey", "Mon 23 Nov", "Promises"),
}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.path.stem)
def test_the_picture_that_is_kept_shows_the_screen_as_it_is(picture: Picture) -> None:
    kept = picture.path.read_text(encoding="utf-8")
    assert words(kept) == words(drawn(picture)), "python tools/picture.py makes it anew"
    assert all(each in words(kept) for each in SEEN[picture.path.stem])


def test_the_picture_is_always_the_same() -> None:
    assert drawn(PICTURES[0]) == drawn(PICTURES[0])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.path.stem)
def test_the_picture_asks_nobody_for_anything(picture: Picture) -> None:
    assert not re.search(r"@import|@font-face|href=|url\((?!#)", picture.path.read_text(encoding="utf-8"))


def words(svg: str) -> str:
    return " ".join(text.replace("\xa0", " ") for text in ElementTree.fromstring(svg).itertext())
