"""Small pieces of plain data that many records of pages have."""

from __future__ import annotations

from datetime import date

from netnotes.model.places import Place
from netnotes.pages.links import stem
from netnotes.pages.rows import Record


def day_text(day: date | None) -> str | None:
    """A date as ISO text."""
    return day.isoformat() if day else None


def note_record(place: Place | None) -> Record | None:
    """The note of a place, for a link."""
    return {"name": stem(place.path), "path": place.path} if place else None
