"""Monica 4's JSON export: contacts and all that belongs to them.

What becomes of each thing is in docs/from-monica.md. The format has no description of its own; its shape follows what
Monica's exporter writes (version 1.0-preview.1), in the singular or the plural, nested as maps or as lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming

if TYPE_CHECKING:
    from netnotes.importers.reading.monica.tree import Item

TITLE = "Monica 4 (JSON export)"
_VERSION = "1.0-preview"
_KEYS = ("app_version", "export_date", "exported_by", "account")
_SQL = re.compile(r"# \*{10,}\n# .*dump of data\n|^INSERT IGNORE INTO `?(?:\w+_)?(?:accounts|contacts)\b", re.MULTILINE)
_HOW = "in Monica choose Settings > Export data > Export to JSON, and import that file"


def recognise(source: Source) -> int:
    """Sure of an object with the keys of an export; an SQL export is known too, so that it can be refused in words."""
    head = source.head.lstrip("\ufeff \t\n")
    if not head.startswith("{"):
        return 80 if _is_sql(source) else 0
    keys = sum(f'"{key}"' in head for key in _KEYS)
    if re.search(rf'"version"\s*:\s*"{re.escape(_VERSION)}', head):
        return 95
    collections = re.search(r'"(?:type"\s*:\s*"contacts?|contacts)"', head) or '"first_name"' in head
    return 90 if keys == len(_KEYS) else 70 if '"account"' in head and (keys > 1 or collections) else 0


def read(source: Source, options: Options) -> Incoming:
    """All contacts with what belongs to them, and activities of several as meetings. Raises NotUnderstoodError."""
    from netnotes.importers.reading.monica.account import read_account
    from netnotes.importers.reading.monica.tree import Item, load

    if _is_sql(source):
        raise NotUnderstoodError(1, "this is Monica's SQL export, which only Monica can read", _HOW)
    if not source.data.strip():
        raise NotUnderstoodError(1, "the file is empty", _HOW)
    export = load(source)
    _check_version(export)
    account = export.get("account")
    if not isinstance(account, Item):
        raise NotUnderstoodError(1, "there is no account in it, as an export of Monica has", _HOW)
    found = read_account(export, account, options)
    if not found.rows:
        raise NotUnderstoodError(account.line, "there is not one contact or anything else in its account", _HOW)
    return found


def _is_sql(source: Source) -> bool:
    head = source.head.lstrip("\ufeff \t\n")
    return not head.startswith("{") and _SQL.search(head) is not None


def _check_version(export: Item) -> None:
    """Raises NotUnderstoodError for a version that nobody has seen yet."""
    version, app = export.line_of("version"), export.line_of("app_version")
    if version and not version.startswith(_VERSION):
        why = f"the export has version {version[:40]}, and {_VERSION}.1 of Monica 4 was expected"
        raise NotUnderstoodError(1, why, "netnotes reads what Monica 4 writes; see docs/from-monica.md")
    if not version and app and not re.match(r"v?[34]\.", app):
        why = f"the export is of Monica {app[:40]}, and Monica 4 was expected"
        raise NotUnderstoodError(1, why, "netnotes reads what Monica 4 writes; see docs/from-monica.md")
