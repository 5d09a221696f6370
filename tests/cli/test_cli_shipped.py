"""The completions and the man page are those of the commands there are."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_shell import Shell

from troth.cli import table

ROOT = Path(__file__).resolve().parents[2]


def test_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.version_info[:2] != (3, 11):
        pytest.skip("argparse of other versions words its usage in other ways")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from generate import generated

    for name, text in generated().items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, "run tools/generate.py"


@pytest.mark.parametrize(
    "name", ["completions/troth.bash", "completions/_troth", "completions/troth.fish", "man/troth.1"]
)
def test_name_every_command(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace(r"\-", "-")
    assert [command for command in table.MODULES if command not in text] == []


@pytest.mark.parametrize(("shell", "file"), [("bash", "troth.bash"), ("zsh", "_troth"), ("fish", "troth.fish")])
def test_shells_take_them(shell: str, file: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    done = subprocess.run([shell, "-n", str(ROOT / "completions" / file)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_bash_completes(tmp_path: Path) -> None:
    script = f"""
    source {ROOT}/completions/troth.bash
    COMP_WORDS=(troth pa) COMP_CWORD=1 COMP_LINE="troth pa" COMP_POINT=8
    $(complete -p troth | sed 's/.*-F \\([^ ]*\\).*/\\1/') troth pa troth
    echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stdout.split() == ["partly", "pause", "pattern"], done.stderr


def test_every_command_has_help(shell: Shell) -> None:
    for name in table.MODULES:
        assert shell.ok(name, "--help").startswith(f"usage: troth {name}")


def test_the_man_page_has_keys_configuration_and_examples() -> None:
    page = (ROOT / "man" / "troth.1").read_text(encoding="utf-8")
    keys, _, rest = page.partition(".SH KEYS\n")[2].partition(".SH CONFIGURATION\n")
    configuration, _, examples = rest.partition(".SH EXAMPLES\n")
    assert ".TP\n.B x\nnot kept; then tell, repair, or later\n" in keys and "f1" in keys.lower()
    assert configuration.startswith("Looks and keys are read") and '"promise.kept" = "space,y"' in configuration
    assert "troth config day_ends_at" in configuration.replace("\\", "")
    assert '$ troth add "Call my mother together" \\-\\-every sun\n' in examples
    assert "`" not in keys + configuration + examples


def test_the_sixty_seconds_of_the_readme_work(shell: Shell) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\$ troth (.*)$", readme.partition("```console\n")[2].partition("```")[0], flags=re.M)
    assert len(lines) > 5
    for line in lines:
        words, _, comment = line.partition("#")
        said = shell.call(*shlex.split(words), stdin=b"Water the plants\n")
        assert said.code == 0, (line, said)
        for other in re.findall(r"or: troth ([\w ]+)", comment):
            assert shell.call(*other.split()).code == 0, other


def test_the_lines_for_a_prompt_and_for_tmux_work(shell: Shell) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"\((troth status[^)]*)\)", readme)
    assert len(found) == 2
    for line in found:
        assert shell.ok(*shlex.split(line)[1:]).strip() in ("0", "0 left", "")
