"""The variables about the review of a quarter (SPEC 7): what went well, then what deserves a second look."""

from __future__ import annotations

from datetime import date

from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.pages.escaping import spoken
from netnotes.pages.links import stem
from netnotes.pages.plain import note_record
from netnotes.pages.rows import Record, Rows
from netnotes.rules.contact import CONFIG_FILE
from netnotes.rules.quarters import quarter_to_review
from netnotes.rules.review import review
from netnotes.rules.review_items import ReviewItem, ReviewSection
from netnotes.rules.review_offer import written_review, written_reviews


def review_variables(network: Network, today: date) -> Record:
    """``review``: the quarter of today; in the first two weeks of a new one the last."""
    period = quarter_to_review(today)
    found = review(network, today, period)
    written = written_review(network, period)
    return {
        "review": {
            "period": period.name,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "well": [_section(section) for section in found.sections if section.good],
            "look": [_section(section) for section in found.sections if not section.good],
            "written": {"name": stem(written), "path": written} if written else None,
            "kept": [{"name": stem(path), "path": path} for path in written_reviews(network)],
        }
    }


def _section(section: ReviewSection) -> Record:
    return {
        "name": section.section,
        "title": section.title,
        "note": section.note,
        "empty": section.empty,
        "everything": section.everything,
        "items": Rows(section.items, review_record),
    }


def review_record(item: ReviewItem) -> Record:
    """One thing of a review."""
    return {
        "about": [{"name": subject.name, "path": subject.path} for subject in item.about],
        "text": spoken(item.text),
        "date": item.date.isoformat() if item.date else None,
        "note": _note(item),
        "command": item.command,
    }


def _note(item: ReviewItem) -> Record | None:
    """Where it stands, for a link: notes only, a line of `netnotes.yaml` is none."""
    if item.source is None or item.source == CONFIG_FILE:
        return None
    return note_record(Place(path=item.source, line=item.line or 1))
