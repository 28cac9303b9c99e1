"""Render every dashboard: the built-in ones, and those a vault brings itself (SPEC 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.model.markers import GENERATED_MARKER
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.pages.context import make_context, make_variables
from netnotes.pages.links import Links, LinkStyle, escape_pipes, fold, links_for
from netnotes.pages.rows import Record
from netnotes.pages.templates import in_order, page_name, read_builtin, template_problem

if TYPE_CHECKING:
    from netnotes.pages.named_queries import QueryPage
    from netnotes.pages.sandbox import AskRecords

_FRONT_MATTER = re.compile(r"---\n(?:[^\n]*\n)*?---(?:\n|\Z)")
_CSS_CLASSES = re.compile(r"[\"']?cssclasses[\"']?\s*:", re.IGNORECASE)
_LIKE_A_BOX = re.compile(r"(\s*(?:[-*+]|\d+[.)]) +\[)(.)(?=\]\()")
_BLANK_LINES = re.compile(r"\n{3,}")


@recordclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Pages by their path in the vault, in the order in which they are to be written, and what went wrong."""

    pages: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """Built-in and vault templates by file name; ``problems`` are those of the vault's that cannot be used."""

    builtin: Mapping[str, str]
    vault: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    @property
    def pages(self) -> dict[str, str]:
        """The pages in the order in which they are written, each with its template."""
        names = {name: template for template in (*self.builtin, *self.vault) if (name := page_name(template))}
        return {name: names[name] for name in in_order(names)}


def choose_templates(vault: Mapping[str, str]) -> Templates:
    """The built-in templates and those of a vault (file name → text) that can make a page or a part of one."""
    builtin, problems = read_builtin(), []
    taken = {fold(name): name for name in builtin}
    usable: dict[str, str] = {}
    for name, text in sorted(vault.items()):
        if not name.startswith("_") and page_name(name) is None:
            problems.append(template_problem(name, "a page's name may hold letters, digits, spaces, - and _ only"))
        elif taken.setdefault(fold(name), name) != name:
            problems.append(template_problem(name, f"its name differs from {taken[fold(name)]} by case only"))
        else:
            usable[name] = text
    return Templates(builtin=builtin, vault=usable, problems=tuple(problems))


@recordclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What pages are made of, beside the network: ``notes`` are the paths of all notes that a link may mean.

    ``compiled`` is a private folder in which built-in templates may be kept compiled. ``queries`` are pages of the
    vault's queries, answered; ``ask`` answers `query()` in its templates. ``css_class`` goes into the front matter.
    """

    templates: Templates
    style: LinkStyle = "markdown"
    folder: str = "dashboards"
    notes: tuple[str, ...] = ()
    compiled: Path | None = None
    queries: tuple[QueryPage, ...] = ()
    ask: AskRecords | None = None
    css_class: str = ""

    @property
    def front(self) -> int:
        """The lines of front matter that each page gets."""
        return len(_with_class("", self.css_class).splitlines()) if self.css_class else 0

    def path(self, page: str) -> str:
        """Where the page of that name stands in the vault."""
        return f"{self.folder}/{page}.md"

    def names(self, made: Iterable[str]) -> list[str]:
        """The names of all pages, when these are made from templates."""
        return [*(page.name for page in self.queries), *made]


def render_pages(network: Network, today: date, how: Rendering, problems: Iterable[Problem]) -> Rendered:
    """Every dashboard of a network on one day; ``problems`` are those to show, and come back with new ones.

    The vault's own templates run first, in a process apart and only where there are any, so that the Problems
    page can say what is wrong with them.
    """
    templates, known = how.templates, [*problems, *how.templates.problems]
    made = dict(templates.pages)
    own = [template for template in made.values() if template in templates.vault]
    texts: dict[str, str] = {}
    if own:
        names = how.names(made)
        links = links_for(how.style, how.folder, how.notes, names)
        context = make_context(network, today, map(how.path, names), known, how.front)
        from netnotes.pages.sandbox import render_in_sandbox

        texts, failed = render_in_sandbox(own, templates.vault, templates.builtin, links, context, how.ask)
        known += failed
        made = {page: name for page, name in made.items() if name in texts or name in templates.builtin}
    names = how.names(made)
    links = links_for(how.style, how.folder, how.notes, names)
    variables = make_variables(network, today, map(how.path, names), known, how.front)
    rest = [name for name in made.values() if name not in texts]
    texts |= _render_builtin(rest, templates.builtin, links, variables, how.compiled)
    pages = _render_queries(how, links)
    pages |= {how.path(page): finish(texts[name], how.css_class) for page, name in made.items()}
    return Rendered(pages=pages, problems=tuple(sorted(known)))


def _render_queries(how: Rendering, links: Links) -> dict[str, str]:
    if not how.queries:
        return {}
    from netnotes.pages.query_pages import render_query_page

    notes = set(how.notes)
    return {how.path(page.name): finish(render_query_page(page, links, notes), how.css_class) for page in how.queries}


def _render_builtin(
    names: Iterable[str], builtin: Mapping[str, str], links: Links, variables: Record, compiled: Path | None
) -> dict[str, str]:
    from netnotes.pages.compiled import CompiledTemplates  # these two import jinja2
    from netnotes.pages.environment import make_environment

    environment = make_environment(links, builtin, cache=CompiledTemplates(compiled) if compiled else None)
    return {name: environment.get_template(name).render(variables) for name in names}


def finish(text: str, css_class: str = "") -> str:
    """A page as it is written: marked as generated, LF, no trailing spaces, one final newline, no runs of blanks.

    With ``css_class`` its front matter has `cssclasses`, by which a CSS snippet of Obsidian finds it; a page of the
    vault's own template that has some already keeps them.
    """
    body = tidy(text)
    front = _FRONT_MATTER.match(body)
    head = front[0] if front else ""
    rest = body[len(head) :].strip("\n")
    if css_class:
        head = _with_class(head, css_class)
    return _BLANK_LINES.sub("\n\n", f"{head}{GENERATED_MARKER}\n{rest}").rstrip("\n") + "\n"


def _with_class(head: str, css_class: str) -> str:
    """The front matter with the class, at its end."""
    lines = head.splitlines() or ["---", "---"]
    if not any(_CSS_CLASSES.match(line) for line in lines):
        lines[-1:-1] = ["cssclasses:", f"  - {css_class}"]
    return "\n".join(lines) + "\n"


def tidy(text: str) -> str:
    """What a template printed, as it is written: LF, no trailing spaces, one final newline, no runs of blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(map(_line, lines)).strip("\n")) + "\n"


def _line(line: str) -> str:
    """A line without trailing spaces; pipes of wikilinks escaped in tables, and no link of one letter like a box."""
    if line.lstrip(" >").startswith("|"):
        line = escape_pipes(line)
    elif box := _LIKE_A_BOX.match(line):
        line = f"{box[1]}&#{ord(box[2])};{line[box.end() :]}"
    return line.rstrip()
