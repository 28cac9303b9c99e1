"""Whether Home offers a review (SPEC 7): in the first two weeks of a quarter, quietly, until it is written."""

from __future__ import annotations

from datetime import date

from netnotes.model.kept_pages import REVIEWS
from netnotes.model.network import Network, NoteHead
from netnotes.rules.contact import facts_of
from netnotes.rules.quarters import Period, quarter_of, quarter_to_review
from netnotes.rules.seasons import pass_seasons, usable_seasons


def offered_review(network: Network, today: date) -> Period | None:
    """The last quarter, where it is over for less than two weeks and has no review yet.

    None in a quiet season, and where there was no contact in that quarter: nothing to look back on.
    """
    period = quarter_to_review(today)
    if period == quarter_of(today):
        return None
    if pass_seasons(today, usable_seasons(network.config.quiet))[0] != today:
        return None
    first, last = period.start.toordinal(), period.end.toordinal()
    everybody = facts_of(network, today).contacts.days.values()
    if not any(days[-1] >= first and any(first <= day <= last for day in days) for days in everybody):
        return None
    return None if written_review(network, period) else period


def written_review(network: Network, period: Period) -> str | None:
    """The path of the period's review, where it was written."""
    wanted = f"{REVIEWS}/{period.name}.md".casefold()
    return next((head.path for head in _in_reviews(network) if head.path.casefold() == wanted), None)


def written_reviews(network: Network) -> tuple[str, ...]:
    """The paths of all reviews, the newest first by name."""
    reviews = _in_reviews(network)
    found = (head.path for head in reviews if head.path.startswith(f"{REVIEWS}/") and head.status == "ok")
    return tuple(sorted(found, reverse=True))


def _in_reviews(network: Network) -> list[NoteHead]:
    """The notes that may be reviews, in any case, and few others: told by one letter, because it is asked of all."""
    either = REVIEWS[0] + REVIEWS[0].upper()
    return [head for head in network.heads if head.path[0] in either]
