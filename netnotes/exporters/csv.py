"""Table of people for spreadsheets and other programs: one row each, headed by the properties of SPEC 2.2 (CSV, UTF-8).

`netnotes import` reads it back. Values of a list are parted by ``; ``. Without ``--safe`` cells are exact; with it one
that a spreadsheet would run (``=1+1``, ``+49 …``) begins with an apostrophe, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from netnotes.exporters.writing.options import Options
from netnotes.exporters.writing.plain import exact, plain
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.refs import Ref
from netnotes.rules.people import PersonRow, people_rows

TITLE = "table of people (CSV)"
SUFFIX = ".csv"
MARK = b"name,aliases,email,phone,url,organization,department,role,"

COLUMNS = (
    "name", "aliases", "email", "phone", "url", "organization", "department", "role", "location", "category", "tags",
    "tier", "cadence", "status", "birthday", "dates", "added", "met", "introduced_by", "knows", "household",
    "helps_with", "their_goals", "offers", "needs", "i_offer", "interests", "knows_about_me", "prefers", "timezone",
    "lifeline", "trust", "account", "opening_balance", "last_contact", "next_contact", "snooze", "balance", "state",
    "path",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def export(network: Network, today: date, options: Options) -> bytes:
    """The table, by name."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in people_rows(network, today):
        cells = cells_of(row)
        writer.writerow([_safe(cells[name]) if options.safe else cells[name] for name in COLUMNS])
    return out.getvalue().encode("utf-8")


def cells_of(row: PersonRow) -> dict[str, str]:
    """The cells of one person by column; empty where nothing is known."""
    person = row.person
    return {
        **_written(person),
        "aliases": joined(person.aliases),
        "email": joined(person.emails),
        "phone": joined(person.phones),
        "url": joined(person.urls),
        "organization": _shown(person.organization),
        "category": joined(person.categories),
        "tags": joined(person.tags),
        "cadence": person.cadence.text if person.cadence else "",
        "status": "" if person.status == "active" else person.status,
        "dates": joined(f"{what}: {day}" for what, day in person.dates),
        **{field: _shown(getattr(person, field)) for field in ("introduced_by", "knows", "household", "helps_with")},
        "lifeline": "true" if person.lifeline else "",
        "last_contact": str(row.last_contact or ""),
        "balance": "" if row.balance is None else str(row.balance),
        "state": row.status,
    }


def _written(person: Person) -> dict[str, str]:
    """What is one value or a list of texts, as written."""
    texts: dict[str, str] = {}
    for name in COLUMNS:
        value = getattr(person, name, None)
        if isinstance(value, tuple):
            texts[name] = joined(item for item in value if isinstance(item, str))
        elif isinstance(value, str):
            texts[name] = exact(value)
        else:
            texts[name] = "" if value is None else str(value)
    return texts


def joined(values: Iterable[str]) -> str:
    """The values of a list in one cell, parted by semicolons; one within a value becomes a comma.

    A single value with a comma is ended by a semicolon, so that it is not taken for several.
    """
    parts = [text for value in values if (text := " ".join(exact(value).replace(";", ",").split()))]
    return f"{parts[0]};" if len(parts) == 1 and "," in parts[0] else "; ".join(parts)


def _shown(refs: Iterable[Ref]) -> str:
    names = [plain(ref.shown) for ref in refs]
    return names[0] if len(names) == 1 else joined(names)


def _safe(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula, white space before it or not."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) or cell.startswith(("\t", "\r", "\n")) else cell
