"""What the bases show: their filters and formulas by another program's reading of their language.

What it does not read as documented is put in its words first: a link in a property is text to it, it has no formulas,
no regular expressions and no `this`, and its today is the real one.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from netnotes.edits.obsidian.setup import setup_pieces
from netnotes.vault.load import load_network
from netnotes.vault.yaml_reader import read_yaml
from tests.cli.conftest import TODAY
from tests.edits.obsidian import grammar, tool

TYPES = {"person": "People.base", "goal": "Goals.base", "meeting": "Meetings.base"}
_REGEX = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*")|/(?P<source>(?:[^/\\\n]|\\.)+)/(?P<flags>[gimsuy]*)(?=\.matches|,)', re.DOTALL
)
_MATCHES = re.compile(r'("regex\d+")\.matches\(')
_COUNTED = ".days."  # the days of a duration, which mdbase does not do as documented
_LINK = re.compile(r'link\("((?:[^"\\]|\\.)*)"\)')


def bases_of(root: Path) -> dict[str, dict[str, Any]]:
    """The bases of a vault, read by our own reader of YAML."""
    pieces = setup_pieces(load_network(root), root)
    return {one.path.rpartition("/")[2]: read(one.after) for one in pieces if one.path.endswith(".base")}


def read(data: bytes) -> dict[str, Any]:
    found = read_yaml(data.decode())
    assert found is not None
    return found.values


def in_its_words(tree: Any, this: str = "") -> str:
    """A tree of filters as mdbase reads it; ``this`` is the name of a note."""
    text = grammar.as_expression(tree)
    text = text.replace("today()", f'date("{TODAY}")').replace("this.file.basename", f'"{this}"')
    text = text.replace("this.file", f'"{this}"').replace("contains(this)", f'contains("[[{this}]]")')
    return _LINK.sub(r'"[[\1]]"', text)


def without_regexes(text: str, regexes: dict[str, list[str]]) -> str:
    """The expression with a key for each regular expression, which mdbase does not read: `/x/.matches(y)` as well."""

    def keyed(found: re.Match[str]) -> str:
        if found["text"]:
            return found["text"]
        key = f"regex{len(regexes)}"
        regexes[key] = [found["source"], found["flags"]]
        return f'"{key}"'

    text = _REGEX.sub(keyed, text)
    while found := _MATCHES.search(text):
        end, depth = found.end(), 1
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        text = f"{text[: found.start()]}({text[found.end() : end - 1]}).matches_({found[1]}){text[end:]}"
    return text.replace("matches_", "matches")


def picked(root: Path, filters: dict[str, str], formulas: dict[str, str] | None = None) -> dict[str, set[str]]:
    """The notes that each expression picks; formulas may need those before them."""
    if not tool.is_there():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(tool.MISSING)
    command = ["node", str(Path(__file__).with_name("evaluate.mjs")), str(tool.MODULES)]
    regexes: dict[str, list[str]] = {}
    both = [{name: without_regexes(text, regexes) for name, text in one.items()} for one in (filters, formulas or {})]
    asked = json.dumps({"vault": str(root), "filters": both[0], "formulas": both[1], "regexes": regexes})
    result = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return {name: set(paths) for name, paths in json.loads(result.stdout).items()}


def by_bases(root: Path) -> dict[str, set[str]]:
    found = bases_of(root)
    return picked(root, {type_: in_its_words(found[name]["filters"]) for type_, name in TYPES.items()})


def view(
    root: Path, base: str, name: str, *, this: str = "", where: str = "true", bases: dict[str, Any] | None = None
) -> set[str]:
    """The names of the notes that a view shows, those of them for which ``where`` holds; ``bases`` stand already."""
    found = (bases or bases_of(root))[base]
    (wanted,) = (one for one in found["views"] if one["name"] == name)
    both = {"and": [found["filters"], wanted.get("filters", "true"), where]}
    formulas = {
        key: in_its_words(text, this) for key, text in found.get("formulas", {}).items() if _COUNTED not in text
    }
    rows = picked(root, {"view": in_its_words(both, this)}, formulas)["view"]
    return {Path(path).stem for path in rows}
