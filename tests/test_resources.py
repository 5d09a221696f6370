"""The sentences of the guidance, each found by its name."""

from pathlib import Path

from troth.resources import content, sentences


def test_each_sentence_is_found_by_the_heading_it_stands_under() -> None:
    files = sorted(Path(content("sentences")).iterdir())
    assert [file.stem for file in files] == ["heard", "space", "title"]
    for file in files:
        found = sentences(file.stem)
        assert file.read_text(encoding="utf-8").count("\n## ") == len(found) and all(found.values())
    assert sentences("space")["shell_back"] == "You are back."
