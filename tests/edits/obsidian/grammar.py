"""The documented grammar of Bases, strictly: keys, views, one-key filters, expressions, functions and properties.

From Obsidian's help ("Bases syntax", "Functions", "Views"): whatever is not named there is refused, but `sort`, which
only Obsidian itself writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TOKEN = re.compile(
    r"""\s*(?:(?P<regex>/(?:[^/\\]|\\.)+/[gimsuy]*(?=\.matches|,))
    | (?P<number>\d+(?:\.\d+)?) | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<name>[^\W\d]\w*) | (?P<sign>==|!=|>=|<=|&&|\|\||[-+*/%<>!().,\[\]]))""",
    re.VERBOSE,
)
GLOBALS = {"date", "duration", "file", "if", "image", "icon", "link", "list", "max", "min", "now", "number", "today"}
METHODS = {
    "isTruthy", "isType", "toString", "date", "format", "time", "relative", "isEmpty", "contains", "containsAll",
    "containsAny", "endsWith", "lower", "replace", "repeat", "reverse", "slice", "split", "startsWith", "title", "trim",
    "abs", "ceil", "floor", "round", "toFixed", "filter", "flat", "join", "map", "reduce", "sort", "unique", "asFile",
    "linksTo", "asLink", "hasLink", "hasProperty", "hasTag", "inFolder", "keys", "values", "matches",
}  # fmt: skip
FILE = {
    "backlinks", "basename", "ctime", "embeds", "ext", "file", "folder", "links", "mtime", "name", "path", "properties",
    "size", "tags",
}  # fmt: skip
FIELDS = {"length", "year", "month", "day", "hour", "minute", "second", "millisecond", "days", "file", "basename"}
VIEWS = {"table", "cards", "list", "map"}
SUMMARIES = {
    "Average", "Min", "Max", "Sum", "Range", "Median", "Stddev", "Earliest", "Latest", "Checked", "Unchecked", "Empty",
    "Filled", "Unique",
}  # fmt: skip
LOOSEST = (("||",), ("&&",), ("==", "!=", ">", "<", ">=", "<="), ("+", "-"), ("*", "/", "%"))


class GrammarError(ValueError):
    """What is not in the documents."""


def as_expression(tree: Any) -> str:
    """A tree of filters as one expression: `not` is true where none of its filters is."""
    if isinstance(tree, str):
        return f"({tree})"
    ((key, inner),) = tree.items()
    joined = (" && " if key == "and" else " || ").join(map(as_expression, inner))
    return f"!({joined})" if key == "not" else f"({joined})"


class Checker:
    """Checks one base; ``refs`` are the properties of notes that it names."""

    def __init__(self, base: dict[str, Any]) -> None:
        self.refs: set[str] = set()
        self.formulas: dict[str, str] = base.get("formulas", {})
        _only(base, {"filters", "formulas", "properties", "summaries", "views"})
        for text in (*self.formulas.values(), *_statements(base.get("filters", []))):
            self.expression(text)
        for name, settings in base.get("properties", {}).items():
            self.property(name)
            _only(settings, {"displayName"})
        names = [view["name"] for view in base["views"]]
        if len(names) != len(set(names)):
            raise GrammarError(f"two views of one name: {names}")
        for view in base["views"]:
            self.view(view)
        self.no_circles()

    def view(self, view: dict[str, Any]) -> None:
        _only(view, {"type", "name", "filters", "groupBy", "order", "sort", "limit", "summaries"})
        if view["type"] not in VIEWS or not isinstance(view.get("limit", 1), int):
            raise GrammarError(f"a view that does not exist: {view}")
        for text in _statements(view.get("filters", [])):
            self.expression(text)
        for by in (*view.get("sort", []), *([view["groupBy"]] if "groupBy" in view else [])):
            if set(by) != {"property", "direction"} or by["direction"] not in ("ASC", "DESC"):
                raise GrammarError(f"not a direction: {by}")
            self.property(by["property"])
        for name in (*view["order"], *view.get("summaries", {})):
            self.property(name)
        if unknown := set(view.get("summaries", {}).values()) - SUMMARIES:
            raise GrammarError(f"unknown summaries: {unknown}")
        if strangers := set(view.get("summaries", {})) - set(view["order"]):
            raise GrammarError(f"a summary of a column that is not shown: {strangers}")

    def property(self, name: str) -> None:
        where, dot, rest = name.partition(".")
        known = {"file": FILE, "formula": set(self.formulas), "note": {rest}}.get(where)
        if not dot or not rest or known is None or rest not in known:
            raise GrammarError(f"no such property: {name}")
        if where == "note":
            self.refs.add(rest)

    def expression(self, text: str) -> None:
        tokens = list(_tokens(text))
        if self.level(tokens, 0, 0) != len(tokens):
            raise GrammarError(f"does not end where it should: {text}")

    def level(self, tokens: list[tuple[str, str]], at: int, depth: int) -> int:
        if depth == len(LOOSEST):
            return self.unary(tokens, at)
        at = self.level(tokens, at, depth + 1)
        while at < len(tokens) and tokens[at][0] == "sign" and tokens[at][1] in LOOSEST[depth]:
            at = self.level(tokens, at + 1, depth + 1)
        return at

    def unary(self, tokens: list[tuple[str, str]], at: int) -> int:
        while at < len(tokens) and tokens[at] in (("sign", "!"), ("sign", "-")):
            at += 1
        return self.postfix(tokens, self.primary(tokens, at))

    def primary(self, tokens: list[tuple[str, str]], at: int) -> int:
        if at >= len(tokens):
            raise GrammarError("something is missing at the end")
        kind, word = tokens[at]
        if kind in ("number", "text", "regex"):
            return at + 1
        if word == "(":
            return _expect(tokens, self.level(tokens, at + 1, 0), ")")
        if word == "[":
            return self.arguments(tokens, at + 1, "]")
        if kind != "name":
            raise GrammarError(f"out of place: {word}")
        follows = tokens[at + 1][1] if at + 1 < len(tokens) else ""
        if follows == "(":
            if word not in GLOBALS:
                raise GrammarError(f"no such function: {word}()")
            return self.arguments(tokens, at + 2, ")")
        return self.named(tokens, at, word)

    def named(self, tokens: list[tuple[str, str]], at: int, word: str) -> int:
        if word in ("this", "value", "index", "true", "false", "null"):
            return at + 1
        if word == "note" and tokens[at + 1][1] == "[":
            self.refs.add(tokens[at + 2][1][1:-1])
            return _expect(tokens, at + 3, "]")
        known = {"note": None, "file": FILE | METHODS, "formula": set(self.formulas)}
        if word not in known or tokens[at + 1][1] != "." or tokens[at + 2][0] != "name":
            raise GrammarError(f"no such name: {word}")
        rest, allowed = tokens[at + 2][1], known[word]
        if allowed is None:
            self.refs.add(rest)
        elif rest not in allowed:
            raise GrammarError(f"no such property: {word}.{rest}")
        return at + 1 if rest in METHODS and word == "file" else at + 3

    def postfix(self, tokens: list[tuple[str, str]], at: int) -> int:
        while at < len(tokens) and tokens[at][1] in (".", "["):
            if tokens[at][1] == "[":
                at = _expect(tokens, self.level(tokens, at + 1, 0), "]")
                continue
            name, follows = tokens[at + 1][1], tokens[at + 2][1] if at + 2 < len(tokens) else ""
            if name not in (METHODS if follows == "(" else FIELDS):
                raise GrammarError(f"no such field or function: .{name}")
            at = self.arguments(tokens, at + 3, ")") if follows == "(" else at + 2
        return at

    def arguments(self, tokens: list[tuple[str, str]], at: int, end: str) -> int:
        if tokens[at][1] == end:
            return at + 1
        at = self.level(tokens, at, 0)
        while at < len(tokens) and tokens[at][1] == ",":
            at = self.level(tokens, at + 1, 0)
        return _expect(tokens, at, end)

    def no_circles(self) -> None:
        waiting = dict(self.formulas)
        while waiting:
            free = [n for n, text in waiting.items() if not any(f"formula.{other}" in text for other in waiting)]
            if not free:
                raise GrammarError(f"formulas that need each other: {sorted(waiting)}")
            for name in free:
                del waiting[name]


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise GrammarError(f"not in the language: {text[at:]}")
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


def _expect(tokens: list[tuple[str, str]], at: int, sign: str) -> int:
    if at >= len(tokens) or tokens[at][1] != sign:
        raise GrammarError(f"{sign} is missing")
    return at + 1


def _statements(tree: Any) -> Iterator[str]:
    """The statements of a tree of filters, each object with exactly one of the three keys."""
    if isinstance(tree, str):
        yield tree
        return
    if isinstance(tree, dict):
        if len(tree) != 1 or not set(tree) <= {"and", "or", "not"}:
            raise GrammarError(f"one of and, or, not: {list(tree)}")
        (tree,) = tree.values()
        if not tree:
            raise GrammarError("a filter without statements")
    for inner in tree:
        yield from _statements(inner)


def _only(found: dict[str, Any], known: set[str]) -> None:
    if unknown := set(found) - known:
        raise GrammarError(f"unknown keys: {unknown}")
