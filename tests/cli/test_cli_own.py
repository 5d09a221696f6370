"""A person's own packs in the shell: their phrases are heard, and what is broken among them is named."""

from cli_shell import Shell


def test_a_phrase_of_ones_own_is_heard_and_a_broken_file_holds_nothing_up(shell: Shell) -> None:
    own = shell.folder / "wording"
    own.mkdir(parents=True)
    (own / "boundary.toml").write_text('[[pattern]]\nlabel = "rule"\nphrases = ["in this house"]\n', encoding="utf-8")
    assert shell.ok("boundary", "check", "In this house, shoes come off.").startswith("rule\n")
    assert shell.ok("boundary", "check", "You must not go.").startswith("rule\n")
    assert shell.call("reflect").err == ""
    (own / "boundary.toml").write_text('[[pattern]]\nlabel = "rule"\nregex = ["(a+)+$"]\n', encoding="utf-8")
    assert shell.call("boundary", "check", "I need an hour alone.").out.startswith("boundary\n")
    said = shell.run("reflect")
    assert said.code == 0 and "Find a boundary" in said.out
    assert said.err == f"troth: {own / 'boundary.toml'}, line 1: `phrases`: it is missing.\n"


def test_every_kind_of_broken_file_is_named_once(shell: Shell) -> None:
    for kind, name in (
        ("cards", "a\x1b[31m"),
        ("decks", "events"),
        ("words", "needs"),
        ("notes", "a"),
        ("practices", "a"),
    ):
        (shell.folder / kind).mkdir(parents=True)
        (shell.folder / kind / f"{name}.toml").write_text("x", encoding="utf-8")
    said = shell.run("reflect")
    assert said.code == 0
    assert len(said.err.splitlines()) == 5 and said.err.count("is not TOML") == 5
    assert "\x1b" not in said.err
