"""Writes docs/schema.md from schema.sql and day.sql: ``python -m tests.index.schema_page``."""

from __future__ import annotations

from pathlib import Path

from netnotes.index.describe import Table, tables

PAGE = Path(__file__).resolve().parents[2] / "docs" / "schema.md"
INTRODUCTION = """\
# Schema

This page is made from `netnotes/index/schema.sql` and `day.sql` (`python -m tests.index.schema_page`); a test keeps
it true, and runs the examples.

netnotes keeps what it read in a SQLite file outside the vault, so that only what changed is read again. `netnotes
doctor` says where it is. The file is made from the notes: delete it whenever you like, the next command makes it
anew. `cache: none` in `netnotes.yaml` keeps none; `query` and `find` then work in memory.

## Asking

`netnotes query "SELECT …"` brings the index up to date and answers in a process that can only read. One statement at
a time; at most one second of computing, 10,000 rows and a million characters in a value. What changes anything, what
looks outside (`ATTACH`, `PRAGMA`, extensions) and what gives another answer each time (`random()`) is refused.
`date('now')` is the day asked (`--today`), and `localtime` changes nothing: dates in notes have no time zone.

```sql
-- Who is overdue, and what I could give them
SELECT due.name, due.due, people.i_offer
FROM due JOIN people USING (path)
WHERE due.status = 'overdue' ORDER BY due.overdue_ratio DESC;
```

```sql
-- What was new in the last half year, by month
SELECT substr(date, 1, 7) AS month, count(*) AS contacts, count(DISTINCT person) AS people
FROM touchpoints
WHERE resets AND date BETWEEN date('now', '-6 months') AND date('now')
GROUP BY month ORDER BY month;
```

```sql
-- How many people of each category, and how many of them I was in touch with this quarter
SELECT value AS category, count(DISTINCT people.path) AS people, count(DISTINCT touchpoints.person) AS in_touch
FROM people, json_each(people.categories)
LEFT JOIN touchpoints
  ON touchpoints.person = people.path AND date BETWEEN date('now', '-90 days') AND date('now')
GROUP BY value ORDER BY people DESC, category;
```

```sql
-- Notes that many others link to
SELECT path, count(DISTINCT from_path) AS notes
FROM backlinks GROUP BY path ORDER BY notes DESC, path LIMIT 10;
```

```sql
-- Where something is said of grants, the best first
SELECT notes.path, snippet(full_text, 2, '', '', '…', 12) AS text
FROM full_text JOIN notes ON notes.id = full_text.rowid
WHERE full_text MATCH 'grant*' ORDER BY bm25(full_text), notes.path LIMIT 10;
```

## Queries of a vault's own

A file `.netnotes/queries/Mentors.sql` holds one statement, and comment lines (`-- …`) at its top say what it answers.
`netnotes query mentors` asks it, `netnotes query` lists all, and `netnotes build` makes each a dashboard,
`dashboards/Mentors.md`: its description and the first 200 rows, in which the path of a note is a link. A name holds
letters, digits, spaces, `-` and `_`; one that begins with `_` makes no page, nor does one that another page has.

Rows stand in the order that the statement asks for, and where that leaves a choice, in the order of all columns from
the left: the same notes give the same page. (`group_concat` and `notes.id` are the exceptions: their order and value
may depend on the history of the index, so aggregate over a sorted subquery, and link notes by path.) A query that
cannot be answered is a problem (`query-error`) with its line, and its page stays as it is. At most 50 files of 64 kB
are read, in 15 seconds all together.

## With other tools

Any SQLite tool can open the file, such as `sqlite3 -readonly index.db`, `sqlite-utils tables index.db` or
`datasette index.db`. What you change in it is lost. `due`, `balance` and `goal_steps` depend on the day, so they
are not in it.

## Tables

Dates are text, `YYYY-MM-DD`. Paths are relative to the vault, with `/`. Flags are 0 or 1. Lists are JSON arrays;
`json_each` takes them apart. `netnotes query` leaves the dashboards out of `notes`. Tables whose names begin with `_`
are netnotes' own, may change, and are not answered.
"""


def render_page() -> str:
    """The page."""
    return "\n".join([INTRODUCTION, *(_section(table) for table in tables())])


def _section(table: Table) -> str:
    kind = {"VIEW": " (view)", "VIRTUAL TABLE": " (full text)", "TEMP TABLE": " (for the day asked)"}.get(
        table.kind, ""
    )
    lines = [f"### {table.name}{kind}", "", table.about, "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column.name}` | {column.type} | {_cell(column.about)} |" for column in table.columns]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(render_page(), encoding="utf-8")
