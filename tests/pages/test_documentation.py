"""docs/templates.md documents each variable, filter and block, and nothing that is not there."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from netnotes.pages.context import make_context
from netnotes.pages.environment import make_environment
from netnotes.pages.links import Links
from netnotes.pages.templates import read_builtin
from tests.pages.networks import TODAY, full_network

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
VARIABLES = PAGE.split("\n## Variables\n", 1)[1].split("\n## Limits\n", 1)[0]
NAMES = re.compile(r"`([\w.*\[\]]+)`")


def flatten(value: Any, at: str = "") -> set[str]:
    """The dotted name of everything in a context; a link is one thing."""
    if isinstance(value, dict):
        if at and set(value) == {"name", "path"}:
            return {at}
        return set().union(*(flatten(inner, f"{at}.{key}" if at else key) for key, inner in value.items()))
    if isinstance(value, list):
        return {f"{at}[]"}.union(*(flatten(inner, f"{at}[]") for inner in value))
    return {at}


def documented() -> set[str]:
    """What the tables say: the first one names variables in full, the others the fields of records in some places."""
    top, *sections = VARIABLES.split("\n### ")
    found = {name for row in re.findall(r"^\| (`.*?) \|", top, re.MULTILINE) for name in NAMES.findall(row)}
    for section in sections:
        intro = section.split("\n| field", 1)[0]
        places = [name for name in NAMES.findall(intro) if name.endswith("[]") or name == "home.goal"]
        fields = [name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in NAMES.findall(row)]
        found |= {f"{place}.{field}" for place in places for field in fields}
        found |= {place for place in places if place.endswith("[]")}
    return found


def test_every_variable_is_documented() -> None:
    every: set[str] = set()
    for found in (full_network(), replace(full_network(), plans=())):  # with a plan of this month, and without
        every |= flatten(make_context(found, TODAY, ["dashboards/Home.md"], found.problems))
    names = {re.sub(r"^due\.\w+\[\]", "due.*[]", name) for name in every}
    needs = re.compile(r"(?:horizons\[\]\.goals\[\]|closed_goals\[\]|home\.goal)(\.needs\[\]\.\w+)")
    names = {needs.sub(r"goals[]\1", name) for name in names}
    assert names == documented()


def test_the_context_is_plain_data() -> None:
    found = full_network()

    def check(value: Any) -> None:
        assert type(value) in (str, int, bool, list, dict, type(None)), type(value)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inner)

    check(make_context(found, TODAY, ["dashboards/Home.md"], found.problems))


def test_every_filter_of_ours_is_documented() -> None:
    section = PAGE.split("\n## Filters\n", 1)[1].split("\n## ", 1)[0]
    names = {name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in NAMES.findall(row)}
    filters = make_environment(Links(), {}).filters
    ours = {name for name, made in filters.items() if made.__module__.startswith("netnotes")}
    assert ours - {"e", "escape"} == names


def test_every_block_is_documented() -> None:
    for name, text in read_builtin().items():
        page = name.split(".", 1)[0]
        blocks = re.findall(r"\{% block (\w+)", text)
        [line] = re.findall(rf"(?:The blocks: |; |\n){page}(?: has)? ((?:`\w+`(?:, )?)+)", PAGE)
        assert NAMES.findall(line) == blocks, page


def test_the_first_example_works() -> None:
    [template] = re.findall(r"```jinja\n(# Mentors.*?)```", PAGE, re.DOTALL)
    found = full_network()
    context = make_context(found, TODAY, [], ())
    made = make_environment(Links(), {"x.md.j2": template.replace("mentor", "author")})
    text = made.get_template("x.md.j2").render(context)
    assert "| [Ana Silva](../people/Ana%20Silva.md) | 2026-09-30 | [ana@example.com](mailto:ana@example.com) |" in text
