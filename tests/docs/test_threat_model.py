"""docs/threat-model.md names tests that are there, and every part of it says what is left."""

from __future__ import annotations

import re

from tests.docs.markdown_links import DOCS, ROOT

PAGE = (DOCS / "threat-model.md").read_text(encoding="utf-8")


def test_every_test_that_it_names_is_there() -> None:
    named = set(re.findall(r"`([\w/.]*test_\w+\.py)`", PAGE))
    assert len(named) > 40
    assert [path for path in sorted(named) if not path.startswith("tests/") or not (ROOT / path).is_file()] == []


def test_every_row_names_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line]
    assert [row for row in rows if not re.search(r"\| (`tests/[\w/]+\.py`(, )?)+ \|$", row)] == [
        "| they try | netnotes | tested in |"
    ] * PAGE.count("| they try |")


def test_every_threat_says_what_is_left() -> None:
    sections = [part for part in PAGE.split("\n## ")[1:] if "| they try |" in part]
    assert len(sections) == 9
    assert [part.splitlines()[0] for part in sections if "\n**Left.** " not in part] == []


def test_the_promise_leads_here() -> None:
    assert "(threat-model.md)" in (DOCS / "safety.md").read_text(encoding="utf-8")
