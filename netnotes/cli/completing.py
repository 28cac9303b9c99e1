"""What a shell may complete after Tab: names from the index, words of the configuration. Silent on any trouble.

A command takes part by ``shell_complete=complete_person`` (or another function of this module) on its argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.asked import Asked

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from netnotes.index.completing import What
    from netnotes.model.config import Config

_MOST = 200


def complete_person(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """People by name and alias; after words of a NAME, how that name goes on."""
    return _names(ctx, param, incomplete, "people")


def complete_goal(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Goals by title; after words of a title, how it goes on."""
    return _names(ctx, param, incomplete, "goals")


def complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Kinds of contact and touch, those of the configuration included."""
    config = _config(ctx)
    if config is None:
        return []
    words = dict.fromkeys((*config.contact_kinds, *config.touch_kinds))
    return matching((word for word in words if word != "recorded"), incomplete)


def complete_message_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Kinds of message, those of the vault's own templates included."""
    from netnotes.rules.message_kinds import KINDS
    from netnotes.vault.page_templates import MESSAGE_ENDING, MESSAGES_FOLDER, read_page_templates

    root = _root(ctx)
    own = read_page_templates(root, MESSAGES_FOLDER, MESSAGE_ENDING)[0] if root else {}
    names = (name.removesuffix(MESSAGE_ENDING) for name in own if not name.startswith("_"))
    return matching(dict.fromkeys((*(kind.kind for kind in KINDS), *names)), incomplete)


def complete_tier(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The tiers."""
    config = _config(ctx)
    return matching((name for name, _ in config.tiers), incomplete) if config else []


def complete_import_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats that can be imported."""
    from netnotes.importers import names

    return matching(names(), incomplete)


def complete_category(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The categories."""
    config = _config(ctx)
    return matching(config.categories, incomplete) if config else []


def complete_export_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats that can be exported."""
    from netnotes.exporters import names

    return matching(names(), incomplete)


def complete_note(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """People by name and alias; where none begins so goals, organizations, meetings (the latest first)."""
    kinds: tuple[What, ...] = ("people", "goals", "organizations", "meetings")
    return next((found for kind in kinds if (found := _names(ctx, param, incomplete, kind))), [])


def complete_meeting(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Meetings by name, the latest first."""
    return _names(ctx, param, incomplete, "meetings")


def complete_place(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Places where people live."""
    return _names(ctx, param, incomplete, "places")


def complete_offer(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Topics that people offer."""
    return _names(ctx, param, incomplete, "offers")


def complete_topic(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Topics that people offer, need or like, and that goals need."""
    return _names(ctx, param, incomplete, "topics")


def complete_task(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Open follow-ups by their text."""
    return _names(ctx, param, incomplete, "tasks")


def complete_vault_folder(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Folders of the vault that hold notes."""
    root = _root(ctx)
    if root is None:
        return []
    from netnotes.index.completing import stored_names

    folders = (name.rstrip("/") for name, _ in stored_names(root, "folders"))
    return matching((name for name in folders if name.isprintable()), incomplete)


def complete_query(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The vault's own queries."""
    from netnotes.vault.query_files import read_query_files

    root = _root(ctx)
    if root is None or words_before(ctx, param):
        return []
    return matching((query.name for query in read_query_files(root)[0] if query.name.isprintable()), incomplete)


def complete_folder(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """A folder on the disk: the shell knows them."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


def complete_month(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Words for months."""
    return matching(("this", "last", "next"), incomplete)


def complete_quarter(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Words for quarters."""
    return matching(("this", "last", "Q1", "Q2", "Q3", "Q4"), incomplete)


def matching(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """The words that begin so, whatever their case and accents."""
    from netnotes.model.folding import fold_accents

    begun = fold_accents(incomplete)
    return items_of(word for word in words if fold_accents(word).startswith(begun))


def items_of(words: Iterable[str]) -> list[CompletionItem]:
    """The first of these words for the shell."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in islice(words, _MOST)]


def _names(ctx: click.Context, param: click.Parameter, incomplete: str, what: What) -> list[CompletionItem]:
    """Names that begin so; else aliases, else names with a word that begins so.

    Words that stand before are taken for the beginning of the same name where a name begins so.
    """
    root = _root(ctx)
    if root is None:
        return []
    from netnotes.index.completing import stored_names

    stored = [(name, aliases) for name, aliases in stored_names(root, what) if name.isprintable()]
    if before := words_before(ctx, param):
        rest = _rest_of([name for name, _ in stored], before)
        if rest or param.nargs == -1:
            return matching(rest, incomplete) or (_whole(stored, incomplete) if what == "people" else [])
    return _whole(stored, incomplete)


def _whole(stored: Sequence[tuple[str, tuple[str, ...]]], incomplete: str) -> list[CompletionItem]:
    from netnotes.model.folding import fold_accents

    begun = fold_accents(incomplete)
    names = [name for name, _ in stored]
    aliases = [alias for _, others in stored for alias in others if alias.isprintable()]
    inner = [name for name in names if any(word.startswith(begun) for word in fold_accents(name).split())]
    return matching(dict.fromkeys(names), incomplete) or matching(aliases, incomplete) or items_of(inner)


def _rest_of(names: Iterable[str], before: Sequence[str]) -> list[str]:
    """What is left of the names that begin with the words before."""
    from netnotes.model.folding import fold_accents

    begun = [fold_accents(word) for text in before for word in text.split()]
    split = ((name.split(), fold_accents(name).split()) for name in names)
    rest = (" ".join(words[len(begun) :]) for words, folded in split if folded[: len(begun)] == begun)
    return list(dict.fromkeys(filter(None, rest)))


def words_before(ctx: click.Context, param: click.Parameter) -> tuple[str, ...]:
    """The words of the argument that stand before the one to complete."""
    found = ctx.params.get(param.name or "")
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


def _root(ctx: click.Context) -> Path | None:
    from netnotes.cli.vault_root import find_root
    from netnotes.model.errors import OperatorError

    try:
        return find_root(ctx.find_root().ensure_object(Asked).vault)
    except (OperatorError, OSError):
        return None


def _config(ctx: click.Context) -> Config | None:
    root = _root(ctx)
    if root is None:
        return None
    from netnotes.vault.config import load_config

    try:
        return load_config(root)[0]
    except OSError:
        return None
