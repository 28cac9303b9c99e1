"""The tools that only read."""

from __future__ import annotations

from typing import Annotated

from mcp.server.mcpserver.tools import Tool
from pydantic import Field

from netnotes.rules.match_rows import How
from netnotes.serving.assistant import reading, searching
from netnotes.serving.assistant.answers import MOST_ITEMS, USUAL_ITEMS, Answer
from netnotes.serving.assistant.desk import Desk
from netnotes.serving.assistant.tools import READS, told, tool

Limit = Annotated[int, Field(ge=1, le=MOST_ITEMS, description="How many entries at most.")]
Rows = Annotated[int, Field(ge=1, le=MOST_ITEMS, description="How many rows at most.")]
Person = Annotated[
    str, Field(max_length=200, description="A person: any unambiguous part of a name or alias, or the note's path.")
]
Somebody = Annotated[
    str | None, Field(max_length=200, description="A person, for their statement; everybody's balance without.")
]
Names = Annotated[list[Person], Field(min_length=1, max_length=20, description="One person in each entry.")]
Everyone = Annotated[bool, Field(description="All of them, also those that need nothing now.")]
Title = Annotated[str | None, Field(max_length=200, description="Part of a goal's title; without it all goals.")]
Topic = Annotated[str, Field(min_length=1, max_length=200, description="A topic in a few words, such as hiring.")]
Hows = Annotated[list[How] | None, Field(description="Only who offers, needs or likes it; all three without.")]
Words = Annotated[
    str,
    Field(
        min_length=1,
        max_length=500,
        description='Words that must all be there; "in a row", stat* for any ending, type:meeting, tag:x, in:Folder.',
    ),
]
Sql = Annotated[str, Field(min_length=1, max_length=20_000, description="One SELECT (or WITH) statement of SQLite.")]


def reading_tools(desk: Desk) -> list[Tool]:
    """Every tool that reads, for one vault."""

    def today() -> Answer:
        """What matters today: whom to be in touch with, whom to thank, what is coming up, one goal."""
        return told(lambda: desk.ask(reading.today))

    def due(everyone: Everyone = False, limit: Limit = USUAL_ITEMS) -> Answer:
        """Whom to be in touch with, the most pressing first: status, due date, last contact, cadence."""
        return told(lambda: desk.ask(lambda view: reading.due(view, everyone, limit)))

    def brief(names: Names) -> Answer:
        """What to know before meeting one or several people: last contacts, promises, needs, common ground."""
        return told(lambda: desk.ask(lambda view: reading.brief(view, names)))

    def balance(name: Somebody = None, limit: Limit = USUAL_ITEMS) -> Answer:
        """What was given and got, with everybody; with a name that person's statement, line by line."""
        return told(lambda: desk.ask(lambda view: reading.balance(view, name, limit)))

    def goals(title: Title = None, everyone: Everyone = False, limit: Limit = USUAL_ITEMS) -> Answer:
        """Unmet goals and the next step of each; with a title all about that one."""
        return told(lambda: desk.ask(lambda view: reading.goals(view, title, everyone, limit)))

    def match(topic: Topic, how: Hows = None, limit: Limit = USUAL_ITEMS) -> Answer:
        """Who offers, needs or likes a topic, the nearest first."""
        return told(lambda: desk.ask(lambda view: reading.match(view, topic, how or (), limit)))

    def path(name: Person, limit: Limit = 10) -> Answer:
        """Who can introduce the owner to somebody: chains of people, each link with its evidence."""
        return told(lambda: desk.ask(lambda view: reading.path(view, name, limit)))

    def find(text: Words, limit: Limit = 20) -> Answer:
        """Full-text search through the notes: of each note found the line that fits best."""
        return told(lambda: desk.ask(lambda view: searching.find(view, text, limit)))

    def query(sql: Sql, limit: Rows = USUAL_ITEMS) -> Answer:
        """Ask the notes in SQL; nothing can be changed. date('now') is the day of the answer."""
        return told(lambda: desk.ask(lambda view: searching.query(view, sql, limit)))

    functions = (today, due, brief, balance, goals, match, path, find)
    return [*(tool(function, READS) for function in functions), tool(query, READS, _tables())]


def _tables() -> str:
    """The tables that a query may name, with their columns."""
    from netnotes.index.describe import tables

    lines = (f"{table.name}({', '.join(column.name for column in table.columns)})" for table in tables())
    return f"Tables: {'; '.join(lines)}."
