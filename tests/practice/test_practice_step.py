"""Each type of step registers itself, and is known to every practice."""

import typing

from troth.practice.definition import MODULES
from troth.practice.step import STEPS, Step


def test_every_model_with_a_type_is_registered_once() -> None:
    models = [each for module in MODULES for each in vars(module).values() if isinstance(each, type)]
    typed = {each for each in models if issubclass(each, Step) and "type" in each.__annotations__} - {Step}
    assert typed == set(STEPS) and len(STEPS) == len(typed)


def test_no_two_models_have_one_type() -> None:
    names = [name for each in STEPS for name in typing.get_args(each.model_fields["type"].annotation)]
    assert len(names) == len(set(names)) > 20
