"""The file with looks and keys: what is wrong in it is named by its line, and the rest applies."""

from pathlib import Path

import pytest

from troth.config import Config, ConfigFile, load


def read(tmp_path: Path, text: str | bytes) -> ConfigFile:
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(str(path))


def told(tmp_path: Path, text: str | bytes) -> list[str]:
    return [str(problem) for problem in read(tmp_path, text).problems]


def test_without_a_file_all_is_as_usual(tmp_path: Path) -> None:
    assert load(str(tmp_path / "none.toml")) == ConfigFile(str(tmp_path / "none.toml"))


def test_what_is_right_applies_with_its_line(tmp_path: Path) -> None:
    text = '\ufeff# looks\r\ntheme = "troth-light" # day\r\nglyphs = "ascii"\r\n\r\n[keys]  # mine\r\n"undo" = "U"\r\n'
    found = read(tmp_path, text)
    assert found.problems == ()
    assert found.config == Config(theme="troth-light", glyphs="ascii", keys={"undo": "U"})
    assert found.lines == {"theme": 2, "glyphs": 3, "undo": 6}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("bell = yes", "This is not TOML. `bell` is true or false."),
        ("cover_after = 5m", "This is not TOML. `cover_after` is a number of minutes, like 5"),
        ("colour = red", "This is not TOML. A line is like bell = true"),
        ('[keys]\n"promise.kept" = y', 'This is not TOML. Below [keys] a line is like "promise.kept" = "y".'),
        ('day_ends_at = "03:00"', "`day_ends_at` lies with your data: `troth config day_ends_at` shows and sets it."),
        ("Anniversaries = false", "`anniversaries` lies with your data"),
        ("bell", "This is not TOML."),
        ('theme = "troth-light', "This is not TOML."),
        ('bell = "true"', "`bell` is true or false."),
        ("calm = 1", "`calm` is true or false."),
        ("theme = 3", "`theme` is the name of a theme in quotes"),
        ('glyphs = "utf8"', '`glyphs` is "auto", "unicode" or "ascii".'),
        ('colour = "red"', "There is no such setting. There are theme, glyphs"),
        ("showrun = false", "There is no such setting. Is it `show_run`?"),
        ('keys = "k"', "`keys` stands alone as [keys]"),
        ("[colours]\nred = 1\ngreen = 2", "There is no such table. [keys] is the only one."),
        ("[[keys]]", "There is no such table."),
        ('[keys.promise]\nkept = "y"', "There is no such table."),
        ("[keys]\nbell = true\n[keys]", "`bell` is no key id, but a setting: it stands above [keys]."),
        ('[keys]\npromise.kept = "y"', "A key id stands in quotes"),
        ('[keys]\n"promise.kept" = 3', "The keys of an id stand in quotes"),
        ('[keys]\n"promise.kept" = ""', "The keys of an id stand in quotes"),
        ('[keys]\n"undo" = "a,,b"', "The keys of an id stand in quotes"),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_applies(tmp_path: Path, line: str, says: str) -> None:
    before = "show_run = false\n" if "[" not in line else "show_run = false\n\n"
    after = '\n[keys]\n"redo" = "U"\n'
    found = read(tmp_path, before + line + after)
    assert found.config == Config(show_run=False, keys={"redo": "U"})
    (problem,) = found.problems
    wrong = line.split("\n")[1 if line.startswith("[keys]\n") else 0]
    assert (before + line).split("\n")[problem.line - 1] == wrong
    assert problem.words.startswith(says)


def test_what_stands_twice_counts_once(tmp_path: Path) -> None:
    found = read(tmp_path, 'bell = true\nbell = false\n[keys]\n"undo" = "U"\n"undo" = "y"\n')
    assert found.config == Config(bell=True, keys={"undo": "U"})
    assert [str(each) for each in found.problems] == [
        "line 2: `bell` stands in line 1 already, which applies.",
        "line 5: This key id stands in line 4 already, which applies.",
    ]


def test_a_file_that_is_none_is_named_and_the_defaults_apply(tmp_path: Path) -> None:
    assert told(tmp_path, b'theme = "\xff"') == ["It is not UTF-8. Save it as UTF-8."]
    found = load(str(tmp_path))
    assert (found.config, len(found.problems)) == (Config(), 1)


def test_what_was_written_is_never_repeated(tmp_path: Path) -> None:
    text = 'a\x1b[31m = 1\n"my secret" = "s"\nglyphs = "secret"\n[keys]\n"my secret" = 3\n[secret]\n'
    assert "secret" not in "".join(told(tmp_path, text)) and "\x1b" not in "".join(told(tmp_path, text))
