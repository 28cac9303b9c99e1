"""What each property means, in a few words: shown beside completions and where the mouse rests (SPEC 2.2)."""

from __future__ import annotations

from collections.abc import Mapping

from netnotes.model.notes import NoteType

_PERSON = {
    "name": "the full name, where it is not the file's name",
    "aliases": "other names",
    "email": "one address or several",
    "phone": "one number or several",
    "url": "pages about them",
    "organization": "where they work: a link or a name",
    "department": "their part of the organization",
    "role": "what they do there",
    "category": "the kind of tie: colleague, mentor, weak-tie, …",
    "tier": "how close; gives the cadence where the note has none",
    "cadence": "how often to be in touch: monthly, every 6 weeks, 45 days, never",
    "last_contact": "a contact that no meeting and no log line tells of",
    "next_contact": "a day on which to be in touch, once",
    "snooze": "not due before this day",
    "status": "active, to-meet, paused, archived or deceased",
    "added": "when they came into the vault",
    "met": "how we met",
    "introduced_by": "who introduced us",
    "knows": "whom they know",
    "household": "people with whom one contact counts for both",
    "different_from": "people who look like this one and are not",
    "birthday": "a date; the year may be missing: --03-02",
    "dates": "other days to remember",
    "helps_with": "my goals that they can help with",
    "their_goals": "what they are after",
    "offers": "topics they can provide",
    "needs": "topics they look for",
    "i_offer": "what I could do for them",
    "interests": "common ground",
    "knows_about_me": "what they know of my work",
    "prefers": "how they like to be reached",
    "timezone": "where their clock is",
    "location": "where they live or work",
    "lifeline": "true: somebody to call when it matters",
    "trust": "1 to 5, my own reading; never leaves the vault",
    "account": "off: no account of favours is kept",
    "opening_balance": "the balance before the first favour that is written down",
    "private": "true: stays out of the site, of exports and drafts",
}
_MEETING = {
    "date": "the day; else the date in the file's name",
    "people": "who was there",
    "kind": "coffee, call, lunch, event, intro, …",
    "status": "cancelled, declined, no-show, postponed or tentative: it does not count",
    "goals": "the goals it served",
    "organization": "whose meeting it was",
    "location": "where it was",
    "stage": "of an introduction: considered, asked, made, done",
    "gave": "a favour I did",
    "got": "a favour I was done",
    "private": _PERSON["private"],
}
_GOAL = {
    "status": "active, met, paused or dropped",
    "due": "the day by which it is to be met",
    "horizon": "this quarter, this year, five years, …",
    "why": "why it matters",
    "success": "how I will know that it is met",
    "parent": "the goal that it serves",
    "people": "who is part of it",
    "organizations": "which organizations are part of it",
    "needs": "what it needs: topics, or {what, count, people, category}",
    "progress": "0 to 100",
    "met_on": "the day it was met",
    "private": _PERSON["private"],
}
_ORGANIZATION = {
    "name": _PERSON["name"],
    "aliases": "other names",
    "url": "its page",
    "people": "who belongs to it, beside those whose notes say so",
    "my_role": "member, volunteer or organizer",
    "cadence": "how often to take part",
    "next_event": "the next day to be there",
    "status": "whether I am still part of it",
    "private": _PERSON["private"],
}
_ME = {
    "name": "my name",
    "aliases": "other names of mine",
    "email": "my addresses",
    "organization": "where I work",
    "department": "my part of it",
    "role": "what I do there",
    "offers": "what I can give",
    "needs": "what I look for",
    "partner": "who keeps me honest",
    "role_since": "the day a new position began",
}
MEANINGS: Mapping[NoteType, Mapping[str, str]] = {
    "person": _PERSON,
    "meeting": _MEETING,
    "goal": _GOAL,
    "organization": _ORGANIZATION,
    "me": _ME,
}
EVERYWHERE = {"type": "what the note is: person, meeting, goal, organization or me", "tags": "tags, without the #"}
INNER: Mapping[str, Mapping[str, str]] = {
    "needs": {
        "what": "the topic",
        "count": "how many people",
        "people": "who it could be",
        "category": "the kind of tie they should be",
    },
    "gave": {"what": "the favour", "size": "1 to 5", "to": "for whom it counts"},
    "got": {"what": "the favour", "size": "1 to 5", "from": "for whom it counts", "thanked": "true, or the day"},
}


def meaning_of(type_: NoteType | None, field: str) -> str:
    """What a property of a note of this type means; empty for one that is the owner's own."""
    return EVERYWHERE.get(field, "") or (MEANINGS[type_].get(field, "") if type_ else "")
