"""The decorator of records: `dataclasses.dataclass` for frozen ones, without its price at import.

`dataclass` writes five functions for each class as text and compiles them, which takes most of the time that a module
full of records takes to import, and a command that lists people makes hardly any record by its constructor. Here what
can be shared is shared, and the constructor is written when a class first makes a record by it. For type checkers it
is `dataclass` itself; `fields` and `replace` work as with any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

__all__ = ["recordclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass as recordclass
else:

    def recordclass(*, frozen, slots=False, kw_only=False, order=False):
        """Make a class a frozen dataclass; the arguments are those of `dataclass`."""
        if not frozen:
            raise TypeError("a record is frozen: use dataclass for what changes")

        def make(cls):
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            shared = _SHARED | (_ORDER if order else {}) | (_STATE if slots else {})
            for name, function in shared.items():
                if name not in vars(cls):
                    setattr(made, name, function)
            made.__init__ = _init_when_needed(made)
            return made

        return make


def _init_when_needed(cls: type[Any]) -> Callable[..., None]:
    def init(self: Any, *values: Any, **named: Any) -> None:
        cls.__init__ = _written_init(cls)
        cls.__init__(self, *values, **named)

    return init


def draft_of(cls: type[Any]) -> type[Any] | None:
    """A class with the same slots whose fields may still be set; None for a record without slots.

    A record is made as a draft and becomes what it is when it is filled in: twice as fast as setting each field of a
    frozen one. Python lets an object change its class where both have the same slots.
    """
    slots = vars(cls).get("__slots__")
    return type(cls.__name__, cls.__bases__, {"__slots__": slots}) if slots and cls.__bases__ == (object,) else None


def maker_of(cls: Callable[P, T]) -> Callable[P, T]:
    """A function that makes what the constructor of a record with slots makes, in less than half the time.

    For rules that make a record of everybody: Python calls a function with less ado than a class.
    """
    of: Any = cls
    made: Callable[P, T] | None = _makers.get(of)
    if made is None:
        draft = draft_of(of)
        if draft is None:
            raise TypeError(f"{of.__name__} has no slots of its own")
        start, end = "    self = new(draft)", "    self.__class__ = cls\n    return self"
        made = _makers[of] = _written(of, "", start, end, {"new": object.__new__, "draft": draft})
    return made


_makers: dict[Any, Callable[..., Any]] = {}


def _written_init(cls: type[Any]) -> Callable[..., None]:
    """The constructor of a class, as `dataclass` would write it."""
    draft = draft_of(cls)
    if draft is None:
        return _written(cls, "self", "", "", {"put": object.__setattr__})
    start, end = '    put(self, "__class__", draft)', "    self.__class__ = cls"
    return _written(cls, "self", start, end, {"put": object.__setattr__, "draft": draft})


def _written(cls: type[Any], given: str, start: str, end: str, names: dict[str, Any]) -> Callable[..., Any]:
    """A function that takes the values of a class's fields and sets them in ``self``, between two parts of its own."""
    space: dict[str, Any] = {"missing": dataclasses.MISSING, "cls": cls, **names}
    places: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        taken = name
        if field.default is not dataclasses.MISSING:
            space[f"default_{name}"] = field.default
            taken = f"{name}=default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            space[f"make_{name}"] = field.default_factory
            taken, value = f"{name}=missing", f"make_{name}() if {name} is missing else {name}"
        (named if field.kw_only else places).append(taken)
        lines.append(f"    self.{name} = {value}" if start else f"    put(self, {name!r}, {value})")
    taken = ", ".join([*([given] if given else []), *places, *(["*", *named] if named else [])])
    exec("\n".join([f"def __init__({taken}):", start, *(lines or ["    pass"]), end]), space)  # noqa: S102 - our own
    made: Callable[..., Any] = space["__init__"]
    return made


_compared: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {}


def _values(self: Any) -> tuple[Any, ...]:
    """What two records are compared by."""
    cls = type(self)
    get = _compared.get(cls)
    if get is None:
        names = [field.name for field in dataclasses.fields(cls) if field.compare]
        one = attrgetter(*names)
        get = _compared[cls] = one if len(names) > 1 else lambda record: (one(record),)
    return get(self)


def _eq(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _lt(self: Any, other: object) -> Any:
    return _values(self) < _values(other) if other.__class__ is self.__class__ else NotImplemented


def _le(self: Any, other: object) -> Any:
    return _values(self) <= _values(other) if other.__class__ is self.__class__ else NotImplemented


def _gt(self: Any, other: object) -> Any:
    return _values(self) > _values(other) if other.__class__ is self.__class__ else NotImplemented


def _ge(self: Any, other: object) -> Any:
    return _values(self) >= _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_SHARED = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
}
_ORDER = {"__lt__": _lt, "__le__": _le, "__gt__": _gt, "__ge__": _ge}
_STATE = {"__getstate__": _getstate, "__setstate__": _setstate}
