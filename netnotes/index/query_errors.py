"""What was wrong with a question, in words that help to put it right."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from netnotes.index.describe import tables
from netnotes.index.query_guard import FUNCTIONS, LONGEST_VALUE
from netnotes.model.folding import closest

TABLES_HINT = "netnotes query --tables lists what can be asked"
READS_HINT = "begin with SELECT or WITH; nothing in the index or the notes can be changed this way"
_MISSING = re.compile(r'no such (?P<what>table|column|function): (?P<name>"[^"]*"|\S+)')
_NEAR = re.compile(r'near "(?P<word>.*)": syntax error', re.DOTALL)
_UNKNOWN = re.compile(r'unrecognized token: "(?P<word>.*)"', re.DOTALL)
_MANY = ("You can only execute one statement at a time",)


class Trouble(NamedTuple):
    """Why a question has no answer: what to say, what would help, and the word in it that is meant."""

    message: str
    hint: str = ""
    word: str = ""


def trouble_of(err: BaseException, sql: str) -> Trouble:
    """The trouble that an error of SQLite means."""
    text = str(err)
    if isinstance(err, MemoryError) or "out of memory" in text:
        return Trouble("this takes too much memory", "ask for fewer rows, or for shorter values")
    if text == "interrupted":
        return too_slow()
    if "too big" in text:
        return Trouble(f"a value here is longer than {LONGEST_VALUE:,} characters", "leave that column out")
    if text.startswith(_MANY):
        return Trouble("only one statement can be asked at a time", "leave out what follows the first semicolon")
    if "bindings supplied" in text:
        return Trouble("there are no values for ? or :name here", "write the value itself into the query")
    if match := _MISSING.match(text):
        return _missing(match["what"], match["name"].strip('"'), sql)
    if match := _NEAR.match(text) or _UNKNOWN.match(text):
        return Trouble(f"this is no SQL that SQLite can read: {text}", word=match["word"])
    if "incomplete input" in text:
        return Trouble("the statement is not complete: something is missing at its end")
    if text.startswith("cannot modify"):
        return refused("changing tables is not possible: a query only reads")
    if match := re.match(r"vtable constructor failed: (\w+)", text):
        return refused(f"the table {match[1]} is not among those that can be asked")
    if text.startswith(("fts5:", "unterminated string", "unknown special query")):
        hint = "put the words into double quotes within the single ones: MATCH '\"a-b\"'"
        return Trouble(f"what follows MATCH cannot be read: {text.removeprefix('fts5: ')}", hint)
    if isinstance(err, sqlite3.DatabaseError) and "disk image is malformed" in text:
        return Trouble("the index is damaged", "netnotes build --full makes it anew")
    return Trouble(f"this cannot be answered: {text}")


def too_slow() -> Trouble:
    """The answer takes longer than is allowed."""
    return Trouble("this takes longer than a second", "narrow it with WHERE, or join fewer tables")


def refused(why: str) -> Trouble:
    """Something that is not allowed."""
    word = next((part for part in re.findall(r"\w+", why) if part.startswith("_")), "")
    return Trouble(why, READS_HINT if "only reads" in why else TABLES_HINT, word)


def _missing(what: str, name: str, sql: str) -> Trouble:
    bare = name.rsplit(".", 1)[-1]
    near = closest(bare, _candidates(what, sql))
    hint = f"did you mean {near}?" if near else TABLES_HINT
    return Trouble(f"there is no {what} {name}", hint, bare)


def _candidates(what: str, sql: str) -> Iterable[str]:
    if what == "function":
        return sorted(FUNCTIONS)
    if what == "table":
        return [table.name for table in tables()]
    words = set(re.findall(r"\w+", sql.casefold()))
    named = [table for table in tables() if table.name in words]
    return [column.name for table in named or tables() for column in table.columns]
