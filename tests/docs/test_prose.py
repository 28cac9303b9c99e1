"""What the pages say in passing is true: commands that they name, works that they cite."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netnotes.cli.group import NAMES
from tests.docs.markdown_links import DOCS, PAGES, code_of

COMMAND = re.compile(r"netnotes (?:-[\w-]+ +\S+ +)*([a-z]+)\b(?!\.)")
"""Commands that are not in every checkout yet."""
CITED = re.compile(r"((?:[A-Z][\w-]+(?:, | and )?)+?)(?: and others)? \(?(\d{4})\)?")
IDEAS = (DOCS / "ideas.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_one(page: Path) -> None:
    found = map(COMMAND.match, code_of(page.read_text(encoding="utf-8")))
    named = {match[1] for match in found if match}
    assert sorted(named - set(NAMES)) == []


def test_commands_are_found_in_code_and_nowhere_else() -> None:
    text = (
        "netnotes reads `netnotes -C x due --all` `netnotes.yaml`\n\n```sh\n$ netnotes show ana\nnetnotes build\n```\n"
    )
    assert [match[1] for match in map(COMMAND.match, code_of(text)) if match] == ["due", "show", "build"]


def test_every_work_is_cited_and_every_citation_is_a_work() -> None:
    text, works = IDEAS.split("\n## Works\n", 1)
    listed = {
        (work[2:].split(",")[0], year) for work, year in re.findall(r"^(\* [^(]+) \((\d{4})\)", works, re.MULTILINE)
    }
    assert len(listed) > 20
    flat = " ".join(text.split())
    cited = {(names.split(",")[0].split(" and ")[0], year) for names, year in CITED.findall(flat)}
    assert cited == listed


def test_the_works_are_in_order() -> None:
    works = re.findall(r"^\* ([^(]+) \((\d{4})\)", IDEAS.split("\n## Works\n", 1)[1], re.MULTILINE)
    assert works == sorted(works)


def test_every_idea_says_how_it_shows_in_the_tool() -> None:
    sections = IDEAS.split("\n## Works\n", 1)[0].split("\n## ")[1:]
    assert len(sections) > 10
    assert [part.splitlines()[0] for part in sections if "*In netnotes*:" not in part] == ["On feeling dirty"]
