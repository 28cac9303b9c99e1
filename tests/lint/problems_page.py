"""Writes the codes of docs/problems.md from what they mean: ``python -m tests.lint.problems_page``."""

from __future__ import annotations

import textwrap
from pathlib import Path

from netnotes.model.problem_codes import Meaning, all_sections

PAGE = Path(__file__).resolve().parents[2] / "docs" / "problems.md"
FIRST = f"\n## {all_sections()[0].title}\n"


def render_codes() -> str:
    """Every section, from the first heading on."""
    parts = []
    for section in all_sections():
        entries = "\n".join(map(_entry, section.meanings))
        parts.append(f"\n## {section.title}\n\n{entries}\n")
    return "".join(parts)


def render_page() -> str:
    """The page: what stands above the first section stays as it is."""
    return PAGE.read_text(encoding="utf-8").split(FIRST, 1)[0] + render_codes()


def _entry(meaning: Meaning) -> str:
    codes = ", ".join(f"`{code}`" for code in meaning.codes)
    severity = f"{meaning.severity}; {meaning.but}" if meaning.but else meaning.severity
    text = f"{codes} ({severity}): {meaning.what} {meaning.why} {meaning.mend} Example: {meaning.example}"
    return textwrap.fill(
        text, 120, initial_indent="* ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


if __name__ == "__main__":
    PAGE.write_text(render_page(), encoding="utf-8")
