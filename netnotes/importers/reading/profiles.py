"""LinkedIn profiles: what names somebody there, whatever the address looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

_PROFILE = re.compile(
    r"\s*(?:https?:)?(?://)?(?:[\w-]{1,63}\.){0,2}linkedin\.com/(?:comm/|mwlite/|m/)?(?:in|pub)/([^/?#\s]+)",
    re.IGNORECASE,
)


def profile_slug(url: str) -> str:
    """What names somebody in a LinkedIn address for ever: ``ada`` of ``https://www.linkedin.com/in/ada/``.

    Empty for an address of any other host, whatever stands in its path.
    """
    match = _PROFILE.match(url)
    slug = " ".join(unquote(match[1]).casefold().split()) if match else ""
    return "" if "/" in slug or "\\" in slug else slug


def profile_ids(urls: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The id of the first profile among addresses, as a person of a file holds it; none where there is none."""
    return tuple(("linkedin_id", slug) for url in urls if (slug := profile_slug(url)))[:1]
