"""The folders of plans and reviews: written once by netnotes, the user's own from then on (SPEC 7).

They stand at the vault's top. Their notes are read like any others and are sources of nothing: a box there is neither
a follow-up nor, ticked, a touchpoint (SPEC 3.5).
"""

from __future__ import annotations

PLANS = "plans"
REVIEWS = "reviews"
KEPT_FOLDERS = (f"{PLANS}/", f"{REVIEWS}/")
"""As the paths of their notes begin."""


def is_kept_page(path: str) -> bool:
    """Whether the note at this path of the vault is a plan or a review."""
    return path.startswith(KEPT_FOLDERS)
