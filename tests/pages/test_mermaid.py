"""Text in a picture stays text."""

from __future__ import annotations

import pytest

from netnotes.pages.mermaid import mermaid
from tests.pages.gfm import pictures
from tests.pages.hostile import TOKENS


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Lead a team", '"Lead a team"'),
        ('a "b" #quot; c', '"a b quot c"'),
        ("1. First", '"1 First"'),
        ("2) Second", '"2 Second"'),
        ("- item", '"item"'),
        ("version 2.1 of it. Now", '"version 2.1 of it Now"'),
        ("陈思远, José (Ángel) & Co", '"陈思远, José (Ángel) & Co"'),
        ("A" * 60, f'"{"A" * 49}…"'),
        ("", '"…"'),
        ("###", '"…"'),
        (None, '"…"'),
    ],
)
def test_a_label(text: str | None, label: str) -> None:
    assert mermaid(text) == label


@pytest.mark.parametrize("token", TOKENS)
def test_no_name_ends_a_picture(token: str) -> None:
    label = mermaid(token)
    page = f"```mermaid\nflowchart TD\n  g1[{label}]\n```\n"
    assert pictures(page) == [["flowchart TD", f"  g1[{label}]"]]
