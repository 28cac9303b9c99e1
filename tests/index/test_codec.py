"""Every record of the model survives being stored, with each of its values exactly as it was."""

from __future__ import annotations

import importlib
import marshal
import math
import pkgutil
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import netnotes.model
from netnotes.index.codec import _NESTED, CLASSES, decode, encode
from netnotes.index.packing import DamagedError, pack, unpack
from netnotes.model.config import Config
from netnotes.model.notes import Property
from netnotes.model.readings import Named, Reading, Resolved, TypedRecord
from netnotes.model.settings import Settings
from netnotes.vault.scalars import WrittenFloat, WrittenInt, read_scalar

ROOTS = (Reading, Resolved, Config, Settings)
TEXT = st.text(st.characters(exclude_categories=()), max_size=8)  # surrogates and controls, too
NUMBERS = ("007", "+49301234567", "0x1F", "0o17", "-0", "1.10", "1e3", ".5", "-.inf", ".nan", "9" * 90, "+" + "9" * 60)
SCALARS = st.one_of(
    TEXT, st.none(), st.booleans(), st.integers(), st.integers(-(10**400), 10**400), st.floats(),
    st.sampled_from(NUMBERS).map(read_scalar),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=6
)


def modules() -> list[types.ModuleType]:
    found = pkgutil.iter_modules(netnotes.model.__path__)
    return [importlib.import_module(f"netnotes.model.{module.name}") for module in found]


NAMES = {name: value for module in modules() for name, value in vars(module).items() if not name.startswith("__")}


def hints_of(cls: type) -> dict[str, Any]:
    """The types of a record's fields; some modules import names for the type checker only."""
    hints = typing.get_type_hints(cls, localns=NAMES)
    return {field.name: hints[field.name] for field in fields(cls)}


def classes_in(hint: object) -> Iterator[type]:
    """The record classes that a type names, however deep."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from classes_in(part)


def reachable() -> set[type]:
    found: set[type] = set()
    waiting: list[type] = list(ROOTS)
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            waiting += [inner for hint in hints_of(cls).values() for inner in classes_in(hint)]
    return found


def is_plain(hint: object) -> bool:
    """Whether marshal gives back exactly what a value of this type was."""
    if hint in (str, int, bool, float, type(None), object()):
        return True
    if typing.get_origin(hint) is Literal:
        return all(type(value) in (str, int, bool) for value in typing.get_args(hint))
    if typing.get_origin(hint) in (tuple, frozenset, typing.Union, types.UnionType):
        return all(part is Ellipsis or is_plain(part) for part in typing.get_args(hint))
    return False


def values_of(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    """Values of a type."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return records_of(hint, depth)
    if hint is Any:
        return VALUES
    if hint is date:
        return st.dates() | st.sampled_from([date.min, date.max])
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(values_of(part, depth) for part in parts))
    if origin is frozenset:
        return st.frozensets(values_of(parts[0], depth), max_size=3)
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(values_of(parts[0], depth - 1), max_size=2 if depth > 0 else 0).map(tuple)
    if origin is tuple:
        return st.tuples(*(values_of(part, depth) for part in parts))
    simple = {str: TEXT, int: st.integers(), bool: st.booleans(), type(None): st.none(), float: st.floats()}
    return simple[hint]


def records_of(cls: type, depth: int = 2) -> st.SearchStrategy[Any]:
    def later(hint: Any) -> st.SearchStrategy[Any]:
        return st.deferred(lambda: values_of(hint, depth))

    return st.builds(cls, **{name: later(hint) for name, hint in hints_of(cls).items()})


def assert_same(one: object, two: object, where: str = "") -> None:
    """Equal, of the same type, NaN equal to itself, -0.0 other than 0.0; dictionaries in the same order."""
    assert type(one) is type(two), where
    if is_dataclass(one):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(two, field.name), f"{where}.{field.name}")
    elif isinstance(one, list | tuple):
        assert isinstance(two, list | tuple)
        assert len(one) == len(two), where
        for index, (left, right) in enumerate(zip(one, two, strict=True)):
            assert_same(left, right, f"{where}[{index}]")
    elif isinstance(one, dict):
        assert isinstance(two, dict)
        assert_same(list(one.items()), list(two.items()), where)
    elif isinstance(one, float):
        assert isinstance(two, float)
        assert (math.isnan(one) and math.isnan(two)) or (one, math.copysign(1, one)) == (two, math.copysign(1, two))
        assert getattr(one, "text", None) == getattr(two, "text", None), where
    else:
        assert one == two, where
        assert getattr(one, "text", None) == getattr(two, "text", None), where


def restored(record: Any) -> Any:
    """The record after it was encoded, packed, unpacked and decoded."""
    return decode(type(record), unpack(pack(encode(record))))


@pytest.mark.parametrize("cls", sorted(reachable(), key=str), ids=str)
def test_every_record_survives(cls: type) -> None:
    @settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(records_of(cls))
    def survives(record: object) -> None:
        assert_same(restored(record), record)

    survives()


def test_every_class_that_is_stored_is_known() -> None:
    found = {cls.__name__: cls.__module__ for cls in reachable()}
    assert found == CLASSES


def test_what_is_not_stored_is_not_forgotten() -> None:
    """A new class in the model is either reached from what is stored, or is listed here."""
    declared = set()
    for module in modules():
        if module.__name__ == "netnotes.model.incoming":  # files of other programs become notes, and are read as such
            continue
        for each in vars(module).values():
            if isinstance(each, type) and is_dataclass(each) and each.__module__ == module.__name__:
                declared.add(each.__name__)
    assert declared - CLASSES.keys() == {"FileChange", "Filling", "Network", "Record"}
    assert issubclass(Named, tuple)  # kept as columns of the table notes


def test_fields_left_as_they_are_hold_only_what_marshal_keeps() -> None:
    bad = [
        f"{cls.__name__}.{name}: {hint}"
        for cls in reachable()
        for name, hint in hints_of(cls).items()
        if name not in _NESTED.get(cls.__name__, {}) and not is_plain(hint)
    ]
    assert bad == []


def test_every_field_that_is_changed_exists() -> None:
    for name, nested in _NESTED.items():
        module = importlib.import_module(CLASSES[name])
        assert nested.keys() <= {field.name for field in fields(getattr(module, name))}, name


def test_every_kind_of_record_of_a_note_is_stored() -> None:
    assert {cls.__name__ for cls in typing.get_args(TypedRecord)} <= CLASSES.keys()


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_remember_how_they_were_written(text: str) -> None:
    number = read_scalar(text)
    prop = Property(name="x", value=[number, {"a": [number]}], line=1)
    found = restored(prop)
    assert_same(found, prop)
    assert type(found.value[0]) in (int, WrittenInt, float, WrittenFloat)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(VALUES)
def test_any_value_of_a_property(value: object) -> None:
    assert_same(restored(Property(name="x", value=value, line=1)).value, value)


@pytest.mark.parametrize("value", ["\udcff", "\0", "\U0010ffff", "é" * 3, "a" * 10**6, 2**4000, date.min])
def test_odd_plain_values(value: object) -> None:
    plain = value.toordinal() if isinstance(value, date) else value
    assert unpack(pack((plain, [plain], {"x": plain}))) == (plain, [plain], {"x": plain})


@pytest.mark.parametrize("nothing", [None, "text", 7, b"", b"\0", b"\0\0\0\0", b"\0" * 5, b"\xff" * 9, bytes(100)])
def test_what_is_not_packed_is_damaged(nothing: object) -> None:
    with pytest.raises(DamagedError):
        unpack(nothing)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.data())
def test_packed_bytes_of_which_some_changed_are_damaged(data: st.DataObject) -> None:
    packed = pack(tuple(data.draw(st.lists(TEXT | st.integers(), max_size=5))))
    at = data.draw(st.integers(0, len(packed) - 1))
    cut = data.draw(st.booleans())
    rest = b"" if cut else bytes([packed[at] ^ data.draw(st.integers(1, 255))]) + packed[at + 1 :]
    with pytest.raises(DamagedError):
        unpack(packed[:at] + rest)


def test_bytes_with_a_right_checksum_that_are_no_value_are_damaged() -> None:
    """As another version of Python may have written."""
    import zlib

    for data in (b"\x7f", b"(\xff\xff\xff\xff", marshal.dumps((1, 2, 3))[:-2]):
        with pytest.raises(DamagedError):
            unpack(zlib.crc32(data).to_bytes(4, "little") + data)
