"""A record is in every way a frozen dataclass; only its import is cheaper."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.records import maker_of, recordclass


@recordclass(frozen=True, slots=True, kw_only=True, order=True)
class Ours:
    """A record."""

    name: str
    size: int = 1
    parts: list[int] = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Theirs:
    """The same by the library's own decorator."""

    name: str
    size: int = 1
    parts: list[int] = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)


@recordclass(frozen=True, kw_only=True)
class Base:
    """A record without slots."""

    path: str
    lines: tuple[int, ...] = ()


@recordclass(frozen=True, kw_only=True)
class Derived(Base):
    """One that inherits."""

    more: str = ""


@recordclass(frozen=True)
class Placed:
    """A record whose values go by place."""

    first: int
    second: int = 2


values = st.fixed_dictionaries(
    {"name": st.text(max_size=2)},
    optional={"size": st.integers(0, 2), "parts": st.lists(st.integers(0, 1), max_size=2), "hidden": st.integers(0, 1)},
)


@given(values, values)
def test_two_records_compare_as_two_dataclasses(one: dict[str, Any], other: dict[str, Any]) -> None:
    ours, theirs = (Ours(**one), Ours(**other)), (Theirs(**one), Theirs(**other))
    checks: list[Callable[[Any, Any], bool]] = [
        lambda a, b: a == b,
        lambda a, b: a != b,
        lambda a, b: a < b,
        lambda a, b: a <= b,
        lambda a, b: a > b,
        lambda a, b: a >= b,
    ]
    assert [check(*ours) for check in checks] == [check(*theirs) for check in checks]
    assert repr(ours[0]) == repr(theirs[0]).replace("Theirs", "Ours")


def test_a_record_cannot_be_changed() -> None:
    record = Ours(name="Ana")
    with pytest.raises(FrozenInstanceError):
        record.size = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del record.size
    with pytest.raises(FrozenInstanceError):
        Derived(path="a").more = "b"  # type: ignore[misc]
    assert record.size == 1


def test_the_constructor_refuses_what_a_dataclass_refuses() -> None:
    with pytest.raises(TypeError, match="name"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="other"):
        Ours(name="Ana", other=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Ours("Ana")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="frozen"):
        recordclass(frozen=False)(type("Loose", (), {}))


def test_every_record_has_default_values_of_its_own() -> None:
    assert Ours(name="Ana").parts is not Ours(name="Ana").parts
    assert maker_of(Ours)(name="Ana").parts is not maker_of(Ours)(name="Ana").parts


@given(values)
def test_what_makes_records_quickly_makes_the_same(given: dict[str, Any]) -> None:
    made = maker_of(Ours)(**given)
    assert type(made) is Ours
    assert (made, repr(made), made.hidden) == (Ours(**given), repr(Ours(**given)), Ours(**given).hidden)
    with pytest.raises(FrozenInstanceError):
        made.size = 2  # type: ignore[misc]


def test_what_makes_records_quickly_refuses_what_the_constructor_refuses() -> None:
    for wrong in ({}, {"name": "Ana", "other": 1}):
        with pytest.raises(TypeError):
            maker_of(Ours)(**wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="slots"):
        maker_of(Derived)


def test_fields_places_and_inheritance() -> None:
    assert [each.name for each in fields(Derived)] == ["path", "lines", "more"]
    assert Derived(path="a", more="b") == Derived(lines=(), more="b", path="a")
    assert Derived(path="a") != Base(path="a"), "of another class"
    assert Base(path="a") == Base(path="a")
    assert (Placed(1), Placed(1, 3)) == (Placed(first=1, second=2), Placed(1, second=3))
    assert repr(Placed(1)) == "Placed(first=1, second=2)"


def test_copies() -> None:
    record = Ours(name="Ana", parts=[1])
    assert replace(record, size=3) == Ours(name="Ana", size=3, parts=[1])
    assert copy.copy(record) == record == pickle.loads(pickle.dumps(record))
    assert pickle.loads(pickle.dumps(Derived(path="a", more="b"))) == Derived(path="a", more="b")


def test_equal_records_have_equal_hashes() -> None:
    assert hash(Derived(path="a")) == hash(Derived(path="a"))
    assert len({Placed(1), Placed(1), Placed(2)}) == 2
