"""The variables of one organization's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from netnotes.model.meetings import Meeting
from netnotes.model.places import Place
from netnotes.pages.context import person_record
from netnotes.pages.network_context import organization_record
from netnotes.pages.plain import day_text, note_record
from netnotes.pages.rows import Record
from netnotes.rules.communities import CommunityRow
from netnotes.rules.contact import Facts, asked_once
from netnotes.rules.people import person_row

MOST = 200


def organization_variables(row: CommunityRow, facts: Facts, names: Mapping[str, str]) -> Record:
    """Everything that the page of one organization shows, but for the text of the note."""
    meetings = _meetings(facts).get(row.path, ())
    people = [person_record(person_row(about)) for about in row.about[:MOST]]
    return {
        "organization": {
            **{key: value for key, value in organization_record(row).items() if key != "people"},
            "url": row.organization.url,
            "place": {"path": row.path, "line": 1},
        },
        "people": people,
        "more_people": len(row.about) - len(people),
        "meetings": [_meeting(one, facts.today, names) for one in meetings[:MOST]],
        "more_meetings": max(len(meetings) - MOST, 0),
    }


def _meeting(meeting: Meeting, today: date, names: Mapping[str, str]) -> Record:
    return {
        "date": day_text(meeting.date),
        "kind": meeting.kind,
        "planned": meeting.date is not None and meeting.date > today,
        "people": [{"name": names.get(ref.target or "", ref.shown), "path": ref.target} for ref in meeting.people],
        "note": note_record(Place(path=meeting.path)),
    }


@asked_once
def _meetings(facts: Facts) -> Mapping[str, Sequence[Meeting]]:
    """Path of an organization → the meetings that name it and took place or will, the newest first."""
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in facts.network.meetings:
        if meeting.date is not None and meeting.happens:
            for ref in meeting.organization:
                if ref.target is not None:
                    found[ref.target].append(meeting)
    for meetings in found.values():
        meetings.sort(key=lambda meeting: (meeting.date or date.min, meeting.path), reverse=True)
    return found
