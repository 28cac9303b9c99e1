"""Every page of the site: what it shows, and by what it is known whether that changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2.environment import Environment

from netnotes.pages.rows import Record
from netnotes.pages.site.addresses import DASHBOARDS
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
MENU = tuple({"name": name, "page": f"{page}.html"} for name, page in DASHBOARDS.items())


class Document(NamedTuple):
    """A file of the site: its path below the site's folder, the digest of all that decides its bytes, and these."""

    path: str
    digest: str
    make: Callable[[], bytes]


class Printer:
    """Makes documents of templates and variables. ``basis`` is the digest of what all pages depend on."""

    def __init__(self, environment: Environment, basis: str) -> None:
        self._environment, self._basis = environment, basis

    def page(
        self, path: str, template: str, title: str, variables: Record, later: Mapping[str, Any], menu: str
    ) -> Document:
        """A page, which stands below ``menu`` in the menu.

        ``later`` are variables made when it is written: pairs of a key, which tells whether they changed, and a function.
        """
        up = "../" * path.count("/")
        frame = {"title": title, "up": up, "current": menu, "csp": CSP, "menu_pages": MENU}
        known = {**frame, **variables, "status_words": STATUS_WORDS}
        keys = {name: key for name, (key, _) in later.items()}
        digest = _digest(self._basis, template, {"title": title, "up": up, **variables}, keys)

        def make() -> bytes:
            made = {name: function() for name, (_, function) in later.items()}
            text = self._environment.get_template(PREFIX + template).render({**known, **made})
            return _tidy(text).encode("utf-8", "replace")

        return Document(path, digest, make)


def asset(path: str, data: bytes) -> Document:
    """A file that is not made of a template."""
    return Document(path, hashlib.sha256(data).hexdigest(), lambda: data)


def _digest(*parts: Any) -> str:
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=list)
    return hashlib.sha256(text.encode()).hexdigest()


def _tidy(text: str) -> str:
    """A page without empty lines and indentation that the template left."""
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip()) + "\n"
