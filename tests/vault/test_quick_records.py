"""Records made quickly are the records that their dataclasses make."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from netnotes.model.notes import Link, Property, Tag
from netnotes.model.refs import Ref
from netnotes.vault.quick_records import make_link, make_property, make_ref, make_tag

MAKERS: list[tuple[Callable[..., Any], type[Any]]] = [
    (make_property, Property), (make_link, Link), (make_tag, Tag), (make_ref, Ref)
]  # fmt: skip


@pytest.mark.parametrize(("make", "record"), MAKERS)
def test_the_arguments_are_the_fields_with_their_types_and_defaults(
    make: Callable[..., Any], record: type[Any]
) -> None:
    taken = {p.name: (p.default, p.annotation) for p in inspect.signature(make, eval_str=True).parameters.values()}
    types = get_type_hints(record)
    wanted = {
        field.name: (
            inspect.Parameter.empty if field.default is dataclasses.MISSING else field.default,
            types[field.name],
        )
        for field in dataclasses.fields(record)
    }
    assert taken == wanted


@pytest.mark.parametrize(("make", "record"), MAKERS)
def test_what_is_made_is_the_record(make: Callable[..., Any], record: type[Any]) -> None:
    values = {field.name: object() for field in dataclasses.fields(record)}
    made = make(**values)
    assert type(made) is record
    assert {name: getattr(made, name) for name in values} == values
    assert made == record(**values)
    assert hash(made) == hash(record(**values))
    assert repr(made) == repr(record(**values))


@pytest.mark.parametrize(("make", "record"), MAKERS)
def test_what_is_made_is_frozen_and_travels(make: Callable[..., Any], record: type[Any]) -> None:
    made = make(**{field.name: field.name for field in dataclasses.fields(record)})
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.line = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.line
    assert pickle.loads(pickle.dumps(made)) == made
    assert copy.copy(made) == made
    assert dataclasses.replace(made, line=7).line == 7
