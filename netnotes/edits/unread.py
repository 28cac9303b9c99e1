"""Links in notes that netnotes does not read: told, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from netnotes.edits.moving_notes import MovingNotes, Told
from netnotes.model.errors import OperatorError
from netnotes.vault.changing import current
from netnotes.vault.generated import is_marked
from netnotes.vault.links import find_links

_MOST = 2000
_WHY = {
    "unreadable": "the note cannot be read",
    "template": "templates are not changed",
    "ignored": "the note is one of those that are not read",
}


def iter_unread_links(moving: MovingNotes, old: str) -> Iterator[Told]:
    """The links to a note that stand where netnotes changes nothing; generated pages, which `build` mends, aside."""
    config = moving.network.config
    generated = (f"{config.dashboards_folder}/", f"{config.site_folder}/")
    unread = (head for head in moving.network.heads if head.status in _WHY and not head.path.startswith(generated))
    for head in islice(unread, _MOST):
        try:
            data = current(moving.root, head.path) or b""
        except OperatorError:
            continue
        if is_marked(data):
            continue
        for link in find_links(data.decode("utf-8", "replace")):
            found = moving.links.before.resolve(link.target, head.path) if link.target else None
            if found and found.path == old and head.path != old:
                yield Told(path=head.path, line=link.line, why=f"links to it, but {_WHY[head.status]}")
                break
