"""The settings of what comes back by itself, in the shell."""

import pytest
from cli_shell import Shell

USUAL = {"evening_from": "18:00", "evening": "on", "intention": "on", "weekly_on": "sunday", "anniversaries": "on"}


def test_every_one_stands_in_the_list_with_where_it_comes_from(shell: Shell) -> None:
    lines = shell.ok("config").splitlines()
    assert [line for line in lines if line.split()[0] in USUAL] == [
        f"{key} = {value}  (default)" for key, value in USUAL.items()
    ]


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("evening_from", "19:30", "19:30"),
        ("evening_from", "0:05", "00:05"),
        ("evening_from", "23:59", "23:59"),
        ("evening", "OFF", "off"),
        ("intention", "off", "off"),
        ("weekly_on", "Wed", "wednesday"),
        ("weekly_on", "never", "never"),
        ("anniversaries", "off", "off"),
    ],
)
def test_one_is_set_said_back_and_taken_back(shell: Shell, key: str, typed: str, said: str) -> None:
    line = f"{key} = {said}  (data file, default {USUAL[key]})\n"
    assert shell.ok("config", key, typed) == line
    assert shell.ok("config", key) == f"{said}\n"
    assert shell.ok("config", key, "default") == f"{key} = {USUAL[key]}  (default)\n"
    shell.ok("undo")
    assert shell.ok("config", key) == f"{said}\n"


NOT_UNDERSTOOD = {
    "evening_from": ("24:00", "6pm", "18", "١٨:٠٠"),
    "evening": ("1",),
    "intention": ("no", ""),
    "weekly_on": ("8",),
}


@pytest.mark.parametrize(("key", "typed"), [(key, typed) for key in NOT_UNDERSTOOD for typed in NOT_UNDERSTOOD[key]])
def test_what_is_not_understood_sets_nothing(shell: Shell, key: str, typed: str) -> None:
    assert shell.call("config", key, typed).code == 2
    assert shell.ok("config", key) == f"{USUAL[key]}\n"
