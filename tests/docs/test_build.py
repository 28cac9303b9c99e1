"""The documentation is built strictly, without a network, and asks nothing of the web when it is read."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.markdown_links import DOCS, ROOT

ALONE = """
import sys
def refuse(event, args):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        raise RuntimeError(f"the documentation asked the network: {args[1:]}")
sys.addaudithook(refuse)
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""
LOADS = {"script", "link", "img", "iframe", "source", "video", "audio", "embed", "object", "track", "input"}


class Page(HTMLParser):
    """What a page loads, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        found = [values[name] or "" for name in ("src", "href", "data", "srcset", "poster") if name in values]
        (self.loads if tag in LOADS else self.leads).extend(found)


def build(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build a folder of sources as `make docs` does."""
    command = [sys.executable, "-c", ALONE, "-b", "html", "-W", "-n", "--keep-going", "-q", "-E"]
    command += ["-d", str(out.with_name("trees")), str(source), str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def empty(top: Path) -> Path:
    """A folder of sources without pages."""
    shutil.copytree(DOCS / "_static", top / "docs" / "_static")
    shutil.copy(DOCS / "conf.py", top / "docs")
    return top / "docs"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "html"
    result = build(DOCS, out)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")
    return out


def test_make_builds_it_the_same_way() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "-m sphinx -b html -W -n --keep-going -q -d build/doctrees docs build/docs\n" in makefile


def test_every_page_can_be_reached_from_the_first(built: Path) -> None:
    seen, waiting = set(), [built / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".html":
            continue
        seen.add(page)
        for target in Page(page.read_text("utf-8")).leads:
            parts = urlsplit(target)
            if not parts.scheme and not parts.netloc and parts.path:
                file = (page.parent / unquote(parts.path)).resolve()
                assert file.exists(), f"{page.name}: {target}"
                waiting.append(file)
    assert {page.stem for page in DOCS.glob("*.md")} <= {page.stem for page in seen}


def test_nothing_is_loaded_from_the_web(built: Path) -> None:
    pages = sorted(built.glob("*.html"))
    assert len(pages) > 40
    loads = {page.name: Page(page.read_text("utf-8")).loads for page in pages}
    assert all(loads.values()), "each page loads its style"
    outside = {name: [target for target in found if urlsplit(target).netloc] for name, found in loads.items()}
    assert {name: found for name, found in outside.items() if found} == {}
    styles = "".join(path.read_text("utf-8") for path in built.rglob("*.css"))
    styles += "".join("".join(re.findall(r"<style.*?</style>", page.read_text("utf-8"), re.DOTALL)) for page in pages)
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import", styles) == []


def test_the_sections_of_the_index_are_the_contents(built: Path) -> None:
    index = (built / "index.html").read_text("utf-8")
    sections = re.findall(r"^## (.+)$", (DOCS / "index.md").read_text("utf-8"), re.MULTILINE)
    assert sections == ["Tutorial", "How-to", "Reference", "Explanation"]
    captions = re.findall(r'class="caption-text">([^<]+)', index)
    assert captions[: len(sections)] == sections


def test_the_list_of_changes_is_a_page(built: Path) -> None:
    page = (built / "changes.html").read_text("utf-8")
    newest = next(line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## "))
    assert f">{newest.removeprefix('## ')}<" in page
    assert "index.html" in Page(page).leads
    assert 'href="changes.html"' in (built / "index.html").read_text("utf-8")
    assert not list(built.glob("_downloads/*/CHANGELOG.md"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[x](gone.md)", "gone"),
        ("[x](index.md#gone)", "gone"),
        ("[x](../gone.md)", "gone"),
        ("```{toctree}\ngone\n```", "gone"),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path, text: str, told: str) -> None:
    source = empty(tmp_path)
    (source / "index.md").write_text("# Index\n\n## Pages\n\n[one](one.md)\n", "utf-8")
    (source / "one.md").write_text(f"# One\n\n{text}\n", "utf-8")
    result = build(source, tmp_path / "html")
    assert result.returncode == 1
    assert told in result.stderr


def test_the_index_needs_no_directive_and_files_beside_the_docs_are_copied(tmp_path: Path) -> None:
    source = empty(tmp_path)
    (tmp_path / "README.md").write_text("# Read me\n", "utf-8")
    (source / "index.md").write_text("# Index\n\n## Pages\n\n[one](one.md)\n", "utf-8")
    (source / "one.md").write_text("# One\n\n[readme](../README.md#read-me) `[x](../README.md)`\n", "utf-8")
    (source / "two.md").write_text("# Two\n", "utf-8")
    result = build(source, tmp_path / "html")
    assert (result.returncode, result.stderr) == (0, "")
    index = (tmp_path / "html" / "index.html").read_text("utf-8")
    assert re.findall(r'class="caption-text">([^<]+)', index) == ["Pages", "More"]
    [copy] = (tmp_path / "html" / "_downloads").rglob("README.md")
    assert copy.read_text("utf-8") == "# Read me\n"
