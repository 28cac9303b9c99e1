"""Every code of a problem is documented in docs/problems.md, and the other way round."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "problems.md"
CODE = re.compile(r"[a-z]+(?:-[a-z0-9*]+)+|unreadable")
MAKERS = re.compile(r"_?problem|Problem|report|unreadable|target_only|_refuse|\w+TroubleError")


def used_codes() -> set[str]:
    """The codes that the package gives to problems; ``*`` stands for what is filled in when it runs."""
    found = set()
    for path in sorted((ROOT / "netnotes").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            for text in _texts(node):
                if CODE.fullmatch(text):
                    found.add(text)
    return found


def _texts(node: ast.AST) -> Iterator[str]:
    """The texts handed to whatever makes problems, and the defaults of its parameters called code."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if MAKERS.fullmatch(name):
            for value in (*node.args, *(keyword.value for keyword in node.keywords)):
                parts = value.elts if isinstance(value, ast.Tuple) else [value]
                yield from filter(None, map(_text, parts))
    if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "code" for target in node.targets):
        yield _text(node.value)
    if isinstance(node, ast.FunctionDef):
        named = [*node.args.posonlyargs, *node.args.args]
        defaults = zip(reversed(named), reversed(node.args.defaults), strict=False)
        yield from (_text(default) for argument, default in defaults if argument.arg == "code")


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return ""


def documented_codes() -> dict[str, str]:
    """Code → severity, as the page says it."""
    found = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("* `") and (match := re.match(r"\* ((?:`[\w-]+`(?:, )?)+) \((error|warning|info)\b", line)):
            found.update(dict.fromkeys(re.findall(r"`([\w-]+)`", match[1]), match[2]))
    return found


def test_every_code_is_documented() -> None:
    documented = documented_codes()
    assert [code for code in used_codes() if not any(fnmatchcase(name, code) for name in documented)] == []


def test_every_documented_code_is_used() -> None:
    used = used_codes()
    assert [name for name in documented_codes() if not any(fnmatchcase(name, code) for code in used)] == []


def test_the_codes_are_found() -> None:
    assert {"bad-yaml", "unknown-*", "singular-*", "sync-conflict", "config-key", "same-name"} <= used_codes()
