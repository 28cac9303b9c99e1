"""Pages of a vault's own queries: `.netnotes/queries/Mentors.sql` makes `dashboards/Mentors.md` (SPEC 8)."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from netnotes.index.query import Result, Value
from netnotes.pages.environment import cell, short
from netnotes.pages.escaping import Markdown, escape
from netnotes.pages.links import Links, stem
from netnotes.pages.named_queries import QueryPage

_LONGEST_HEADING = 60


def render_query_page(page: QueryPage, links: Links, notes: Collection[str]) -> str:
    """The page: its description and a table in which the path of a note is a link to it."""
    result = page.result
    lines = [f"# {escape(page.name)}", ""]
    if page.description:
        lines += [str(escape(page.description)), ""]
    if result.rows:
        lines += [_row([escape(short(name, _LONGEST_HEADING)) for name in result.columns])]
        lines += [_row(["---"] * len(result.columns))]
        lines += [_row([_cell(value, links, notes) for value in row]) for row in result.rows]
        lines += ["", *_more(result)]
    else:
        lines += ["Nothing at present.", ""]
    lines += [f"Answered by `{page.path}`."]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _more(result: Result) -> list[str]:
    more = result.total - len(result.rows)
    if not more:
        return []
    return [f"and more than {more} more" if result.cut else f"and {more} more", ""]


def _cell(value: Value, links: Links, notes: Collection[str]) -> Markdown:
    if isinstance(value, str) and value in notes:
        return links.to({"name": stem(value), "path": value})
    if isinstance(value, str) and value.startswith("["):
        return cell(_listed(value))
    return cell(None if value is None else str(value))


def _listed(text: str) -> str | list[str]:
    """A list of text as the index keeps it (JSON), as a list; other text as it is."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return items if isinstance(items, list) and all(isinstance(item, str) for item in items) else text
