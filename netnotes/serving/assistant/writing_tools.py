"""The tools that change notes; a server offers them only where it was started with leave to write."""

from __future__ import annotations

from typing import Annotated, Literal

from mcp.server.mcpserver.tools import Tool
from pydantic import BaseModel, ConfigDict, Field

from netnotes.edits.log_words import Words
from netnotes.serving.assistant import undoing, writing
from netnotes.serving.assistant.answers import Answer
from netnotes.serving.assistant.desk import Desk
from netnotes.serving.assistant.reading_tools import Names
from netnotes.serving.assistant.tools import ADDS, REPLACES, TAKES_BACK, told, tool

Text = Annotated[str, Field(min_length=1, max_length=2_000)]
Day = Annotated[str | None, Field(max_length=60, description="A day: 2026-11-03, last tue, 3d ago; today without it.")]
Later = Annotated[str | None, Field(max_length=60, description="A day to come: fri, 2w, 2026-11-27.")]
Favours = Annotated[list[Text] | None, Field(max_length=20)]
DryRun = Annotated[bool, Field(description="Show what would change, and write nothing.")]
Type = Literal["person", "goal", "meeting", "organization"]


class Change(BaseModel):
    """One change of a property."""

    model_config = ConfigDict(extra="forbid")
    property: Annotated[str, Field(max_length=60, description="Its name, such as cadence or next_contact.")]
    operator: Annotated[Literal["=", "+=", "-="], Field(description="Set, add to a list, or take away.")] = "="
    value: Annotated[str, Field(max_length=2_000, description="The value as people type it; empty clears.")] = ""


def writing_tools(desk: Desk) -> list[Tool]:
    """Every tool that writes, for one vault."""

    def log(
        names: Names,
        kind: Annotated[str | None, Field(max_length=60, description="call, coffee, email, …")] = None,
        date: Day = None,
        note: Annotated[str | None, Field(max_length=2_000, description="What was said, in a line.")] = None,
        gave: Favours = None,
        got: Favours = None,
        size: Annotated[int | None, Field(ge=1, le=5, description="How big the favours were.")] = None,
        thanked: bool = False,
        next: Annotated[str | None, Field(max_length=2_000, description="A promise: an open task.")] = None,
        by: Later = None,
        again: Later = None,
        goal: Annotated[str | None, Field(max_length=200, description="The goal that it was for.")] = None,
        stage: Literal["considered", "asked", "made", "done"] | None = None,
        meeting: Annotated[bool, Field(description="Make a meeting note for one person, too.")] = False,
        new: Annotated[bool, Field(description="Make a note for each name that has none.")] = False,
        dry_run: DryRun = False,
    ) -> Answer:
        """Write down a touchpoint: a line in the person's Log, with several people a meeting note.

        gave are favours the owner did, got those they received, stage is that of an introduction.
        """
        words = Words(
            name=tuple(names), kind=kind, stage=stage, date_=date, note=note, meeting=meeting, goal=goal,
            gave=tuple(gave or ()), got=tuple(got or ()), size=size, thanked=thanked, next_=next, by=by, again=again,
            new=new,
        )  # fmt: skip
        return told(lambda: desk.change(lambda view: writing.log(desk, view, words, dry_run=dry_run)))

    def new(
        type: Type,
        name: Annotated[str, Field(min_length=1, max_length=200)],
        properties: Annotated[dict[str, str] | None, Field(max_length=40, description="Front matter.")] = None,
        dry_run: DryRun = False,
    ) -> Answer:
        """Make a new note of a person, goal, meeting or organization from the vault's template."""
        wanted = properties or {}
        return told(lambda: desk.change(lambda view: writing.new(desk, view, type, name, wanted, dry_run=dry_run)))

    def set_(
        name: Annotated[str, Field(max_length=200, description="A person, goal, organization or meeting, or a path.")],
        changes: Annotated[list[Change], Field(min_length=1, max_length=40)],
        dry_run: DryRun = False,
    ) -> Answer:
        """Change properties in the front matter of one note; every other line of it stays."""
        asked = [(change.property, change.operator, change.value) for change in changes]
        return told(lambda: desk.change(lambda view: writing.set_(desk, view, name, asked, dry_run=dry_run)))

    def undo(dry_run: DryRun = False) -> Answer:
        """Take back the last change that was made through this server since it was started."""
        return told(lambda: desk.change(lambda view: undoing.undo(desk, view, dry_run=dry_run)))

    return [tool(log, ADDS), tool(new, ADDS), tool(set_, REPLACES), tool(undo, TAKES_BACK)]
