"""The questions for who listens: short, open, kind, and no two alike."""

import re
from pathlib import Path

import pytest
from guidance_reading import grade
from test_guidance_content import UNKIND

from troth.guidance import load
from troth.guidance import questions as question_module
from troth.guidance.load import BadContent
from troth.guidance.questions import questions

CLOSED = re.compile(r"^(?:Do|Does|Did|Are|Should|Shall|Will|Have|Has|Why)\b|\bI think\b|\bwe should\b")
"""Beginnings that ask for a yes, for a reason, or hide advice."""


def test_there_are_two_dozen_short_open_questions() -> None:
    found = questions()
    assert 20 <= len(found) <= 30
    assert len({text.casefold() for text in found}) == len(found)
    for text in found:
        assert text.endswith("?") and text.count("?") == 1
        assert len(text) <= 46, f"{text}: one row on a narrow screen"
        assert not CLOSED.search(text), text
        assert not UNKIND.findall(text), text
        assert grade(text) <= 6, text


@pytest.mark.parametrize("row", ['question = ["What?", "What?"]', "question = []", 'question = ["Tell me."]', "q = 1"])
def test_a_wrong_deck_is_refused_with_its_file(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "content", lambda *names: str(tmp_path / names[-1]))
    (tmp_path / "questions.toml").write_text(row + "\n", encoding="utf-8")
    with pytest.raises(BadContent, match=r"decks/questions\.toml: `q"):
        question_module.questions.__wrapped__()
