"""A person's own keys: unknown and clashing ids are named and left out, and what README shows applies."""

import re
from pathlib import Path

import pytest
from textual.dom import DOMNode

from troth.config import ConfigFile, load
from troth.tui.app.key_places import places
from troth.tui.app.own_keys import looked_over

ROOT = Path(__file__).parents[3]

_NEVER_SENT = ("shift+y", "shift+Y", "ctrl+Y", "esc", "return", "del", "ctrl+i", "ctrl+m", "<any>", "alt+Y")


def looked(tmp_path: Path, *keys: str, above: str = "") -> ConfigFile:
    path = tmp_path / "config.toml"
    path.write_text("\n".join(filter(None, (above, "[keys]", *keys))), encoding="utf-8")
    return looked_over(load(str(path)))


def kinds(of: type[DOMNode]) -> list[type[DOMNode]]:
    return [each for kind in of.__subclasses__() for each in (kind, *kinds(kind))]


def test_the_example_of_the_readme_applies_whole(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(theme = .*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    file = looked_over(load(str(path)))
    assert file.problems == ()
    assert file.config.theme == "troth-light" and file.config.keys
    assert {*file.lines} == {*file.config._fields, *file.config.keys} - {"keys"}


def test_every_id_is_a_key_of_some_place() -> None:
    known = {key.id for place in places() for key in place}
    own = [kind for kind in kinds(DOMNode) if kind.__module__.startswith("troth.") and "BINDINGS" in kind.__dict__]
    assert len(own) > 20 and {each.id for kind in own for each in kind.BINDINGS} <= known  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('"promise.kept" = "k"', "Where `promise.kept` works, `k` is the key of `list.up` already (previous)."),
        ('"promise.kept" = "space,x"', "`x` is the key of `promise.not_kept` already"),
        ('"promise.kept" = "up"', "is the key of `list.up` already"),
        ('"page.back" = "pageup"', "is the key of `page.page_up` already"),
        ('"undo" = "q"', "is the key of `quit` already"),
        ('"form.save" = "ctrl+a"', "is the key of a field or a list already"),
        ('"form.save" = "s"', "`form.save` works in fields too, where letters are typed."),
        ('"quit.anywhere" = "ö"', "`quit.anywhere` works in fields too"),
        ('"promise.kep" = "y"', "There is no such key id. Is it `promise.kept`?"),
        ('"" = "y"', "There is no such key id. `?` in Troth shows"),
        ('"promise.kept" = "spcae"', "`promise.kept` has a key that no terminal sends."),
        *((f'"promise.kept" = "{key}"', "has a key that no terminal sends. Keys are like x, X") for key in _NEVER_SENT),
    ],
)
def test_a_wrong_key_is_named_and_left_out_alone(tmp_path: Path, line: str, says: str) -> None:
    file = looked(tmp_path, '"redo" = "ctrl+t"', line, '"promise.move" = "M"')
    assert file.config.keys == {"redo": "ctrl+t", "promise.move": "M"}
    (problem,) = file.problems
    assert problem.line == 3 and says in problem.words


def test_of_two_that_are_given_one_key_the_first_has_it(tmp_path: Path) -> None:
    file = looked(tmp_path, '"promise.tell" = "y"', '"promise.kept" = "y"')
    assert file.config.keys == {"promise.tell": "y"}
    assert [problem.line for problem in file.problems] == [3]


def test_keys_can_change_places(tmp_path: Path) -> None:
    keys = ('"promise.kept" = "x"', '"promise.not_kept" = "space"')
    assert looked(tmp_path, *keys).problems == ()
    broken = looked(tmp_path, '"promise.kept" = "k"', '"promise.not_kept" = "space"')
    assert (broken.config.keys, len(broken.problems)) == ({}, 2)


def test_a_field_may_have_a_key_that_means_something_else_outside(tmp_path: Path) -> None:
    assert looked(tmp_path, '"undo" = "u,ctrl+u"').problems == ()
    assert looked(tmp_path, '"quit.anywhere" = "ctrl+u"').problems != ()


def test_a_question_mark_and_keys_of_textual_are_keys(tmp_path: Path) -> None:
    assert looked(tmp_path, '"promise.kept" = "space, *, f7, alt+k, ctrl+shift+up, alt+shift+y"').problems == ()


def test_a_theme_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = looked(tmp_path, above='theme = "troth-lite"')
    assert str(file.problems[0]).startswith("line 1: There is no such theme. Troth's own are troth-dark")
    assert file.config.theme == "troth-dark"
    assert looked(tmp_path, above='theme = "nord"').config.theme == "nord"
