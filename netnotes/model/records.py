"""The decorator of records: `dataclasses.dataclass` for frozen ones, without its price at import.

`dataclass` writes five functions for each class as text and compiles them, which takes most of the time that a module
full of records takes to import, and a command that lists people makes hardly any record by its constructor. Here what
can be shared is shared, the constructor is written when a class first makes a record by it, and what `dataclass` says
of the fields is found when somebody first asks. For type checkers it is `dataclass` itself; `fields` and `replace` work
as with any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

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
            if _can_wait(cls, slots=slots):
                made = _with_fields_later(cls, slots=slots, kw_only=kw_only)
            else:
                made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            shared = _SHARED | (_ORDER if order else {}) | (_STATE if slots else {})
            for name, function in shared.items():
                if name not in vars(cls):
                    setattr(made, name, function)
            made.__init__ = _init_when_needed(made)
            return made

        return make


class _Later:
    """What `dataclass` sets of a class, found when it is first asked for."""

    __slots__ = ("describe", "name")

    def __init__(self, name: str, describe: Callable[[], None]) -> None:
        self.name, self.describe = name, describe

    def __get__(self, record: object, cls: type[Any]) -> Any:
        self.describe()
        return getattr(cls, self.name)


class _Light(NamedTuple):
    """A class's fields as they are written, those of the record it inherits from first; the defaults may be fields."""

    names: tuple[str, ...]
    given: dict[str, Any]
    kw_only: bool


def _can_wait(cls: type[Any], *, slots: bool) -> bool:
    """Whether a class has a docstring, says in words what its fields are, and inherits nothing but such a record."""
    written = vars(cls).get("__annotations__", {})
    if not written and getattr(cls, "__annotations__", None):
        return False  # a Python that keeps them elsewhere
    known = cls.__bases__ == (object,) or (not slots and len(cls.__bases__) == 1 and cls.__bases__[0] in _light)
    return known and bool(vars(cls).get("__doc__")) and all(isinstance(kind, str) for kind in written.values())


def _with_fields_later(cls: type[Any], *, slots: bool, kw_only: bool) -> type[Any]:
    """What `dataclass` makes of a class that `_can_wait`, but for `_Later`."""
    space = dict(vars(cls))
    written = space.get("__annotations__", {})
    names = tuple([name for name, kind in written.items() if not kind.startswith("ClassVar")])
    given = {name: space[name] for name in names if name in space}
    defaults = {
        name: value if isinstance(value, dataclasses.Field) else getattr(cls, name) for name, value in given.items()
    }

    def describe() -> None:
        said = {"__annotations__": written, "__doc__": cls.__doc__, "__module__": cls.__module__}
        twin = type(cls.__name__, cls.__bases__, {**said, **given})
        dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(twin)
        for name in _DESCRIBED:
            setattr(made, name, vars(twin)[name])

    made = _slotted(cls, names) if slots else cls
    for name in _DESCRIBED:
        setattr(made, name, _Later(name, describe))
    for name, value in given.items() if not slots else ():
        if isinstance(value, dataclasses.Field):
            if value.default is dataclasses.MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)
    base = _light.get(cls.__bases__[0], _Light((), {}, kw_only))
    _light[made] = _Light(tuple(dict.fromkeys((*base.names, *names))), {**base.given, **defaults}, kw_only)
    return made


def _slotted(cls: type[Any], names: tuple[str, ...]) -> type[Any]:
    """The class with slots for these names: a new one, because slots cannot be added."""
    left_out = {*names, "__dict__", "__weakref__"}
    kept = {name: value for name, value in vars(cls).items() if name not in left_out}
    made: type[Any] = type(cls.__name__, cls.__bases__, {**kept, "__slots__": names})
    made.__qualname__ = cls.__qualname__
    return made


def field_names(cls: type[Any]) -> tuple[str, ...]:
    """The names of a record's fields, in their order: `dataclasses.fields` without what it costs."""
    known = _light.get(cls)
    return tuple(field.name for field in dataclasses.fields(cls)) if known is None else known.names


def _parts(cls: type[Any]) -> Iterator[tuple[str, Any, Any, bool]]:
    """Of each field: name, default, what makes the default (`MISSING` for none), and whether it goes by name."""
    known = _light.get(cls)
    if known is None or len(cls.__bases__[0].__mro__) > 1:
        for field in dataclasses.fields(cls):
            yield field.name, field.default, field.default_factory, bool(field.kw_only)
        return
    nothing = dataclasses.MISSING
    for name in known.names:
        value = known.given.get(name, nothing)
        if isinstance(value, dataclasses.Field):
            by_name = known.kw_only if value.kw_only is nothing else bool(value.kw_only)
            yield name, value.default, value.default_factory, by_name
        else:
            yield name, value, nothing, known.kw_only


_light: dict[type[Any], _Light] = {}
_DESCRIBED = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")


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
    for name, default, factory, by_name in _parts(cls):
        taken = value = name
        if default is not dataclasses.MISSING:
            space[f"default_{name}"] = default
            taken = f"{name}=default_{name}"
        elif factory is not dataclasses.MISSING:
            space[f"make_{name}"] = factory
            taken, value = f"{name}=missing", f"make_{name}() if {name} is missing else {name}"
        (named if by_name else places).append(taken)
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
