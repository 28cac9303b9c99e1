"""Two beginnings of a conversation that an assistant's program can offer. They name tools and hold no text of notes."""

from __future__ import annotations

from typing import Annotated

from mcp.server.mcpserver.prompts.base import Prompt
from pydantic import Field


def prompts() -> list[Prompt]:
    """Every prompt."""
    return [
        Prompt.from_function(prepare_for_a_meeting, title="Prepare for a meeting"),
        Prompt.from_function(weekly_review, title="Weekly review"),
    ]


def prepare_for_a_meeting(
    name: Annotated[str, Field(max_length=200, description="Whom I meet; with commas between several.")],
) -> str:
    """What to know before I meet somebody."""
    asked = " ".join(name[:200].split())
    return (
        f"I am about to meet {asked}. Use the tool brief (one entry in names for each person) and tell me in half a "
        "page: who they are, what was last, what is open both ways, what I could give next, and two questions to ask. "
        "Say which note each fact is from. Change nothing."
    )


def weekly_review() -> str:
    """What the week asks of me."""
    return (
        "Help me look back and ahead for five minutes. Use the tools today, due and goals. Name at most five people to "
        "be in touch with and why, whom to thank, and one step for one goal. Change nothing unless I ask for it."
    )
