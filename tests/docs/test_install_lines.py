"""Every `pip install` on the pages, and in what commands say, works without an index: netnotes is on none."""

from __future__ import annotations

import re
import tomllib

from tests.docs.markdown_links import DOCS, ROOT

PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
SOURCES = sorted((ROOT / "netnotes").rglob("*.py"))
_WHAT = re.compile(r"pip install\s+((?:-\S+\s+)*)('[^']+'|\"[^\"]+\"|[^\s`)]+)")
_CLONE = re.compile(r"\.(?:\[(\w+)\])?")
ASKED = "${NETNOTES:?put in the address of the repository of netnotes}"
OTHERS = {"beancount"}
"""Packages of others, which are on an index."""


def installed(text: str) -> list[str]:
    """What each `pip install` of a text installs."""
    return [what.strip("'\"") for _, what in _WHAT.findall(text)]


def test_every_line_installs_from_a_clone_or_an_address_that_is_asked_for() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    found = [(page.name, what) for page in PAGES for what in installed(page.read_text(encoding="utf-8"))]
    assert {"README.md", "ci.md", "editors.md", "assistant.md"} <= {page for page, _ in found}
    for page, what in found:
        from_clone = _CLONE.fullmatch(what)
        assert from_clone or what == ASKED or what in OTHERS, (page, what)
        assert from_clone is None or from_clone[1] is None or from_clone[1] in extras, (page, what)


def test_no_command_says_that_an_index_has_it() -> None:
    assert [path.name for path in SOURCES if "pip install" in path.read_text(encoding="utf-8")] == []
