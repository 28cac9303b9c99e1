"""The Jinja2 environment of pages: every value is escaped as Markdown unless it is Markdown already.

It fails safe: whatever a template does with a value (joins, slices, changes it), the result is plain text again
and is escaped when it is printed. Literal Markdown belongs outside ``{{ }}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateRuntimeError, pass_context
from jinja2.bccache import BytecodeCache
from jinja2.environment import Environment
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from netnotes.pages.escaping import Markdown, escape, escape_text, join_markdown, plain
from netnotes.pages.links import Links, mailto, tel
from netnotes.pages.mermaid import mermaid

BUILTIN = "builtin/"
MOST_ROWS = 200
SPACES = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
UNSAFE_FILTERS = ("escape", "e", "forceescape", "safe", "tojson", "urlize", "xmlattr", "pprint")
_METHODS = frozenset(dir(dict))
UNUSED_GLOBALS = ("lipsum", "cycler", "joiner")


class PageEnvironment(ImmutableSandboxedEnvironment):
    """An environment that knows nothing but the templates it is given; the same for built-in and vault templates.

    ``concat`` marks what was printed piece by piece (macros, blocks, ``set`` blocks) as Markdown.
    """

    concat = staticmethod(join_markdown)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As ever; a field of a record, which is what templates ask for mostly, is known at once."""
        if type(obj) is dict and attribute in obj and attribute not in _METHODS:
            return obj[attribute]
        return super().getattr(obj, attribute)


class TemplateLoader(BaseLoader):
    """The vault's templates by name, and the built-in ones by name or as ``builtin/NAME``; no file system."""

    def __init__(self, builtin: Mapping[str, str], vault: Mapping[str, str]) -> None:
        self.sources = {**builtin, **{BUILTIN + name: text for name, text in builtin.items()}, **vault}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As jinja2 asks: the text, its name, and that it has not changed."""
        if template not in self.sources:
            raise TemplateNotFound(template)
        return self.sources[template], template, lambda: True


def make_environment(
    links: Links, builtin: Mapping[str, str], vault: Mapping[str, str] | None = None, cache: BytecodeCache | None = None
) -> Environment:
    """An environment for these templates (name → text) that links in this way.

    ``cache`` keeps them compiled: for built-in templates only, not for what comes with a vault.
    """
    made = PageEnvironment(
        loader=TemplateLoader(builtin, vault or {}),
        finalize=_print_value,
        undefined=StrictUndefined,
        autoescape=False,
        **SPACES,
        bytecode_cache=cache,
    )
    for name in UNSAFE_FILTERS:
        made.filters.pop(name, None)
    for name in UNUSED_GLOBALS:
        made.globals.pop(name, None)
    made.filters |= {
        "e": escape,
        "escape": escape,
        "link": links.to,
        "page": links.page,
        "mailto": mailto,
        "tel": tel,
        "short": short,
        "cell": cell,
        "join": join,
        "share": share,
        "mermaid": mermaid,
    }
    return made


@pass_context
def _print_value(context: Context, value: Any) -> Markdown:
    """Print a value, ``{{ value }}``.

    Taking the context keeps jinja2 from printing constants, ``{{ "Due"|page }}``, into what it compiles: what they
    print depends on the links, and what is compiled may be kept.
    """
    kind = type(value)
    return value if kind is Markdown else escape_text(value) if kind is str else _print(value)


def _print(value: Any) -> Markdown:
    """What ``{{ value }}`` prints: text escaped, a list joined with commas, None as nothing."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list | tuple | Iterator):
        return join(value, ", ")
    if isinstance(value, Mapping):
        raise TemplateRuntimeError("this is a record: print one of its fields, or record|link")
    return escape(value)


def short(value: Any, length: int = 160) -> str:
    """The filter ``short``: text cut at a word to so many characters, with ``…`` where something was left out."""
    text = plain(value if value is not None else "")
    if len(text) <= length:
        return text
    head = text[: max(length - 1, 0)]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:.–-") + "…"


def cell(value: Any, length: int = 160) -> Markdown:
    """The filter ``cell``: one cell of a table, lists joined with commas, long text cut; Markdown stays."""
    if isinstance(value, list | tuple):
        return join([one if isinstance(one, Markdown) else short(one, length) for one in value], ", ")
    return value if isinstance(value, Markdown) else escape(short(value, length))


def join(values: Iterable[Any], between: str = "", attribute: str | None = None) -> Markdown:
    """The filter ``join``: everything escaped that is not Markdown already, the text in between too."""
    body = escape(between)
    edge = body if body == between else f"{' ' * between.startswith(' ')}{body}{' ' * between.endswith(' ')}"
    return Markdown(edge.join(_print(value[attribute] if attribute else value) for value in values))


def share(lists: Sequence[Sequence[Any]], rows: int = MOST_ROWS, inner: str = "") -> list[dict[str, Any]]:
    """The filter ``share``: the first rows of several lists, so many in all, each as ``rows`` and how many ``more``.

    Every list gets its even share, a row at least where there are rows for all, and what some leave goes to the others
    in their order. With ``inner``, the name of a list inside each row, those count as rows too.
    """
    even = rows // max(len(lists), 1) or int(rows >= sum(map(bool, lists)))
    sizes = [[1 + len(row[inner]) for row in one] if inner else None for one in lists]
    totals = [len(one) if size is None else sum(size) for one, size in zip(lists, sizes, strict=True)]
    grants = [min(total, even) for total in totals]
    left = rows - sum(grants)
    shared = []
    for one, size, total, grant in zip(lists, sizes, totals, grants, strict=True):
        extra = min(total - grant, left)
        left -= extra
        taken = grant + extra if size is None else sum(end <= grant + extra for end in accumulate(size))
        shared.append({"rows": one[:taken], "more": len(one) - taken})
    return shared
