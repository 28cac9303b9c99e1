"""Links, backlinks and tags in `netnotes show`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Result, Run

MORE = """
    === people/Bo Chen.md
    ---
    tags: [press/local, friend]
    ---
    Knows [[Ana Silva]] and [[Ana Silva|Annie]], #Friend of [[Publish the survey]], not [[Nobody]].
    Met [[Ana Costa]] and [[Bo Chen]].
"""
Small = Callable[..., Result]


@pytest.mark.parametrize("config", ["cache: user", "cache: none"])
def test_what_stands_around_a_person(run: Run, vault: Callable[[str], Path], config: str) -> None:
    root = vault(SMALL.replace("quiet:", f"{config}\n    quiet:"))
    vault(MORE)
    found = run("-C", root, "show", "bo", "--format", "json").json
    assert found["tags"] == ["press/local", "friend"]
    assert found["links"] == [
        {"path": "goals/Publish the survey.md", "line": 4},
        {"path": "people/Ana Silva.md", "line": 4},
        {"path": "people/Ana Costa.md", "line": 5},
    ]
    assert found["backlinks"] == [{"path": "meetings/2026-11-10 Call with Bo.md", "line": 2}]
    assert run("-C", root, "show", "bo").out.endswith(
        "Around\n"
        "  tags: #press/local, #friend\n"
        "  links to: Publish the survey, Ana Silva, Ana Costa\n"
        "  linked from: 2026-11-10 Call with Bo\n"
    )


def test_long_lists_are_cut(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault(SMALL)
    for number in range(9):
        vault(f"=== notes/N{number}.md\nsee [[Bo Chen]]\n")
    assert "  linked from: 2026-11-10 Call with Bo, N0, N1, N2, N3 and 5 more\n" in run("-C", root, "show", "bo").out
    assert len(run("-C", root, "show", "bo", "--format", "json").json["backlinks"]) == 10


def test_nothing_around_is_not_shown(small: Small) -> None:
    assert "Around" not in small("show", "josé").out
    assert small("show", "josé", "--format", "json").json["links"] == []
