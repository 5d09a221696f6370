"""What every command does beside its own work: who begins a file here is told of no rule that changed before it."""

from datetime import timedelta
from pathlib import Path

from cli_shell import Shell

from troth import clock
from troth.domain.read_anew import CHANGES
from troth.store.rules_told import told
from troth.store.store import Store
from troth.tui.app.launch import newly_read

RELEASED = Path(__file__).parents[1] / "store" / "released"


def read_at_the_opening(shell: Shell) -> list[str]:
    book = Store(str(shell.folder / "troth.json")).book()
    return newly_read(book, clock.now().today, str(shell.folder))


def test_a_new_file_whose_promise_began_long_ago_has_nothing_that_is_read_anew(shell: Shell) -> None:
    ago = clock.now().today - timedelta(days=60)
    assert shell.call("add", f"Walk every day from {ago}").code == 0
    assert shell.call("tick", "1").code == 0
    assert read_at_the_opening(shell) == []


def test_what_is_brought_in_begins_no_older_file(shell: Shell) -> None:
    shell.folder.mkdir(exist_ok=True)
    (shell.folder / "todo.txt").write_text("2020-01-01 Walk due:2020-01-01 rec:1d\n")
    assert shell.call("import", "--yes", str(shell.folder / "todo.txt")).code == 0
    assert told(str(shell.folder)) == len(CHANGES)


def test_a_file_from_before_that_the_shell_wrote_to_is_told_of_once(shell: Shell) -> None:
    for release in RELEASED.iterdir():
        shell.folder.mkdir(exist_ok=True)
        path = shell.folder / "troth.json"
        path.write_bytes((release / "troth.json").read_bytes())
        path.chmod(0o600)
        assert shell.call("add", "Walk", "--every", "day").code == 0
        assert read_at_the_opening(shell) == [CHANGES[0].words]
        assert read_at_the_opening(shell) == []
        (shell.folder / "rules-told").unlink()


def test_a_command_that_writes_nothing_begins_nothing(shell: Shell) -> None:
    shell.call("today")
    shell.call("tick", "3")
    assert not (shell.folder / "rules-told").exists()
