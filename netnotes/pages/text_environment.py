"""The Jinja2 environment of messages: plain text. It knows nothing but the templates it is given, as that of pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError
from jinja2.environment import Environment
from jinja2.sandbox import ImmutableSandboxedEnvironment

from netnotes.pages.environment import SPACES, UNSAFE_FILTERS, UNUSED_GLOBALS, TemplateLoader
from netnotes.pages.escaping import plain


def make_text_environment(builtin: Mapping[str, str], vault: Mapping[str, str] | None = None) -> Environment:
    """An environment for these templates (name → text)."""
    made = ImmutableSandboxedEnvironment(
        loader=TemplateLoader(builtin, vault or {}),
        finalize=_print,
        undefined=StrictUndefined,
        autoescape=False,
        **SPACES,
    )
    for name in UNSAFE_FILTERS:
        made.filters.pop(name, None)
    for name in UNUSED_GLOBALS:
        made.globals.pop(name, None)
    made.filters["gap"] = gap
    return made


def gap(value: Any, what: str) -> str:
    """The filter ``gap``: the value, else a gap in brackets that says what belongs there."""
    return _print(value) or f"[{what}]"


def _print(value: Any) -> str:
    """What ``{{ value }}`` prints: one line of text, a list joined with commas, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        raise TemplateRuntimeError("this is a record: print one of its fields")
    if isinstance(value, list | tuple | Iterator):
        return ", ".join(map(_print, value))
    text = str(value)
    return text if text == " " else plain(text)
