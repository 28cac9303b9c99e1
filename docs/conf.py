"""How Sphinx makes pages of this folder: ``make docs``.

The sources are plain Markdown that reads well on a git web page, so they hold no directives: what is on the index
in which order is read off the links of index.md.
"""

from __future__ import annotations

import re
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from netnotes import __version__

HERE = Path(__file__).parent
CHANGELOG = HERE.parent / "CHANGELOG.md"
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
OUTSIDE_LINK = re.compile(r"\]\((\.\./[^)#\s]+)(?:#[^)\s]*)?\)")
NO_LEXER = ("csv", "ics", "vcard", "crontab", "gitattributes", "gitignore", "mbox")  # what Pygments has no colours for
PAGE_LINK = re.compile(r"\]\((?!\.\./|\w+:)([\w./-]+)\.md\)")

project = "netnotes"
author = "the netnotes contributors"
project_copyright = f"{author}, MIT licence"
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["man/*.md"]  # the man pages are made for `man`
root_doc = "index"
nitpicky = True
myst_heading_anchors = 4  # `page.md#a-heading` is checked

html_theme = "furo"
html_title = "netnotes"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None  # the same sources give the same pages


def contents(text: str, pages: list[str]) -> str:
    """The hidden tables of contents for index.md: one for each of its sections, of the pages that it links.

    Pages that it does not link yet come last, so that none is out of reach; a test asks for the link.
    """
    _, *parts = HEADING.split(text)
    tables: list[tuple[str, list[str]]] = []
    seen: set[str] = set()
    for title, part in zip(parts[::2], parts[1::2], strict=True):
        found = [page for page in dict.fromkeys(PAGE_LINK.findall(part)) if page not in seen]
        seen.update(found)
        tables.append((title, found))
    tables.append(("More", [page for page in pages if page not in seen and page != root_doc]))
    return "".join(
        "\n".join(["", "```{toctree}", ":hidden:", f":caption: {title}", "", *found, "```", ""])
        for title, found in tables
        if found
    )


def outside(text: str, folder: Path) -> str:
    """The text, in which a link to a file beside this folder (`../README.md`) leads to a copy of the file."""

    def copied(link: re.Match[str]) -> str:
        return f"](path:{link[1]})" if (folder / link[1]).is_file() else link[0]

    return OUTSIDE_LINK.sub(copied, text)


def changes(text: str) -> str:
    """The list of changes as a page of this folder: it stands beside it, and calls its pages `docs/x.md`."""
    _, _, rest = text.partition("\n")
    return f"# Changes\n{rest.replace('](docs/', '](')}"


def _change(app: Sphinx, name: str, source: list[str]) -> None:
    if name == "changes":
        app.env.note_dependency(str(CHANGELOG))
        source[0] = changes(CHANGELOG.read_text(encoding="utf-8"))
    source[0] = outside(source[0], (HERE / name).parent)
    if name == root_doc:
        source[0] += contents(source[0], sorted(app.env.found_docs))


def setup(app: Sphinx) -> None:
    """Change the sources as they are read; files on the disk stay as they are."""
    app.connect("source-read", _change)
    for alias in NO_LEXER:
        app.add_lexer(alias, TextLexer)
