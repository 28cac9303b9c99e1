"""Rows that come from notes as they are written, without what must not leave."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from netnotes.exporters.writing.options import Whole
from netnotes.rules.quiet_fields import QuietFields
from netnotes.rules.told_paths import named_people

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n.*?(?:^---[ \t]*(?:\n|\Z)|\Z)", re.DOTALL | re.MULTILINE)
_LINE_FIELD = re.compile(r"^[ \t>*+-]*(?:\[.\][ \t])?[*_]*(?P<name>[^\n:\[\]()]{1,60}?)[*_]*::.*$", re.MULTILINE)
_OWN_NAMES = frozenset({"title", "name", "aliases", "status", "type", "why", "daily", "style"})
_TELLS_OF = ("path", "to_path", "person")


class ToldRows:
    """Passes over rows of private notes and of links to them; in all others, texts are made quiet.

    With ``everything`` each row stays as it is. Generated pages are left out either way: they hold what private notes
    say, and only what others say.
    """

    def __init__(self, whole: Whole, *, everything: bool) -> None:
        from netnotes.index.tables_file import columns_of

        config = whole.network.config
        self.everything, self.quiet, self._columns_of = everything, whole.quiet, columns_of
        self._generated = tuple(f"{folder}/" for folder in (config.dashboards_folder, config.site_folder))
        self._fields = QuietFields(config, whole.private_fields)
        self._paths = whole.paths or {}
        self._people = named_people(whole.network) if whole.quiet.hidden else frozenset()

    def rows(self, table: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows of a table that may leave. Problems quote what is wrong in notes, and stay."""
        columns = self._columns_of(table)
        for row in rows:
            named = dict(zip(columns, row, strict=True))
            if str(named.get("path")).startswith(self._generated):
                continue
            if self.everything:
                yield row
            elif table != "problems" and "path" in named and self._may_leave(table, named):
                if table == "notes" and named["path"] not in self._people:
                    named |= {column: self.quiet.text(named[column]) for column in ("title", "name", "aliases")}
                yield tuple(self._told(column, value) for column, value in named.items())

    def texts(self, texts: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
        """Path, title, names and body of notes: without front matter and private fields where not all may leave."""
        for path, title, names, body in texts:
            if self.everything:
                yield path, title, names, body
            elif path not in self.quiet.hidden:
                if path not in self._people:
                    title, names = self.quiet.text(title), self.quiet.text(names)
                yield self._paths.get(path, path), title, names, self.quiet.text(self._body(body))

    def _may_leave(self, table: str, row: dict[str, Any]) -> bool:
        if any(row.get(column) in self.quiet.hidden for column in _TELLS_OF):
            return False
        return not (table == "properties" and self._fields.are_named(str(row["name"])))

    def _told(self, column: str, value: Any) -> Any:
        if column in _TELLS_OF:
            return self._paths.get(value, value)
        if not isinstance(value, str) or column in _OWN_NAMES:
            return value
        if column == "people":
            told = (self._paths.get(path, path) for path in json.loads(value) if path not in self.quiet.hidden)
            return json.dumps(list(told), ensure_ascii=False)
        if column in {"target", "shown"} and self.quiet.is_link_to(value):
            return self.quiet.text(f"[[{value}]]")
        return self.quiet.text(self._fields.text(value))

    def _body(self, text: str) -> str:
        text = (
            _FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1)
            if text.lstrip("\ufeff").startswith("---")
            else text
        )
        return self._fields.text(_LINE_FIELD.sub(self._without_private, text))

    def _without_private(self, match: re.Match[str]) -> str:
        return "" if self._fields.are_named(match["name"].strip()) else match[0]
