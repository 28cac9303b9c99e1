"""Plans, reviews and what an import could not decide: written once by netnotes, the user's own from then on (SPEC 7).

They stand in folders of their own at the vault's top. They are read like any other notes and are sources of nothing:
a box there is neither a follow-up nor, ticked, a touchpoint (SPEC 3.5).
"""

from __future__ import annotations

PLANS = "plans"
REVIEWS = "reviews"
IMPORT_REVIEW = "imports/Review.md"
KEPT_PAGES = (f"{PLANS}/", f"{REVIEWS}/", IMPORT_REVIEW)
"""As their paths begin."""


def is_kept_page(path: str) -> bool:
    """Whether the note at this path of the vault is one of them."""
    return path.startswith(KEPT_PAGES)
