"""Every page of the site: what it shows, and by what it is known whether that changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from jinja2.environment import Environment

from netnotes.pages.rows import Record
from netnotes.pages.site.addresses import Addresses
from netnotes.pages.site.environment import PREFIX

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
STATUS_WORDS = {
    "overdue": "overdue",
    "due": "due",
    "soon": "soon",
    "never": "not met yet",
    "ok": "in touch",
    "scheduled": "planned",
    "snoozed": "snoozed",
    "untracked": "no cadence",
    "to_meet": "to meet",
    "paused": "paused",
}

_PATH = re.compile(r'"path":("(?:[^"\\]|\\.)*")')

Later = tuple[str, Callable[[], Any]]
"""A variable made when a page is written: a key that tells whether it changed, and what makes it."""

ALONE = {"graph.html.j2": ("graph",), "people.html.j2": ("index", "filters")}
"""Templates of large pages, with all that they need."""


class Document(NamedTuple):
    """A file of the site: its path below the site's folder, and how its bytes are made.

    ``digest`` is a mark of all that decides them; where it is empty they are made to see whether they changed.
    """

    path: str
    digest: str
    make: Callable[[], bytes]


class Printer:
    """Makes documents of templates and variables.

    ``addresses`` are those that the environment links by, ``basis`` a mark of what else all pages depend on,
    ``menu`` their names and files.
    """

    def __init__(self, environment: Environment, addresses: Addresses, basis: str, menu: Mapping[str, str]) -> None:
        self._environment, self._addresses, self._basis = environment, addresses, basis
        self._aims: dict[str, str] = {}
        self._menu = [{"name": name, "page": f"{page}.html"} for name, page in menu.items()]

    def dashboard(self, path: str, template: str, title: str, variables: Record) -> Document:
        """A page at the top of the site. Most are always made, because finding out whether they changed takes as long.

        Those of `ALONE` are told apart by the only variables that they get.
        """
        frame, names = _frame(path, title, title), ALONE.get(template)
        known = {name: variables[name] for name in names} if names else variables
        digest = self._digest(template, known) if names else ""
        return Document(path, digest, lambda: self._print(template, {**known, **frame}))

    def page(
        self, path: str, template: str, title: str, variables: Record, later: Mapping[str, Later], menu: str
    ) -> Document:
        """A page, which stands below ``menu`` in the menu; ``later`` are variables made when it is written."""
        frame = _frame(path, title, menu)
        keys = {name: key for name, (key, _) in later.items()}
        digest = self._digest(template, {**variables, "title": title}, keys)

        def make() -> bytes:
            made = {name: function() for name, (_, function) in later.items()}
            return self._print(template, {**variables, **frame, **made})

        return Document(path, digest, make)

    def _digest(self, *parts: Any) -> str:
        """A mark of these parts, and of where the notes named in them have their pages."""
        text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=list)
        aims = self._aims
        for path in (named := sorted(set(_PATH.findall(text)))):
            if path not in aims:
                aims[path] = str(self._addresses.of(json.loads(path)))
        pages = "\n".join([aims[path] for path in named])
        return hashlib.sha256(f"{self._basis}\n{text}\n{pages}".encode()).hexdigest()

    def _print(self, template: str, variables: Record) -> bytes:
        found = self._environment.get_template(PREFIX + template)
        text = found.render({**variables, "status_words": STATUS_WORDS, "menu_pages": self._menu})
        return _tidy(text).encode("utf-8", "replace")


def _frame(path: str, title: str, menu: str) -> Record:
    """What the layout needs: ``up`` leads to the site's folder."""
    return {"title": title, "up": "../" * path.count("/"), "current": menu, "csp": CSP}


def asset(path: str, data: bytes) -> Document:
    """A file that is not made of a template."""
    return Document(path, hashlib.sha256(data).hexdigest(), lambda: data)


def _tidy(text: str) -> str:
    """A page without empty lines and indentation that the template left."""
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip()) + "\n"
