"""What `dataclass` says of a record's fields is found when somebody asks, and is then what it always says."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from netnotes.model.records import field_names, maker_of, recordclass


@recordclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """A record whose fields are said in words."""

    JSON: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    size: int = 1
    parts: list[int] = field(default_factory=list)
    hidden: int = field(default=7, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """The same by the library's own decorator."""

    JSON: ClassVar[tuple[str, ...]] = ("name",)

    name: str
    size: int = 1
    parts: list[int] = field(default_factory=list)
    hidden: int = field(default=7, repr=False, compare=False)


@recordclass(frozen=True, kw_only=True)
class Base:
    """A record without slots."""

    path: str
    lines: tuple[int, ...] = ()
    made: list[int] = field(default_factory=list)


@recordclass(frozen=True, kw_only=True)
class Derived(Base):
    """One that inherits, and has another default."""

    lines: tuple[int, ...] = (1,)
    more: str = field(default="more", compare=False)


@recordclass(frozen=True, slots=True)
class Placed:
    """A record whose values go by place."""

    first: int
    second: int = 2


def told(cls: Any) -> list[tuple[Any, ...]]:
    return [(one.name, one.type, one.default, one.repr, one.compare, one.kw_only, one.init) for one in fields(cls)]


def test_it_says_the_same_of_its_fields() -> None:
    assert is_dataclass(Ours)
    assert told(Ours) == told(Theirs)
    assert Ours.__match_args__ == Theirs.__match_args__ == ()
    assert Placed.__match_args__ == ("first", "second")
    assert field_names(Ours) == field_names(Theirs) == ("name", "size", "parts", "hidden")
    assert (Ours.__slots__, Ours.__qualname__, Ours.__doc__) == (
        field_names(Ours),
        "Ours",
        "A record whose fields are said in words.",
    )


def test_it_is_asked_of_a_record_too() -> None:
    match Placed(1):
        case Placed(first, second):
            assert (first, second) == (1, 2)
    assert [one.name for one in fields(Placed(1))] == ["first", "second"]


def test_values_before_and_after_somebody_asked() -> None:
    for _ in range(2):
        made = Ours(name="Ana")
        assert (made.name, made.size, made.parts, made.hidden) == ("Ana", 1, [], 7)
        assert repr(made) == repr(Theirs(name="Ana")).replace("Theirs", "Ours")
        assert made == maker_of(Ours)(name="Ana") == replace(made, hidden=8) != replace(made, size=2)
        with pytest.raises(FrozenInstanceError):
            made.size = 2  # type: ignore[misc]
        fields(Ours)


def test_what_inherits_has_all_fields_in_their_order() -> None:
    assert field_names(Derived) == ("path", "lines", "made", "more")
    made = Derived(path="a")
    assert (made.path, made.lines, made.made, made.more) == ("a", (1,), [], "more")
    assert Base(path="a").lines == ()
    assert field_names(Derived) == tuple(one.name for one in fields(Derived))
    assert made.made is not Derived(path="a").made
    assert not hasattr(Base, "made"), "what has a default of each record's own is none of the class"
