"""What a shell may complete of ``key=value``: properties of a person, and the values that are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import (
    complete_category,
    complete_note,
    complete_tier,
    items_of,
    matching,
    words_before,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

STATUSES = ("active", "to-meet", "paused", "archived", "deceased")


def complete_name_or_setting(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For ``set NAME… key=value…``: a name first, then properties with ``=``, then values that are known."""
    given = words_before(ctx, param)
    key, equals, begun = incomplete.partition("=")
    if equals:
        return items_of(f"{key}={item.value}" for item in _values(ctx, param, key, begun))
    if len(given) > 1 and given[-1] == "=":  # bash makes three words of key=value
        return _values(ctx, param, given[-2], incomplete)
    found = complete_note(ctx, param, incomplete)
    return [*found, *matching((f"{name}=" for name in _fields()), incomplete)] if given else found


def complete_setting(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For ``KEY=VALUE``: properties with ``=``, then values that are known."""
    key, equals, begun = incomplete.partition("=")
    if equals:
        return items_of(f"{key}={item.value}" for item in _values(ctx, param, key, begun))
    return matching((f"{name}=" for name in _fields()), incomplete)


def complete_column(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For ``HEADER=FIELD``: the properties behind ``=``; the header is that of a file."""
    header, equals, begun = incomplete.partition("=")
    return items_of(f"{header}={item.value}" for item in matching(_fields(), begun)) if equals else []


def _values(ctx: click.Context, param: click.Parameter, key: str, begun: str) -> list[CompletionItem]:
    """The values that a property of a person can have, where they are few."""
    match key.rstrip("+-").casefold():
        case "tier":
            return complete_tier(ctx, param, begun)
        case "category":
            return complete_category(ctx, param, begun)
        case "status":
            return matching(STATUSES, begun)
    return []


def _fields() -> Iterable[str]:
    from netnotes.vault.synonyms import PERSON

    return (field for field in PERSON if field not in {"tier_guess", "interactions", "first_name", "last_name"})
