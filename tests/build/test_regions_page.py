"""docs/regions.md names every region, variable and block, and its example is what a build writes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.build import build_vault
from netnotes.index.load import load_network
from netnotes.model.regions import REGIONS, RegionNote, region_name
from netnotes.pages.region_context import RegionContext
from netnotes.pages.templates import REGION_KIND, read_builtin

PAGE = (Path(__file__).parents[2] / "docs" / "regions.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 21)
NAMES = re.compile(r"`([\w-]+)`")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\| `.*$", section, re.MULTILINE)
    ]


def test_the_example_is_what_a_build_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path / "state"))
    example = PAGE.split("\n## An example\n", 1)[1]
    before, after = re.findall(r"```markdown\n(.*?)```", example, re.DOTALL)
    note = tmp_path / "vault/people/Ana Silva.md"
    note.parent.mkdir(parents=True)
    note.write_text(before, encoding="utf-8")
    os.utime(note, (1, 1))
    build_vault(tmp_path / "vault", TODAY)
    assert note.read_text(encoding="utf-8") == after


def test_every_region_is_listed() -> None:
    listed = {region_name(name): cells[2] for cells in rows("What there is") for name in NAMES.findall(cells[0])}
    assert listed.keys() == REGIONS.keys()
    for name, homes in listed.items():
        assert name is not None
        words = {word.removeprefix("a ").replace(" note", "") for word in homes.split(", ")}
        assert words == (REGIONS[name] or {"any"}), name


NOTES = """\
=== Ana.md
---
type: person
---
## Log
- 2026-11-01 call [gave:: a tip] [got:: tea]
- 2026-12-01 lunch
- 2026-12-02 [gave:: a tour]
- [ ] write
=== meetings/2026-11-02.md
---
type: meeting
people: "[[Ana]]"
---
"""


def test_the_fields_of_records_are_listed(vault: Callable[[str], Path]) -> None:
    network = load_network(vault(NOTES))
    context = RegionContext(network, TODAY)
    note = RegionNote("Ana.md", "person", None)
    made = {name: value for part in ("exchanges", "history", "meetings", "next-steps")
            for name, value in context.of(note, part).items()}  # fmt: skip
    for record, fields in (cells for cells in rows("Your own") if len(cells) == 2):
        (name,) = re.findall(r"`([\w-]+)(?:\[\])?`", record)
        value = made[name] if name == "account" else made[name][0]
        assert NAMES.findall(fields) == sorted(value), name
    network.close()


def test_every_variable_and_block_is_listed(tmp_path: Path) -> None:
    (tmp_path / "Ana.md").write_text("---\ntype: person\n---\n", encoding="utf-8")
    (tmp_path / "Grow.md").write_text("---\ntype: goal\n---\n", encoding="utf-8")
    network = load_network(tmp_path)
    context = RegionContext(network, TODAY)
    templates = read_builtin(REGION_KIND)
    assert {name.removesuffix(".md.j2") for name in templates} == REGIONS.keys()
    for region, variables, blocks in (cells for cells in rows("Your own") if len(cells) == 3):
        (name,) = NAMES.findall(region)
        note = RegionNote("Grow.md", "goal", None) if name == "people" else RegionNote("Ana.md", "person", None)
        assert sorted(NAMES.findall(variables)) == sorted(context.of(note, name).keys() - {"note"}), name
        assert NAMES.findall(blocks) == re.findall(r"\{% block (\w+)", templates[f"{name}.md.j2"]), name
    network.close()
