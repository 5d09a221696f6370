"""What goes out: to a file for you alone or to standard output, and what is said of it."""

import csv
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from cli_shell import Shell

FORMATS = ("json", "markdown", "ics", "csv")
HOLDS = {
    "json": "It holds all that is kept, in the clear. Left out: drafts that wait, and what undo takes back.",
    "markdown": "It holds 3 promises and 0 boundaries, in the clear. Left out: the journal, and what followed a "
    "promise; `troth export json` holds everything.",
    "ics": "It holds 3 running promises, in the clear.",
    "csv": "It holds 1 answered day of 3 promises, in the clear.",
}


@pytest.mark.parametrize("wanted", FORMATS)
def test_a_file_is_for_you_alone_and_it_is_said_what_it_holds(three: Shell, tmp_path: Path, wanted: str) -> None:
    three.ok("tick", "1", "--note", "Grüße 漢")
    path = tmp_path / "out"
    said = three.ok("export", wanted.upper(), "-o", str(path))
    assert said == f"Written to {path}; only you can read it. {HOLDS[wanted]}\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert three.call("export", wanted, "-o", str(path)).code == 1, "nothing is written over"
    printed = three.call("export", wanted)
    assert (printed.code, printed.err) == (0, f"troth: {HOLDS[wanted]}\n")
    assert "Call mum" in printed.out and "Call mum" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("wanted", FORMATS[1:])
def test_a_discreet_one_hides_titles(three: Shell, wanted: str) -> None:
    three.ok("tick", "1", "--note", "secret")
    found = three.call("export", wanted, "--discreet").out
    assert "Promise 1" in found and not [word for word in ("mum", "supper", "tap", "secret") if word in found]


def test_everything_has_no_discreet_form(three: Shell) -> None:
    said = three.call("export", "json", "--discreet")
    assert (said.code, said.out) == (1, "") and "Nothing was written" in said.err


def test_what_is_printed_is_utf_8_whatever_the_locale_says(three: Shell) -> None:
    three.ok("add", "Grüße 漢", "--every", "day")
    latin = {**three.env, "PYTHONIOENCODING": "latin-1"}
    said = three.run("export", "ics", env=latin)
    assert said.code == 0 and "SUMMARY:Grüße 漢" in said.out


def test_what_was_written_comes_back_from_a_table_as_it_was(three: Shell) -> None:
    three.ok("tick", "1", "--note", "=1+1")
    (row,) = csv.DictReader(StringIO(three.call("export", "csv").out, newline=""))
    assert row["note"] == "'=1+1" and row["title"] == "Call mum"


def test_the_library_of_calendars_is_imported_for_a_calendar_alone(three: Shell) -> None:
    script = "import sys; from troth.cli.main import main; main(sys.argv[1:]); print('icalendar' in sys.modules)"
    loaded = {
        wanted: subprocess.run(
            [sys.executable, "-c", script, "export", wanted], env=three.env, capture_output=True, check=True
        ).stdout.endswith(b"True\n")
        for wanted in ("csv", "ics")
    }
    assert loaded == {"csv": False, "ics": True}


@pytest.mark.parametrize(
    "words", ["export json -o", "import", "letter -o", "session page 1 -o", "review -o", "today --file", "--file"]
)
def test_an_empty_name_of_a_file_is_named_as_such(three: Shell, words: str) -> None:
    said = three.call(*words.split(), "")
    assert said == (2, "", "troth: The name of a file is empty there. Nothing was done; name the file.\n")
